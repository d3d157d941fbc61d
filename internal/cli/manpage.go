package cli

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/optout-tui/optout-tui/internal/words"
)

// roff writes a man page in the macros of man(7).
type roff struct{ bytes.Buffer }

// manPage is the whole help as a man page.
func (a *app) manPage() []byte {
	h := &a.words.CLI.Help
	root := pagesOf(h.Root)[0]
	r := &roff{}
	fmt.Fprintf(&r.Buffer, ".TH OPTOUT\\-TUI 1 %s \"optout\\-tui %s\"\n", h.Changed, inRoff(safe(version())))
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
	r.section(h.ManExit, h.Exits...)
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

func (r *roff) macro(line string) { r.WriteString(line + "\n") }

func (r *roff) bold(s words.Text) { r.macro(`\fB` + inRoff(s) + `\fR`) }

// text writes a paragraph. A line that begins with a dot or an apostrophe would be
// a macro.
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
