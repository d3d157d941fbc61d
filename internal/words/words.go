// Package words holds every text of the program, apart from the catalogue and the
// letters. One file holds all texts of a language, en.yaml those in English, with a
// key for each field of the struct Words; the program reads its packed form.
// No sentence is put together from halves; what varies stands in {braces}.
//
// The tags of a field tell what its texts must be: put names the placeholders that
// the code fills, keys the keys of a map, optional says that it may be missing, and fixed
// that it is the same in all languages.
package words

import (
	_ "embed" // the packed texts
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/optout-tui/optout-tui/internal/packed"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

//go:generate go run ../tools/pack en

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
	DayShape   Text     `put:"day month year"`
	DayFirst   Text     `put:"day month year"` // the first of a month
	DayMonths  [12]Text // after a day
	MonthShape Text     `put:"month year"`
	Months     [12]Text

	// Intro.
	IntroTitle              Text
	IntroWhat               []Text
	IntroPromise            []Text
	IntroStart              Text
	CountryIs, CountryGuess Text `put:"country"`
	CountryUnknown          Text

	// Checklist.
	ChecklistTitle               Text
	Categories                   map[string]Text `keys:"social creator assistant coding work shopping device web"`
	WaySummary                   Count           `put:"title n"` // in minutes
	WaySummaryWho                Count           `put:"title n who"`
	WhoShort                     map[string]Text `keys:"owner admin"`
	StartWith                    Text            `put:"platforms"`
	GoOnMinutes                  Count           `put:"n"`
	WayTheirs                    Text            `put:"way"` // the person's own entry
	FilterIs, FilterNone         Text            `put:"text"`
	GoOn, SeeOverview, TickFirst Text

	Here Text // the row that the focus is on

	// Walk.
	AlsoHelps, NotOnThePage, TextReady Text
	OpenedOn                           Text            `put:"date"`
	MenuPath                           Text            `put:"path"`
	LookFor                            Text            `put:"words"`
	OtherLink                          Text            `put:"link"`
	ByPost                             Text            `put:"address"`
	Checked                            map[string]Text `keys:"verified reported unresolved" put:"date"`
	Stale                              Text            `put:"date"`
	CheckedUndated                     map[string]Text `keys:"verified reported unresolved"`
	StepUncertain                      map[string]Text `keys:"verified reported unresolved"`
	NextAccount                        Text            `put:"account"`
	StatusLine                         Text            `put:"status"`
	CoveredBy                          Text            `put:"account"`
	MovedWay                           Text            `put:"country"`
	GoneFromList, ForgottenNow         Text
	LetGo                              Text `put:"accounts"`
	OthersChanged                      Text
	Unreadable                         Text `put:"why"`
	NotOnList                          Text

	// More about an account.
	MoreTitle                                      Text `put:"account"`
	Actions                                        Text
	Mark                                           map[string]Text `keys:"done sent refused extended reminded asked replied complained"` // by outcome; asked is reminded, of an authority
	LinkWith                                       Text            `put:"account"`
	AddNote, KeepFile, YourProofs                  Text
	AskFile                                        Text `put:"account"`
	Kept                                           Text `put:"path"`
	NotKept                                        Text `put:"why"`
	AddAnother                                     Text `put:"platform"`
	CopyLink, ShowQR, UndoLast, MouseOn, MouseOff  Text
	IfLinkDead, WhatYouNeed                        Text
	WhoMay                                         map[string]Text `keys:"owner admin"`
	Since, WhatToExpect, HowToVerify, WhatItCovers Text
	WhatItDoesNot, IfNoAnswer, WhenItFails         Text
	WhereFrom, YourNotes                           Text

	// Overview.
	OverviewTitle, OverviewNone, ChangeList Text
	ChangeCountry                           Text
	Status                                  map[string]Text `keys:"todo started sent done refused silent again none" put:"date"` // by status; date is since when
	StatusSaid                              map[string]Text `keys:"sent done refused again" put:"date"`                          // the same, where it rests on the person's word
	Next                                    map[string]Text `keys:"step answer remind reply look-again complain decision ask help linked" put:"step date account"`
	NextBy                                  map[string]Text `keys:"answer remind complain decision ask look-again" put:"step date account"` // the same, with a day
	Unknown                                 Text            `put:"platform"`
	Languages                               map[string]Text `keys:"bg cs da de el en es et fi fr hr hu is it lt lv mt nl no pl pt pt-br ro sk sl sv"`
	OwnLanguages                            map[string]Text `keys:"bg cs da de el en es et fi fr hr hu is it lt lv mt nl no pl pt pt-br ro sk sl sv" fixed:"yes"` // each in itself
	AccountName                             Text            `put:"platform label"`
	StepTyped                               Text            `put:"title id"` // for the command line
	Undated                                 Text            // of a source

	// Letters.
	WriteLetter                            map[string]Text `keys:"reason objection reminder reply complaint"`
	LetterTitle                            map[string]Text `keys:"reason objection reminder reply complaint" put:"account language"`
	LetterBody, LetterCopy, LetterLanguage Text
	LetterMail                             Text `put:"to"`
	LetterFile                             Text
	LetterSent                             map[string]Text `keys:"reason objection reminder reply complaint"`
	LetterChange                           map[string]Text `keys:"name email grounds refusal_reason part"` // by what was told
	GroundsText, GroundsOwn                Text
	GroundsOwnIs                           Text `put:"text"`
	GroundsUse, AskOwnGrounds, AskWrite    Text
	NotWritten                             Text `put:"why"`
	ThatText, OtherText                    Text
	ProofOpened                            Text  `put:"name"`
	TextKept                               Text  `put:"date what"`
	DatedLine                              Text  `put:"date text"`
	DatedSaid                              Text  `put:"date what text"`
	ProofFact                              Count `put:"name n date"`
	TroubleLine                            Text  `put:"when try"`
	SourceLine                             Text  `put:"date text link"`
	WhatTaken                              Text
	Heading                                Text `put:"title"`
	BackToMore, NoViewer                   Text
	ViewerFailed                           Text `put:"why"`
	NoMailProgram                          Text
	MailFailed                             Text `put:"why"`

	// Text, QR, help, prompts.
	TextTitle                             Text `put:"language"`
	QRTitle                               Text `put:"host"`
	QRTooSmall                            Text `put:"width height"`
	HelpTitle, HelpEverywhere, AskCountry Text
	AskFilter, SeveralFit                 Text
	MayBeOne                              Text `put:"accounts"`
	AskJoin, AskJoinText                  Text
	JoinAs                                Text `put:"account"`
	JoinNot                               Text

	Asks     Asks
	Refusals Refusals

	// Messages.
	Opening, OpenedIn                     Text `put:"host"`
	BackFrom, BackFromSent                Text `put:"step"`
	NotOpened                             Text `put:"why"`
	LinkCopied, TextCopied, Saving, Saved Text
	NotSaved, StillNotSaved               Text `put:"why"`
	Undone                                Text `put:"what"`
	NothingToUndo                         Text
	Removed, Added                        Text `put:"account"`
	ChangedFile, NewerFile                Text
	OwnFault                              Text `put:"fault"`
	OwnFaultMore                          Text `put:"fault n"`
	TooSmall, WaitSaving                  Text

	// What cannot be saved, when the person leaves.
	Unsaved, UnsavedTitle                       Text
	UnsavedWhat                                 Text `put:"n"`
	UnsavedAgain, UnsavedElsewhere, UnsavedStay Text
	UnsavedLeave, AskElsewhere                  Text
	ElsewhereDo                                 Text `put:"path"`

	// What an event was, for undo.
	Events map[string]Text `keys:"country account linked joined step sent done refused extended reminded replied complained outcome note undo removed proof detail" put:"account step country"`

	// What keys are called, and what they do.
	KeyNames map[string]Text `keys:"enter space tab esc up down left"`
	Keys     Keys

	// What went wrong, by the kind of a problem; a test knows what each is filled with.
	Problems   map[string]Text `keys:"*" put:"*"`
	Sentence   Text            `put:"why"`
	SentenceDo Text            `put:"why do"`

	// Why a link was not opened.
	NoDisplay, OverSSH, NoBrowser Text
	OpenFailed                    Text `put:"why"`

	// Follow-through: what happened, letters, proofs, reports.
	Follow Follow

	// Command line.
	CLI CLI

	// The linear face.
	Linear Linear
}

