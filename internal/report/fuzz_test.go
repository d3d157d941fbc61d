package report

import (
	"bytes"
	"encoding/csv"
	"html"
	"strings"
	"sync"
	"testing"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// The fuzz targets write the report of a person whose label, note and outcome are
// any text at all, and look for what such a text must never do. Their seeds stand
// in testdata/fuzz.

// story is the person: an account that was refused, with everything a report shows.
func story(label, note, outcome string) *plan.Plan {
	name := safetext.NewLine(label)
	id := state.AccountID("slack", name)
	events := []state.Event{
		{ID: "1", At: noon, Do: state.Country, Country: "DE"},
		{ID: "2", At: noon, Do: state.Account, Account: id, Platform: "slack", Label: name},
		{ID: "3", At: noon, Do: state.Outcome, Account: id, Way: "owner-mail", Outcome: "sent", On: "2026-10-02", Text: safetext.NewBlock(outcome)},
		{ID: "4", At: noon, Do: state.Outcome, Account: id, Way: "owner-mail", Outcome: "refused", On: "2026-10-20", Text: safetext.NewBlock(outcome)},
		{ID: "5", At: noon, Do: state.Note, Account: id, Text: safetext.NewBlock(note)},
	}
	return plan.Build(shipped(), events, "", noon)
}

// some is the text, or another if nothing of it can be shown: then the page has the
// same parts as any.
func some(text string) string {
	if safetext.NewLine(text).IsZero() {
		return "nothing"
	}
	return text
}

func FuzzCSV(f *testing.F) {
	f.Fuzz(func(t *testing.T, label, note, outcome string) {
		p := story(label, note, outcome)
		data, err := CSV(p)
		if err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(bytes.NewReader(data))
		r.FieldsPerRecord = len(columns)
		rows, err := r.ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
		for _, cell := range rows[1] {
			if strings.IndexAny(strings.TrimSpace(cell), starters) == 0 || strings.ContainsAny(cell, "\r\n\t") {
				t.Fatalf("a spreadsheet would run %q", cell)
			}
		}
		if got, want := rows[1][2], p.Accounts[0].Label.String(); got != want && got != "'"+want {
			t.Fatalf("the label %q became %q", want, got)
		}
	})
}

// plainPage is the page of the same person with texts that mean nothing.
var plainPage = sync.OnceValue(func() string {
	p := story("harmless", "harmless", "harmless")
	return string(HTML(words.English(), p))
})

func FuzzHTML(f *testing.F) {
	f.Fuzz(func(t *testing.T, label, note, outcome string) {
		p := story(some(label), some(note), some(outcome))
		page, plain := strings.ReplaceAll(string(HTML(words.English(), p)), ` class="long"`, ""), plainPage()
		for _, mark := range []string{"<", ">", `"`, "'", "\x00"} {
			if n, want := strings.Count(page, mark), strings.Count(plain, mark); n != want {
				t.Fatalf("%d times %s, %d on a harmless page:\n%s", n, mark, want, page)
			}
		}
		for _, text := range []string{p.Accounts[0].Label.String(), p.Accounts[0].Notes[0].Text.String()} {
			if !strings.Contains(html.UnescapeString(page), text) {
				t.Fatalf("%q is not on the page", text)
			}
		}
	})
}

func FuzzCalendar(f *testing.F) {
	f.Fuzz(func(t *testing.T, label, note, outcome string) {
		p := story(label, note, outcome)
		events := eventsIn(t, Calendar(words.English(), p, noon))
		want := strings.TrimSpace("Answer the refusal: Slack " + p.Accounts[0].Label.String())
		if len(events) != 1 || events[0]["SUMMARY"] != want {
			t.Fatalf("%q became %q", want, events)
		}
	})
}

// plainShape is the markup of the same person with texts that mean nothing.
var plainShape = sync.OnceValue(func() string {
	p := story("harmless", "harmless", "harmless")
	return marksOf(string(Markdown(words.English(), p)))
})

func FuzzMarkdown(f *testing.F) {
	f.Fuzz(func(t *testing.T, label, note, outcome string) {
		p := story(some(label), some(note), some(outcome))
		md := string(Markdown(words.English(), p))
		if got, want := marksOf(md), plainShape(); got != want {
			t.Fatalf("its marks are\n%s\non a harmless page\n%s\n%s", got, want, md)
		}
	})
}

// marksOf is the markup of a document, as shapeOf, read in one pass: what stands at
// the start of each line, and the marks in it that are not escaped. A quotation of
// several lines counts as one.
func marksOf(md string) string {
	var b strings.Builder
	b.Grow(512)
	quoted := false
	for line := range strings.SplitSeq(md, "\n") {
		text := strings.TrimLeft(line, " ")
		if inside, ok := strings.CutPrefix(text, ">"); ok {
			if !quoted {
				b.WriteString(">\n")
			}
			quoted = true
			inside = strings.TrimPrefix(inside, " ")
			if startsBlock(inside) {
				b.WriteString("block in a quotation\n")
			}
			marksIn(&b, inside)
			continue
		}
		quoted = false
		if startsBlock(line) {
			b.WriteString(line[:min(2, len(line))])
		}
		marksIn(&b, line)
		b.WriteByte('\n')
	}
	return b.String()
}

// startsBlock says that a line begins something other than a paragraph.
func startsBlock(line string) bool {
	if line == "" {
		return false
	}
	digits := strings.TrimLeft(line, "0123456789")
	return strings.IndexByte("#-+*=:|> \t", line[0]) >= 0 || len(digits) < len(line) && digits != "" && (digits[0] == '.' || digits[0] == ')')
}

// marksIn writes the marks of a line that are not escaped, nor within code.
func marksIn(b *strings.Builder, line string) {
	code := false
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '`':
			code = !code
			b.WriteByte(c)
		case code:
		case c == '\\':
			i++
		case strings.IndexByte("*_[]<>~$^#|", c) >= 0:
			b.WriteByte(c)
		case c == '&' && !strings.HasPrefix(line[i:], "&amp;"), c == ':' && strings.HasPrefix(line[i:], "://"), c == '.' && i >= 3 && strings.EqualFold(line[i-3:i], "www"):
			b.WriteString("a link or an entity")
		}
	}
}
