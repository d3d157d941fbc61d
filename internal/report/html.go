package report

import (
	"bytes"
	_ "embed" // the page
	"html/template"
	"sync"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

//go:embed dossier.html
var dossierHTML string

var dossierPage = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("dossier").Parse(dossierHTML)) // embedded, and covered by a test
})

// page is what the template is filled with.
type page struct {
	Words    *words.Words
	Made     string
	Country  string
	Accounts []pageAccount
}

type pageAccount struct {
	*plan.Account
	Name, StatusText, Law string
	History               []pageLine
	Notes                 []pageLine
	Proofs                []pageLine
	Sources               []pageLine
}

type pageLine struct{ Day, What, More string }

// HTML is a dossier as one page without any outside part, fit for paper: per
// account what was asked, when, what was answered, the law, the proofs with
// their hashes, and the sources.
func HTML(w *words.Words, p *plan.Plan) ([]byte, error) {
	out := page{Words: w, Made: words.Put(w.Follow.ReportMade, "date", w.Day(p.Today)), Country: p.Country.Name()}
	for _, a := range p.Accounts {
		x := pageAccount{Account: a, Name: name(a), StatusText: statusAlone(w, a), Law: lawOf(w, a)}
		for _, h := range a.History {
			said := h.What
			if s, ok := w.Follow.Outcomes[h.What]; ok {
				said = s
			}
			x.History = append(x.History, pageLine{w.Day(h.On), said, h.Text.String()})
		}
		for _, n := range a.Notes {
			x.Notes = append(x.Notes, pageLine{w.Day(n.At), n.Text.String(), ""})
		}
		for _, f := range a.Proofs {
			x.Proofs = append(x.Proofs, pageLine{w.Day(f.At), f.Name.String() + ", " + words.Put(w.Follow.ReportSize, "n", f.Size), f.SHA256})
		}
		for _, s := range sources(a) {
			x.Sources = append(x.Sources, pageLine{s.Date.String(), s.Says.Line().String(), s.URL})
		}
		out.Accounts = append(out.Accounts, x)
	}
	var b bytes.Buffer
	err := dossierPage().Execute(&b, out)
	return b.Bytes(), err
}
