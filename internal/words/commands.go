package words

// Help is what the help says: the overview, a page for each command, and the man
// page are all made from it.
type Help struct {
	Name   Text // what the program is, in a few words
	What   Text
	Groups []CommandGroup
	Root   CommandHelp // the program without a command

	Program     Text // the overview's last line of usage, for a command's page
	ProgramSays Text
	Account     Text // what ACCOUNT stands for
	Exits       []Term
	Files       []Term // of the man page
	Environment []Term
	Changed     Text `fixed:"yes"` // the day on which these words were last changed, for the man page

	// Headings.
	Usage, Flags, Examples, ExitCodes Text
	// Headings of the man page.
	ManName, ManSynopsis, ManDescription, ManOptions, ManCommands, ManExamples, ManExit, ManEnvironment, ManFiles Text
}

// CommandGroup is some commands under a heading.
type CommandGroup struct {
	Title    Text
	Commands []CommandHelp
}

// CommandHelp is what the help says of one command. How it is called stands in the
// table of commands.
type CommandHelp struct {
	Name     Text   `optional:"yes" fixed:"yes"` // as it is typed: "catalog check"; empty for the program alone
	Briefs   []Text // what each form of it does, in at most 52 characters
	About    []Text `optional:"yes"` // paragraphs
	Flags    []Term `optional:"yes"`
	Examples []Term
	Exits    []Term `optional:"yes"` // where they say more than those of all commands
}

// Term is what the help explains, and its explanation: a flag by its long name, an
// exit code, a file, a variable, or a command line that works.
type Term struct {
	Name Text `fixed:"yes"`
	Says Text
}

// Commands lists all commands in the order of the overview.
func (h *Help) Commands() []CommandHelp {
	var all []CommandHelp
	for _, g := range h.Groups {
		all = append(all, g.Commands...)
	}
	return all
}
