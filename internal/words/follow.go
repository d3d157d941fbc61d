package words

// Follow is what is said about a request after it went out.
type Follow struct {
	Outcomes     map[string]Text `keys:"sent done refused delivered extended reminded replied complained identity details answered closed no-form"` // what happened, by outcome
	SentBy       Text
	ExtendedLate Text // in place of the outcome
	HappenedSaid Text // by the person's word
	LateDo       Text // after it was recorded
	// What to do about it, and whether the time to answer runs on: under a law that sets
	// one, where nothing was sent but there is a right, and else.
	Advice map[string]Text `keys:"identity identity-timed identity-uk details details-timed closed closed-timed closed-right no-form no-form-right"`

	// The steps of what to do about a question who the person is.
	IdentitySteps []Text

	// Why something cannot have happened as it was said, by plan.Doubt.
	SentFirst Text

	NothingDue, DueLine, Lost, LostDo Text

	UnknownKind, UnknownLanguage, UnknownMeans, NoRight, NoParts, NoComplaint, MovedLetter, MovedStart, CoveredLetter,
	CoveredDo, Complained, ComplainedDo, NoLetter, NotNow, NotSentYet, Lacks Text
	LetterLacks map[string]Text `keys:"objection_date deadline_date refusal_date asked_date authority timeline name email grounds refusal_reason part"`
	LacksDo, WrittenTo, ThereAlready, ThereDo, NoFolderDo, UnwrittenDo, OwnPlace, OwnPlaceDo, MailOpened, MailSubject,
	NoMailAddress, Attachments, NoGrounds, WeakGrounds, UnknownWish, SendTo, SendToForeign, SendPost, SendForm, SendMail,
	SendLanguages, NotTaken, NoLetterIn, SendFirst, SendNote, SendSource, SendParts, ReadIt Text
	Needs map[string]Text `keys:"address signature identity request"` // what the authority asks for and a letter does not have

	// Several letters at once.
	Out                                                                                                                         map[string]Text `keys:"gone covered not-due no-right no-way"` // why an account is left out
	OutNext, OutLacks, TaskLine, MailTo, MailToSubject, RoundNone, RoundToDir, RoundSentWhich, RoundWritten, RoundIn, RoundDone Text

	MailLooks map[string]Text `keys:"done refused"` // a kept mail reads like an answer
	AttachedTo, NotHere, AttachedThen, CannotReadDo, NotAttached,
	NotDays, NoProofs, AttachDo, UnknownProof, ProofAt Text

	UnknownFormat, NoDates, NoDatesDo Text
	ProofsStay                        Count
	Imported                          Count
	AboutCountry, AboutYou, ImportedNone,
	CannotImport, ImportDo, UnpackDo, LikeAProofDo Text
	ImportHolds, ImportFiles, ImportNew, ImportOdd, ImportProofs Count
	ImportAsks                                                   YesAsks
	ImportedProofs                                               Count
	ImportMissing, ImportMissingDo                               Text
	ImportLeft                                                   Count
	FutureDo                                                     Text

	Report        Report
	ReportHistory Text
	ReportSize    Count
	Calendar      map[string]Text `keys:"answer remind chase look-again complain reply decision ask give"` // by what comes next
	CalendarRest  Text
	Laws          map[string]Text `keys:"gdpr-21 uk-gdpr-21 fadp-30 lgpd-18"`
}

// Report is what a report says apart from what the screens say too.
type Report struct {
	Title, Person, PersonNone, Country, CountryNone, Guessed, Day, DayHere, Basis Text

	Glance, Account, Request, Due, Standing, Idle, NoAccounts Text

	Platform, PlatformWord, Label, Address, Company, Mail, Phone, Way, Law, Known, TimeToAnswer, Beside, BesideUnused,
	TimeNone, TimeOpen, TimePassed, TimeMet, TimeLate, TimeExtended, Remark, Moved, OwnEntry, FromFile,
	Linked, Sent, SentAs, SentNoText, NothingSent, SentThere, Steps, Proofs, Complaint, Enclosure, ProofLine, ProofGone, ProofHash,
	ProofFile, NoProofs, Notes, Sources, SourceAddress, End Text

	Stood Count // for how many days the time to answer stood still
}
