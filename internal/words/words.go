// Package words holds every word the program says, apart from the catalogue and
// the letters: one struct, so that a language can be put in place of another.
// No sentence is put together from halves; what varies stands in {braces}.
package words

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

// Put fills the {names} of a text: Put("Opened {host}", "host", h). What is put
// in passes safetext, wherever it is from, and is not looked at for names again.
func Put(text string, pairs ...any) string {
	var b strings.Builder
	for {
		before, rest, open := strings.Cut(text, "{")
		name, after, closed := strings.Cut(rest, "}")
		b.WriteString(before)
		if !open || !closed {
			b.WriteString(text[len(before):])
			return b.String()
		}
		known := false
		for i := 0; i+1 < len(pairs) && !known; i += 2 {
			if known = pairs[i] == any(name); known {
				b.WriteString(safetext.NewBlock(fmt.Sprint(pairs[i+1])).String())
			}
		}
		if !known {
			b.WriteString("{" + name + "}")
		}
		text = after
	}
}

// Day writes a day: 2 Oct 2026.
func (w *Words) Day(t time.Time) string {
	return Put(w.DayShape, "day", t.Day(), "month", w.Months[t.Month()-1], "year", t.Year())
}

// Evidence says how well something is known and since when. The day is only as
// exact as precision says: "day", "month", "year", or "" for not at all.
func (w *Words) Evidence(grade string, on time.Time, precision string, stale bool) string {
	date := ""
	switch precision {
	case "":
		return w.CheckedUndated[grade]
	case "day":
		date = w.Day(on)
	case "month":
		date = Put(w.MonthShape, "month", w.Months[on.Month()-1], "year", on.Year())
	case "year":
		date = strconv.Itoa(on.Year())
	}
	if stale {
		return Put(w.Stale, "date", date)
	}
	return Put(w.Checked[grade], "date", date)
}

// Minutes writes a number of minutes.
func (w *Words) Minutes(n int) string {
	if n == 1 {
		return w.OneMinute
	}
	return Put(w.ManyMinutes, "n", n)
}

