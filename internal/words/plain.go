package words

// Plain is what only the linear face says. A question says what can be answered
// and what Enter alone does.
type Plain struct {
	// The first line, by why this face was started: how to get the other.
	First map[string]string // flag accessible terminal
	Intro []string

	// Every question.
	HelpHead    string
	HelpBack    string
	HelpUndo    string
	HelpQuit    string
	NotAnAnswer string // {text}
	TooLong     string // {n}
	FirstPlace  string
	Left        string
	LeftUnsaved string
	InputEnded  string
	NotSaved    string // {why}
	SavedUndone string // {what}

	// Country.
	AskCountry    string
	AskCountryIs  string // {country}
	AskCountrySys string // {country}
	CountrySet    string // {country}
	CountryKept   string // {country}
	NoSuchCountry string // {text} {near}
	NoCountryNear string // {text}
	CountryNeeded string
	CountryOther  string

	// Checklist.
	ListTitle     string
	ListBack      string // {country}
	AskList       string // nothing on the list, the list not read
	AskMore       string // the list is being read
	AskGoOn       string // {minutes}
	AskGoOnShort  string
	ListOther     string
	StartWith     string // {platforms}
	PageHead      string // {category} {from} {to} {of}
	PageOne       string // {category} {of}
	FilterHead    string // {text} {from} {to} {of}
	NoMatch       string // {text} {near}
	ListLine      string // {n} {name} {way}
	ListLineOn    string // {n} {name} {status}
	ListLineMany  string // {n} {name} {accounts}
	ListEnd       string
	CategoryLine  string // {n} {category} {of}
	AskCategory   string
	CategoryOther string
	BadNumber     string // {text} {max}
	OnList        string // {platforms}
	OnListAlready string // {platform}
	NotOnList     string // {platform}
	OffList       string // {account}
	AskWhich      string // {platform}
	AskWhichDo    string
	WhichOther    string
	AskWhere      string
	WhereOther    string
	AskLabel      string // {platform}
	LabelOther    string
	NothingYet    string

	// Walk.
	Head           string            // {account} {way} {evidence}
	Step           map[string]string // by its state: todo opened done; {n} {of} {title}
	Extra          map[string]string // the same, for a step that also helps
	SameText       string
	SaidDone       string
	SaidNotDone    string
	Skipped        string
	WasDone        string
	AskOpen        string
	AskOpened      string
	AskText        string
	AskSend        string
	AskCheck       string
	AskAnswer      string
	AskPlain       string
	AskDone        string
	AskLook        string
	StepOther      string // {max}
	BadStep        string // {text} {max}
	Opening        string // {host} {link}
	HandedOver     string
	NotOpened      string // {why}
	NoDisplay      string
	OverSSH        string
	NoBrowser      string
	OpenFailed     string // {why}
	TextEnd        string
	AskRefusal     string // {account}
	RefusalOther   string
	PathStep       string // between the parts of a path through menus
	LinkLine       string // {link}
	AccountLine    string // {account} {status}
	AccountNext    string // {account} {status} {next}
	AskEndNext     string // {account}
	AskEndExtra    string // {account}
	AskEndLast     string
	AskEndLastMore string
	AskNote        string // {account}
	NoteOther      string
	NoteKept       string // {account}
	NoteNone       string
	AskLink        string
	Linked         string // {account} {other}

	// The day on which something happened.
	AskDay     string
	DayOther   string
	BadDay     string // {text}
	FutureDay  string // {text} {date}
	TooEarly   string // {text} {date}
	BeforeSent string // {text} {date}
	BeforeNo   string // {text} {date}

	// Letters.
	Languages      map[string]string // by code
	LetterKinds    map[string]string // by kind; also in the middle of a sentence
	LetterReady    string
	LettersHead    string // {account}
	AskLetter      string // {n} {kind}
	LetterOther    string
	LetterHead     string            // {account} {kind} {language}
	LetterLacks    map[string]string // by the placeholder for which there is nothing
	KnownFrom      string            // {link}
	AskLetterMail  string
	AskLetterDo    string
	LanguageHead   string
	AskLanguage    string // {language}
	LanguageOther  string
	AskPath        string
	PathOther      string
	NotWritten     string // {why}
	NothingWritten string
	MailOpened     string // {to}
	MailNoBody     string
	MailNotOpened  string // {why}
	MailOverSSH    string
	WasShown       string
	WasShownOther  string

	// What a letter lacks, asked once.
	AskName      string
	NameOther    string
	BadName      string // {text}
	AskEmail     string
	EmailOther   string
	BadEmail     string // {text}
	GroundLine   string // {n} {text}; the text is a sentence
	GroundsHead  string
	AskGrounds   string
	GroundsOther string
	BadGrounds   string // {text}
	AskWhy       string // {account}
	AskPart      string // {country}
	PartOther    string
	BadPart      string            // {text}
	ManyParts    string            // {text}
	PartLine     string            // {code} {authority}
	Told         map[string]string // by what was told; {text}
	Again        map[string]string // by what was told, {text}: to change it

	// Proofs.
	ProofsHead string // {account}
	ProofsNone string // {account}
	ProofLine  string // {n} {date} {name} {size}
	AskProof   string
	AskProofs  string
	ProofOther string
	ProofKept  string // {account} {n} {name}
	ProofThere string // {account} {name}
	NotKept    string // {why}
	ProofOpen  string // {name}
	ProofShut  string // {name} {why}

	// What is known about an account.
	FactsHead  string // {account}
	AskFact    string
	FactOther  string
	WhatTaken  string
	NumberLine string // {n} {text}
	DatedLine  string // {date} {text}
	TheyWrote  string // {date} {text}
	TextKept   string // {date} {what}
	SentText   string // {date} {what}
	ProofFact  string // {date} {name} {size}
	SourceLine string // {date} {text} {link}
	Undated    string
	Next       map[string]string // as Words.Next, where it does not fit into a sentence
	NextBy     map[string]string // as Words.NextBy, where a shorter text is enough

	// Overview.
	OverviewHead string // {country}
	OverviewLine string // {n} {account} {status}
	OverviewNext string // {n} {account} {status} {next}
	OverviewMore string // {n}
	AskOverview  string // {account}
	AskOverDone  string
	AskOverEmpty string
	OverOther    string

	Does Does
}

// Does says in the linear face's help what an answer does.
type Does struct {
	More, List, Filter, Add, Remove, GoOn, Overview, Country,
	Open, Done, Untick, Skip, Text, TextEnglish, Info, Note, MarkDone, MarkSent, MarkRefused, Link, Facts, Another, Extra, Previous, Platforms, Back, Undo, Enter,
	Asked, Letter, OtherLetter, Mail, Write, Language, SentLetter, Change, Proofs, Yes, No, Parts string

	Later map[string]string // by outcome; Asked in place of reminded, of an authority
}
