package cli

import (
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/report"
)

// table is every command. Parsing, validation, completion and help all read it;
// what the help says of each command stands in words.Help, by name.
type table []*command

// command is one command. A command without run only groups those below it.
type command struct {
	name      string // as it is typed, "catalog check"; empty for the program alone
	args      []arg
	forms     []string // how the help writes the arguments; nil to make one form of args
	flags     []flag
	exclusive [][]string // of each set of flags, one at most may be given
	check     stage      // reports other misuse, before anything is loaded
	load      stage      // loads what run works on
	run       stage
}

// stage is a part of what a command does; nil does nothing.
type stage func(*app, *invocation) error

// arg is one argument. With rest, all that follow belong to it, too.
type arg struct {
	name     string // as the help and the errors call it
	offers   offer
	find     stage // finds what the argument names, when all is loaded
	optional bool
	rest     bool
	piped    bool // a hyphen stands for standard input
}

// flag is one flag.
type flag struct {
	name, short string
	value       string // what its value is called in the help; empty for a switch
	listed      bool   // the value may be left out; else it is some of the offers, after an equals sign
	offers      offer
	requires    string // the flag without which this one means nothing
	form        int    // the only form of the command that it goes with, from 1; 0 for all
	piped       bool   // a hyphen stands for standard input
}

// asJSON is the flag of commands that print one of these values for other programs.
func asJSON(values ...any) flag {
	keys := func() []string { return report.Keys(values...) }
	return flag{name: "json", value: "KEYS", listed: true, offers: listed(keys)}
}

// What several commands take.
var forCountry = flag{name: "country", value: "CODE", offers: countries}
var toFile = flag{name: "output", short: "o", value: "FILE", offers: files}
var overwrite = flag{name: "force", requires: "output"}
var globals = []flag{{name: "no-color"}} // what all commands take
var toRead = flag{name: "lang", value: "CODE", offers: languages}
var helpFlag = flag{name: "help", short: "h"}
var platform = arg{name: "PLATFORM", offers: platforms, find: findPlatform}
var account = arg{name: "ACCOUNT", offers: accountsOrPlatforms, find: findAccount}

// commands is the table, in the order in which completion lists it. It is made by
// functions, because the command help reads it.
func commands() table {
	return slices.Concat(walkCommands(), keepCommands(), programCommands())
}

// walkCommands take a person from the first look to the letters.
func walkCommands() table {
	return table{
		{flags: []flag{{name: "plain"}, toRead, {name: "version", short: "V"}}, exclusive: [][]string{{"plain", "version"}}, run: (*app).face},
		{
			name: "status", args: []arg{{name: "ACCOUNT", offers: accounts, find: findKnown, optional: true}}, flags: []flag{asJSON(report.Status{})},
			load: loadPlanHere, run: (*app).status,
		},
		{
			name: "list", flags: []flag{{name: "all"}, {name: "links"}, asJSON(report.List{}), forCountry}, load: loadPlaceHere, run: (*app).list,
			exclusive: [][]string{{"links", "json"}, {"links", "all"}, {"links", "country"}},
		},
		{name: "show", args: []arg{platform}, flags: []flag{asJSON(report.List{}), forCountry}, load: loadPlanHere, run: (*app).show},
		{
			name: "country", args: []arg{{name: "CODE", offers: countries, optional: true, rest: true}}, flags: []flag{asJSON(report.Home{})},
			load: loadPlan, run: (*app).country,
		},
		{
			name: "language", args: []arg{{name: "CODE", offers: languages, optional: true}}, load: loadPlan, run: (*app).showLanguage,
		},
		{
			name: "add", args: []arg{{name: "PLATFORM", offers: platforms}, {name: "LABEL", optional: true, rest: true}},
			load: loadPlan, run: (*app).add,
		},
		{
			name: "discover", args: []arg{{name: "FILE", offers: files}}, load: loadPlanHere, run: (*app).discover,
			flags: []flag{{name: "add"}, {name: "labels", requires: "add"}, {name: "unknown"}, asJSON(report.Discovered{}), forCountry},
		},
		{
			name: "open", args: []arg{account, {name: "STEP", offers: stepsWithLinks, optional: true}},
			load: loadPlanHere, run: (*app).open,
			flags: []flag{{name: "print"}, {name: "proof", value: "N", offers: proofs, form: 2}},
			forms: []string{"ACCOUNT [STEP]", "ACCOUNT --proof N"},
		},
		{name: "step", args: []arg{account, {name: "STEP", offers: steps}}, load: loadPlan, run: (*app).step},
		{
			name: "mark", check: (*app).checkMark, load: loadPlan, run: (*app).mark,
			args: []arg{
				{name: "ACCOUNT", offers: accountsOrPlatforms, find: findMarked},
				{name: "OUTCOME", offers: listed(outcomes)},
			},
			flags: []flag{
				{name: "on", value: "DATE", offers: today, form: 1},
				{name: "to", value: "OTHER", offers: linkable, form: 2},
				{name: "text", value: "WORDS", form: 1, piped: true},
				{name: "means", value: "MEANS", offers: listed(plan.Means), form: 1},
				{name: "objection", form: 1},
			},
			forms: []string{"ACCOUNT OUTCOME", "ACCOUNT linked --to OTHER"},
		},
		{name: "due", flags: []flag{asJSON(report.Due{}), {name: "within", value: "DAYS"}}, load: loadPlan, run: (*app).due},
		{
			name: "letter", check: (*app).checkLetter, load: loadPlan, run: (*app).letter,
			args:  []arg{{name: "ACCOUNT", offers: accountsOrPlatforms, find: findLetters, optional: true, rest: true}},
			forms: []string{"ACCOUNT", "--all [ACCOUNT...]"},
			flags: []flag{
				{name: "kind", value: "KIND", offers: listed(letter.Kinds), form: 1}, {name: "all", form: 2},
				{name: "lang", value: "LANGUAGE", offers: letterLanguages},
				{name: "name", value: "NAME"}, {name: "email", value: "ADDRESS"},
				{name: "grounds", value: "GROUNDS", offers: grounds, piped: true}, {name: "part", value: "CODE"},
				{name: "address", value: "ADDRESS"}, {name: "place", value: "PLACE"}, {name: "reference", value: "NUMBER"},
				{name: "login", value: "ADDRESS"}, {name: "child", value: "NAME"},
				{name: "with", value: "LIST", offers: wishes}, {name: "without", value: "LIST", offers: wishes},
				toFile, overwrite, {name: "mail", form: 1}, {name: "sent"}, {name: "on", value: "DATE", offers: today, requires: "sent"},
				{name: "means", value: "MEANS", offers: listed(plan.Means), requires: "sent"}, asJSON(report.Letter{}, report.Letters{}),
			},
			exclusive: [][]string{{"output", "mail", "sent", "json"}, {"all", "kind"}, {"all", "mail"}, {"all", "reference"}, {"all", "login"}, {"all", "child"}},
		},
	}
}