// Words is all the program says.
type Words struct {
	DayShape               string
	MonthShape             string // {month} {year}
	Months                 [12]string
	OneMinute, ManyMinutes string

	// Intro.
	IntroTitle     string
	IntroWhat      []string
	IntroPromise   []string
	IntroStart     string
	CountryIs      string // {country}
	CountryGuess   string // {country}
	CountryUnknown string

	// Checklist.
	ChecklistTitle string
	Categories     map[string]string
	WaySummary     string            // {title} {minutes}
	WaySummaryWho  string            // {title} {minutes} {who}
	WhoShort       map[string]string // by who
	StartWith      string            // {platforms}
	GoOnMinutes    string            // {minutes}
	Theirs         string
	FilterIs       string // {text}
	FilterNone     string // {text}
	GoOn           string
	SeeOverview    string
	TickFirst      string

	Here string // the row that the focus is on

	// Walk.
	AlsoHelps      string
	NotOnThePage   string
	TextReady      string
	OpenedOn       string            // {date}
	MenuPath       string            // {path}
	LookFor        string            // {words}
	OtherLink      string            // {link}
	ByPost         string            // {address}
	Checked        map[string]string // by evidence, {date}
	Stale          string            // {date}
	CheckedUndated map[string]string // by evidence
	StepUncertain  map[string]string // by evidence
	NextAccount    string            // {account}
	StatusLine     string            // {status}
	CoveredBy      string            // {account}
	MovedWay       string            // {country}
	SaidByYou      string
	NothingToMark  string
	GoneFromList   string
	ForgottenNow   string
	LetGo          string // {accounts}
	OthersChanged  string
	Unreadable     string // {why}
	NotOnList      string

	// More about an account.
	MoreTitle     string // {account}
	Actions       string
	MarkDone      string
	MarkSent      string
	MarkRefused   string
	MarkLater     map[string]string // by outcome
	MarkAsked     string            // in place of reminded, of an authority
	LinkWith      string            // {account}
	AddNote       string
	KeepFile      string
	YourProofs    string
	AskFile       string // {account}
	Kept          string // {path}
	NotKept       string // {why}
	AddAnother    string // {platform}
	CopyLink      string
	ShowQR        string
	UndoLast      string
	MouseOn       string
	MouseOff      string
	IfLinkDead    string
	WhatYouNeed   string
	WhoMay        map[string]string
	Since         string
	WhatToExpect  string
	HowToVerify   string
	WhatItCovers  string
	WhatItDoesNot string
	IfNoAnswer    string
	WhenItFails   string
	WhereFrom     string
	YourNotes     string

	// Overview.
	OverviewTitle string
	OverviewNone  string
	ChangeList    string
	ChangeCountry string
	Status        map[string]string // by status; {date} is since when
	Next          map[string]string // by what comes next; {step} {date} {account}
	NextBy        map[string]string // the same, with a day
	Unknown       string            // {platform}

	// Letters.
	WriteLetter    map[string]string // by kind
	LetterTitle    map[string]string // by kind; {account} {language}
	LetterBody     string
	LetterCopy     string
	LetterLanguage string
	LetterMail     string // {to}
	LetterFile     string
	LetterSent     map[string]string // by kind
	LetterGrounds  string
	LetterPart     string
	AskTold        map[string]string // by what is asked for; {account}
	ToldNeeded     string
	NotAnAddress   string // {text}
	AskGrounds     string
	GroundsText    string
	GroundsOwn     string
	GroundsOwnIs   string // {text}
	GroundsUse     string
	GroundsNeeded  string
	AskOwnGrounds  string
	AskPart        string
	AskWrite       string
	NotWritten     string // {why}
	AskWhichText   string
	ThatText       string
	OtherText      string
	ProofOpened    string // {name}
	TextKept       string // {what}
	BackToMore     string
	NotShown       string
	NoViewer       string
	ViewerFailed   string // {why}
	NoMailProgram  string
	MailFailed     string // {why}

	// Text, QR, help, prompts.
	TextTitle      string
	QRTitle        string // {host}
	QRTooSmall     string // {width} {height}
	HelpTitle      string
	HelpEverywhere string
	AskCountry     string
	AskLabel       string // {platform}
	AskNote        string // {account}
	AskRefusal     string // {account}
	AskDay         string // {what} {account}
	NoSuchDay      string // {text}
	AskFilter      string
	NoSuchCountry  string // {text}
	SeveralFit     string
	LabelTaken     string // {account}

	// Messages.
	Opening       string // {host}
	OpenedIn      string // {host}
	BackFrom      string // {step}
	BackFromSent  string // {step}
	NotOpened     string // {why}
	LinkCopied    string
	TextCopied    string
	Saving        string
	Saved         string
	NotSaved      string // {why}
	StillNotSaved string // {why}
	Undone        string // {what}
	NothingToUndo string
	Removed       string // {account}
	Added         string // {account}
	ChangedFile   string
	NewerFile     string
	OwnFault      string // {fault}
	OwnFaultMore  string // {fault}, {n}
	TooSmall      string
	WaitSaving    string

	// What cannot be saved, when the person leaves.
	Unsaved          string
	UnsavedTitle     string
	UnsavedWhat      string // {n}
	UnsavedAgain     string
	UnsavedElsewhere string
	UnsavedStay      string
	UnsavedLeave     string
	AskElsewhere     string
	ElsewhereDo      string // {path}

	// What an event was, for undo.
	Events map[string]string // by kind; {account} {step} {country} {outcome}

	// What keys do.
	Keys Keys

	// Why a link was not opened.
	NoDisplay  string
	OverSSH    string
	NoBrowser  string
	OpenFailed string // {why}
	BadLink    string // {why}

	// Follow-through: what happened, letters, proofs, reports.
	Follow Follow

	// Command line.
	CLI CLI

	// The linear face.
	Plain Plain
}

