package words

// CLI is what the commands say.
type CLI struct {
	Help                                         Help
	ErrorLine                                    Text `put:"what why"`
	NoticeLine                                   Text `put:"text"`
	WrongUse                                     Text // in place of what failed
	NoTerminal, NoTerminalDo, CountryMissing     Text
	UnknownPlatform, UnknownAccount              Text `put:"text"`
	UnknownStep                                  Text `put:"text account"`
	UnknownOutcome, UnknownCommand               Text `put:"text"`
	UnknownFlag                                  Text `put:"text"`
	FlagOfWalk                                   Text `put:"flag"`
	FlagAfter                                    Text `put:"flag command"`
	FlagTwice, FlagEmpty, FlagNoValue            Text `put:"flag"`
	FlagAlone                                    Text `put:"flag other"`
	Nearest, Whole                               Text `put:"words"`
	Several                                      Text `put:"platform"`
	Ambiguous                                    Text `put:"text"`
	AmbiguousDo                                  Text `put:"words account"`
	AddFirst                                     Text `put:"platform label"`
	MissingArgument                              Text `put:"name"`
	TooMany                                      Text `put:"text"`
	NotBoth                                      Text `put:"one other"`
	DateDo                                       Text
	LinkNone                                     Text `put:"account"`
	LinkedAlone                                  Text
	NoLink                                       Text `put:"step"`
	NoSteps                                      Text
	DamagedDo                                    Text `put:"backup"`
	NotAllowedDo                                 Text `put:"path"`
	StateUnreadable, CannotSave, CannotSaveDo    Text
	InUseDo, NewerDo, HomeUnknown, HomeUnknownDo Text
	Country, CountryGuess                        Text `put:"country code"`
	CountryNone, CountryNoneDo                   Text
	CountrySet                                   Text `put:"country"`
	NoAccounts                                   Text
	AccountAdded                                 Text `put:"account"`
	StepDone                                     Text `put:"account step"`
	Marked                                       Text `put:"account status"`
	NoteKept                                     Text `put:"account"`
	Opened, NotOpenedDo                          Text `put:"link"`
	NotOpenedWhat                                Text
	StateFile                                    Text `put:"path"`
	StateMissing                                 Text `put:"path"` // before the first save
	OwnEntries                                   Text `put:"path"`
	SeeHelp                                      Text
	SeeHelpOf                                    Text `put:"command"`
	OutputFailed, OutputDo                       Text
	Limits                                       Limits
	FaceFailed                                   Text
	ListLine                                     Text  `put:"name what"`
	LeftOut                                      Count `put:"n country"`
	CannotCheck                                  Text
	FileFault                                    Text `put:"file line why"`
	KeyFault                                     Text `put:"file line key why"`
	CannotCheckDo                                Text
	EntriesGood, EntriesBad                      Count `put:"n"`
	EntriesDo                                    Text
	ReportHead                                   Text `put:"platform way checked evidence"`
	ReportStep                                   Text `put:"step title"`
	ReportLink                                   Text `put:"link"`
	ReportAsk                                    Text
	OneAtATime                                   Text `put:"text"`
	OneAtATimeDo                                 Text `put:"first then"`

	// Commands that look after what is kept.
	Keep Keep
}

// Limits is what is said where the system gives the program too little to start.
type Limits struct {
	CannotStart, TooFewFiles, MoreFilesTry Text
}
