package cli

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// help prints the overview, the page of a command, or the man page.
func (a *app) help(c *invocation) error {
	if c.has("man") {
		if err := a.atMost(c.args, 0); err != nil {
			return err
		}
		return a.verbatim(a.manPage(), nil)
	}
	if len(c.args) == 1 {
		if title, terms := a.topic(c.args[0]); terms != nil {
			a.heading(title)
			a.rows(asRows(terms))
			return nil
		}
	}
	on := c.table.parse(c.args)
	a.path = on.command.name
	switch {
	case len(on.args) > 0 && len(on.below()) > 0:
		return a.validateName(on)
	case len(on.args) > 0:
		return a.atMost(on.args, 0)
	}
	a.helpOn(on.command)
	return nil
}

// topics are pages of the help that are about no command.
func topics() []string { return []string{"environment", "files", "exit-codes"} }

// topic is such a page, nil if there is none of that name.
func (a *app) topic(name string) (words.Text, []words.Term) {
	h := &a.words.CLI.Get().Help
	switch name {
	case "environment":
		return h.EnvironmentTitle, h.Environment
	case "files":
		return h.FilesTitle, h.Files
	case "exit-codes":
		return h.ExitCodes, slices.Concat(h.Exits, h.ExitsRare)
	}
	return "", nil
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

// helpOf is the page of a command; for one that only groups others, all of theirs.
func (a *app) helpOf(name string) []page {
	h := &a.words.CLI.Get().Help
	return slices.DeleteFunc(pagesOf(append(h.Commands(), h.Root)...), func(p page) bool {
		return !strings.HasPrefix(p.name+" ", name+" ")
	})
}

// helpOn prints what there is to say about a command, or about all.
func (a *app) helpOn(c *command) {
	switch pages := a.helpOf(c.name); {
	case c.name == "":
		a.overview(pages[0])
	case c.run == nil:
		a.paragraph(a.words.CLI.Get().Help.Catalog)
		a.line("")
		a.heading(a.words.CLI.Get().Help.Usage)
		a.rows(each(formsOf(pages), func(r []words.Text) []words.Text { return []words.Text{"optout-tui " + trimRight(r[0], " "), r[1]} }))
	default:
		a.helpPage(pages[0])
	}
}

// overview prints all commands, a line each.
func (a *app) overview(root page) {
	h := &a.words.CLI.Get().Help
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
	a.terms(h.Flags, root.flagTerms())
	a.line("")
	a.paragraph(h.Account)
	a.terms(h.Examples, root.says.Examples)
	a.terms(h.ExitCodes, h.Exits)
	a.line("")
	a.paragraph(words.Put(h.More, "address", bugs()))
}

// helpPage prints what there is to say about one command.
func (a *app) helpPage(p page) {
	h, width := &a.words.CLI.Get().Help, min(a.width(), helpWidth)
	a.heading(h.Usage)
	for i := range p.says.Briefs {
		a.hanging(p.usage(i).Wrap(width-6, false))
	}
	for _, text := range p.says.About {
		a.line("")
		a.paragraph(text)
	}
	a.terms(h.Flags, p.flagTerms())
	a.line("")
	a.heading(h.Examples)
	for _, e := range p.says.Examples {
		a.hanging(commandLines(e.Name, width-6))
		a.paragraph("      " + e.Says)
	}
	a.terms(h.ExitCodes, p.says.Exits)
}

// terms prints names and what they stand for, below an empty line and a heading;
// nothing without any.
func (a *app) terms(title words.Text, all []words.Term) {
	if len(all) == 0 {
		return
	}
	a.line("")
	a.heading(title)
	a.rows(asRows(all))
}

func asRows(all []words.Term) [][]words.Text {
	return each(all, func(t words.Term) []words.Text { return []words.Text{t.Name, t.Says} })
}

// hanging prints the lines of a command, the first one less indented.
func (a *app) hanging(lines []words.Text) {
	for i, line := range lines {
		a.line(safetext.Spaces(2+4*min(i, 1)) + line)
	}
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
func (p page) flagOf(text words.Term) flag {
	if f := p.flag(string(text.Name)); f != nil {
		return *f
	}
	return helpFlag
}

// flagTerms are the texts about the flags, each flag by all of its names.
func (p page) flagTerms() []words.Term {
	return each(p.says.Flags, func(t words.Term) words.Term { return words.Term{Name: p.flagOf(t).longest(), Says: t.Says} })
}

// shortest is the flag as a usage line shows it: -o FILE.
func (f flag) shortest() string {
	if f.short != "" {
		return strings.TrimSpace("-" + f.short + " " + f.value)
	}
	return f.long()
}

// long is the flag by its long name: --output FILE.
func (f flag) long() string {
	if f.listed {
		return "--" + f.name + "[=" + f.value + "]"
	}
	return strings.TrimSpace("--" + f.name + " " + f.value)
}

// longest is the flag with all of its names: -o, --output FILE.
func (f flag) longest() words.Text {
	if f.short != "" {
		return safe("-" + f.short + ", " + f.long())
	}
	return safe(f.long())
}

// roff writes a man page in the macros of man(7).
type roff struct{ bytes.Buffer }

// manPage is the whole help as a man page.
func (a *app) manPage() []byte {
	h := &a.words.CLI.Get().Help
	root := pagesOf(h.Root)[0]
	r := &roff{}
	p := built()
	day := safe(cmp.Or(p.Date, p.Checked))[:len(time.DateOnly)]
	fmt.Fprintf(&r.Buffer, ".TH OPTOUT\\-TUI 1 %s \"optout\\-tui %s\" \"%s\"\n", day, inRoff(safe(p.Program)), inRoff(h.ManTitle))
	r.section(h.ManName)
	r.text("optout-tui - " + h.Name)
	r.section(h.ManSynopsis)
	r.text(root.usage(0))
	r.macro(".br")
	r.text("optout-tui " + h.Program + " ...")
	r.section(h.ManDescription)
	r.text(h.What)
	r.macro(".PP")
	r.text(h.Account)
	r.section(h.ManOptions, root.flagTerms()...)
	r.section(h.ManCommands)
	for _, g := range h.Groups {
		r.macro(".SS " + inRoff(g.Title))
		for _, p := range pagesOf(g.Commands...) {
			r.command(p)
			r.macro(".RS")
			r.terms(p.flagTerms())
			r.below(a.titled(h.Examples), p.says.Examples)
			r.below(a.titled(h.ExitCodes), p.says.Exits)
			r.macro(".RE")
		}
	}
	r.section(h.ManExamples, h.Root.Examples...)
	r.section(h.ManEnvironment, h.Environment...)
	r.section(h.ManFiles, h.Files...)
	r.section(h.ManExit, slices.Concat(h.Exits, h.ExitsRare)...)
	r.section(h.ManSeeAlso)
	home := safe(strings.TrimSuffix(string(bugs()), "/issues"))
	for i, text := range h.SeeAlso {
		if i > 0 {
			r.macro(".PP")
		}
		r.text(words.Put(text, "address", home))
	}
	r.section(h.ManBugs)
	r.text(words.Put(h.Bugs, "address", bugs()))
	r.section(h.ManAuthors)
	r.text(h.Authors)
	return r.Bytes()
}

// command writes how a command is called and, below that, what it does.
func (r *roff) command(p page) {
	for i := range p.says.Briefs {
		macro := ".TP"
		if i > 0 {
			macro = ".TQ"
		}
		r.macro(macro)
		r.bold(p.usage(i))
	}
	for i, text := range p.says.About {
		if i > 0 {
			r.macro(".IP")
		}
		r.text(text)
	}
}

// section begins a section with some terms.
func (r *roff) section(title words.Text, all ...words.Term) {
	r.macro(".SH " + inRoff(title))
	r.terms(all)
}

// below writes terms below a line of text, nothing without any.
func (r *roff) below(title words.Text, all []words.Term) {
	if len(all) > 0 {
		r.macro(".PP")
		r.text(title)
		r.terms(all)
	}
}

// terms writes names and, indented below each, what it stands for.
func (r *roff) terms(all []words.Term) {
	for _, t := range all {
		r.macro(".TP")
		r.bold(t.Name)
		r.text(t.Says)
	}
}

func (r *roff) macro(line string) { _, _ = r.WriteString(line + "\n") } // a builder cannot fail

func (r *roff) bold(s words.Text) { r.macro(`\fB` + inRoff(s) + `\fR`) }

// text writes a paragraph. A line that begins with a dot or an apostrophe would be a macro.
func (r *roff) text(t words.Text) {
	s := inRoff(t)
	if strings.HasPrefix(s, ".") {
		s = `\&` + s
	}
	r.macro(s)
}

// inRoff writes text so that it is shown as it is: a hyphen that is typed is no
// hyphen of a word, and quotes and accents are characters of ASCII.
func inRoff(s words.Text) string {
	return strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "~", `\(ti`, "^", `\(ha`, `"`, `\(dq`).Replace(string(s))
}
