package report

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// Markdown is the dossier in Markdown, an account per heading. What comes from outside is
// escaped: it makes no heading, list, link or other markup, in CommonMark or on GitHub.
func Markdown(w *words.Words, p *plan.Plan) []byte {
	d := documentOf(w, p)
	m := &markdown{dated: w.DatedLine}
	m.line("# " + inMarkdown(string(d.Words.Title)))
	m.facts(d.Facts)
	m.paragraph(d.Words.Basis)
	m.heading("## ", d.Words.Glance)
	if len(d.Glance) == 0 {
		m.paragraph(d.Words.NoAccounts)
	} else {
		m.row(d.Words.Account, d.Words.Request, d.Words.Due, d.Words.Standing)
		m.line("| --- | --- | --- | --- |")
		for _, g := range d.Glance {
			m.row(g.Account, g.Sent, g.Due, g.Status)
		}
	}
	if d.Idle {
		m.paragraph(d.Words.Idle)
	}
	for _, c := range d.Chapters {
		m.heading("## ", c.Name)
		m.facts(c.Facts)
		for _, s := range c.Sections {
			m.section(s)
		}
	}
	m.paragraph(d.End)
	return m.out.Bytes()
}

type markdown struct {
	out   bytes.Buffer
	dated words.Text // how a name or a day and what it is about are written
}

// section is a list, longer texts in quotes; what was sent is a paragraph each.
func (m *markdown) section(s section) {
	m.heading("### ", s.Head)
	for _, e := range s.Entries {
		lead := "  > "
		if s.Sent {
			m.paragraph(e.What)
			lead = "> "
		} else {
			m.entry(e)
		}
		m.quote(lead, e.Text)
	}
	if len(s.Entries) == 0 {
		m.paragraph(s.None)
	}
}

func (m *markdown) entry(e entry) {
	what := slices.DeleteFunc([]words.Text{e.What, e.File, e.Hash}, func(t words.Text) bool { return t == "" })
	text := safetext.Join(what, ", ")
	if e.Day != "" {
		text = words.Put(m.dated, "date", e.Day, "text", text)
	}
	line := "- " + inMarkdown(string(text))
	if e.URL != "" {
		line += " " + code(string(e.URL))
	}
	m.line(strings.TrimSuffix(line, " "))
}

func (m *markdown) line(s string) { m.out.WriteString(s + "\n") }

// gap leaves one empty line.
func (m *markdown) gap() {
	if !bytes.HasSuffix(m.out.Bytes(), []byte("\n\n")) {
		m.line("")
	}
}

func (m *markdown) paragraph(s words.Text) {
	m.gap()
	m.line(inMarkdown(string(s)))
}

func (m *markdown) heading(marks string, s words.Text) {
	m.gap()
	m.line(marks + inMarkdown(string(s)))
	m.line("")
}

func (m *markdown) facts(all []fact) {
	m.gap()
	for _, f := range all {
		m.entry(entry{Day: f.Name, What: f.Text})
	}
}

// quote sets a text of several lines apart, as it is.
func (m *markdown) quote(lead string, text words.Text) {
	if text == "" {
		return
	}
	m.gap()
	lines := strings.Split(string(text), "\n")
	for i, line := range lines {
		line = inMarkdown(line)
		if line != "" && i+1 < len(lines) && strings.TrimSpace(lines[i+1]) != "" {
			line += "\\" // a line break inside a paragraph
		}
		m.line(strings.TrimRight(lead+line, " "))
	}
	m.line("")
}

func (m *markdown) row(cells ...words.Text) {
	for _, c := range cells {
		m.out.WriteString("| " + inMarkdown(string(c)) + " ")
	}
	m.line("|")
}

// code sets an address apart, so that no reader makes a link of it.
func code(s string) string {
	if strings.ContainsAny(s, "`\n") {
		return inMarkdown(s)
	}
	return "`" + s + "`"
}

// meaningful is what means something anywhere in a line, in CommonMark, in GitHub's
// tables, formulas and strikethrough, or makes a link. Round brackets mean nothing
// without square ones.
var meaningful = strings.NewReplacer(
	"\\", "\\\\", "`", "\\`", "*", "\\*", "_", "\\_", "{", "\\{", "}", "\\}", "[", "\\[", "]", "\\]", "#", "\\#",
	"|", "\\|", "<", "\\<", ">", "\\>", "~", "\\~", "$", "\\$", "^", "\\^", "://", "\\://", "&", "&amp;",
)

// domain is what GitHub makes a link of, in whatever case.
var domain = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)www\.`) })

// inMarkdown keeps one line of text from being markup. An ASCII mark after a
// backslash stands for itself (CommonMark, section 2.4).
func inMarkdown(s string) string {
	s = strings.TrimLeft(s, " ") // four of them would make code
	s = domain().ReplaceAllStringFunc(meaningful.Replace(s), func(www string) string { return www[:3] + `\.` })
	switch {
	case s == "":
		return s
	case strings.ContainsRune("-+=:", rune(s[0])): // lists, underlined headings, definitions
		return `\` + s
	}
	digits := strings.TrimLeft(s, "0123456789")
	if len(digits) < len(s) && digits != "" && strings.ContainsRune(".)", rune(digits[0])) { // a numbered list
		return s[:len(s)-len(digits)] + `\` + digits
	}
	return s
}
