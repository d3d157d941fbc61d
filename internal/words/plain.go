package words

// Plain is what only the linear face says. A question says what can be answered
// and what Enter alone does.
type Plain struct {
	// The first line, by why this face was started: how to get the other.
	First map[string]Text // flag accessible terminal
	Intro []Text

	// Every question.
	HelpHead    Text
	HelpBack    Text
	HelpUndo    Text
	HelpQuit    Text
	NotAnAnswer Text // {text}
	TooLong     Text // {n}
	FirstPlace  Text
	Left        Text
	LeftUnsaved Text
	InputEnded  Text
	NotSaved    Text // {why}
	SavedUndone Text // {what}

	// Country.
	AskCountry    Text
	AskCountryIs  Text // {country}
	AskCountrySys Text // {country}
	CountrySet    Text // {country}
	CountryKept   Text // {country}
	NoSuchCountry Text // {text} {near}
	NoCountryNear Text // {text}
	CountryNeeded Text
	CountryOther  Text

	// Checklist.
	ListTitle     Text
	ListBack      Text // {country}
	AskList       Text // nothing on the list, the list not read
	AskMore       Text // the list is being read
	AskGoOn       Text // {minutes}
	AskGoOnShort  Text
	ListOther     Text
	StartWith     Text // {platforms}
	PageHead      Text // {category} {from} {to} {of}
	PageOne       Text // {category} {of}
	FilterHead    Text // {text} {from} {to} {of}
	NoMatch       Text // {text} {near}
	ListLine      Text // {n} {name} {way}
	ListLineOn    Text // {n} {name} {status}
	ListLineMany  Text // {n} {name} {accounts}
	ListEnd       Text
	CategoryLine  Text // {n} {category} {of}
	AskCategory   Text
	CategoryOther Text
	BadNumber     Text // {text} {max}
	OnList        Text // {platforms}
	OnListAlready Text // {platform}
	NotOnList     Text // {platform}
	OffList       Text // {account}
	AskWhich      Text // {platform}
	AskWhichDo    Text
	WhichOther    Text
	AskWhere      Text
	WhereOther    Text
	AskLabel      Text // {platform}
	LabelOther    Text
	NothingYet    Text

	// Walk.
	Head           Text            // {account} {way} {evidence}
	Step           map[string]Text // by its state: todo opened done; {n} {of} {title}
	Extra          map[string]Text // the same, for a step that also helps
	SameText       Text
	SaidDone       Text
	SaidNotDone    Text
	Skipped        Text
	WasDone        Text
	AskOpen        Text
	AskOpened      Text
	AskText        Text
	AskSend        Text
	AskCheck       Text
	AskAnswer      Text
	AskPlain       Text
	AskDone        Text
	AskLook        Text
	StepOther      Text // {max}
	BadStep        Text // {text} {max}
	Opening        Text // {host} {link}
	HandedOver     Text
	NotOpened      Text // {why}
	NoDisplay      Text
	OverSSH        Text
	NoBrowser      Text
	OpenFailed     Text // {why}
	TextEnd        Text
	AskRefusal     Text // {account}
	RefusalOther   Text
	PathStep       Text // between the parts of a path through menus
	LinkLine       Text // {link}
	AccountLine    Text // {account} {status}
	AccountNext    Text // {account} {status} {next}
	AskEndNext     Text // {account}
	AskEndExtra    Text // {account}
	AskEndLast     Text
	AskEndLastMore Text
	AskNote        Text // {account}
	NoteOther      Text
	NoteKept       Text // {account}
	NoteNone       Text
	AskLink        Text
	Linked         Text // {account} {other}

	// The day on which something happened.
	AskDay     Text
	DayOther   Text
	BadDay     Text // {text}
	FutureDay  Text // {text} {date}
	TooEarly   Text // {text} {date}
	BeforeSent Text // {text} {date}
	BeforeNo   Text // {text} {date}

	// Letters.
	Languages      map[string]Text // by code
	LetterKinds    map[string]Text // by kind; also in the middle of a sentence
	LetterReady    Text
	LettersHead    Text // {account}
	AskLetter      Text // {n} {kind}
	LetterOther    Text
	LetterHead     Text            // {account} {kind} {language}
	LetterLacks    map[string]Text // by the placeholder for which there is nothing
	KnownFrom      Text            // {link}
	AskLetterMail  Text
	AskLetterDo    Text
	LanguageHead   Text
	AskLanguage    Text // {language}
	LanguageOther  Text
	AskPath        Text
	PathOther      Text
	NotWritten     Text // {why}
	NothingWritten Text
	MailOpened     Text // {to}
	MailNoBody     Text
	MailNotOpened  Text // {why}
	MailOverSSH    Text
	WasShown       Text
	WasShownOther  Text

	// What a letter lacks, asked once.
	AskName      Text
	NameOther    Text
	BadName      Text // {text}
	AskEmail     Text
	EmailOther   Text
	BadEmail     Text // {text}
	GroundLine   Text // {n} {text}; the text is a sentence
	GroundsHead  Text
	AskGrounds   Text
	GroundsOther Text
	BadGrounds   Text // {text}
	AskWhy       Text // {account}
	AskPart      Text // {country}
	PartOther    Text
	BadPart      Text            // {text}
	ManyParts    Text            // {text}
	PartLine     Text            // {code} {authority}
	Told         map[string]Text // by what was told; {text}
	Again        map[string]Text // by what was told, {text}: to change it

	// Proofs.
	ProofsHead Text // {account}
	ProofsNone Text // {account}
	ProofLine  Text // {n} {date} {name} {size}
	AskProof   Text
	AskProofs  Text
	ProofOther Text
	ProofKept  Text // {account} {n} {name}
	ProofThere Text // {account} {name}
	NotKept    Text // {why}
	ProofOpen  Text // {name}
	ProofShut  Text // {name} {why}

	// What is known about an account.
	FactsHead  Text // {account}
	AskFact    Text
	FactOther  Text
	WhatTaken  Text
	NumberLine Text            // {n} {text}
	DatedLine  Text            // {date} {text}
	TheyWrote  Text            // {date} {text}
	TextKept   Text            // {date} {what}
	SentText   Text            // {date} {what}
	ProofFact  Text            // {date} {name} {size}
	SourceLine Text            // {date} {text} {link}
	Next       map[string]Text // as Words.Next, where it does not fit into a sentence
	NextBy     map[string]Text // as Words.NextBy, where a shorter text is enough

	// Overview.
	OverviewHead Text // {country}
	OverviewLine Text // {n} {account} {status}
	OverviewNext Text // {n} {account} {status} {next}
	OverviewMore Text // {n}
	AskOverview  Text // {account}
	AskOverDone  Text
	AskOverEmpty Text
	OverOther    Text

	Does Does
}

// Does says in the linear face's help what an answer does.
type Does struct {
	More, List, Filter, Add, Remove, GoOn, Overview, Country,
	Open, Done, Untick, Skip, Text, TextEnglish, Info, Note, MarkDone, MarkSent, MarkRefused, Link, Facts, Another, Extra, Previous, Platforms, Back, Undo, Enter,
	Asked, Letter, OtherLetter, Mail, Write, Language, SentLetter, Change, Proofs, Yes, No, Parts Text

	Later map[string]Text // by outcome; Asked in place of reminded, of an authority
}
