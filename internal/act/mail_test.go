package act

import (
	"testing"

	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/mail"
)

// TestOurOwnLettersReadLikeNoAnswer: companies quote them in what they write.
func TestOurOwnLettersReadLikeNoAnswer(t *testing.T) {
	n := now(t, "outcome facebook sent 2026-08-05", "outcome facebook refused 2026-08-20", "detail name Anna", "detail email a@example.org", "detail grounds works", "detail refusal_reason They may.", "detail part DE-BE")
	a := n.Plan.Account("facebook")
	for _, language := range letter.Languages() {
		for _, kind := range letter.Kinds() {
			d := letter.Write(n.Plan, a, kind, language)
			m, ok := mail.Read([]byte("From: a@example.org\nDate: x\nSubject: Re: " + d.Subject.String() + "\n\n" + d.Text.String()))
			if !ok || m.Looks != "" {
				t.Errorf("%s in %s reads like %q:\n%s", kind, language, m.Looks, d.Text)
			}
		}
	}
}
