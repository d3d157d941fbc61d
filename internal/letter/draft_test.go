package letter

import (
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
)

// TestEveryLetterOfEveryAccountIsWhole writes all that is offered for an account on
// each platform, after silence and after a refusal, in seven countries.
func TestEveryLetterOfEveryAccountIsWhole(t *testing.T) {
	c := catalog.Load("")
	today := time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC)
	ids := state.Store{Now: func() time.Time { return today }}
	written := 0
	for _, code := range []string{"DE", "FR", "GB", "CH", "BR", "US", "JP"} {
		for _, id := range c.IDs() {
			for _, answer := range []string{"", "refused", "objection", "objection refused"} {
				way := c.Platform(id).Way(country.Code(code)).ID
				if right := catalog.Objection(country.Code(code)); strings.HasPrefix(answer, "objection") && (right == nil || code == "FR") {
					continue
				} else if right != nil && strings.HasPrefix(answer, "objection") {
					way = right.ID
				}
				events := []state.Event{
					{Do: state.Country, Country: code},
					{Do: state.Account, Account: id, Platform: id},
					{Do: state.Detail, Key: Name, Text: safetext.NewBlock("Anna Beispiel")},
					{Do: state.Detail, Key: Email, Text: safetext.NewBlock("anna@example.org")},
					{Do: state.Detail, Key: OwnGrounds, Text: safetext.NewBlock("works,others")},
					{Do: state.Detail, Key: Part, Text: safetext.NewBlock("DE-BE")},
					{Do: state.Outcome, Account: id, Way: way, Outcome: "sent", On: "2026-01-15"},
				}
				if strings.HasSuffix(answer, "refused") {
					events = append(events, state.Event{Do: state.Outcome, Account: id, Way: way, Outcome: "refused", On: "2026-02-01", Text: safetext.NewBlock("They may.")})
				}
				for i := range events {
					events[i] = ids.New(events[i])
				}
				p := plan.Build(c, events, "", today)
				for _, k := range KindsFor(p, p.Accounts[0]) {
					for _, language := range Languages() {
						d := Write(p, Track(p, p.Accounts[0], k), k, language)
						if len(d.Missing) > 0 || strings.ContainsAny(d.Text.String(), "{}") || d.Text.IsZero() || d.To.Name == "" {
							t.Fatalf("%s in %s after %q: %s in %s lacks %v: %s", id, code, answer, k, language, d.Missing, d.Text)
						}
						written++
					}
				}
			}
		}
	}
	if written < 10_000 {
		t.Errorf("only %d letters were written", written)
	}
}
