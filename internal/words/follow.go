package words

// Follow is what is said about a request after it went out.
type Follow struct {
	Outcomes     map[string]string // what happened, by outcome
	ExtendedLate string            // in place of the outcome
	LateDo       string            // after it was recorded

	// Why something cannot have happened as it was said, by plan.Doubt; {account}
	// {outcome} {date} {sent} {refused}.
	Doubts    map[string]string
	SentFirst string // {account}

	NothingDue string
	DueLine    string // {account} {what}

	UnknownKind     string // {text}
	UnknownLanguage string // {text}
	UnknownGround   string // {text}
	UnknownPart     string // {text} {country}
	NoParts         string
	NoComplaint     string // {account}
	MovedLetter     string // {account}
	Complained      string // {account} {date}
	ComplainedDo    string // {account}
	NoLetter        string // {account}
	NotNow          string // {account} {kind} {status}
	NotSentYet      string // {account}
	Lacks           string // {names}
	LacksDo         string // {flags}
	WrittenTo       string // {path}
	ThereAlready    string // {path}
	ThereDo         string
	OwnPlace        string // {path}
	OwnPlaceDo      string
	MailOpened      string // {to}
	MailSubject     string // {to}
	NoMailAddress   string // {controller}
	Attachments     string
	SendTo          string // {value}
	SendPost        string // {value}
	SendForm        string // {value}
	SendMail        string // {value}
	SendLanguages   string // {value}
	SendFirst       string // {value}
	SendNote        string // {value}
	SendSource      string // {value}
	SendParts       string // {parts}
	ReadIt          string

	TooLarge     string // {n}
	NotRegular   string
	AttachedTo   string // {name} {account}
	AttachedThen string // {name} {account}
	CannotRead   string // {path}
	CannotReadDo string
	NoProofs     string // {account}
	AttachDo     string // {account}
	UnknownProof string // {text} {account}
	ProofAt      string // {path}

	UnknownFormat string // {text}
	Imported      string // {n} {path} {what}
	AboutCountry  string
	AboutYou      string
	ImportedNone  string // {path}
	ImportNewer   string // {path}
	CannotImport  string
	ImportDo      string
	FutureDo      string

	Report         Report
	ReportHistory  string
	ReportSize     string            // {n}
	CalendarAnswer string            // {account}
	CalendarRemind string            // {account}
	CalendarLook   string            // {account}
	CalendarPlead  string            // {account}
	CalendarReply  string            // {account}
	CalendarNews   string            // {account}
	CalendarAsk    string            // {account}
	CalendarRest   string            // {account}
	Laws           map[string]string // by law
}
