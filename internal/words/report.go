package words

// Report is what a report says apart from what the screens say too.
type Report struct {
	Title       Text
	Person      Text
	PersonNone  Text
	Country     Text
	CountryNone Text
	Guessed     Text `put:"country"`
	Day         Text
	Basis       Text

	Glance     Text
	Account    Text
	Request    Text
	Due        Text
	Standing   Text
	Idle       Text
	NoAccounts Text

	Platform      Text `put:"platform owner"`
	PlatformWord  Text
	Label         Text
	Address       Text `put:"name address"`
	Company       Text
	Mail          Text
	Way           Text
	Law           Text
	Known         Text
	TimeToAnswer  Text
	TimeNone      Text
	TimeOpen      Text `put:"date"`
	TimePassed    Text `put:"date"`
	TimeMet       Text `put:"date on"`
	TimeLate      Text `put:"date on"`
	TimeExtended  Text `put:"text"`
	Remark        Text
	Moved         Text `put:"country"`
	OwnEntry      Text
	Linked        Text
	Sent          Text
	SentAs        Text `put:"what date"`
	SentNoText    Text `put:"date"`
	NothingSent   Text
	SentThere     Text `put:"account"`
	Steps         Text
	Proofs        Text
	ProofLine     Text `put:"name size"`
	ProofHash     Text `put:"sha256"`
	ProofFile     Text `put:"file"`
	NoProofs      Text
	Notes         Text
	Sources       Text
	SourceAddress Text `put:"name address"`
	End           Text `put:"date"`
}
