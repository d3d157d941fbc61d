package words

// englishFiles are the commands that look after what is kept.
var englishFiles = []CommandHelp{
	{
		Name: "where", Forms: []Form{{"", "show where your files are"}},
		About:    []Text{"Shows where your state file is, and where entries that you write yourself go."},
		Flags:    []FlagHelp{{Name: "json", Says: sayJSON}},
		Examples: []Example{{"optout-tui where", "Show both."}},
	},
	{
		Name: "remove", Forms: []Form{{"ACCOUNT", "take it off your list; undo brings it back"}},
		About:    []Text{"Takes an account off your list. What you recorded on it is kept, and comes back with undo, or when you add it again."},
		Examples: []Example{{"optout-tui remove instagram/@anna", "Take it off the list."}},
	},
	{
		Name: "forget", Forms: []Form{
			{"ACCOUNT", "remove all that is kept about it, for good"},
			{"--everything", "remove all that is kept"},
		},
		About: []Text{
			"Removes an account with its notes and proofs, or everything, from your disk, the backup included, and says what it cannot remove. It asks first.",
		},
		Flags: []FlagHelp{
			{Name: "everything", Says: "Forget all accounts, your country, and what letters know about you.", Form: 2},
			{Name: "yes", Says: "Do not ask. Without a terminal it is needed."},
		},
		Examples: []Example{
			{"optout-tui forget instagram/@anna --yes", "Remove this account for good."},
			{"optout-tui forget --everything --yes", "Remove all of it."},
		},
	},
	{
		Name: "doctor", Forms: []Form{{"", "what is wrong here, and what to do"}},
		About: []Text{"Looks at your files, the catalogue, the browser and the terminal, and says what is right and what is wrong. It changes nothing by itself."},
		Flags: []FlagHelp{
			{Name: "restore", Says: "Bring back the state file as it was before the last change, if it is damaged or gone. What it replaces is kept."},
			{Name: "json", Says: sayJSON},
		},
		Examples: []Example{{"optout-tui doctor", "Look at everything."}, {"optout-tui doctor --restore", "Bring the backup back."}},
		Exits:    []Exit{{0, "nothing needs you"}, {1, "something needs you"}},
	},
}

// englishCatalogue are the commands about the catalogue.
var englishCatalogue = []CommandHelp{
	{
		Name: "report", Forms: []Form{{"PLATFORM [STEP]", "a ready text about a step that is wrong"}},
		About:    []Text{"Prints a text with which you can tell us that a link or a step is wrong. It holds nothing about you, and is not sent: you send it."},
		Examples: []Example{{"optout-tui report facebook form", "The form is not where we say."}},
	},
	{
		Name: "catalog check", Forms: []Form{{"[DIR]", "look for faults in entries, or for old ones"}},
		About: []Text{"Checks the entries of a directory, or those of this program, and names each fault with its file, line and key."},
		Flags: []FlagHelp{
			{Name: "stale", Says: "List what was not checked for more than 180 days: platform, way, day."},
			{Name: "json", Says: "Print the faults and what is stale as JSON."},
		},
		Examples: []Example{{"optout-tui catalog check", "Check ours."}, {"optout-tui catalog check ~/.config/optout-tui/platforms", "Check yours."}},
		Exits:    []Exit{{1, "there are faults"}},
	},
	{
		Name: "catalog schema", Forms: []Form{{"", "the format of entries, for editors"}},
		About:    []Text{"Prints the format of an entry's file as a JSON Schema, which many editors can use."},
		Examples: []Example{{"optout-tui catalog schema", "Print it."}},
	},
	{
		Name: "catalog table", Forms: []Form{{"", "what is possible where, in Markdown"}},
		About:    []Text{"Prints all platforms as a table in Markdown, with what is possible in which part of the world."},
		Examples: []Example{{"optout-tui catalog table", "Print it."}},
	},
}
