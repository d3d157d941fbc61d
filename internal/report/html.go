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

// HTML is a dossier as one page without any outside part, fit for paper: per
// account what was asked, when, what was answered, the law, the proofs with
// their hashes, and the sources.
func HTML(w *words.Words, p *plan.Plan) ([]byte, error) {
	var b bytes.Buffer
	err := dossierPage().Execute(&b, documentOf(w, p))
	return b.Bytes(), err
}
