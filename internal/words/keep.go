package words

// Keep is what the commands say that look after what is kept: doctor, forget,
// remove, completion.
type Keep struct {
	MayBeOne    Text `put:"accounts account"`
	JoinedSaid  Text `put:"account other"`
	JoinedHead  Text
	Together    Text `put:"account accounts"`
	RemovedSaid Text `put:"account"`

	// Forget.
	AskAccount      Count `put:"account n dir"` // {n} events
	AskEverything   Text  `put:"dir"`
	AskYes          Text
	Yes             []string // answers that mean yes, in small letters
	NotForgotten    Text
	NotForgottenWhy Text
	NeedYes         Text
	NeedYesDo       Text `put:"what"`
	ForgetWhat      Text
	ForgetWhatDo    Text
	ForgetBoth      Text
	NotRemoved      Text
	NotRemovedDo    Text
	Forgotten       Count `put:"account n notes"`
	ForgottenBackup Text  `put:"account"`
	FileRemoved     Text  `put:"path"`
	Mentioned       Text  `put:"accounts"`
	NothingKept     Text  `put:"dir"`
	AllForgotten    Text
	LeftThere       Text `put:"dir names"`
	EntriesStay     Text `put:"path"`
	UnnamedStay     Text `put:"paths"`
	CannotRemove    []Text

	// Doctor.
	DoctorTitle Text            `put:"version"`
	Level       map[string]Text `keys:"good note needs-you"`
	Check       map[string]Text `keys:"place rights state backup proofs lock leftovers country catalog entries links terminal"`
	Do          Text            `put:"do"`
	AllWell     Text
	Needs       Count `put:"n"`
	Restored    Count `put:"n"`
	RestoredAs  Text  `put:"path"`
	CannotBack  Text
	NoBackupDo  Text `put:"path"`
	GoodDo      Text

	PlaceMissing         Text `put:"path"`
	RightsGood           Text
	RightsOpen           Text `put:"paths"`
	RightsOpenDo         Text `put:"paths"`
	RightsShut           Text `put:"paths"`
	RightsShutDo         Text `put:"paths"`
	StateGood            Text `put:"n size"`
	StateNone            Text
	StateChanged         Text `put:"n"`
	RestoreDo            Text
	StateNewer           Text
	StartAnewDo          Text `put:"path"`
	BackupGood           Text `put:"n"`
	BackupNone           Text
	BackupBad            Text `put:"why"`
	ProofsGood           Text `put:"n"`
	ProofMissing         Text `put:"name account"`
	ProofChanged         Text `put:"name account"`
	ProofDo              Text `put:"account"`
	ProofUnnamed         Text `put:"paths"`
	LockFree             Text
	LockHeld             Text
	Leftover             Text `put:"path"`
	Kept                 Text `put:"paths"`
	CountryGood          Text `put:"country"`
	CountryGuess         Text `put:"country"`
	CountryDo            Text `put:"code"`
	CatalogueGood        Text `put:"n date"`
	CatalogueOld         Text `put:"n date stale"`
	EntriesNone          Text `put:"path"`
	EntriesGood          Text `put:"n path"`
	EntriesDo            Text `put:"path"`
	LinksWith            Text `put:"command"`
	LinksNot             Text `put:"why"`
	ForgottenMeanwhileDo Text
	BrowserGone          Text `put:"command"`
	BrowserDo            Text
	TerminalGood         Text `put:"term n"`
	TerminalSmall        Text `put:"n"`
	TerminalDumb         Text `put:"term"`
	TerminalNone         Text

	// Completion.
	UnknownShell Text `put:"text"`
}
