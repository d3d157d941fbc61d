package words

// Linear is what only the linear face says. A question says what can be answered
// and what Enter alone does.
type Linear struct {
	// The first line, by why this face was started: how to get the other.
	First map[string]Text `keys:"flag accessible terminal"`
	Intro []Text

	// Every question.
	HelpHead                                  Text
	NotAnAnswer                               Text  `put:"text"`
	TooLong                                   Count `put:"n"`
	FirstPlace, Left, LeftUnsaved, InputEnded Text
	NotSaved                                  Text `put:"why"`
	SavedUndone                               Text `put:"what"`

	// Things with their numbers.
	NumberLine   Text `put:"n text"`
	SentenceLine Text `put:"n text"` // the text is a sentence

	// What is asked before an act, and what fits as an answer.
	Asks    Asks
	Expects map[string]Text `keys:"label remove link note day refusal sent-text name email grounds refusal_reason part"`
	Nothing map[string]Text `keys:"note"` // said after no answer

	// Country.
	AskCountry                  Text
	AskCountryIs, AskCountrySys Text `put:"country"`
	CountryKept                 Text `put:"country"`
	CountryNeeded, CountryOther Text

	// Checklist.
	ListBack                                     Text  `put:"country"`
	AskList                                      Text  // nothing on the list, the list not read
	AskMore                                      Text  // the list is being read
	AskGoOn                                      Count `put:"n"` // in minutes
	AskGoOnShort, ListOther                      Text
	PageHead                                     Text  `put:"category from to of"`
	PageOne                                      Text  `put:"category of"`
	FilterHead                                   Text  `put:"text from to of"`
	NoMatch                                      Text  `put:"text near"`
	ListLine                                     Text  `put:"n name way"`
	ListLineOn                                   Text  `put:"n name status"`
	ListLineMany                                 Count `put:"number name n"`
	ListEnd                                      Text
	CategoryLine                                 Count `put:"number category n"`
	AskCategory, CategoryOther                   Text
	BadNumber                                    Text `put:"text max"`
	OnList                                       Text `put:"platforms"`
	OnListAlready, NotOnList                     Text `put:"platform"`
	OffList                                      Text `put:"account"`
	AskWhichDo, AskWhere, WhereOther, NothingYet Text

	// Walk.
	Head                                           Text            `put:"account way evidence"`
	Step                                           map[string]Text `keys:"todo opened done" put:"n of title"` // by its state
	Extra                                          map[string]Text `keys:"todo opened done" put:"n of title"` // the same, for a step that also helps
	SameText, SaidDone, SaidNotDone, Skipped       Text
	AskOpen, AskOpened, AskText, AskSend, AskCheck Text
	AskAnswer, AskPlain, AskDone, AskLook          Text
	StepOther                                      Text `put:"max"`
	Opening                                        Text `put:"host link"`
	HandedOver                                     Text
	NotOpened                                      Text `put:"why"`
	NoDisplay, OverSSH, NoBrowser                  Text
	OpenFailed                                     Text `put:"why"`
	TextEnd                                        Text
	PathStep                                       Text // between the parts of a path through menus
	AccountLine                                    Text `put:"account status"`
	AccountNext                                    Text `put:"account status next"`
	AskEndNext, AskEndExtra                        Text `put:"account"`
	AskEndLast, AskEndLastMore                     Text
	NoteKept                                       Text `put:"account"`
	Linked                                         Text `put:"account other"`

	// Letters.
	LetterKinds                              map[string]Text `keys:"reason objection reminder reply complaint"` // by kind; also in the middle of a sentence
	LetterReady                              Text
	LettersHead                              Text `put:"account"`
	AskLetter                                Text `put:"n kind"`
	LetterOther                              Text
	LetterHead                               Text `put:"account kind language"`
	AskLetterMail, AskLetterDo, LanguageHead Text
	AskLanguage                              Text `put:"language"`
	LanguageOther, AskPath, PathOther        Text
	NothingWritten                           Text
	MailOpened                               Text `put:"to"`
	MailNotOpened                            Text `put:"why"`
	MailOverSSH                              Text

	// What a letter lacks, asked once.
	GroundsHead Text
	ManyParts   Text            `put:"text"`
	PartLine    Text            `put:"code authority"`
	Told        map[string]Text `keys:"name email grounds refusal_reason part" put:"text"`
	Again       map[string]Text `keys:"name email grounds refusal_reason part" put:"text"` // by what was told: to change it

	// Proofs.
	ProofsHead, ProofsNone          Text `put:"account"`
	AskProof, AskProofs, ProofOther Text
	ProofKept                       Text `put:"account n name"`
	NotKept                         Text `put:"why"`
	ProofOpen                       Text `put:"name"`
	ProofShut                       Text `put:"name why"`

	// What is known about an account.
	FactsHead          Text `put:"account"`
	AskFact, FactOther Text
	TextKept, SentText Text            `put:"date what"`
	Next               map[string]Text `keys:"answer" put:"step date account"` // as Words.Next, where it does not fit into a sentence
	NextBy             map[string]Text `keys:"answer" put:"step date account"` // as Words.NextBy, where a shorter text is enough

	// Overview.
	OverviewHead                         Text  `put:"country"`
	OverviewMore                         Count `put:"n"`
	AskOverview                          Text  `put:"account"`
	AskOverDone, AskOverEmpty, OverOther Text
	MayBeOne                             Text `put:"accounts n"`
	JoinedSaid                           Text `put:"account"`

	AnswerLine Text `put:"answer does"`
	// Answers that are whole words, beside the English ones.
	Answers map[string]Text `keys:"help back quit undo letter sent refused extended reminded replied complained"`
	Does    Does
}

// Does says in the linear face's help what an answer does.
type Does struct {
	More, List, Filter, Add, Remove, GoOn, Overview, Country, Join,
	Open, Done, Untick, Skip, Text, TextEnglish, Info, Note, Link, Facts, Another, Extra, Previous, Platforms, Back, Quit, Undo, Enter,
	Letter, OtherLetter, Mail, Write, Language, SentLetter, Change, Proofs, Yes, No, Parts Text

	Mark map[string]Text `keys:"done sent refused extended reminded asked replied complained"` // as Words.Mark
}
