package report

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/optout-tui/optout-tui/internal/plan"
)

// columns are the names of the columns; they only ever grow.
var columns = []string{
	"account", "platform", "label", "status", "since", "way", "sent_on", "next", "by", "proofs",
	"law", "answer_by", "answered_on", "checked", "stale", "theirs",
	"objection", "objection_since", "objection_sent_on", "objection_next", "objection_by", "objection_answer_by",
	"from_file",
}

// CSV is one row per account. Cells are kept from running as formulas in a spreadsheet.
func CSV(p *plan.Plan) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.Write(columns); err != nil {
		return nil, err
	}
	for _, a := range p.Accounts {
		r := rowOf(a, p.Today)
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

// ForSpreadsheets marks a CSV file as UTF-8 for those who open it by hand: Excel would
// take letters beyond ASCII for others. A file without any stays as it is.
func ForSpreadsheets(data []byte) []byte {
	if !bytes.ContainsFunc(data, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return data
	}
	return append([]byte("\ufeff"), data...)
}

func rowOf(a *plan.Account, today time.Time) []string {
	way, law, checked, stale, theirs, fromFile := "", "", "", "", "", ""
	if a.Way != nil {
		way, law, checked = a.Way.ID, string(a.Way.Law), a.Way.Checked.String()
		stale, theirs, fromFile = yes(a.Way.Stale(today)), yes(a.Platform.Theirs), yes(a.Platform.FromFile)
	}
	o := a.Objection
	if o == nil {
		o = &plan.Account{}
	}
	return []string{
		a.ID, a.PlatformID, a.Label.String(), string(a.Status), day(a.Since), way, day(a.SentOn()), string(a.Next.Do), day(a.Next.By),
		strconv.Itoa(len(a.Proofs)), law, day(a.AnswerBy()), day(a.AnsweredOn()), checked, stale, theirs,
		string(o.Status), day(o.Since), day(o.SentOn()), string(o.Next.Do), day(o.Next.By), day(o.AnswerBy()),
		fromFile,
	}
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

// starters are what a spreadsheet may take for the start of a formula (OWASP, "CSV
// injection"), their full-width forms included.
const starters = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"

// inert puts an apostrophe before what a spreadsheet would take for a formula, also
// after spaces.
func inert(s string) string {
	if first := strings.TrimLeft(s, " \u00a0\u3000"); first != "" && strings.IndexAny(first, starters) == 0 {
		return "'" + s
	}
	return s
}
