package words

// Keep is what the commands say that look after what is kept: doctor, forget,
// remove, completion.
type Keep struct {
	Removal     string // {account}
	RemovedSaid string // {account}

	OneEvent   string
	ManyEvents string // {n}

	// Forget.
	AskAccount      string // {account} {events} {dir}
	AskEverything   string // {dir}
	AskYes          string
	Yes             []string // answers that mean yes, in small letters
	NotForgotten    string
	NotForgottenWhy string
	NeedYes         string
	NeedYesDo       string // {what}
	ForgetWhat      string
	ForgetWhatDo    string
	ForgetBoth      string
	NotRemoved      string
	NotRemovedDo    string
	Forgotten       string // {account} {events} {notes}
	ForgottenBackup string // {account}
	FileRemoved     string // {path}
	Mentioned       string // {accounts}
	NothingKept     string // {dir}
	AllForgotten    string
	LeftThere       string // {dir} {names}
	EntriesStay     string // {path}
	UnnamedStay     string // {paths}
	CannotRemove    []string

	// Doctor.
	DoctorTitle string            // {version}
	Level       map[string]string // by level
	Check       map[string]string // by check
	Do          string            // {do}
	AllWell     string
	NeedsOne    string
	NeedsMany   string // {n}
	Restored    string // {n}
	RestoredAs  string // {path}
	CannotBack  string
	NoBackup    string
	NoBackupDo  string // {path}
	GoodAlready string
	GoodDo      string

	PlaceMissing         string // {path}
	PlaceBad             string // {path} {why}
	RightsGood           string
	RightsOpen           string // {paths}
	RightsOpenDo         string // {paths}
	RightsShut           string // {paths}
	RightsShutDo         string // {paths}
	StateGood            string // {n} {size}
	StateNone            string
	StateChanged         string // {n}
	RestoreDo            string
	StateNewer           string
	StartAnewDo          string // {path}
	BackupGood           string // {n}
	BackupNone           string
	BackupBad            string // {why}
	ProofsGood           string // {n}
	ProofMissing         string // {name} {account}
	ProofChanged         string // {name} {account}
	ProofDo              string // {account}
	ProofUnnamed         string // {paths}
	LockFree             string
	LockHeld             string
	Leftover             string // {path}
	Kept                 string // {paths}
	CountryGood          string // {country}
	CountryGuess         string // {country}
	CountryDo            string // {code}
	CatalogueGood        string // {n} {date}
	CatalogueOld         string // {n} {date} {stale}
	EntriesNone          string // {path}
	EntriesGood          string // {n} {path}
	EntriesDo            string // {path}
	LinksWith            string // {command}
	LinksNot             string // {why}
	ForgottenMeanwhile   string // {accounts}
	ForgottenMeanwhileDo string
	BrowserGone          string // {command}
	BrowserDo            string
	TerminalGood         string // {term} {n}
	TerminalSmall        string // {n}
	TerminalDumb         string // {term}
	TerminalNone         string

	// Completion.
	UnknownShell string // {text}
}
