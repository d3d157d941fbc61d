package cli

import (
	"context"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
	urfave "github.com/urfave/cli/v3"

	"github.com/optout-tui/optout-tui/internal/words"
)

// help prints the overview, the page of a command, or the man page.
func (a *app) help(_ context.Context, c *urfave.Command) error {
	args := c.Args().Slice()
	if c.Bool("man") {
		if err := a.atMost(args, 0); err != nil {
			return err
		}
		a.verbatim(a.manPage())
		return nil
	}
	t := a.take(args)
	if len(t.args) > 0 {
		if len(t.command.Commands) > 0 {
			return a.unknownCommand(t)
		}
		return a.atMost(t.args, 0)
	}
	a.helpOn(t.path)
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
		if c.Name == path {
			a.helpPage(h, c)
			return
		}
		if strings.HasPrefix(c.Name, path+" ") {
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
	a.rows([][]string{{usageLine(h.Root, h.Root.Forms[0], 1), h.Root.Forms[0].Brief}, {"optout-tui " + h.Program, h.ProgramSays}})
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
	rows := make([][]string, len(h.Root.Examples))
	for i, e := range h.Root.Examples {
		rows[i] = []string{e.Line, e.Says}
	}
	a.rows(rows)
	a.line("")
	a.exits(h, h.Exits)
}

// formsOf are the forms of some commands with what each does.
func formsOf(all []words.CommandHelp) [][]string {
	var rows [][]string
	for _, c := range all {
		for _, f := range c.Forms {
			rows = append(rows, []string{strings.TrimSpace(c.Name + " " + f.Args), f.Brief})
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
func usageLine(c words.CommandHelp, f words.Form, n int) string {
	parts := []string{"optout-tui"}
	for _, part := range []string{c.Name, f.Args} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	for _, flag := range c.Flags {
		if !strings.Contains(f.Args, "--"+flag.Name) && (flag.Form == 0 || flag.Form == n) {
			parts = append(parts, "["+shortest(flag)+"]")
		}
	}
	return strings.Join(parts, " ")
}

// shortest is a flag as the usage shows it: -o FILE.
func shortest(f words.FlagHelp) string {
	name := "--" + f.Name
	if f.Short != "" {
		name = "-" + f.Short
	}
	return strings.TrimSpace(name + " " + f.Value)
}

// longest is a flag with all of its names: -o, --output FILE.
func longest(f words.FlagHelp) string {
	name := "--" + f.Name
	if f.Short != "" {
		name = "-" + f.Short + ", " + name
	}
	return strings.TrimSpace(name + " " + f.Value)
}

// flags prints the flags of a command and an empty line, nothing for none.
func (a *app) flags(h *words.Help, c words.CommandHelp) {
	if len(c.Flags) == 0 {
		return
	}
	a.heading(h.Flags)
	rows := make([][]string, len(c.Flags))
	for i, f := range c.Flags {
		rows[i] = []string{longest(f), f.Says}
	}
	a.rows(rows)
	a.line("")
}

func (a *app) examples(h *words.Help, all []words.Example) {
	a.heading(h.Examples)
	for _, e := range all {
		for i, part := range commandLines(e.Line, min(a.width(), helpWidth)-6) {
			a.line("  " + strings.Repeat("    ", min(i, 1)) + part)
		}
		a.paragraph("      " + e.Says)
	}
}

func (a *app) exits(h *words.Help, all []words.Exit) {
	a.heading(h.ExitCodes)
	rows := make([][]string, len(all))
	for i, e := range all {
		rows[i] = []string{strconv.Itoa(e.Code), e.Says}
	}
	a.rows(rows)
}

// hanging prints a usage line; what has no room goes below, further in.
func (a *app) hanging(indent, text string) {
	for i, part := range wrap(text, min(a.width(), helpWidth)-len(indent)-4) {
		a.line(indent + strings.Repeat("    ", min(i, 1)) + part)
	}
}

// commandLines breaks a command before its flags, so that a shell takes the lines
// as one.
func commandLines(line string, width int) []string {
	var all []string
	row := ""
	for i, part := range strings.Split(line, " -") {
		if i > 0 {
			part = "-" + part
		}
		if row != "" && ansi.StringWidth(row+" "+part) > width {
			all, row = append(all, row+` \`), part
		} else {
			row = strings.TrimPrefix(row+" "+part, " ")
		}
	}
	return append(all, row)
}
