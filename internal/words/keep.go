package words

// Keep is what the commands say that look after what is kept: doctor, forget,
// remove, completion.
type Keep struct {
	Removal     Text // {account}
	RemovedSaid Text // {account}

	OneEvent   Text
	ManyEvents Text // {n}

	// Forget.
	AskAccount      Text // {account} {events} {dir}
	AskEverything   Text // {dir}
	AskYes          Text
	Yes             []string // answers that mean yes, in small letters
	NotForgotten    Text
	NotForgottenWhy Text
	NeedYes         Text
	NeedYesDo       Text // {what}
	ForgetWhat      Text
	ForgetWhatDo    Text
	ForgetBoth      Text
	NotRemoved      Text
	NotRemovedDo    Text
	Forgotten       Text // {account} {events} {notes}
	ForgottenBackup Text // {account}
	FileRemoved     Text // {path}
	Mentioned       Text // {accounts}
	NothingKept     Text // {dir}
	AllForgotten    Text
	LeftThere       Text // {dir} {names}
	EntriesStay     Text // {path}
	UnnamedStay     Text // {paths}
	CannotRemove    []Text

	// Doctor.
	DoctorTitle Text            // {version}
	Level       map[string]Text // by level
	Check       map[string]Text // by check
	Do          Text            // {do}
	AllWell     Text
	NeedsOne    Text
	NeedsMany   Text // {n}
	Restored    Text // {n}
	RestoredAs  Text // {path}
	CannotBack  Text
	NoBackup    Text
	NoBackupDo  Text // {path}
	GoodAlready Text
	GoodDo      Text

	PlaceMissing         Text // {path}
	PlaceBad             Text // {path} {why}
	RightsGood           Text
	RightsOpen           Text // {paths}
	RightsOpenDo         Text // {paths}
	RightsShut           Text // {paths}
	RightsShutDo         Text // {paths}
	StateGood            Text // {n} {size}
	StateNone            Text
	StateChanged         Text // {n}
	RestoreDo            Text
	StateNewer           Text
	StartAnewDo          Text // {path}
	BackupGood           Text // {n}
	BackupNone           Text
	BackupBad            Text // {why}
	ProofsGood           Text // {n}
	ProofMissing         Text // {name} {account}
	ProofChanged         Text // {name} {account}
	ProofDo              Text // {account}
	ProofUnnamed         Text // {paths}
	LockFree             Text
	LockHeld             Text
	Leftover             Text // {path}
	Kept                 Text // {paths}
	CountryGood          Text // {country}
	CountryGuess         Text // {country}
	CountryDo            Text // {code}
	CatalogueGood        Text // {n} {date}
	CatalogueOld         Text // {n} {date} {stale}
	EntriesNone          Text // {path}
	EntriesGood          Text // {n} {path}
	EntriesDo            Text // {path}
	LinksWith            Text // {command}
	LinksNot             Text // {why}
	ForgottenMeanwhile   Text // {accounts}
	ForgottenMeanwhileDo Text
	BrowserGone          Text // {command}
	BrowserDo            Text
	TerminalGood         Text // {term} {n}
	TerminalSmall        Text // {n}
	TerminalDumb         Text // {term}
	TerminalNone         Text

	// Completion.
	UnknownShell Text // {text}
}
