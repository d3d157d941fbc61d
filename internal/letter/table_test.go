package letter

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
)

// now is the day on which the letters of these tests are written.
var now = time.Date(2026, 12, 14, 0, 0, 0, 0, time.UTC)

// shipped is the catalogue of the program, which no test changes.
var shipped = sync.OnceValue(func() *catalog.Catalog { return catalog.Load("") })

// recorded is what is recorded about an account: the person's country, the platform, and
// lines such as "label @anna", "told grounds works", "sent 2026-09-01 text", "sent:post
// 2026-09-01" and "proof scan.pdf".
type recorded []string

// account is the plan of one account on a platform, and the account.
func account(t *testing.T, code, platform string, lines recorded) (*plan.Plan, *plan.Account) {
	t.Helper()
	p := planned(code, platform, shipped().Platform(platform).Way(country.Code(code)).ID, lines)
	return p, p.Accounts[0]
}

// byLetter is the same for what was sent by letter beside the way: the account is nil where
// there is no such track.
func byLetter(t *testing.T, code, platform string, lines recorded) (*plan.Plan, *plan.Account) {
	t.Helper()
	k := catalog.Objection(country.Code(code), now)
	if k == nil || shipped().Platform(platform).Way(country.Code(code)).Kind == catalog.Right {
		return nil, nil
	}
	p := planned(code, platform, k.ID, lines)
	return p, p.Accounts[0].Objection
}

// planned is the plan of one account on which something was recorded about a way.
func planned(code, platform, way string, lines recorded) *plan.Plan {
	events := []state.Event{{Do: state.Country, Country: code}, {Do: state.Account, Account: "a", Platform: platform}}
	for _, line := range lines {
		do, rest, _ := strings.Cut(line, " ")
		first, more, _ := strings.Cut(rest, " ")
		switch do {
		case "label":
			events[1].Label = safetext.NewLine(rest)
		case "told":
			events = append(events, state.Event{Do: state.Detail, Key: first, Text: safetext.NewBlock(more)})
		case "proof":
			events = append(events, state.Event{Do: state.Proof, Account: "a", File: "x", Name: safetext.NewLine(rest), SHA256: "x"})
		default:
			outcome, means, _ := strings.Cut(do, ":")
			e := state.Event{Do: state.Outcome, Account: "a", Way: way, Outcome: outcome, On: first, Text: safetext.NewBlock(more), Means: means}
			events = append(events, e)
		}
	}
	ids := state.Store{Now: func() time.Time { return now }}
	for i := range events {
		events[i] = ids.New(events[i])
	}
	return plan.Build(shipped(), events, "", now)
}

// who is what a letter cannot do without.
var who = recorded{"told name Anna Beispiel", "told email anna@example.org", "told part DE-BE"}

// situations are what may be recorded when a letter is written.
var situations = map[string]recorded{
	"nothing sent":        {},
	"grounds":             {"told grounds works,special"},
	"label":               {"label @anna", "told grounds My own words, at some length."},
	"silent":              {"sent 2026-09-01", "told grounds others"},
	"silent, kept":        {"sent:registered 2026-09-01 I object.", "delivered 2026-09-02", "told grounds others", "label @anna"},
	"silent, too late":    {"sent 2026-08-01", "extended 2026-10-20", "told grounds others"},
	"silent, extended":    {"sent 2026-08-01", "extended 2026-08-20", "told grounds others", "told unexplained yes"},
	"extended, not over":  {"sent 2026-11-20", "extended 2026-12-01", "told grounds others"},
	"just sent":           {"sent 2026-12-01", "told grounds others"},
	"reminded":            {"sent:mail 2026-09-01 I object.", "reminded:post 2026-10-20 Please answer.", "proof scan.pdf", "proof mail.eml", "told grounds others", "told unacknowledged yes"},
	"refused":             {"sent 2026-09-01", "refused 2026-09-20 Data are public.", "told grounds others"},
	"refused, no reasons": {"sent 2026-09-01", "refused 2026-09-20", "told refusal_reason -", "told grounds others"},
	"refused, replied": {"sent 2026-09-01", "refused 2026-09-20 Data are public.", "replied 2026-09-25", "told grounds special", "told address Weg 1, 10115 Berlin",
		"told place Berlin", "told reference 4711", "told datasets yes", "told may_name yes", "told only_here yes", "told keep_consent yes"},
}

