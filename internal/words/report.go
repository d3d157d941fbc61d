package words

// Report is what a report says apart from what the screens say too.
type Report struct {
	Title, Person, PersonNone, Country Text
	CountryNone                        Text
	Guessed                            Text `put:"country"`
	Day, Basis                         Text

	Glance, Account, Request, Due, Standing, Idle Text
	NoAccounts                                    Text

	Platform                                     Text `put:"platform owner"`
	PlatformWord, Label                          Text
	Address                                      Text `put:"name address"`
	Company, Mail, Way, Law, Known, TimeToAnswer Text
	TimeNone                                     Text
	TimeOpen, TimePassed                         Text `put:"date"`
	TimeMet, TimeLate                            Text `put:"date on"`
	TimeExtended                                 Text `put:"text"`
	Remark                                       Text
	Moved                                        Text `put:"country"`
	OwnEntry, Linked, Sent                       Text
	SentAs                                       Text `put:"what date"`
	SentNoText                                   Text `put:"date"`
	NothingSent                                  Text
	SentThere                                    Text `put:"account"`
	Steps, Proofs                                Text
	ProofLine                                    Text `put:"name size"`
	ProofHash                                    Text `put:"sha256"`
	ProofFile                                    Text `put:"file"`
	NoProofs, Notes, Sources                     Text
	SourceAddress                                Text `put:"name address"`
	End                                          Text `put:"date"`
}
