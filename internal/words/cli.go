package words

// CLI is what the commands say.
type CLI struct {
	Help                  Help
	ErrorLine, NoticeLine Text
	WrongUse              Text // in place of what failed
	Quoted                Text // in place of what was typed
	Input                 Text // in place of the name of a file
	NothingRead           Text
	InputEmpty            Text
	NoTerminal, NoTerminalDo, CountryMissing, UnknownPlatform, ListThem, SeveralPlatforms, UnknownAccount,
	UnknownStep, OptionalStep,
	UnknownOutcome, UnknownCommand, UnknownFlag, UnknownKey, FlagOfWalk, FlagAfter, FlagBefore, FlagTwice, FlagEmpty,
	FlagNoValue, FlagAlone, Nearest, Whole, Several, Ambiguous, AmbiguousDo, AddFirst,
	MissingArgument, TooMany, NotBoth, DateDo, LinkNone, LinkedAlone, NoLink, NoSteps, DamagedDo,
	NotAllowedDo, LinkDo, NoLocksDo, StateUnreadable, CannotSave, CannotSaveDo, InPlaceDo, InUseDo, NewerDo, HomeUnknown,
	HomeUnknownDo, Country, Language, LanguageGuess, LanguageSet, CountryGuess, CountryNone, CountryNoneDo, CountrySet, NoAccounts,
	AccountAdded, StepDone, Marked, NoteKept, Opened, NotOpenedDo, NotOpenedWhat, StateFile Text
	StateMissing Text // before the first save
	OwnEntries, SeeHelp, SeeHelpOf,
	OutputFailed, OutputDo Text
	Limits                                       Limits
	FaceFailed, LeftSaved, LeftSavedAt, ListLine Text
	LeftOut                                      Count
	CannotCheck, FileFault, KeyFault,
	SiteMissing, SiteNotOurs, SiteNotOursDo, SiteBadBase, SiteBadBaseDo Text
	SiteWritten             Count
	CannotCheckDo           Text
	People                  map[string]Text `keys:"billion hundred-million ten-million million fewer"`
	ChangedSince            Text
	EntriesGood, EntriesBad Count
	EntriesDo, OwnEntriesDo, ReportTo, ReportHead, ReportStep, ReportLink,
	ReportAsk, OneAtATime, OneAtATimeDo Text

	// Commands that look after what is kept.
	Keep Keep

	About  About
	Update Update
}

// Update is what is said of a newer catalogue that a person takes from a file.
type Update struct {
	Used, NothingNew, BuiltIn, BuiltInAlready Text
	LeftOut                                   Count // entries
	CannotUse, UseDo                          Text
	Fault, FaultDo, Older                     Text
	Entries                                   Count
}

// About is what version says of the program.
type About struct {
	Commit, Go, Catalogue, Problems Text // before what each is
	Built, Changed                  Text
	Entries, Updated                Count
}

// Limits is what is said where the system gives the program too little to start.
type Limits struct {
	CannotStart, TooFewFiles, MoreFilesTry Text
}

// Help is what the help says: the overview, a page for each command, and the man
// page are all made from it.
type Help struct {
	Name   Text // what the program is, in a few words
	What   Text
	Groups []CommandGroup
	Root   CommandHelp // the program without a command

	Program     Text // the overview's last line of usage, for a command's page
	ProgramSays Text
	Account     Text // what ACCOUNT stands for
	Exits       []Term
	ExitsRare   []Term // of the man page
	Files       []Term // of the man page
	Environment []Term
	Catalog     Text // what the commands of the catalogue are for
	More        Text // where the rest is, and where problems go
	SeeAlso     []Text
	Bugs        Text
	Authors     Text

	// Headings.
	Usage, Flags, Examples, ExitCodes, EnvironmentTitle, FilesTitle Text
	// Headings of the man page.
	ManName, ManSynopsis, ManDescription, ManOptions, ManCommands,
	ManExamples, ManExit, ManEnvironment, ManFiles, ManSeeAlso, ManBugs, ManAuthors, ManTitle Text
}

// CommandGroup is some commands under a heading.
type CommandGroup struct {
	Title    Text
	Commands []CommandHelp
}

// CommandHelp is what the help says of one command. How it is called stands in the
// table of commands.
type CommandHelp struct {
	Name     Text   `optional:"yes" fixed:"yes"` // as it is typed: "catalog check"; empty for the program alone
	Briefs   []Text // what each form of it does, in at most 52 characters
	About    []Text `optional:"yes"` // paragraphs
	Flags    []Term `optional:"yes"`
	Examples []Term
	Exits    []Term `optional:"yes"` // where they say more than those of all commands
}

// Term is what the help explains, and its explanation: a flag by its long name, an
// exit code, a file, a variable, or a command line that works.
type Term struct {
	Name Text `fixed:"yes"`
	Says Text
}

// Commands lists all commands in the order of the overview.
func (h *Help) Commands() []CommandHelp {
	var all []CommandHelp
	for _, g := range h.Groups {
		all = append(all, g.Commands...)
	}
	return all
}

// YesAsks is how a command asks whether it is to go on.
type YesAsks struct {
	AskYes             Text
	Not, NotWhy        Text // the answer was not yes
	NeedYes, NeedYesDo Text // there is nobody to ask
}

// Keep is what the commands say that look after what is kept: doctor, forget,
// remove, completion.
type Keep struct {
	MayBeOne, JoinedSaid, JoinedHead, Together, RemovedSaid Text

	// Forget.
	AskAccount    Count // {n} events
	AskEverything Text
	Asks          YesAsks
	Yes           []string `bare:"yes"` // answers that mean yes, in small letters
	ForgetWhat,
	ForgetWhatDo, ForgetBoth, NotRemoved, NotRemovedDo Text
	Forgotten Count
	ForgottenBackup, FileRemoved, Mentioned, NothingKept,
	AllForgotten, LeftThere, EntriesStay, UnnamedStay Text
	CannotRemove []Text

	// Doctor.
	DoctorTitle                                Text
	Level                                      map[string]Text `keys:"good note needs-you"`
	Check                                      map[string]Text `keys:"place rights state backup proofs lock leftovers country catalog entries links terminal"`
	Do, AllWell                                Text
	Needs, Restored                            Count
	RestoredAs, CannotBack, NoBackupDo, GoodDo Text

	PlaceMissing, RightsGood, RightsOpen, RightsOpenDo, RightsShut, RightsShutDo, RightsForeign, RightsForeignDo, StateGood,
	StateNone, StateChanged, RestoreDo, StateNewer, StartAnewDo, BackupGood, BackupNone,
	BackupBad, ProofsGood, ProofMissing, ProofChanged, ProofDo, ProofUnnamed, LockFree, LockHeld,
	Leftover, Kept, Copies, CopiesDo, CountryGood, CountryGuess, CountryDo, CatalogueGood, CatalogueOld,
	EntriesNone, EntriesGood, EntriesDo, LinksWith, LinksNot, ForgottenMeanwhileDo, BrowserGone,
	BrowserDo, TerminalGood, TerminalSmall, TerminalDumb, TerminalNone Text

	OddDays Count // events

	// Completion.
	UnknownShell Text
}
