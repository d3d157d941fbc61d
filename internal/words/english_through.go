package words

// englishThrough are the commands for what comes after a request was sent.
var englishThrough = []CommandHelp{
	{
		Name: "status", Forms: []Form{{"[ACCOUNT]", "where each account stands"}},
		About: []Text{
			"Says where each account stands and what comes next. For one ACCOUNT it also lists the steps, what happened, your notes, and your proofs.",
		},
		Flags:    []FlagHelp{{Name: "json", Says: sayJSON}},
		Examples: []Example{{"optout-tui status", "All accounts."}, {"optout-tui status instagram/@anna", "One of them, with its steps."}},
	},
	{
		Name: "due", Forms: []Form{{"", "what is to be done now"}},
		About: []Text{"Lists what is due: an answer that has not come, a refusal to reply to, news that the authority owes you, a switch to look at again."},
		Flags: []FlagHelp{
			{Name: "within", Value: "DAYS", Says: "What will be due within so many days, too, such as 7d."},
			{Name: "json", Says: sayJSON},
		},
		Examples: []Example{{"optout-tui due", "What is due today."}, {"optout-tui due --within 7d", "What is due within a week."}},
		Exits:    []Exit{{0, "nothing is due"}, {3, "something is due"}},
	},
	{
		Name: "note", Forms: []Form{{"ACCOUNT TEXT", "keep a note"}},
		About:    []Text{"Keeps a note with an account. The words after ACCOUNT are the note."},
		Examples: []Example{{"optout-tui note facebook they want a copy of my passport", "Keep this."}},
	},
	{
		Name: "attach", Forms: []Form{{"ACCOUNT FILE", "keep a copy of a file as a proof"}},
		About:    []Text{"Keeps a copy of a file, such as the e-mail that confirms it, beside your state file, with its SHA-256. It may have 25 MB."},
		Examples: []Example{{"optout-tui attach facebook ~/mail.eml", "Keep this e-mail with Facebook."}},
	},
	{
		Name: "letter", Forms: []Form{{"ACCOUNT", "a text to send"}},
		About: []Text{
			"Prints a text to send. Without --kind it is the one that the account needs next: reason is for the field of a form, " +
				"objection is the whole letter, reminder is for after silence, reply answers a refusal, complaint goes to the authority.",
			"What a letter needs to know about you is given once by flags, and kept for the next letters.",
		},
		Flags: []FlagHelp{
			{Name: "kind", Value: "KIND", Says: "reason, objection, reminder, reply or complaint."},
			{Name: "lang", Value: "LANGUAGE", Says: "de, en, es, fr, it, nl, pl, pt-br or pt; that of your country if you give none."},
			{Name: "name", Value: "NAME", Says: "Your name."},
			{Name: "email", Value: "ADDRESS", Says: "The e-mail address of the account."},
			{Name: "grounds", Value: "GROUNDS", Says: "Why you object: works, others, minor, sensitive, audience, secrecy, false, irreversible, parted by commas, or a sentence of your own."},
			{Name: "part", Value: "CODE", Says: "The part of the country whose authority decides, such as DE-BE."},
			{Name: "output", Short: "o", Value: "FILE", Says: "Write it to a file; - prints it."},
			{Name: "force", Says: sayForce},
			{Name: "mail", Says: "Open it in your mail program, too."},
			{Name: "sent", Says: "Record that it was sent, with its text as it is now."},
			{Name: "on", Value: "DATE", Says: "The day on which it was sent; today if you give none."},
			{Name: "json", Says: sayJSON},
		},
		Examples: []Example{
			{"optout-tui letter facebook", "What fits now."},
			{"optout-tui letter facebook --kind objection --name \"Anna Beispiel\" --email anna@example.org --grounds works,others", "The whole objection."},
			{"optout-tui letter facebook --lang fr -o reason.txt", "In French, into a file."},
		},
	},
	{
		Name: "export", Forms: []Form{{"", "all of it as json, csv, md, html or ics"}},
		About: []Text{
			"Writes where everything stands: json is all that is known, csv a table, md and html a report, html fit for printing, and ics the dates for your calendar. " +
				"One of --format and -o is needed.",
		},
		Flags: []FlagHelp{
			{Name: "format", Value: "FORMAT", Says: "json, csv, md, html or ics; without it the end of the file's name says it."},
			{Name: "output", Short: "o", Value: "FILE", Says: "Write it to a file that only you can read; - prints it."},
			{Name: "force", Says: sayForce},
		},
		Examples: []Example{
			{"optout-tui export -o dossier.html", "A document to print."},
			{"optout-tui export -o dates.ics", "The dates, for your calendar."},
			{"optout-tui export --format json", "Everything, for other programs."},
		},
	},
	{
		Name: "import", Forms: []Form{{"FILE", "take in what another state file holds"}},
		About:    []Text{"Takes in all that the state file of another computer holds, and keeps what is here. Doing it again changes nothing."},
		Examples: []Example{{"optout-tui import laptop/state.json", "Take in what you did on the laptop."}},
	},
	{
		Name: "undo", Forms: []Form{{"", "take back the last thing"}},
		About:    []Text{"Takes back the last thing that was recorded, and says what it was. Again, and it takes back the one before."},
		Examples: []Example{{"optout-tui undo", "Take back the last tick."}},
	},
}
