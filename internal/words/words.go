// Package words holds every word the program says, apart from the catalogue and
// the letters: one struct, so that a language can be put in place of another.
// No sentence is put together from halves; what varies stands in {braces}.
package words

import (
	"time"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

// Day writes a day: 2 Oct 2026.
func (w *Words) Day(t time.Time) Text {
	return Put(w.DayShape, "day", t.Day(), "month", w.Months[t.Month()-1], "year", t.Year())
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

// Minutes writes a number of minutes.
func (w *Words) Minutes(n int) Text {
	if n == 1 {
		return w.OneMinute
	}
	return Put(w.ManyMinutes, "n", n)
}

// Words is all the program says.
type Words struct {
	DayShape               Text
	MonthShape             Text // {month} {year}
	Months                 [12]Text
	OneMinute, ManyMinutes Text

	// Intro.
	IntroTitle     Text
	IntroWhat      []Text
	IntroPromise   []Text
	IntroStart     Text
	CountryIs      Text // {country}
	CountryGuess   Text // {country}
	CountryUnknown Text

	// Checklist.
	ChecklistTitle Text
	Categories     map[string]Text
	WaySummary     Text            // {title} {minutes}
	WaySummaryWho  Text            // {title} {minutes} {who}
	WhoShort       map[string]Text // by who
	StartWith      Text            // {platforms}
	GoOnMinutes    Text            // {minutes}
	WayTheirs      Text            // {way}: the person's own entry
	FilterIs       Text            // {text}
	FilterNone     Text            // {text}
	GoOn           Text
	SeeOverview    Text
	TickFirst      Text

	Here Text // the row that the focus is on

	// Walk.
	AlsoHelps      Text
	NotOnThePage   Text
	TextReady      Text
	OpenedOn       Text            // {date}
	MenuPath       Text            // {path}
	LookFor        Text            // {words}
	OtherLink      Text            // {link}
	ByPost         Text            // {address}
	Checked        map[string]Text // by evidence, {date}
	Stale          Text            // {date}
	CheckedUndated map[string]Text // by evidence
	StepUncertain  map[string]Text // by evidence
	NextAccount    Text            // {account}
	StatusLine     Text            // {status}
	CoveredBy      Text            // {account}
	MovedWay       Text            // {country}
	NothingToMark  Text
	GoneFromList   Text
	ForgottenNow   Text
	LetGo          Text // {accounts}
	OthersChanged  Text
	Unreadable     Text // {why}
	NotOnList      Text

	// More about an account.
	MoreTitle     Text // {account}
	Actions       Text
	MarkDone      Text
	MarkSent      Text
	MarkRefused   Text
	MarkLater     map[string]Text // by outcome
	MarkAsked     Text            // in place of reminded, of an authority
	LinkWith      Text            // {account}
	AddNote       Text
	KeepFile      Text
	YourProofs    Text
	AskFile       Text // {account}
	Kept          Text // {path}
	NotKept       Text // {why}
	AddAnother    Text // {platform}
	CopyLink      Text
	ShowQR        Text
	UndoLast      Text
	MouseOn       Text
	MouseOff      Text
	IfLinkDead    Text
	WhatYouNeed   Text
	WhoMay        map[string]Text
	Since         Text
	WhatToExpect  Text
	HowToVerify   Text
	WhatItCovers  Text
	WhatItDoesNot Text
	IfNoAnswer    Text
	WhenItFails   Text
	WhereFrom     Text
	YourNotes     Text

	// Overview.
	OverviewTitle Text
	OverviewNone  Text
	ChangeList    Text
	ChangeCountry Text
	Status        map[string]Text // by status; {date} is since when
	StatusSaid    map[string]Text // the same, where it rests on the person's word
	Next          map[string]Text // by what comes next; {step} {date} {account}
	NextBy        map[string]Text // the same, with a day
	Unknown       Text            // {platform}
	AccountName   Text            // {platform} {label}
	StepTyped     Text            // {title} {id}, for the command line
	Undated       Text            // of a source

	// Letters.
	WriteLetter    map[string]Text // by kind
	LetterTitle    map[string]Text // by kind; {account} {language}
	LetterBody     Text
	LetterCopy     Text
	LetterLanguage Text
	LetterMail     Text // {to}
	LetterFile     Text
	LetterSent     map[string]Text // by kind
	LetterGrounds  Text
	LetterPart     Text
	AskTold        map[string]Text // by what is asked for; {account}
	ToldNeeded     Text
	NotAnAddress   Text // {text}
	AskGrounds     Text
	GroundsText    Text
	GroundsOwn     Text
	GroundsOwnIs   Text // {text}
	GroundsUse     Text
	GroundsNeeded  Text
	AskOwnGrounds  Text
	AskPart        Text
	AskWrite       Text
	NotWritten     Text // {why}
	AskWhichText   Text
	ThatText       Text
	OtherText      Text
	ProofOpened    Text // {name}
	TextKept       Text // {what}
	BackToMore     Text
	NotShown       Text
	NoViewer       Text
	ViewerFailed   Text // {why}
	NoMailProgram  Text
	MailFailed     Text // {why}

	// Text, QR, help, prompts.
	TextTitle      Text
	QRTitle        Text // {host}
	QRTooSmall     Text // {width} {height}
	HelpTitle      Text
	HelpEverywhere Text
	AskCountry     Text
	AskLabel       Text // {platform}
	AskNote        Text // {account}
	AskRefusal     Text // {account}
	AskDay         Text // {what} {account}
	NoSuchDay      Text // {text}
	AskFilter      Text
	NoSuchCountry  Text // {text}
	SeveralFit     Text
	LabelTaken     Text // {account}

	// Messages.
	Opening       Text // {host}
	OpenedIn      Text // {host}
	BackFrom      Text // {step}
	BackFromSent  Text // {step}
	NotOpened     Text // {why}
	LinkCopied    Text
	TextCopied    Text
	Saving        Text
	Saved         Text
	NotSaved      Text // {why}
	StillNotSaved Text // {why}
	Undone        Text // {what}
	NothingToUndo Text
	Removed       Text // {account}
	Added         Text // {account}
	ChangedFile   Text
	NewerFile     Text
	OwnFault      Text // {fault}
	OwnFaultMore  Text // {fault}, {n}
	TooSmall      Text
	WaitSaving    Text

	// What cannot be saved, when the person leaves.
	Unsaved          Text
	UnsavedTitle     Text
	UnsavedWhat      Text // {n}
	UnsavedAgain     Text
	UnsavedElsewhere Text
	UnsavedStay      Text
	UnsavedLeave     Text
	AskElsewhere     Text
	ElsewhereDo      Text // {path}

	// What an event was, for undo.
	Events map[string]Text // by kind; {account} {step} {country} {outcome}

	// What keys do.
	Keys Keys

	// Why a link was not opened.
	NoDisplay  Text
	OverSSH    Text
	NoBrowser  Text
	OpenFailed Text // {why}
	BadLink    Text // {why}

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
	Language, Read, Note, Undo, MarkDone, More, Back, Quit, Help, Up, Down, Mouse, Accept, Cancel, Suspend, NextPane, QuitNow Text
}

// CLI is what the commands say.
type CLI struct {
	Help            Help
	ErrorLine       Text // {what} {why}
	NoTerminal      Text
	NoTerminalDo    Text
	UnknownCountry  Text // {text}
	CountryDo       Text
	CountryMissing  Text
	UnknownPlatform Text // {text}
	UnknownAccount  Text // {text}
	UnknownStep     Text // {text} {account}
	UnknownOutcome  Text // {text}
	UnknownCommand  Text // {text}
	UnknownFlag     Text // {text}
	FlagOfWalk      Text // {flag}
	FlagAfter       Text // {flag} {command}
	FlagTwice       Text // {flag}
	FlagEmpty       Text // {flag}
	FlagNoValue     Text // {flag}
	FlagAlone       Text // {flag} {other}
	BadDate         Text // {text}
	FutureDate      Text // {text}
	Nearest         Text // {words}
	Whole           Text // {words}
	Several         Text // {platform}
	AddFirst        Text // {platform} {label}
	MissingArgument Text // {name}
	TooMany         Text // {text}
	NotBoth         Text // {one} {other}
	DateDo          Text
	LinkNone        Text // {account}
	LinkOfLinked    Text // {account} {other}
	LinkSelf        Text
	LinkedAlone     Text
	NoLink          Text // {step}
	NoSteps         Text
	DamagedDo       Text // {path} {backup}
	NotAllowedDo    Text // {path}
	StateUnreadable Text
	CannotSave      Text
	CannotSaveDo    Text
	InUseDo         Text
	NewerDo         Text
	HomeUnknown     Text
	HomeUnknownDo   Text
	Country         Text // {country} {code}
	CountryGuess    Text // {country} {code}
	CountryNone     Text
	CountryNoneDo   Text
	CountrySet      Text // {country}
	NoAccounts      Text
	AccountAdded    Text // {account}
	AccountThere    Text // {account}
	StepDone        Text // {account} {step}
	StepWasDone     Text // {account} {step}
	Marked          Text // {account} {status}
	NoteKept        Text // {account}
	Opened          Text // {link}
	NotOpenedDo     Text // {link}
	NotOpenedWhat   Text
	StateFile       Text // {path}
	StateMissing    Text
	OwnEntries      Text // {path}
	Platforms       Text // {n}
	SeeHelp         Text
	SeeHelpOf       Text // {command}
	OutputFailed    Text
	OutputDo        Text
	Limits          Limits
	NotForThisWay   Text // {outcome} {account}
	FaceFailed      Text
	ListLine        Text // {name} {what}
	LeftOut         Text // {n} {country}
	CannotCheck     Text
	CannotCheckDo   Text
	EntriesGood     Text // {n}
	EntriesBad      Text // {n}
	EntriesDo       Text
	ReportHead      Text // {platform} {way} {checked} {evidence}
	ReportStep      Text // {step} {title}
	ReportLink      Text // {link}
	ReportAsk       Text
	LabelBad        Text
	OneAtATime      Text // {text}
	OneAtATimeDo    Text // {first}, {then}

	// Commands that look after what is kept.
	Keep Keep
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

// Event says what an event was, for taking it back.
func (w *Words) Event(do string, account Text, step string, country Text, outcome string) Text {
	return Put(w.Events[do], "account", account, "step", step, "country", country, "outcome", outcome)
}

// Missing is why an account has no steps: its platform is gone, though it is listed;
// it was taken off, though something is recorded; or nothing of it is kept.
func (w *Words) Missing(listed, recorded bool) Text {
	switch {
	case listed:
		return w.GoneFromList
	case recorded:
		return w.NotOnList
	}
	return w.ForgottenNow
}
