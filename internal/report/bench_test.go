package report

import (
	"fmt"
	"testing"

	"github.com/optout-tui/optout-tui/internal/words"
)

// BenchmarkExport writes every format for a quarter and for the whole of 1,000
// accounts with 50,000 events: four times as many take four times as long.
func BenchmarkExport(b *testing.B) {
	for _, accounts := range []int{250, 1000} {
		d := german()
		for i := range accounts {
			a := d.account("facebook", fmt.Sprintf("@%d", i))
			d.outcome(a, "sent", "2026-10-02", "I object.")
			for range 48 {
				d.note(a, "A note.")
			}
		}
		p, w := d.plan(), words.English()
		for format, write := range map[string]func() error{
			"csv":  func() error { _, err := CSV(p); return err },
			"md":   func() error { Markdown(w, p); return nil },
			"html": func() error { HTML(w, p); return nil },
			"ics":  func() error { Calendar(w, p, noon); return nil },
			"json": func() error { _, err := JSON(DossierOf(p, d.events)); return err },
		} {
			b.Run(fmt.Sprintf("%s-%d", format, accounts), func(b *testing.B) {
				for b.Loop() {
					if err := write(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
