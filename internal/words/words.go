// Package words holds every text of the program, apart from the catalogue and the
// letters. One file holds all texts of a language, en.yaml those in English, with a
// key for each field of the struct Words; the program reads its packed form.
// No sentence is put together from halves; what varies stands in {braces}.
//
// The tags of a field tell what its texts must be: keys names the keys of a map,
// optional says that it may be missing, and fixed that it is the same in all languages.
// The placeholders of an English text are those that the code fills, which a test checks;
// the text in another language may hold the same ones.
package words

import (
	_ "embed" // the packed texts
	"slices"
	"sync"
	"time"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/packed"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

//go:generate go run ../tools/pack en languages

//go:embed en.packed
var english string

// English gives the texts of en.yaml. They are read when they are first asked for.
var English = sync.OnceValue(func() *Words {
	w := &Words{}
	packed.Read(english, w)
	return w
})

// Day writes a day: 2 Oct 2026.
func (w *Words) Day(t time.Time) Text {
	shape := w.DayShape
	if t.Day() == 1 {
		shape = w.DayFirst
	}
	return Put(shape, "day", t.Day(), "month", w.DayMonths[t.Month()-1], "year", t.Year())
}

// DayBriefly writes a day without its year: 2 Oct.
func (w *Words) DayBriefly(t time.Time) Text {
	shape := w.DayBrief
	if t.Day() == 1 {
		shape = w.firstBriefly()
	}
	return Put(shape, "day", t.Day(), "month", w.DayMonths[t.Month()-1])
}

// Number writes a number as the language does.
func (w *Words) Number(n int64) string { return grouped(w.Follow.Get().ReportSize.Language, int(n)) }

// Time writes a time of day: 15:52.
func (w *Words) Time(t time.Time) Text {
	return Put(w.TimeShape, "hour", t.Format("15"), "minute", t.Format("04"))
}

// Date writes a date as exactly as it is known: to the "day", "month" or "year";
// "" if it is not known at all.
func (w *Words) Date(on time.Time, precision string) Text {
	switch precision {
	case "day":
		return w.Day(on)
	case "month":
		return Put(w.MonthShape, "month", w.Months[on.Month()-1], "year", on.Year())
	case "year":
		return Put("{year}", "year", on.Year())
	}
	return ""
}

// Evidence says how well something is known and since when, as exactly as Date.
func (w *Words) Evidence(grade string, on time.Time, precision string, stale bool) Text {
	date := w.Date(on, precision)
	if date == "" {
		return w.CheckedUndated[grade]
	}
	if stale {
		return Put(w.Stale, "date", date)
	}
	return Put(w.Checked[grade], "date", date)
}

// Words is all the program says.
type Words struct {
	DayShape   Text     `bare:"yes"`
	DayFirst   Text     `bare:"yes"` // the first of a month
	DayMonths  [12]Text `bare:"yes"` // after a day
	DayBrief   Text     `bare:"yes"` // without the year
	MonthShape Text     `bare:"yes"`
	TimeShape  Text     `bare:"yes"`
	Months     [12]Text `bare:"yes"`

	// By code; the English names stand in package country.
	Countries country.Names `optional:"yes" keys:"*"`

	// By the keys of authorities; the English ones stand beside what else is known about
	// each, in authorities.yaml.
	AuthorityFirst, AuthorityNote packed.Later[map[string]Text] `optional:"yes" keys:"*"`

	// Intro.
	IntroName, IntroContext, IntroTitle Text
	IntroWhat                           Text
	IntroCan, IntroCanDo                Text // a label and a phrase
	IntroCannot, IntroCannotDo          Text
	IntroBrief, IntroBriefly            Text // in place of title and text, in a low window
	AboutWhat                           []Text
	IntroPromise                        []Text
	IntroAbout, IntroStart, CountryIs,
	CountryGuess, CountryUnknown, LanguageIs, LanguageAsk Text
	LanguagePartly Count // in English for now

	// Checklist.
	ChecklistTitle Text
	Categories     map[string]Text `keys:"social creator assistant coding work shopping device web"`
	WaySummary     Count           // in minutes
	WaySummaryWho  Count
	WhoShort       map[string]Text `keys:"owner admin"`
	ByLetter       Text            // in place of the title, where only the law helps
	AndRight       map[string]Text `keys:"object withdraw request"` // by what the law gives
	StartWith      Text
	WayTheirs      Text // the person's own entry
	WayFromFile    Text // an entry that only an update of the catalogue has
	WhatNoDoes, NotCovered, KnownFrom, WhereItStands,
	FilterNone, NotTicked, SlashFinds,
	SeeOverview, TickFirst Text

	// Walk.
	AlsoHelps, StepOf, YourAccounts, OpenedOn,
	MenuPath, LookFor, OtherLink, ByPost Text
	Checked        map[string]Text `keys:"verified reported unresolved"`
	Stale          Text
	CheckedUndated map[string]Text `keys:"verified reported unresolved"`
	StepUncertain  map[string]Text `keys:"verified reported unresolved"`
	ObjectByLetter map[string]Text `keys:"object withdraw request"`
	YourObjection  map[string]Text `keys:"object withdraw request"`
	NextAccount, OwnWay, StatusLine, CoveredBy, MovedWay, GoneFromList,
	ForgottenNow, LetGo, OthersChanged, Unreadable, NotOnList Text

	// More about an account.
	MoreTitle Text
	Mark      map[string]Text `keys:"done sent refused delivered extended reminded asked chased replied complained identity details answered closed no-form"` // by outcome; asked and chased are reminded
	OtherAnswer, DidNotWork, AnswerNone, WhatToDo,
	LinkWith, Rename, Renamed, AddNote, KeepFile, YourProofs, AskFile, Kept, NotKept, AddAnother,
	CopyLink, ShowQR, UndoLast, MouseOn, MouseOff, IfLinkDead, WhatYouNeed Text
	WhoMay map[string]Text `keys:"owner admin"`
	Since, WhatToExpect, HowToVerify, WhatItCovers, WhatItDoesNot,
	IfNoAnswer, WhenItFails, WhereFrom, YourNotes Text
	Basis, BasisLine, WhatTheLawGives Text            // the company's own word on its legal basis
	BasisOf                           map[string]Text `keys:"legitimate-interest consent contract several"`

	// Overview.
	Standings map[string]Text `keys:"now waiting done by-letter no-way"`
	OverviewTitle, OverviewNone,
	ChangeList, ChangeCountry Text
	Status        map[string]Text `keys:"todo started sent done refused silent again none by-letter untrained closed unknown"` // by status; date is since when
	StatusSaid    map[string]Text `keys:"sent done refused again"`                                                             // the same, where it rests on the person's word
	Next          map[string]Text `keys:"step answer remind chase reply look-again complain decision ask help linked give"`
	NextBy        map[string]Text `keys:"answer answer-asked remind remind-asked chase complain decision ask look-again give"` // the same, with a day
	Unknown       Text
	Languages     map[string]Text `keys:"bg cs da de el en es et fi fr hr hu is it lt lv mt nl no pl pt pt-br ro sk sl sr sv th"`
	OwnLanguages  map[string]Text `keys:"bg cs da de el en es et fi fr hr hu is it lt lv mt nl no pl pt pt-br ro sk sl sv" fixed:"yes"` // each in itself
	AccountName   Text
	ObjectionName map[string]Text `keys:"object withdraw request"`
	StepTyped     Text            // for the command line
	Undated       Text            // of a source

	// Letters.
	WriteLetter map[string]Text `keys:"reason objection identity reminder reply complaint"`
	LetterTitle map[string]Text `keys:"reason objection identity reminder reply complaint"`
	LetterAbout, LetterCopy, LetterLanguage, ReadSent, OpenProof,
	LetterMail, LetterFile Text
	LetterSent                                                                                     map[string]Text `keys:"reason objection identity reminder reply complaint"`
	LetterChange                                                                                   map[string]Text `keys:"name email grounds refusal_reason part address place reference login child"` // by what was told
	Means                                                                                          map[string]Text `keys:"mail form post registered"`                                                  // how a letter was sent
	RoundTitle, RoundText, RoundOut, RoundOpen, RoundWrite, RoundSent, RoundTickFirst, AskWriteAll Text
	LetterExtras, ExtrasTitle, ExtrasText, WishYes, WishNo,
	MeansOpen, SentNone, GroundsOwn, GroundsOwnIs, GroundsUse, AskOwnGrounds, AskWrite,
	NotWritten, ThatText, OtherText, ProofOpened, TextKept, DatedLine, DatedSaid Text
	ProofFact, ProofLost                                    Count
	ProofMail, MailUndated, MailNoSubject, MailOnly         Text
	MailSays                                                map[string]Text `keys:"signed unsigned"`
	MailRecord                                              map[string]Text `keys:"done refused"`
	TroubleLine, SourceLine, WhatTaken, Heading, BackToMore Text

	// Text, QR, help, prompts.
	HelpOn                                                                           map[string]Text `keys:"intro checklist walk overview letter"` // what a screen is for
	TextTitle, QRTitle, QRTooSmall, HelpTitle, HelpEverywhere, AskCountry, AskFilter Text

	MoreFollow                                                  Count // questions after this one
	SeveralFit, MayBeOne, AskJoin, AskJoinText, JoinAs, JoinNot Text

	Asks     packed.Later[Asks]
	Claims   Claims
	Refusals packed.Later[Refusals]

	// What Enter does on a step, or Space where it does nothing.
	Acts map[string]Text `keys:"open text sent check opened tick copy"`
	Code Code
	// What came of the steps of an account, at their end.
	Results map[string]Text `keys:"sent sent-by done done-until"`

	// The question after a link was handed over.
	DidItWork, HandedOver, PageThere, OpenAgain, PageNotThere, AstrayTitle, AstrayUnknown, BackToStep Text

	// Messages.
	TooSoon, PasteNowhere, SpaceTicks, EscAgain, Opening, OpenedJustNow, NotOpened, LinkCopied, TextCopied, PasteForm, PasteMail, OnlySent, OnlyTmux, Saving, Saved,
	NotSaved, StillNotSaved, Undone, NothingToUndo, Removed, Added, ChangedFile, NewerFile,
	OwnFault, OwnFaultMore, OwnFaults, OwnUnread, TooSmall, WaitSaving Text

	// What cannot be saved, when the person leaves.
	Unsaved, UnsavedTitle, UnsavedWhat, UnsavedAgain, UnsavedElsewhere,
	UnsavedStay, UnsavedLeave, AskElsewhere, ElsewhereDo Text

	// What an event was, for undo.
	Events packed.Later[map[string]Text] `keys:"country language account linked joined renamed step sent done refused delivered extended reminded replied complained identity details answered closed no-form outcome note undo removed proof detail"`

	// What keys are called, and what they do.
	KeyNames map[string]Text `keys:"enter space tab esc up down left"`
	Keys     Keys

	// What went wrong, by the kind of a problem; a test knows what each is filled with.
	Problems             packed.Later[map[string]Text] `keys:"*"`
	Sentence, SentenceDo Text

	// Why something was not opened, and what to do about a link where a QR code is shown.
	UnopenedLink, UnopenedMail, UnopenedProof Unopened
	UseLink                                   Text

	// What lists say in a word or two.
	Brief   Brief
	Settled packed.Later[Settled]

	// Accounts that a password manager's export names.
	Discover packed.Later[Discover]

	// Follow-through: what happened, letters, proofs, reports.
	Follow packed.Later[Follow]

	// Command line.
	CLI packed.Later[CLI]

	// The linear face.
	Linear packed.Later[Linear]

	// The pages that others publish.
	Site packed.Later[Site]
}

// Site is what the public pages of the catalogue say.
type Site struct {
	Title, What, Age, NoAdvice, MadeBy, Pages, All,
	Platforms, ByCountry, InPlace, Platform, RunBy, Also, WayIn, AsAbove, ByLetter, ReadyText Text
	Everywhere, Elsewhere           Text            // where a way holds
	Groups                          map[string]Text `keys:"eea eu us"`    // that a way holds in
	Regions                         map[string]Text `keys:"eea us other"` // where the answers are the same
	Changes, Data, DataWhat, AsFile Text
}

// Asks are the questions before an act.
type Asks struct {
	Label, Rename      Text
	Remove             Text `optional:"yes"` // which of several accounts
	Link               Text `optional:"yes"` // with which account
	Note, Day, Refusal Text
	SentText           Text            // whether a text is the one that was sent
	Means              Text            // how a letter was sent
	Answer             Text            `optional:"yes"`      // which of several answers came
	MailLooks          map[string]Text `keys:"done refused"` // a kept mail reads like an answer
	SentAll, DayOfAll  Text            // how and when several letters were sent
	EmailOfAll         Text            // as in Details, for several letters
	Details            map[string]Text `keys:"name email grounds refusal_reason part address place reference login child datasets keep_consent may_name only_here unexplained unacknowledged no_account"`
	Why                map[string]Text `keys:"grounds grounds-free"` // why grounds are asked for: by the law, or because the person wants it
}

// Claims are the questions before something is recorded as fact, and their answers.
type Claims struct {
	HasSent, HasCome, AnswerBy, IsOff, WasDone, IsLinked, IsLinkedText, NotLinked, TakeBack Text

	NotYet, Today, AnotherDay, Accepted, RefusedIt, Off, NotKnown, TakeBackYes, Yes, No Text
}

// Refusals are why an act is not done. Refused shows one on a line of its own.
type Refusals struct {
	Refused, OfAccount, Taken, WasDone, IsDone, NoWay Text
	TooLong                                           Count
	NoLanguage, LanguageDo                            Text
	NoLabel, NoDay, Needed, HadName, NotAlike,
	NotLinkable, LinkedOn, NoCountry, Nearest Text
	CountryDo Text            // where none is near
	Doubts    map[string]Text `keys:"ahead long-ago not-sent before-law before-sent before-no not-asked was-sent"`
	Details   map[string]Text `keys:"name email grounds part"`
	YesNo     Text            // a wish that is answered with neither
}

// Unopened is why something was not opened, in sentences, where that depends on what it is.
type Unopened struct{ OverSSH, NoProgram, Failed Text }

// Code is what is said of what developers put into a file, or type.
type Code struct {
	Where  map[string]Text `keys:"file variable command"`
	About  map[string]Text `keys:"training sharing telemetry"`
	Copied Text
}

// Keys says what a key does, in a word or two.
type Keys struct {
	Start, Choose, Tick, Untick, Add, Rename, Filter, ShowAll, GoOn, Open, Done, Sent, Confirmed, CopyLink,
	CopyText, Text, QR, Swap, Language, Read, Note, Undo, MarkDone, More, ReadOn, Details, Back, Quit, Help, Up, Down,
	Mouse, Accept, Cancel, Suspend, NextPane, UseThese, QuitNow, Answer, NotNow, Opened, Discover Text
}

// IsYes says that an answer means yes, in English or in the language of w.
func (w *Words) IsYes(answer string) bool {
	return isOneOf(answer, append([]string{"y", "yes"}, w.CLI.Get().Keep.Yes...))
}

// IsNo says that an answer means no, in English or in the language of w.
func (w *Words) IsNo(answer string) bool {
	return isOneOf(answer, []string{"n", "no", string(w.Claims.No)})
}

// isOneOf minds neither capital letters nor marks on letters.
func isOneOf(answer string, words []string) bool {
	typed := safetext.Unmark(answer)
	return slices.ContainsFunc(words, func(word string) bool { return safetext.Unmark(word) == typed })
}

// Happened says what happened with a request; a kind from a newer version as it
// is. late is an extension that was announced too late.
func (w *Words) Happened(what string, late bool) Text {
	if late {
		return w.Follow.Get().ExtendedLate
	}
	if s, ok := w.Follow.Get().Outcomes[what]; ok {
		return s
	}
	return safetext.NewLine(what).Text()
}
