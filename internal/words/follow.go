package words

// Follow is what is said about a request after it went out.
type Follow struct {
	Outcomes     map[string]Text `keys:"sent done refused extended reminded replied complained"` // what happened, by outcome
	ExtendedLate Text            // in place of the outcome
	HappenedSaid Text            `put:"what"` // by the person's word
	LateDo       Text            // after it was recorded

	// Why something cannot have happened as it was said, by plan.Doubt.
	SentFirst Text `put:"account"`

	NothingDue Text
	DueLine    Text `put:"account what"`

	UnknownKind     Text `put:"text"`
	UnknownLanguage Text `put:"text"`
	NoParts         Text
	NoComplaint     Text            `put:"account"`
	MovedLetter     Text            `put:"account"`
	CoveredLetter   Text            `put:"account other"`
	CoveredDo       Text            `put:"other"`
	Complained      Text            `put:"account date"`
	ComplainedDo    Text            `put:"account"`
	NoLetter        Text            `put:"account"`
	NotNow          Text            `put:"account kind status"`
	NotSentYet      Text            `put:"account"`
	Lacks           Text            `put:"names"`
	LetterLacks     map[string]Text `keys:"objection_date deadline_date refusal_date authority timeline name email grounds refusal_reason part"`
	LacksDo         Text            `put:"flags"`
	WrittenTo       Text            `put:"path"`
	ThereAlready    Text            `put:"path"`
	ThereDo         Text
	OwnPlace        Text `put:"path"`
	OwnPlaceDo      Text
	MailOpened      Text `put:"to"`
	MailSubject     Text `put:"to"`
	NoMailAddress   Text `put:"controller"`
	Attachments     Text
	SendTo          Text `put:"value"`
	SendToForeign   Text `put:"value english"`
	SendPost        Text `put:"value"`
	SendForm        Text `put:"value"`
	SendMail        Text `put:"value"`
	SendLanguages   Text `put:"value"`
	SendFirst       Text `put:"value"`
	SendNote        Text `put:"value"`
	SendSource      Text `put:"value date"`
	SendParts       Text `put:"parts"`
	ReadIt          Text

	AttachedTo   Text `put:"name account"`
	AttachedThen Text `put:"name account"`
	CannotReadDo Text
	NotAttached  Text
	NotDays      Text `put:"text"`
	NoProofs     Text `put:"account"`
	AttachDo     Text `put:"account"`
	UnknownProof Text `put:"text account"`
	ProofAt      Text `put:"path"`

	UnknownFormat Text  `put:"text"`
	Imported      Count `put:"n path what"`
	AboutCountry  Text
	AboutYou      Text
	ImportedNone  Text `put:"path"`
	CannotImport  Text
	ImportDo      Text
	FutureDo      Text

	Report         Report
	ReportHistory  Text
	ReportSize     Count           `put:"n"`
	CalendarAnswer Text            `put:"account"`
	CalendarRemind Text            `put:"account"`
	CalendarLook   Text            `put:"account"`
	CalendarPlead  Text            `put:"account"`
	CalendarReply  Text            `put:"account"`
	CalendarNews   Text            `put:"account"`
	CalendarAsk    Text            `put:"account"`
	CalendarRest   Text            `put:"account"`
	Laws           map[string]Text `keys:"gdpr-21 uk-gdpr-21 fadp-30 lgpd-18"`
}
