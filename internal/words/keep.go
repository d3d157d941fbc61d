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
	AskAccount                             Count `put:"account n dir"` // {n} events
	AskEverything                          Text  `put:"dir"`
	AskYes                                 Text
	Yes                                    []string // answers that mean yes, in small letters
	NotForgotten, NotForgottenWhy, NeedYes Text
	NeedYesDo                              Text `put:"what"`
	ForgetWhat, ForgetWhatDo, ForgetBoth   Text
	NotRemoved, NotRemovedDo               Text
	Forgotten                              Count `put:"account n notes"`
	ForgottenBackup                        Text  `put:"account"`
	FileRemoved                            Text  `put:"path"`
	Mentioned                              Text  `put:"accounts"`
	NothingKept                            Text  `put:"dir"`
	AllForgotten                           Text
	LeftThere                              Text `put:"dir names"`
	EntriesStay                            Text `put:"path"`
	UnnamedStay                            Text `put:"paths"`
	CannotRemove                           []Text

	// Doctor.
	DoctorTitle     Text            `put:"version"`
	Level           map[string]Text `keys:"good note needs-you"`
	Check           map[string]Text `keys:"place rights state backup proofs lock leftovers country catalog entries links terminal"`
	Do              Text            `put:"do"`
	AllWell         Text
	Needs, Restored Count `put:"n"`
	RestoredAs      Text  `put:"path"`
	CannotBack      Text
	NoBackupDo      Text `put:"path"`
	GoodDo          Text

	PlaceMissing               Text `put:"path"`
	RightsGood                 Text
	RightsOpen, RightsOpenDo   Text `put:"paths"`
	RightsShut, RightsShutDo   Text `put:"paths"`
	StateGood                  Text `put:"n size"`
	StateNone                  Text
	StateChanged               Text `put:"n"`
	RestoreDo, StateNewer      Text
	StartAnewDo                Text `put:"path"`
	BackupGood                 Text `put:"n"`
	BackupNone                 Text
	BackupBad                  Text `put:"why"`
	ProofsGood                 Text `put:"n"`
	ProofMissing, ProofChanged Text `put:"name account"`
	ProofDo                    Text `put:"account"`
	ProofUnnamed               Text `put:"paths"`
	LockFree, LockHeld         Text
	Leftover                   Text `put:"path"`
	Kept                       Text `put:"paths"`
	CountryGood, CountryGuess  Text `put:"country"`
	CountryDo                  Text `put:"code"`
	CatalogueGood              Text `put:"n date"`
	CatalogueOld               Text `put:"n date stale"`
	EntriesNone                Text `put:"path"`
	EntriesGood                Text `put:"n path"`
	EntriesDo                  Text `put:"path"`
	LinksWith                  Text `put:"command"`
	LinksNot                   Text `put:"why"`
	ForgottenMeanwhileDo       Text
	BrowserGone                Text `put:"command"`
	BrowserDo                  Text
	TerminalGood               Text `put:"term n"`
	TerminalSmall              Text `put:"n"`
	TerminalDumb               Text `put:"term"`
	TerminalNone               Text

	// Completion.
	UnknownShell Text `put:"text"`
}
