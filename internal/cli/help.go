package cli

import (
	"slices"
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

// page is what the help says of a command, and the command's entry in the table.
type page struct {
	*command
	says words.CommandHelp
}

// pagesOf finds the commands that some texts are about.
func pagesOf(texts ...words.CommandHelp) []page {
	t := commands()
	return each(texts, func(c words.CommandHelp) page { return page{t.find(string(c.Name)), c} })
}

// helpOn prints what there is to say about a command, or about all.
func (a *app) helpOn(name string) {
	h := &a.words.CLI.Help
	if name == "" {
		a.overview(h)
		return
	}
	var under []page
	for _, p := range pagesOf(h.Commands()...) {
		if p.name == name {
			a.helpPage(h, p)
			return
		}
		if strings.HasPrefix(p.name, name+" ") {
			under = append(under, p)
		}
	}
	a.heading(h.Usage)
	a.rows(formsOf(under))
}

// overview prints all commands, a line each.
func (a *app) overview(h *words.Help) {
	root := pagesOf(h.Root)[0]
	a.paragraph(h.What)
	a.line("")
	a.heading(h.Usage)
	a.rows([][]words.Text{{root.usage(0), root.says.Briefs[0]}, {"optout-tui " + h.Program, h.ProgramSays}})
	widths := columnWidths(formsOf(pagesOf(h.Commands()...)))
	for _, g := range h.Groups {
		a.line("")
		a.heading(g.Title)
		a.layOut("  ", formsOf(pagesOf(g.Commands...)), widths)
	}
	a.line("")
	a.flags(h, root)
	a.paragraph(h.Account)
	a.line("")
	a.heading(h.Examples)
	a.rows(each(root.says.Examples, func(e words.Example) []words.Text { return []words.Text{e.Line, e.Says} }))
	a.line("")
	a.exits(h, h.Exits)
}

// formsOf are the forms of some commands with what each does.
func formsOf(pages []page) [][]words.Text {
	var rows [][]words.Text
	for _, p := range pages {
		for i, brief := range p.says.Briefs {
			rows = append(rows, []words.Text{safe(p.name + " " + p.usages()[i]), brief})
		}
	}
	return rows
}

// helpPage prints what there is to say about one command.
func (a *app) helpPage(h *words.Help, p page) {
	a.heading(h.Usage)
	for i := range p.says.Briefs {
		a.hanging("  ", p.usage(i))
	}
	for _, text := range p.says.About {
		a.line("")
		a.paragraph(text)
	}
	a.line("")
	a.flags(h, p)
	a.examples(h, p.says.Examples)
	if len(p.says.Exits) > 0 {
		a.line("")
		a.exits(h, p.says.Exits)
	}
}

// usage is a form of the command, counted from 0, with the flags that go with it.
func (p page) usage(n int) words.Text {
	form := p.usages()[n]
	parts := []string{"optout-tui", p.name, form}
	for _, text := range p.says.Flags {
		f := p.flagOf(text)
		if !strings.Contains(form, "--"+f.name) && (f.form == 0 || f.form == n+1) {
			parts = append(parts, "["+f.shortest()+"]")
		}
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return safe(strings.Join(parts, " "))
}

// flagOf is the flag that a text is about.
func (p page) flagOf(text words.FlagHelp) flag {
	if f := p.flag(string(text.Name)); f != nil {
		return *f
	}
	return helpFlag
}

// shortest is the flag as a usage line shows it: -o FILE.
func (f flag) shortest() string {
	if f.short != "" {
		return strings.TrimSpace("-" + f.short + " " + f.value)
	}
	return strings.TrimSpace("--" + f.name + " " + f.value)
}

// longest is the flag with all of its names: -o, --output FILE.
func (f flag) longest() words.Text {
	line := "--" + f.name + " " + f.value
	if f.short != "" {
		line = "-" + f.short + ", " + line
	}
	return safe(strings.TrimSpace(line))
}

// flags prints the flags of a command and an empty line, nothing for none.
func (a *app) flags(h *words.Help, p page) {
	if len(p.says.Flags) == 0 {
		return
	}
	a.heading(h.Flags)
	a.rows(each(p.says.Flags, func(f words.FlagHelp) []words.Text { return []words.Text{p.flagOf(f).longest(), f.Says} }))
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
	a.rows(each(all, func(e words.Exit) []words.Text { return []words.Text{words.Put("{n}", "n", e.Code), e.Says} }))
}

// hanging prints a usage line; what has no room goes below, further in.
func (a *app) hanging(indent, text words.Text) {
	for i, part := range text.Wrap(min(a.width(), helpWidth)-len(indent)-4, false) {
		a.line(indent + safetext.Spaces(4*min(i, 1)) + part)
	}
}
