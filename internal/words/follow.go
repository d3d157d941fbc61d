package words

// Follow is what is said about a request after it went out.
type Follow struct {
	Outcomes     map[string]Text // what happened, by outcome
	ExtendedLate Text            // in place of the outcome
	HappenedSaid Text            // {what}, by the person's word
	LateDo       Text            // after it was recorded

	// Why something cannot have happened as it was said, by plan.Doubt; {account}
	// {outcome} {date} {sent} {refused}.
	Doubts    map[string]Text
	SentFirst Text // {account}

	NothingDue Text
	DueLine    Text // {account} {what}

	UnknownKind     Text // {text}
	UnknownLanguage Text // {text}
	UnknownGround   Text // {text}
	UnknownPart     Text // {text} {country}
	NoParts         Text
	NoComplaint     Text // {account}
	MovedLetter     Text // {account}
	CoveredLetter   Text // {account} {other}
	CoveredDo       Text // {other}
	Complained      Text // {account} {date}
	ComplainedDo    Text // {account}
	NoLetter        Text // {account}
	NotNow          Text // {account} {kind} {status}
	NotSentYet      Text // {account}
	Lacks           Text // {names}
	LacksDo         Text // {flags}
	WrittenTo       Text // {path}
	ThereAlready    Text // {path}
	ThereDo         Text
	OwnPlace        Text // {path}
	OwnPlaceDo      Text
	MailOpened      Text // {to}
	MailSubject     Text // {to}
	NoMailAddress   Text // {controller}
	Attachments     Text
	SendTo          Text // {value}
	SendPost        Text // {value}
	SendForm        Text // {value}
	SendMail        Text // {value}
	SendLanguages   Text // {value}
	SendFirst       Text // {value}
	SendNote        Text // {value}
	SendSource      Text // {value}
	SendParts       Text // {parts}
	ReadIt          Text

	TooLarge     Text // {n}
	NotRegular   Text
	AttachedTo   Text // {name} {account}
	AttachedThen Text // {name} {account}
	CannotRead   Text // {path}
	CannotReadDo Text
	NoProofs     Text // {account}
	AttachDo     Text // {account}
	UnknownProof Text // {text} {account}
	ProofAt      Text // {path}

	UnknownFormat Text // {text}
	Imported      Text // {n} {path} {what}
	AboutCountry  Text
	AboutYou      Text
	ImportedNone  Text // {path}
	ImportNewer   Text // {path}
	CannotImport  Text
	ImportDo      Text
	FutureDo      Text

	Report         Report
	ReportHistory  Text
	ReportSize     Text            // {n}
	CalendarAnswer Text            // {account}
	CalendarRemind Text            // {account}
	CalendarLook   Text            // {account}
	CalendarPlead  Text            // {account}
	CalendarReply  Text            // {account}
	CalendarNews   Text            // {account}
	CalendarAsk    Text            // {account}
	CalendarRest   Text            // {account}
	Laws           map[string]Text // by law
}
