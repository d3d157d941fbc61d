package plan

import (
	"cmp"
	"slices"
	"sort"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/state"
)

// Build derives the plan. guess is the country to go by while the person has
// not said one; now is the present moment in the person's time zone.
func Build(c *catalog.Catalog, events []state.Event, guess country.Code, now time.Time) *Plan {
	effective := state.Effective(events)
	p := place(effective, guess, now)
	p.laws, p.Reads = c, c.Language()
	p.told, p.events = map[detail]string{}, events
	logs := map[string]*log{}
	for i := range effective {
		e := &effective[i]
		if e.Do == state.Country {
			continue
		}
		l := logs[e.Account]
		if l == nil {
			l = &log{}
			logs[e.Account] = l
		}
		switch e.Do {
		case state.Account:
			p.add(c, l, e)
		case state.Detail:
			p.told[detail{e.Account, e.Key}] = e.Text.String()
		}
		l.events = append(l.events, e)
	}
	p.off = offList(logs)
	for id, to := range state.Joins(effective) {
		if l := logs[to]; l != nil && l.account != nil {
			l.account.Joined = append(l.account.Joined, id)
		}
	}
	p.byID = make(map[string]*Account, len(p.Accounts))
	for _, a := range p.Accounts {
		for _, id := range append(a.Joined, a.ID) {
			p.byID[id] = a
		}
	}
	for _, a := range p.Accounts {
		slices.Sort(a.Joined)
		a.derive(logs[a.ID], p, now.Location())
	}
	for _, a := range p.Accounts {
		if to := logs[logs[a.ID].to()]; to != nil && to.account != nil && to.account != a && mayLink(a, to.account) {
			a.LinkedTo = to.account
		}
	}
	own := map[*Account]Account{}
	for _, a := range p.Accounts {
		own[a] = *a
	}
	for _, a := range p.Accounts {
		a.cover(own)
	}
	sort.SliceStable(p.Accounts, func(i, j int) bool {
		a, b := p.Accounts[i], p.Accounts[j]
		return cmp.Or(comparePlatforms(a.Platform, b.Platform), cmp.Compare(a.order, b.order)) < 0
	})
	return p
}

// Place is the plan without the accounts: the country and the day, for those who
// ask for no more.
func Place(events []state.Event, guess country.Code, now time.Time) *Plan {
	return place(state.Effective(events), guess, now)
}

func place(effective []state.Event, guess country.Code, now time.Time) *Plan {
	p := &Plan{Country: guess, Guessed: true, Today: Day(now), Zone: now.Format("-07:00")}
	for i := range effective {
		switch e := &effective[i]; {
		case e.Do == state.Country && country.Code(e.Country).Known():
			p.Country, p.Guessed = country.Code(e.Country), false
		case e.Do == state.Language:
			p.Language = e.Language
		}
	}
	return p
}

// comparePlatforms puts what the catalogue no longer has last.
func comparePlatforms(a, b *catalog.Platform) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	return catalog.Compare(a, b)
}

func (p *Plan) add(c *catalog.Catalog, l *log, e *state.Event) {
	if l.account == nil {
		l.account = &Account{
			ID: e.Account, PlatformID: e.Platform, Platform: c.Platform(e.Platform), Label: e.Label,
			key: state.Key(e.Account), order: len(p.Accounts),
		}
		p.Accounts = append(p.Accounts, l.account)
	}
	l.account.added = append(l.account.added, e.ID)
}

// Day is the day of a moment where it is told, at midnight UTC, so that days can be
// compared.
func Day(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}
