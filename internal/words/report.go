package words

// Report is what a report says apart from what the screens say too.
type Report struct {
	Title       Text
	Person      Text
	PersonNone  Text
	Country     Text
	CountryNone Text
	Guessed     Text // {country}
	Day         Text
	Basis       Text

	Glance     Text
	Account    Text
	Request    Text
	Due        Text
	Standing   Text
	Idle       Text
	NoAccounts Text

	Platform      Text // {platform} {owner}
	PlatformWord  Text
	Label         Text
	Address       Text // {name} {address}
	Company       Text
	Mail          Text
	Way           Text
	Law           Text
	Known         Text
	TimeToAnswer  Text
	TimeNone      Text
	TimeOpen      Text // {date}
	TimePassed    Text // {date}
	TimeMet       Text // {date} {on}
	TimeLate      Text // {date} {on}
	TimeExtended  Text // {text}
	Remark        Text
	Moved         Text // {country}
	OwnEntry      Text
	Linked        Text
	Sent          Text
	SentAs        Text // {what} {date}
	SentNoText    Text // {date}
	NothingSent   Text
	SentThere     Text // {account}
	Steps         Text
	Proofs        Text
	ProofLine     Text // {name} {size}
	ProofHash     Text // {sha256}
	ProofFile     Text // {file}
	NoProofs      Text
	Notes         Text
	Sources       Text
	SourceAddress Text // {name} {address}
	End           Text
}
