package words

// Help is what the help says: the overview, a page for each command, and the man
// page are all made from it.
type Help struct {
	Name   string // what the program is, in a few words
	What   string
	Groups []CommandGroup
	Root   CommandHelp // the program without a command

	Program     string // the overview's last line of usage, for a command's page
	ProgramSays string
	Account     string // what ACCOUNT stands for
	Exits       []Exit
	Files       []Term // of the man page
	Environment []Term
	Changed     string // the day on which these words were last changed, for the man page

	// Headings.
	Usage, Flags, Examples, ExitCodes string
	// Headings of the man page.
	ManName, ManSynopsis, ManDescription, ManOptions, ManCommands, ManExamples, ManExit, ManEnvironment, ManFiles string
}

// CommandGroup is some commands under a heading.
type CommandGroup struct {
	Title    string
	Commands []CommandHelp
}

// CommandHelp is what the help says of one command.
type CommandHelp struct {
	Name     string // as it is typed: "catalog check"; empty for the program alone
	Forms    []Form
	About    []string // paragraphs
	Flags    []FlagHelp
	Examples []Example
	Exits    []Exit // where they say more than those of all commands
}

// Form is one way to call a command: its arguments, and what that does, in at
// most 52 characters.
type Form struct{ Args, Brief string }

// FlagHelp is a flag. Value is what it takes, empty for nothing; Form is the only
// form of the command that it goes with, counted from 1, or 0 for all.
type FlagHelp struct {
	Name, Short, Value string
	Says               string
	Form               int
}

// Example is a command line that works, and what it does.
type Example struct{ Line, Says string }

// Exit is an exit code and what it means.
type Exit struct {
	Code int
	Says string
}

// Term is a name, such as that of a file, and what it stands for.
type Term struct{ Name, Says string }

// Commands lists all commands in the order of the overview.
func (h *Help) Commands() []CommandHelp {
	var all []CommandHelp
	for _, g := range h.Groups {
		all = append(all, g.Commands...)
	}
	return all
}
