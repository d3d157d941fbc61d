package letter

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/state"
)

// roundOf says the letters of a round, and who is left out, for a person who lives in a
// country and recorded some outcomes, each as account, way, outcome and day.
func roundOf(t *testing.T, country string, platforms []string, outcomes ...string) (letters, left []string) {
	t.Helper()
	c, now := shipped(), time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	events := []state.Event{{Do: state.Country, Country: country}}
	for _, id := range platforms {
		p, _, _ := strings.Cut(id, "/")
		events = append(events, state.Event{Do: state.Account, Account: id, Platform: p})
	}
	for _, o := range outcomes {
		f := strings.Fields(o)
		if f[0] == "linked" {
			events = append(events, state.Event{Do: state.Linked, Account: f[1], To: f[2]})
			continue
		}
		way := f[1]
		if way == "-" {
			p, _, _ := strings.Cut(f[0], "/")
			way = c.Platform(p).Way("DE").ID
		}
		events = append(events, state.Event{Do: state.Outcome, Account: f[0], Way: way, Outcome: f[2], On: f[3]})
	}
	for i := range events {
		events[i].ID, events[i].At = fmt.Sprint(i), now
	}
	tasks, skips := Round(plan.Build(c, events, "", now))
	for _, x := range tasks {
		letters = append(letters, x.Account.Key()+" "+string(x.Kind))
	}
	for _, s := range skips {
		left = append(left, s.Account.Key()+" "+string(s.Why))
	}
	return letters, left
}

func TestARoundHasWhatIsDueFirstAndNothingElse(t *testing.T) {
	for name, c := range map[string]struct {
		country       string
		platforms     []string
		outcomes      []string
		letters, left []string
	}{
		"nothing was done": {"DE", []string{"facebook", "linkedin", "whatsapp", "bluesky"}, nil,
			[]string{"facebook objection", "objection:linkedin objection", "objection:whatsapp objection"}, []string{"bluesky not-due"}},
		"what is due longest is first": {"DE", []string{"facebook", "instagram", "linkedin", "reddit"},
			[]string{"instagram - sent 2026-08-01", "linkedin letter-gdpr sent 2026-06-01", "reddit letter-gdpr sent 2026-09-01", "reddit letter-gdpr refused 2026-09-20"},
			[]string{"objection:linkedin reminder", "instagram reminder", "objection:reddit reply", "facebook objection"}, nil},
		"waiting, done and complained": {"DE", []string{"facebook", "instagram", "chatgpt", "threads"},
			[]string{"facebook - sent 2026-11-10", "chatgpt - done 2026-11-01", "instagram - sent 2026-08-01", "instagram - reminded 2026-09-10",
				"instagram - complained 2026-10-10", "threads - sent 2026-08-01", "threads - reminded 2026-09-10"},
			[]string{"threads complaint"}, []string{"facebook not-due", "instagram not-due", "chatgpt not-due"}},
		"an objection that waits says so": {"DE", []string{"linkedin"}, []string{"linkedin letter-gdpr sent 2026-11-10"},
			nil, []string{"objection:linkedin not-due"}},
		"linked": {"DE", []string{"facebook", "instagram"}, []string{"linked instagram facebook"},
			[]string{"facebook objection"}, []string{"instagram covered"}},
		"no right there": {"US", []string{"linkedin", "reddit", "facebook"}, nil,
			nil, []string{"facebook no-way", "linkedin no-right", "reddit no-way"}},
		"gone from the catalogue": {"DE", []string{"myspace"}, nil, nil, []string{"myspace gone"}},
	} {
		letters, left := roundOf(t, c.country, c.platforms, c.outcomes...)
		if !slices.Equal(letters, c.letters) || !slices.Equal(left, c.left) {
			t.Errorf("%s: letters %q, left out %q", name, letters, left)
		}
	}
}

func TestTheFilesOfARoundSortAndAreSafe(t *testing.T) {
	var last string
	for i, id := range []string{"facebook", "instagram/@Anna_B", "instagram/анна", "reddit/../../etc/passwd", "x/" + strings.Repeat("é", 200), "a/CON.txt", "b/ ", "c/x\ny"} {
		name := Task{&plan.Account{ID: id}, Reminder}.FileName(i+1, 120)
		if name <= last || len(name) > 90 || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-.") != "" || strings.Count(name, ".") != 1 {
			t.Errorf("%q is %q, after %q", id, name, last)
		}
		last = name
	}
	if got := (Task{&plan.Account{ID: "instagram/@anna"}, Objection}).FileName(3, 9); got != "03-instagram-anna-objection.txt" {
		t.Errorf("named %q", got)
	}
}