// Asks are the questions before an act.
type Asks struct {
	Label    Text            `put:"platform"`
	Remove   Text            `put:"platform" optional:"yes"` // which of several accounts
	Link     Text            `optional:"yes"`                // with which account
	Note     Text            `put:"account"`
	Day      Text            `put:"what account"`
	Refusal  Text            `put:"account"`
	SentText Text            // whether a text is the one that was sent
	Details  map[string]Text `keys:"name email grounds refusal_reason part" put:"account country"`
}

// Refusals are why an act is not done. Refused shows one on a line of its own.
type Refusals struct {
	Refused               Text  `put:"why do"`
	Taken                 Text  `put:"account"`
	WasDone               Text  `put:"account step"`
	NoWay                 Text  `put:"account"`
	TooLong               Count `put:"text n"`
	NoLabel, NoDay        Text  `put:"text"`
	Needed                Text
	NotAlike, NotLinkable Text            `put:"account"`
	LinkedOn              Text            `put:"account other"`
	NoCountry             Text            `put:"text"`
	Nearest               Text            `put:"words"`
	CountryDo             Text            // where none is near
	Doubts                map[string]Text `keys:"ahead long-ago not-sent before-sent before-no" put:"text account today earliest sent refused"`
	Details               map[string]Text `keys:"name email grounds part" put:"text country"`
}

// Keys says what a key does, in a word or two.
type Keys struct {
	Start, Choose, Tick, Untick, Add, Filter, GoOn, Open, Done, Sent, Confirmed, CopyLink, CopyText, Text, QR,
	Language, Read, Note, Undo, MarkDone, More, Back, Quit, Help, Up, Down, Mouse, Accept, Cancel, Suspend, NextPane, QuitNow Text
}

// IsYes says that an answer means yes, in English or in the language of w.
func (w *Words) IsYes(answer string) bool {
	answer = strings.ToLower(strings.TrimSpace(answer))
	return answer == "y" || answer == "yes" || slices.Contains(w.CLI.Keep.Yes, answer)
}

// Happened says what happened with a request; a kind from a newer version as it
// is. late is an extension that was announced too late.
func (w *Words) Happened(what string, late bool) Text {
	if late {
		return w.Follow.ExtendedLate
	}
	if s, ok := w.Follow.Outcomes[what]; ok {
		return s
	}
	return safetext.NewLine(what).Text()
}