// keepCommands look after what a person recorded.
func keepCommands() table {
	return table{
		{name: "attach", args: []arg{account, {name: "FILE", offers: files}}, load: loadPlan, run: (*app).attach},
		{
			name: "export", flags: []flag{overwrite, {name: "format", value: "FORMAT", offers: listed(formats)}, toFile},
			check: (*app).checkFormat, load: loadPlan, run: (*app).export,
		},
		{
			name: "import", args: []arg{{name: "FILE", offers: files}}, flags: []flag{{name: "join"}, {name: "yes"}},
			load: loadPlan, run: (*app).importFile,
		},
		{name: "note", args: []arg{account, {name: "TEXT", rest: true, piped: true}}, load: loadPlan, run: (*app).note},
		{name: "undo", load: loadPlan, run: (*app).undo},
		{name: "where", flags: []flag{asJSON(report.Where{})}, run: (*app).where},
		{name: "join", args: []arg{{name: "ACCOUNT", offers: doubles, find: findDouble}}, load: loadPlan, run: (*app).join},
		{name: "remove", args: []arg{{name: "ACCOUNT", offers: accounts, find: findKnown}}, load: loadPlan, run: (*app).remove},
		{
			name: "forget", args: []arg{{name: "ACCOUNT", offers: everyAccountKept, optional: true}}, run: (*app).forget,
			flags: []flag{{name: "everything", form: 2}, {name: "yes"}},
			forms: []string{"ACCOUNT", "--everything"},
		},
		{name: "doctor", flags: []flag{{name: "restore"}, asJSON(report.Doctor{})}, run: (*app).doctor},
	}
}

// programCommands are about the catalogue and the program itself.
func programCommands() table {
	return table{
		{
			name: "report", args: []arg{platform, {name: "STEP", offers: steps, optional: true}},
			load: loadPlan, run: (*app).reportStep,
		},
		{name: "catalog"},
		{
			name: "catalog check", args: []arg{{name: "DIR", offers: files, optional: true}}, run: (*app).catalogCheck,
			flags: []flag{{name: "stale"}, asJSON(report.Checked{})},
		},
		{name: "catalog schema", run: (*app).catalogSchema},
		{
			name: "catalog site", check: (*app).checkSite, run: (*app).catalogSite,
			flags: []flag{{name: "output", short: "o", value: "DIR", offers: files}, {name: "base", value: "URL"}},
		},
		{name: "catalog table", run: (*app).catalogTable},
		{
			name: "catalog use", args: []arg{{name: "FILE", offers: files, optional: true}}, check: (*app).checkUse, run: (*app).catalogUse,
			flags: []flag{{name: "built-in", form: 2}}, forms: []string{"FILE", "--built-in"},
		},
		{name: "completion", args: []arg{{name: "SHELL", offers: listed(shells)}}, run: (*app).completion},
		{name: "version", flags: []flag{asJSON(report.Program{})}, run: (*app).showVersion},
		{
			name: "help", args: []arg{{name: "COMMAND", offers: commandNames, optional: true, rest: true}}, run: (*app).help,
			flags: []flag{{name: "man"}},
		},
	}
}

// find is the command with this name, or nil.
func (t table) find(name string) *command {
	for _, c := range t {
		if c.name == name {
			return c
		}
	}
	return nil
}

// below lists the commands whose names have one word more than that of a parent;
// for "", those of one word.
func (t table) below(parent string) []*command {
	var all []*command
	for _, c := range t {
		if above, word := c.split(); word != "" && above == parent {
			all = append(all, c)
		}
	}
	return all
}

// split separates the last word of the command's name from those above it.
func (c *command) split() (above, word string) {
	i := strings.LastIndex(c.name, " ")
	return c.name[:max(i, 0)], c.name[i+1:]
}

// usages are the forms of the command as the help writes them.
func (c *command) usages() []string {
	if c.forms != nil {
		return c.forms
	}
	names := each(c.args, func(x arg) string {
		if x.optional {
			return "[" + x.name + "]"
		}
		return x.name
	})
	return []string{strings.Join(names, " ")}
}

// allFlags lists the flags of the command and those of all commands.
func (c *command) allFlags() []flag { return append(slices.Clip(c.flags), globals...) }

// flag is the flag with this name, long or short, or nil.
func (c *command) flag(name string) *flag {
	for _, f := range c.allFlags() {
		if name != "" && (name == f.name || name == f.short) {
			return &f
		}
	}
	return nil
}
