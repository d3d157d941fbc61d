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

	UnknownKind, UnknownLanguage Text `put:"text"`
	NoParts                      Text
	NoComplaint, MovedLetter     Text            `put:"account"`
	CoveredLetter                Text            `put:"account other"`
	CoveredDo                    Text            `put:"other"`
	Complained                   Text            `put:"account date"`
	ComplainedDo, NoLetter       Text            `put:"account"`
	NotNow                       Text            `put:"account kind status"`
	NotSentYet                   Text            `put:"account"`
	Lacks                        Text            `put:"names"`
	LetterLacks                  map[string]Text `keys:"objection_date deadline_date refusal_date authority timeline name email grounds refusal_reason part"`
	LacksDo                      Text            `put:"flags"`
	WrittenTo, ThereAlready      Text            `put:"path"`
	ThereDo                      Text
	OwnPlace                     Text `put:"path"`
	OwnPlaceDo                   Text
	MailOpened, MailSubject      Text `put:"to"`
	NoMailAddress                Text `put:"controller"`
	Attachments                  Text
	SendTo                       Text `put:"value"`
	SendToForeign                Text `put:"value english"`
	SendPost, SendForm, SendMail Text `put:"value"`
	SendLanguages, SendFirst     Text `put:"value"`
	SendNote                     Text `put:"value"`
	SendSource                   Text `put:"value date"`
	SendParts                    Text `put:"parts"`
	ReadIt                       Text

	AttachedTo, AttachedThen  Text `put:"name account"`
	CannotReadDo, NotAttached Text
	NotDays                   Text `put:"text"`
	NoProofs, AttachDo        Text `put:"account"`
	UnknownProof              Text `put:"text account"`
	ProofAt                   Text `put:"path"`

	UnknownFormat                    Text  `put:"text"`
	Imported                         Count `put:"n path what"`
	AboutCountry, AboutYou           Text
	ImportedNone                     Text `put:"path"`
	CannotImport, ImportDo, FutureDo Text

	Report                         Report
	ReportHistory                  Text
	ReportSize                     Count           `put:"n"`
	CalendarAnswer, CalendarRemind Text            `put:"account"`
	CalendarLook, CalendarPlead    Text            `put:"account"`
	CalendarReply, CalendarNews    Text            `put:"account"`
	CalendarAsk, CalendarRest      Text            `put:"account"`
	Laws                           map[string]Text `keys:"gdpr-21 uk-gdpr-21 fadp-30 lgpd-18"`
}
