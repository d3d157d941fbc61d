package words

var english = CLI{
	Usage: `optout-tui walks you through saying no to AI training, one platform at a time,
and remembers how far you are. It opens forms in your browser and sends nothing
itself.

Usage:
  optout-tui                         start the walk
  optout-tui --plain                 the same as questions and answers, for screen
                                     readers, plain terminals and pipes
  optout-tui COMMAND [ARGUMENTS]

Commands:
  status [ACCOUNT] [--json]          where each account stands
  list [--country DE] [--all]        what can be opted out of, and how
  show PLATFORM                      its steps, links, and sources
  country [CODE]                     show or set the country you live in
  add PLATFORM [LABEL]               put an account on your list
  open ACCOUNT [STEP] [--print]      open a step's link in your browser, or print it
  step ACCOUNT STEP                  tick one step
  mark ACCOUNT OUTCOME [--on DATE]   what happened: sent, done, refused, extended,
                                     reminded, replied, complained [--text WORDS]
  mark ACCOUNT linked --to OTHER     one objection holds for both, by your word
  note ACCOUNT TEXT                  keep a note
  attach ACCOUNT FILE                keep a copy of a file as a proof
  letter ACCOUNT [--kind KIND]       a text to send: reason, objection, reminder,
                                     reply, complaint [--lang de] [-o FILE] [--mail]
  due [--within 7d]                  what is to be done now
  export --format FORMAT [-o FILE]   json, csv, md, html (a dossier) or ics
  import FILE                        take in what another state file holds
  undo                               take back the last thing
  remove ACCOUNT                     take it off your list; undo brings it back
  forget ACCOUNT [--yes]             remove all that is kept about it, for good
  forget --everything [--yes]        remove all that is kept
  doctor [--restore] [--json]        what is wrong here; bring the backup back
  report PLATFORM [STEP]             a ready text about a step that is wrong
  catalog check [DIR] [--stale]      look for faults in entries, or for old ones
  catalog schema                     the format of entries, for editors
  where                              show where your files are
  completion SHELL                   for bash, zsh, fish or powershell
  version                            show the version
  help                               show this

ACCOUNT is a platform, such as facebook, or instagram/@anna where you have
several. A platform named for the first time is put on your list.

Examples:
  optout-tui country DE
  optout-tui add instagram @anna
  optout-tui open facebook form
  optout-tui step facebook send
  optout-tui mark instagram/@anna done --on 2026-10-02
  optout-tui letter instagram --kind objection --name "Anna Beispiel" \
      --email anna@example.org --grounds works,others
  optout-tui status --json

Exit codes: 0 done, 1 error, 2 wrong use, 3 something is due, 4 state file
unreadable or damaged.
`,
	ErrorLine:       "optout-tui: {what}: {why}",
	NoTerminal:      "the walk needs a terminal, and this is not one",
	NoTerminalDo:    "Run it in a terminal window, or through a pipe with --plain, or use: optout-tui status",
	UnknownCountry:  "there is no country {text}",
	UnknownPlatform: "there is no platform {text}",
	UnknownAccount:  "there is no account {text}",
	UnknownStep:     "there is no step {text} for {account}",
	UnknownOutcome:  "there is no outcome {text}",
	UnknownCommand:  "there is no command {text}",
	BadDate:         "{text} is not a date such as 2026-10-02",
	FutureDate:      "{text} lies in the future",
	Nearest:         "Nearest: {words}",
	Whole:           "Possible: {words}",
	Several:         "you have several accounts on {platform}",
	AddFirst:        "Add it first: optout-tui add {platform} {label}",
	MissingArgument: "{name} is missing",
	TooMany:         "{text} is one argument too many",
	NotBoth:         "either {one} or {other}, not both",
	DateDo:          "Give the day it happened, such as --on 2026-10-02",
	LinkWithDo:      "Say with which account: optout-tui mark {account} linked --to facebook",
	LinkSelf:        "an account can only be linked with another one in the same center",
	NoLink:          "the step {step} has no link",
	NoSteps:         "the platform is no longer in the catalogue",
	DamagedDo:       "Nothing was changed. The file as it was before the last save may be in {backup}. Bring it back: optout-tui doctor --restore",
	StateUnreadable: "cannot read what you did",
	CannotSave:      "not saved",
	CannotSaveDo:    "What was saved before is still there. Make room or set the rights, and try again.",
	InUseDo:         "Wait until the other one has finished, and try again.",
	NewerDo:         "Nothing was changed. Get the newest optout-tui.",
	HomeUnknown:     "no place for the state file",
	HomeUnknownDo:   "Set OPTOUT_TUI_DIR to a directory of your own.",
	Country:         "{code} {country}",
	CountryGuess:    "{code} {country} (from your system's settings; confirm it with: optout-tui country {code})",
	CountryNone:     "the country is not known",
	CountryNoneDo:   "Set it, such as: optout-tui country DE",
	CountrySet:      "Country: {country}. Saved.",
	NoAccounts:      "No account is on your list yet. Add one: optout-tui add facebook",
	AccountAdded:    "{account} is on your list. Saved.",
	AccountThere:    "{account} is on your list already.",
	StepDone:        "{account}: \"{step}\" is ticked. Saved.",
	StepWasDone:     "{account}: \"{step}\" was ticked already.",
	Marked:          "{account}: {status}. Saved.",
	NoteKept:        "{account}: the note is kept. Saved.",
	Opened:          "Handed to your browser: {link}",
	NotOpenedDo:     "Open this in a browser: {link}",
	NotOpenedWhat:   "not opened",
	StateFile:       "state    {path}",
	StateMissing:    "(made at the first save)",
	OwnEntries:      "entries  {path}",
	Platforms:       "{n} platforms in the catalogue",
	SeeHelp:         "See: optout-tui help",
	OutputFailed:    "cannot write the output",
	Limits:          englishLimits,
	NotForThisWay:   "{account} cannot be marked as {outcome}: no way to object is known for your country",
	FlagTrouble:     "wrong use",
	FaceFailed:      "the screen failed",
	LeftOut:         "{n} more without a known way in {country}: list --all",
	CannotCheck:     "catalog check",
	CannotCheckDo:   "Give a directory with entries: optout-tui catalog check DIR",
	EntriesGood:     "{n} entries without a fault",
	EntriesBad:      "there are {n} faults",
	EntriesDo:       "Each line above names the file, the line and the key.",
	ReportHead:      "Platform: {platform}\nWay: {way}, checked {checked}, {evidence}",
	ReportStep:      "Step: {step} ({title})",
	ReportLink:      "Link: {link}",
	ReportAsk:       "\nWhat I saw instead (please leave out names, addresses and anything personal):\n\n\nOn which day, in which country, in which browser or app:\n",
	LabelBad:        "the label is empty or too long (at most 60 characters)",
	Keep:            englishKeep,
}
