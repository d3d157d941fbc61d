package cli

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/optout-tui/optout-tui/internal/words"
)

// roff writes a man page in the macros of man(7).
type roff struct {
	b     bytes.Buffer
	words *words.Words
}

// manPage is the whole help as a man page.
func (a *app) manPage() []byte {
	h := &a.words.CLI.Help
	root := pagesOf(h.Root)[0]
	r := &roff{words: a.words}
	fmt.Fprintf(&r.b, ".TH OPTOUT\\-TUI 1 %s \"optout\\-tui %s\"\n", h.Changed, inRoff(safe(version())))
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
	r.section(h.ManOptions)
	r.flags(root)
	r.section(h.ManCommands)
	for _, g := range h.Groups {
		r.macro(".SS " + inRoff(g.Title))
		for _, p := range pagesOf(g.Commands...) {
			r.command(h, p)
		}
	}
	r.section(h.ManExamples)
	r.examples(h.Root.Examples)
	r.section(h.ManEnvironment)
	r.terms(h.Environment)
	r.section(h.ManFiles)
	r.terms(h.Files)
	r.section(h.ManExit)
	r.exits(h.Exits)
	return r.b.Bytes()
}

// command writes all there is to say about one command, below its usage.
func (r *roff) command(h *words.Help, p page) {
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
	r.macro(".RS")
	r.flags(p)
	r.macro(".PP")
	r.text(words.Put(r.words.Heading, "title", h.Examples))
	r.examples(p.says.Examples)
	if len(p.says.Exits) > 0 {
		r.macro(".PP")
		r.text(words.Put(r.words.Heading, "title", h.ExitCodes))
		r.exits(p.says.Exits)
	}
	r.macro(".RE")
}

func (r *roff) flags(p page) {
	for _, text := range p.says.Flags {
		r.term(p.flagOf(text).longest(), text.Says)
	}
}

func (r *roff) examples(all []words.Example) {
	for _, e := range all {
		r.term(e.Line, e.Says)
	}
}

func (r *roff) terms(all []words.Term) {
	for _, t := range all {
		r.term(t.Name, t.Says)
	}
}

func (r *roff) exits(all []words.Exit) {
	for _, e := range all {
		r.term(words.Put("{n}", "n", e.Code), e.Says)
	}
}

// term writes a name and, indented below it, what it stands for.
func (r *roff) term(name, says words.Text) {
	r.macro(".TP")
	r.bold(name)
	r.text(says)
}

func (r *roff) section(title words.Text) { r.macro(".SH " + inRoff(title)) }

func (r *roff) macro(line string) { r.b.WriteString(line + "\n") }

func (r *roff) bold(s words.Text) { r.b.WriteString("\\fB" + inRoff(s) + "\\fR\n") }

// text writes a paragraph. A line that begins with a dot or an apostrophe would be
// a macro.
func (r *roff) text(t words.Text) {
	s := inRoff(t)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	r.b.WriteString(s + "\n")
}

// inRoff writes text so that it is shown as it is: a hyphen that is typed is no
// hyphen of a word, and quotes and accents are characters of ASCII.
func inRoff(s words.Text) string {
	return strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "~", `\(ti`, "^", `\(ha`, `"`, `\(dq`).Replace(string(s))
}
