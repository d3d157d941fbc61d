package words

var englishHelp = Help{
	Name: "say no to AI training, one platform at a time",
	What: "optout-tui walks you through saying no to AI training, one platform at a time, and remembers how far you are. " +
		"It opens forms in your browser and sends nothing itself.",
	Groups: []CommandGroup{
		{"Say no, step by step", englishSteps},
		{"Follow through", englishThrough},
		{"Your files", englishFiles},
		{"The catalogue", englishCatalogue},
		{"This program", englishProgram},
	},
	Root: CommandHelp{
		Forms: []Form{{"", "start the walk"}},
		Flags: []FlagHelp{
			{Name: "plain", Says: "The walk as questions and answers, for screen readers, plain terminals and pipes."},
			{Name: "no-color", Says: "No colours, here and in all commands. Setting NO_COLOR to anything does the same."},
			{Name: "help", Short: "h", Says: "Show this, or after a command the page of that command."},
		},
		Examples: []Example{
			{"optout-tui country DE", "Say where you live; your rights hang on it."},
			{"optout-tui add instagram @anna", "Put an account on your list."},
			{"optout-tui open facebook form", "Open the form in your browser."},
			{"optout-tui step facebook send", "Tick the step."},
			{"optout-tui status", "See where everything stands."},
		},
	},
	Program:     "COMMAND",
	ProgramSays: "do one thing: see help COMMAND",
	Account: "ACCOUNT is a platform, such as facebook, or instagram/@anna where you have several. " +
		"A platform named for the first time is put on your list. A text that begins with a hyphen goes after --.",
	Exits: []Exit{
		{0, "done"}, {1, "error"}, {2, "wrong use"}, {3, "something is due"}, {4, "the state file cannot be read, or is damaged"},
	},
	Files: []Term{
		{"~/.local/state/optout-tui/state.json", "All that you recorded, one event per line. On macOS it is in ~/Library/Application Support/optout-tui, on Windows in %LocalAppData%\\optout-tui. optout-tui where shows it."},
		{"state.json.bak", "Beside it: the file as it was before the last change."},
		{"proofs", "Beside it: the directory with the files that you attached."},
		{"~/.config/optout-tui/platforms", "Entries of the catalogue that you wrote yourself. An entry with the name of one of ours takes its place."},
	},
	Environment: []Term{
		{"OPTOUT_TUI_DIR", "The directory of the state file, in place of the usual one."},
		{"XDG_STATE_HOME, XDG_CONFIG_HOME", "Where the directories optout-tui of the state and of your own entries are, in place of the usual places."},
		{"BROWSER", "The program that opens links."},
		{"NO_COLOR", "If it is set to anything, there are no colours."},
		{"ACCESSIBLE", "If it is set to anything, the walk is questions and answers, as with --plain."},
		{"TERM", "If it is dumb, the walk is questions and answers, and there are no colours."},
		{"LC_ALL, LC_ADDRESS, LC_MONETARY, LANG", "The country is guessed from these until you say it."},
	},
	Changed: "2026-11-25",

	Usage: "Usage", Flags: "Flags", Examples: "Examples", ExitCodes: "Exit codes",
	ManName: "NAME", ManSynopsis: "SYNOPSIS", ManDescription: "DESCRIPTION", ManOptions: "OPTIONS", ManCommands: "COMMANDS",
	ManExamples: "EXAMPLES", ManExit: "EXIT STATUS", ManEnvironment: "ENVIRONMENT", ManFiles: "FILES",
}

const (
	sayJSON    = "Print it as JSON, for other programs."
	sayCountry = "Go by this country, such as DE or US-CA, in place of yours."
	sayForce   = "Write over the file if it is there."
)

var englishProgram = []CommandHelp{
	{
		Name: "completion", Forms: []Form{{"SHELL", "completions for bash, zsh, fish or powershell"}},
		About:    []Text{"Prints a script that lets your shell complete commands, flags, platforms, accounts and steps. It says at its top where it goes."},
		Examples: []Example{{"source <(optout-tui completion bash)", "Have completions in this shell."}},
	},
	{
		Name: "version", Forms: []Form{{"", "show the version"}},
		About:    []Text{"Shows the version of this program."},
		Flags:    []FlagHelp{{Name: "json", Says: sayJSON}},
		Examples: []Example{{"optout-tui version", "Show the version."}},
	},
	{
		Name: "help", Forms: []Form{{"[COMMAND]", "show this, or the page of a command"}},
		About:    []Text{"Shows all commands, or what one of them does, with its flags and with examples. optout-tui COMMAND --help does the same."},
		Flags:    []FlagHelp{{Name: "man", Says: "Print all of it as a man page."}},
		Examples: []Example{{"optout-tui help letter", "Show the page of letter."}, {"optout-tui help --man | man -l -", "Read the man page."}},
	},
}
