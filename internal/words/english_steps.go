package words

// englishSteps are the commands for saying no.
var englishSteps = []CommandHelp{
	{
		Name: "country", Forms: []Form{{"[CODE]", "show or set the country you live in"}},
		About: []Text{
			"What you can do depends on the country you live in. It is guessed from your system's settings until you say it. " +
				"CODE is a code such as DE, a name such as Germany or Deutschland, or a state of the United States such as US-CA.",
		},
		Flags:    []FlagHelp{{Name: "json", Says: sayJSON}},
		Examples: []Example{{"optout-tui country", "Show the country."}, {"optout-tui country DE", "You live in Germany."}},
		Exits:    []Exit{{1, "the country is not known"}},
	},
	{
		Name: "list", Forms: []Form{{"", "what can be opted out of, and how"}},
		About: []Text{"Lists the platforms on which you can do something, with what that is and how long it takes."},
		Flags: []FlagHelp{
			{Name: "country", Value: "CODE", Says: sayCountry},
			{Name: "all", Says: "List the platforms without a known way, too."},
			{Name: "links", Says: "List every link of the catalogue in place of the platforms: platform, way, step, link."},
			{Name: "json", Says: "Print all platforms with all that is known of them as JSON."},
		},
		Examples: []Example{{"optout-tui list", "What is possible where you live."}, {"optout-tui list --country US-CA --all", "All platforms, for California."}},
	},
	{
		Name: "show", Forms: []Form{{"PLATFORM", "its steps, links, and sources"}},
		About: []Text{"Shows what you can do on a platform: the steps with their links, what to expect, what it covers, and where each fact comes from."},
		Flags: []FlagHelp{
			{Name: "country", Value: "CODE", Says: sayCountry},
			{Name: "json", Says: sayJSON},
		},
		Examples: []Example{{"optout-tui show facebook", "All about Facebook."}, {"optout-tui show facebook --country CH", "The same, for Switzerland."}},
	},
	{
		Name: "add", Forms: []Form{{"PLATFORM [LABEL]", "put an account on your list"}},
		About: []Text{"Puts an account on your list. LABEL tells several accounts on one platform apart, such as @anna; it has at most 60 characters."},
		Examples: []Example{
			{"optout-tui add facebook", "You have one account on Facebook."},
			{"optout-tui add instagram @anna", "It is called instagram/@anna from then on."},
		},
	},
	{
		Name: "open", Forms: []Form{
			{"ACCOUNT [STEP]", "open a step's link in your browser"},
			{"ACCOUNT --proof N", "open a file that you attached"},
		},
		About: []Text{
			"Opens the link of a step in your browser, that of the next step if you name none, and records that it was opened. " +
				"Opened does not mean sent: tick the step when it is done.",
		},
		Flags: []FlagHelp{
			{Name: "print", Says: "Print the link, or where the file is. Nothing is opened, and nothing recorded."},
			{Name: "proof", Value: "N", Says: "Open the proof with this number in optout-tui status ACCOUNT, if it is a picture, a PDF, a text or a mail.", Form: 2},
		},
		Examples: []Example{{"optout-tui open facebook form", "Open the form."}, {"optout-tui open facebook form --print", "Print its link."}},
		Exits:    []Exit{{1, "nothing could be opened; the link is shown"}},
	},
	{
		Name: "step", Forms: []Form{{"ACCOUNT STEP", "tick one step"}},
		About:    []Text{"Ticks a step. optout-tui status ACCOUNT lists the steps with their names."},
		Examples: []Example{{"optout-tui step facebook send", "The form went out."}},
	},
	{
		Name: "mark", Forms: []Form{
			{"ACCOUNT OUTCOME", "what happened: sent, done, refused and others"},
			{"ACCOUNT linked --to OTHER", "one objection holds for both, by your word"},
		},
		About: []Text{
			"Records what happened with a request. OUTCOME is sent, done (they confirmed it, or the switch is off), refused, " +
				"extended (they wrote that they need two more months), reminded, replied (you answered their refusal), or complained (to the authority).",
			"linked says that the account is in the same Accounts Center as OTHER, where one objection holds for both.",
		},
		Flags: []FlagHelp{
			{Name: "on", Value: "DATE", Says: "The day it happened, such as 2026-10-02; today if you give none.", Form: 1},
			{Name: "text", Value: "WORDS", Says: "What was said, such as the reason for a refusal.", Form: 1},
			{Name: "to", Value: "OTHER", Says: "The account that it is linked with.", Form: 2},
		},
		Examples: []Example{
			{"optout-tui mark facebook done --on 2026-10-02", "They confirmed it on that day."},
			{`optout-tui mark facebook refused --text "They say that they may."`, "They said no, and why."},
			{"optout-tui mark instagram/@anna linked --to facebook", "Both are in one center."},
		},
	},
}
