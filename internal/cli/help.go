package cli

import (
	"strings"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// help prints the overview, the page of a command, or the man page.
func (a *app) help(c *invocation) error {
	if c.has("man") {
		if err := a.atMost(c.args, 0); err != nil {
			return err
		}
		a.verbatim(a.manPage())
		return nil
	}
	on := c.table.parse(c.args)
	if len(on.args) > 0 {
		if len(on.below()) > 0 {
			return a.unknownCommand(on)
		}
		return a.atMost(on.args, 0)
	}
	a.helpOn(on.command.name)
	return nil
}

// helpOn prints what there is to say about a command, or about all.
func (a *app) helpOn(path string) {
	h := &a.words.CLI.Help
	if path == "" {
		a.overview(h)
		return
	}
	var under []words.CommandHelp
	for _, c := range h.Commands() {
		if string(c.Name) == path {
			a.helpPage(h, c)
			return
		}
		if strings.HasPrefix(string(c.Name), path+" ") {
			under = append(under, c)
		}
	}
	a.heading(h.Usage)
	a.rows(formsOf(under))
}

// overview prints all commands, a line each.
func (a *app) overview(h *words.Help) {
	a.paragraph(h.What)
	a.line("")
	a.heading(h.Usage)
	a.rows([][]words.Text{{usageLine(h.Root, h.Root.Forms[0], 1), h.Root.Forms[0].Brief}, {"optout-tui " + h.Program, h.ProgramSays}})
	widths := columnWidths(indented(formsOf(h.Commands())))
	for _, g := range h.Groups {
		a.line("")
		a.heading(g.Title)
		a.layOut(indented(formsOf(g.Commands)), widths)
	}
	a.line("")
	a.flags(h, h.Root)
	a.paragraph(h.Account)
	a.line("")
	a.heading(h.Examples)
	rows := make([][]words.Text, len(h.Root.Examples))
	for i, e := range h.Root.Examples {
		rows[i] = []words.Text{e.Line, e.Says}
	}
	a.rows(rows)
	a.line("")
	a.exits(h, h.Exits)
}

// formsOf are the forms of some commands with what each does.
func formsOf(all []words.CommandHelp) [][]words.Text {
	var rows [][]words.Text
	for _, c := range all {
		for _, f := range c.Forms {
			rows = append(rows, []words.Text{(c.Name + " " + f.Args).Trim(), f.Brief})
		}
	}
	return rows
}

// helpPage prints what there is to say about one command.
func (a *app) helpPage(h *words.Help, c words.CommandHelp) {
	a.heading(h.Usage)
	for i, f := range c.Forms {
		a.hanging("  ", usageLine(c, f, i+1))
	}
	for _, text := range c.About {
		a.line("")
		a.paragraph(text)
	}
	a.line("")
	a.flags(h, c)
	a.examples(h, c.Examples)
	if len(c.Exits) > 0 {
		a.line("")
		a.exits(h, c.Exits)
	}
}

// usageLine is a form of a command with the flags that go with it; n is which
// form it is, counted from 1.
func usageLine(c words.CommandHelp, f words.Form, n int) words.Text {
	parts := []words.Text{"optout-tui"}
	for _, part := range []words.Text{c.Name, f.Args} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	for _, flag := range c.Flags {
		if !strings.Contains(string(f.Args), string("--"+flag.Name)) && (flag.Form == 0 || flag.Form == n) {
			parts = append(parts, "["+shortest(flag)+"]")
		}
	}
	return safetext.Join(parts, " ")
}

// shortest is a flag as the usage shows it: -o FILE.
func shortest(f words.FlagHelp) words.Text {
	name := "--" + f.Name
	if f.Short != "" {
		name = "-" + f.Short
	}
	return (name + " " + f.Value).Trim()
}

// longest is a flag with all of its names: -o, --output FILE.
func longest(f words.FlagHelp) words.Text {
	name := "--" + f.Name
	if f.Short != "" {
		name = "-" + f.Short + ", " + name
	}
	return (name + " " + f.Value).Trim()
}

// flags prints the flags of a command and an empty line, nothing for none.
func (a *app) flags(h *words.Help, c words.CommandHelp) {
	if len(c.Flags) == 0 {
		return
	}
	a.heading(h.Flags)
	rows := make([][]words.Text, len(c.Flags))
	for i, f := range c.Flags {
		rows[i] = []words.Text{longest(f), f.Says}
	}
	a.rows(rows)
	a.line("")
}

func (a *app) examples(h *words.Help, all []words.Example) {
	a.heading(h.Examples)
	for _, e := range all {
		for i, part := range commandLines(e.Line, min(a.width(), helpWidth)-6) {
			a.line("  " + safetext.Spaces(4*min(i, 1)) + part)
		}
		a.paragraph("      " + e.Says)
	}
}

func (a *app) exits(h *words.Help, all []words.Exit) {
	a.heading(h.ExitCodes)
	rows := make([][]words.Text, len(all))
	for i, e := range all {
		rows[i] = []words.Text{words.Put("{n}", "n", e.Code), e.Says}
	}
	a.rows(rows)
}

// hanging prints a usage line; what has no room goes below, further in.
func (a *app) hanging(indent, text words.Text) {
	for i, part := range text.Wrap(min(a.width(), helpWidth)-len(indent)-4, false) {
		a.line(indent + safetext.Spaces(4*min(i, 1)) + part)
	}
}