// allSituations are those above and, unless it has to be quick, each label with each kind
// of grounds and whatever came of the request.
func allSituations() map[string]recorded {
	all := maps.Clone(situations)
	if testing.Short() {
		return all
	}
	for _, label := range []recorded{nil, {"label @anna"}} {
		for _, grounds := range []recorded{nil, {"told grounds My own words, at some length."}} {
			for name, came := range map[string]recorded{
				"nothing": nil, "sent": {"sent 2026-12-01"}, "silence": {"sent 2026-09-01"}, "a reminder": {"sent 2026-09-01", "reminded 2026-10-20"},
				"a refusal": {"sent 2026-09-01", "refused 2026-09-20 Data are public."}, "an unexplained one": {"sent 2026-09-01", "refused 2026-09-20", "told refusal_reason -"},
				"a refusal that was answered": {"sent 2026-09-01", "refused 2026-09-20 Data are public.", "replied 2026-09-25"},
			} {
				all[fmt.Sprint(name, label, grounds)] = slices.Concat(label, grounds, came)
			}
		}
	}
	return all
}

// laws are a country and a platform for each law that the catalogue or a place knows.
func laws() [][2]string {
	all := [][2]string{
		{"DE", "facebook"}, {"GB", "facebook"}, {"CH", "facebook"}, {"BR", "facebook"}, {"US-CA", "linkedin"}, {"DE", "miro"}, {"DE", "clearview"},
		{"DE", "linkedin"}, {"GB", "linkedin"}, {"CH", "linkedin"}, {"BR", "linkedin"}, {"CA-QC", "chatgpt"},
	}
	for _, k := range catalog.Claims() {
		if k.Kind != catalog.None && !slices.Contains([]string{"EEA", "GB", "CH", "BR", "CA-QC"}, k.Where[0]) {
			all = append(all, [2]string{k.Where[0], "reddit"})
		}
	}
	return all
}

// written is a letter with what was recorded before it.
type written struct {
	name      string
	situation recorded
	account   *plan.Account
	draft     Draft
	under     bool // by letter beside the way
}

// has says that a line that begins so was recorded.
func (w written) has(line string) bool {
	return slices.ContainsFunc(w.situation, func(s string) bool { return strings.HasPrefix(s, line) })
}

// eachLetter writes every kind of letter under every law in every language in every
// situation that it fits, about the way and about the letter beside it. Where all that can come
// together does, it is in a fourth of the languages, in -short in a seventh, in others each time.
func eachLetter(t *testing.T, do func(w written)) {
	t.Helper()
	n, every := 0, 4
	if testing.Short() {
		every = 7
	}
	for _, x := range laws() {
		for name, situation := range allSituations() {
			lines := append(slices.Clone(who), situation...)
			p, a := account(t, x[0], x[1], lines)
			beside, o := byLetter(t, x[0], x[1], lines)
			for _, k := range Kinds() {
				for i, language := range Languages() {
					_, named := situations[name]
					if n++; (testing.Short() || !named) && (n+i)%every != 0 {
						continue
					}
					w := written{name: fmt.Sprintf("%s in %s, %s, %s in %s", x[1], x[0], name, k, language), situation: situation, account: a}
					if slices.Contains(kinds(p, a), k) {
						w.draft = Write(p, a, k, language)
						do(w)
					}
					if o != nil && slices.Contains(kinds(beside, o), k) {
						w.account, w.draft, w.under = o, Write(beside, o, k, language), true
						do(w)
					}
				}
			}
		}
	}
}
