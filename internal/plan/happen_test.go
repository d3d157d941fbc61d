package plan

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestWhatMayHaveHappened(t *testing.T) {
	sent := slices.Concat(begin, []string{"2026-11-03 outcome facebook sent 2026-10-05"})
	again := slices.Concat(sent, []string{"2026-11-04 outcome facebook refused 2026-11-04", "2026-11-05 outcome facebook sent 2026-11-05"})
	refused := slices.Concat(sent, []string{"2026-11-04 outcome facebook refused 2026-11-04"})
	linked := slices.Concat(sent, []string{"2026-11-03 account instagram", "2026-11-03 linked instagram facebook"})
	for _, c := range []struct {
		name    string
		lines   []string
		account string
		outcome string
		on      string
		want    Doubt
	}{
		{"sent before it was added here", begin, "facebook", "sent", "2025-05-26", ""},
		{"done before it was added here", begin, "facebook", "done", "2025-05-26", ""},
		{"sent today", begin, "facebook", "sent", "2026-11-20", ""},
		{"sent tomorrow", begin, "facebook", "sent", "2026-11-21", Ahead},
		{"refused tomorrow", sent, "facebook", "refused", "2026-11-21", Ahead},
		{"a slip of the hand", begin, "facebook", "sent", "0206-11-20", LongAgo},
		{"refused, nothing sent", begin, "facebook", "refused", "2026-11-20", NotSent},
		{"extended, nothing sent", begin, "facebook", "extended", "2026-11-20", NotSent},
		{"reminded, nothing sent", begin, "facebook", "reminded", "2026-11-20", NotSent},
		{"replied, nothing sent", begin, "facebook", "replied", "2026-11-20", NotSent},
		{"complained, nothing sent", begin, "facebook", "complained", "2026-11-20", NotSent},
		{"refused the day before", sent, "facebook", "refused", "2026-10-04", BeforeSent},
		{"refused the same day", sent, "facebook", "refused", "2026-10-05", ""},
		{"reminded in time", sent, "facebook", "reminded", "2026-11-10", ""},
		{"replied before they refused", refused, "facebook", "replied", "2026-11-03", BeforeNo},
		{"replied on that day", refused, "facebook", "replied", "2026-11-04", ""},
		{"reminded before they refused", refused, "facebook", "reminded", "2026-11-03", ""},
		{"it follows the newest request", again, "facebook", "reminded", "2026-11-04", BeforeSent},
		{"a request on the account it is linked with", linked, "instagram", "refused", "2026-11-10", ""},
		{"and that has its day too", linked, "instagram", "refused", "2026-10-04", BeforeSent},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := build(t, "2026-11-20", c.lines...)
			on, err := time.Parse(time.DateOnly, c.on)
			if err != nil {
				t.Fatal(err)
			}
			if got := p.Account(c.account).MayHappen(c.outcome, on, p.Today); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestWhatIsOfferedIsWhatCanHappen(t *testing.T) {
	for _, c := range []struct{ from, today, want string }{
		{"todo", "2026-11-20", "done sent"},
		{"sent", "2026-11-20", "done sent refused extended"},
		{"silent", "2026-12-10", "done sent refused extended reminded complained"},
		{"refused", "2026-11-20", "done sent refused replied complained"},
		{"done", "2026-11-20", "sent"},
		{"sent CH", "2026-11-20", "done sent refused reminded complained"},
		{"sent BR", "2026-11-20", "done sent refused reminded complained"},
		{"sent request", "2026-11-20", "done sent refused"},
		{"refused request", "2026-11-20", "done sent refused replied"},
		{"todo setting", "2026-11-20", "done"}, // nobody is asked
		{"none", "2026-11-20", ""},
	} {
		account, _ := accountOf(c.from)
		p := build(t, c.today, append([]string{begin[0], "2026-11-01 account " + account}, starts[c.from]...)...)
		a := p.Account(account)
		if got := strings.Join(a.Outcomes(), " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.from, got, c.want)
		}
		for _, o := range a.Outcomes() {
			if d := a.MayHappen(o, p.Today, p.Today); d != "" {
				t.Errorf("%s: %s is offered, and doubted: %s", c.from, o, d)
			}
		}
	}
}
