package words

// Linear is what only the linear face says. A question says what can be answered
// and what Enter alone does.
type Linear struct {
	// The first line, by why this face was started: how to get the other.
	First map[string]Text `keys:"flag accessible terminal"`
	Intro []Text

	// Every question.
	HelpHead, NotAnAnswer, PastedHere, PastedText Text
	TooLong                                       Count
	FirstPlace, Left, LeftUnsaved,
	InputEnded, NotSaved, SavedUndone Text

	// Things with their numbers.
	NumberLine   Text
	SentenceLine Text // the text is a sentence

	// What is asked before an act, and what fits as an answer.
	Asks    Asks
	Expects map[string]Text `keys:"label remove link note day refusal sent-text means sent-all mail-answer done-before is-linked name email grounds refusal_reason part address place reference login child wish"`
	Nothing map[string]Text `keys:"note sent-all mail-answer"` // said after no answer

	// Country.
	AskCountry, AskCountryIs, AskCountrySys, CountryKept, CountryNeeded, CountryOther Text

	// Checklist.
	ListBack Text
	AskList  Text  // nothing on the list, the list not read
	AskMore  Text  // the list is being read
	AskGoOn  Count // in minutes
	AskGoOnShort, ListOther, PageHead, PageOne,
	FilterHead, NoMatch, Nearest, ListLine, ListLineOn Text
	ListLineMany Count
	ListEnd      Text
	CategoryLine Count
	AskCategory, CategoryOther, BadNumber, OnList, OnListAlready, MayBeLinked,
	NotOnList, OffList, AskWhichDo, AskMeansDo, AskDoneDo, AskLinkedDo, AskWhere, WhereOther, NothingYet Text

	// Walk.
	Head  Text
	Step  map[string]Text `keys:"todo opened done"` // by its state
	Extra map[string]Text `keys:"todo opened done"` // the same, for a step that also helps
	SameText, SaidDone, SaidNotDone, Skipped, AskOpen, AskOpened, AskText, AskSend, AskCheck,
	AskAnswer, AskPlain, AskDone, AskLook, StepOther, Opening, HandedOver, NotOpened, NotCopied,
	TextEnd Text
	PathStep  Text            // between the parts of a path through menus
	CanObject map[string]Text `keys:"object withdraw request"`
	AccountLine, AccountNext, AskEndNext, AskEndExtra,
	AskEndLast, AskEndLastMore, NoteKept, Linked Text

	// Letters.
	LetterKinds map[string]Text `keys:"reason objection identity reminder reply complaint"` // by kind; also in the middle of a sentence
	LetterReady, LettersHead, AskLetter, LetterOther, LetterHead, AskLetterMail, AskLetterDo,
	LanguageHead, AskLanguage, LanguageOther, AskPath, PathOther, NothingWritten, MailOpened,
	MailNotOpened Text
	AskRound, RoundOther, AskSentSome, SentSomeOther, NoneSent, AskDirectory, DirectoryOther Text

	// What a letter lacks, asked once.
	GroundsHead, ManyParts, PartLine Text
	Told                             map[string]Text `keys:"name email grounds refusal_reason part extra none wish-yes wish-no"`
	Again                            map[string]Text `keys:"name email grounds refusal_reason part address place reference login child wish"` // by what was told: to change it

	// Proofs.
	ProofsHead, ProofsNone, AskProof, AskProofs,
	ProofOther, ProofKept, NotKept, ProofOpen, ProofShut Text

	// What is known about an account.
	FactsHead, AskFact, FactOther,
	TextKept, SentText Text
	Next   map[string]Text `keys:"answer"` // as Words.Next, where it does not fit into a sentence
	NextBy map[string]Text `keys:"answer"` // as Words.NextBy, where a shorter text is enough

	// Overview.
	OverviewHead Text
	OverviewMore Count
	LettersThere Count
	AskOverview, AskOverDone, AskOverEmpty,
	OverOther, MayBeOne, JoinedSaid Text

	AnswerLine Text
	// Answers that are whole words, beside the English ones.
	Answers map[string]Text `keys:"help back quit undo letter letters object way name sent refused delivered extended reminded replied complained identity details answered closed no-form" bare:"yes"`
	Does    Does
}

// Does says in the linear face's help what an answer does.
type Does struct {
	More, List, Filter, Add, Remove, GoOn, Overview, Country, Join, Open, Done, Untick, Skip,
	Text, TextEnglish, CopyCode, Info, Note, Link, Facts, Another, Rename, Extra, Previous, Platforms, Back, Quit,
	Undo, Enter, Letter, OtherLetter, Mail, Write, Language, SentLetter, Change, Extras, WishYes, WishNo, Proofs, Yes, No,
	YesToday, YesLinked, NotSo, Parts, Letters, WriteAll, SentSome Text

	Mark map[string]Text `keys:"done sent refused delivered extended reminded asked chased replied complained identity details answered closed no-form"` // as Words.Mark
}