// Keys says what a key does, in a word or two.
type Keys struct {
	Start, Choose, Tick, Untick, Add, Filter, GoOn, Open, Done, Sent, Confirmed, CopyLink, CopyText, Text, QR,
	Language, Read, Note, Undo, MarkDone, More, Back, Quit, Help, Up, Down, Mouse, Accept, Cancel, Suspend, NextPane, QuitNow string
}

// CLI is what the commands say.
type CLI struct {
	Help            Help
	ErrorLine       string // {what} {why}
	NoTerminal      string
	NoTerminalDo    string
	UnknownCountry  string // {text}
	CountryDo       string
	CountryMissing  string
	UnknownPlatform string // {text}
	UnknownAccount  string // {text}
	UnknownStep     string // {text} {account}
	UnknownOutcome  string // {text}
	UnknownCommand  string // {text}
	UnknownFlag     string // {text}
	FlagOfWalk      string // {flag}
	FlagAfter       string // {flag} {command}
	FlagTwice       string // {flag}
	FlagEmpty       string // {flag}
	FlagNoValue     string // {flag}
	FlagAlone       string // {flag} {other}
	BadDate         string // {text}
	FutureDate      string // {text}
	Nearest         string // {words}
	Whole           string // {words}
	Several         string // {platform}
	AddFirst        string // {platform} {label}
	MissingArgument string // {name}
	TooMany         string // {text}
	NotBoth         string // {one} {other}
	DateDo          string
	LinkNone        string // {account}
	LinkOfLinked    string // {account} {other}
	LinkSelf        string
	LinkedAlone     string
	NoLink          string // {step}
	NoSteps         string
	DamagedDo       string // {path} {backup}
	NotAllowedDo    string // {path}
	StateUnreadable string
	CannotSave      string
	CannotSaveDo    string
	InUseDo         string
	NewerDo         string
	HomeUnknown     string
	HomeUnknownDo   string
	Country         string // {country} {code}
	CountryGuess    string // {country} {code}
	CountryNone     string
	CountryNoneDo   string
	CountrySet      string // {country}
	NoAccounts      string
	AccountAdded    string // {account}
	AccountThere    string // {account}
	StepDone        string // {account} {step}
	StepWasDone     string // {account} {step}
	Marked          string // {account} {status}
	NoteKept        string // {account}
	Opened          string // {link}
	NotOpenedDo     string // {link}
	NotOpenedWhat   string
	StateFile       string // {path}
	StateMissing    string
	OwnEntries      string // {path}
	Platforms       string // {n}
	SeeHelp         string
	SeeHelpOf       string // {command}
	OutputFailed    string
	OutputDo        string
	Limits          Limits
	NotForThisWay   string // {outcome} {account}
	FlagTrouble     string
	FaceFailed      string
	ListLine        string // {name} {what}
	LeftOut         string // {n} {country}
	CannotCheck     string
	CannotCheckDo   string
	EntriesGood     string // {n}
	EntriesBad      string // {n}
	EntriesDo       string
	ReportHead      string // {platform} {way} {checked} {evidence}
	ReportStep      string // {step} {title}
	ReportLink      string // {link}
	ReportAsk       string
	LabelBad        string
	OneAtATime      string // {text}
	OneAtATimeDo    string // {first}, {then}

	// Commands that look after what is kept.
	Keep Keep
}

// Happened says what happened with a request; a kind from a newer version as it
// is. late is an extension that was announced too late.
func (w *Words) Happened(what string, late bool) string {
	if late {
		return w.Follow.ExtendedLate
	}
	if s, ok := w.Follow.Outcomes[what]; ok {
		return s
	}
	return what
}

// Event says what an event was, for taking it back.
func (w *Words) Event(do, account, step, country, outcome string) string {
	return Put(w.Events[do], "account", account, "step", step, "country", country, "outcome", outcome)
}
