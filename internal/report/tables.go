package report

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// CSV is one row per account. Cells are kept from running as formulas in a
// spreadsheet.
func CSV(p *plan.Plan) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	rows := make([][]string, 0, 1+len(p.Accounts))
	rows = append(rows, []string{"account", "platform", "label", "status", "since", "way", "sent_on", "next", "by", "proofs"})
	for _, a := range p.Accounts {
		way := ""
		if a.Way != nil {
			way = a.Way.ID
		}
		rows = append(rows, []string{
			a.ID, a.PlatformID, a.Label.String(), string(a.Status), day(a.Since), way, day(a.SentOn()), string(a.Next.Do), day(a.Next.By), strconv.Itoa(len(a.Proofs)),
		})
	}
	for _, r := range rows {
		for i := range r {
			r[i] = inert(r[i])
		}
		if err := w.Write(r); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// inert puts an apostrophe before what a spreadsheet would take for a formula
// (OWASP, "CSV injection": = + - @ and control characters at the start).
func inert(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// Markdown is a report in Markdown, an account per heading.
func Markdown(w *words.Words, p *plan.Plan) []byte {
	var b bytes.Buffer
	f := w.Follow
	fmt.Fprintf(&b, "# %s\n\n%s\n", f.ReportTitle, words.Put(f.ReportMade, "date", w.Day(p.Today)))
	for _, a := range p.Accounts {
		fmt.Fprintf(&b, "\n## %s\n\n", inMarkdown(name(a)))
		fmt.Fprintf(&b, "- %s: %s\n", f.ReportStatus, inMarkdown(StatusText(w, a)))
		if next := NextText(w, a, title); next != "" {
			fmt.Fprintf(&b, "- %s: %s\n", f.ReportNext, inMarkdown(next))
		}
		if law := lawOf(w, a); law != "" {
			fmt.Fprintf(&b, "- %s: %s\n", f.ReportLaw, inMarkdown(law))
		}
		for _, h := range a.History {
			fmt.Fprintf(&b, "- %s: %s%s\n", day(h.On), outcome(w, h), inMarkdown(after(": ", h.Text.Line().String())))
		}
		for _, n := range a.Notes {
			fmt.Fprintf(&b, "- %s: %s\n", day(n.At), inMarkdown(n.Text.Line().String()))
		}
		for _, x := range a.Proofs {
			fmt.Fprintf(&b, "- %s: %s, %s, SHA-256 %s\n", f.ReportProofs, inMarkdown(x.Name.String()), words.Put(f.ReportSize, "n", x.Size), x.SHA256)
		}
	}
	return b.Bytes()
}

// outcome is what happened, in Markdown.
func outcome(w *words.Words, h plan.Happening) string { return inMarkdown(OutcomeText(w, h)) }

func lawOf(w *words.Words, a *plan.Account) string {
	if a.Way == nil {
		return ""
	}
	return w.Follow.Laws[string(a.Way.Law)]
}

func after(lead, s string) string {
	if s == "" {
		return ""
	}
	return lead + s
}

// inMarkdown keeps a text from being markup.
func inMarkdown(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case strings.ContainsRune("\\`*_{}[]()#+!|<>~", r):
			b.WriteRune('\\')
			b.WriteRune(r)
		case r == '&':
			b.WriteString("&amp;")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
