package plan

import (
	"slices"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/state"
)

// split parts the events about an objection by letter from all others: each names
// the way that it is about.
func (l *log) split() (main, letters *log) {
	main, letters = &log{account: l.account}, &log{account: l.account}
	for _, e := range l.events {
		to := main
		if catalog.ObjectionByID(e.Way) != nil {
			to = letters
		}
		to.events = append(to.events, e)
	}
	return main, letters
}

// object gives the account its objection: where the person's country has the right,
// or had it where they lived when they used it.
func (a *Account) object(letters *log, p *Plan, zone *time.Location) {
	claim, used := p.laws.Law().Objection(p.Country, p.Today), len(letters.events) > 0
	var way *catalog.Way
	switch {
	case claim != nil:
		way = &claim.Way
	case used:
		way = p.laws.Law().ObjectionByID(letters.events[0].Way)
	}
	if way == nil || !used && (a.Way == nil || a.Way.Kind == catalog.Right && !a.Moved) {
		return
	}
	o := &Account{
		ID: a.ID, PlatformID: a.PlatformID, Platform: a.Platform, Label: a.Label,
		Notes: a.Notes, Proofs: a.Proofs, key: a.key, added: a.added,
	}
	if o.Platform == nil { // the law holds all the same
		o.Platform = catalog.Unknown(a.PlatformID)
	}
	if claim == nil { // they wrote to the company that was the one for that law
		o.home = catalog.ClaimUnder(way.Law).Home()
	}
	o.follow(letters, way, p.laws.Law().ObjectionByID, p, zone)
	o.Closed = o.Closed || a.Closed
	o.Moved = o.Moved || claim == nil
	a.Objection = o
}

// objectionKey begins the key of an objection. No id of a platform holds a colon.
const objectionKey = "objection:"

// IsObjection says that this is the objection of an account, beside its way.
func (a *Account) IsObjection() bool { return a.Way != nil && a.Way.Claimed }

// Key is by what Plan.Account finds a track: the id or, of an objection, another text.
//
//go:noinline
func (a *Account) Key() string {
	if a.IsObjection() {
		return objectionKey + a.ID
	}
	return a.ID
}

// Other is the other track of an account, nil if it has only one.
func (p *Plan) Other(a *Account) *Account {
	if a.IsObjection() {
		return p.Account(a.ID)
	}
	return a.Objection
}

// TrackOf is the track that an event was recorded on, nil if its account is not
// there.
func (p *Plan) TrackOf(e state.Event) *Account {
	if catalog.ObjectionByID(e.Way) != nil {
		return p.Account(objectionKey + e.Account)
	}
	return p.Account(e.Account)
}

// Right is the account's objection on whichever track it is, nil where no right to
// object is known.
func (a *Account) Right() *Account {
	if a.Way != nil && a.Way.Kind == catalog.Right && !a.Objecting() {
		return a
	}
	return a.Objection
}

// ByLetter says that only the law helps: there is no form and no switch, and the
// company does not say that there is nothing to do.
func (a *Account) ByLetter() bool {
	return a.Objection != nil && a.Way != nil && (a.Way.Kind == catalog.None || a.Status == None) && !a.Way.Untrained
}

// Objecting says that the person has begun with the objection beside the way.
func (a *Account) Objecting() bool { return a.Objection != nil && a.Objection.Status != Todo }

// Tracks are the account and, once the person has begun with it or where only it
// helps, its objection. What is urgent by a day stands first.
func (a *Account) Tracks(day time.Time) []*Account {
	o := a.Objection
	switch {
	case !a.ByLetter() && !a.Objecting():
		return []*Account{a}
	case a.ByLetter() && !a.Due(day), o.before(a, day):
		return []*Account{o, a}
	}
	return []*Account{a, o}
}

// before says that a track shows before another one: what is due by a day first, the
// earlier of two, then what has something left to do.
func (a *Account) before(b *Account, day time.Time) bool {
	due, other := a.Due(day), b.Due(day)
	if due && other {
		return a.Next.By.Before(b.Next.By)
	}
	return due || !other && b.settled() && !a.settled()
}

// Tracks lists the tracks of all accounts.
func (p *Plan) Tracks(day time.Time) []*Account {
	all := make([]*Account, 0, len(p.Accounts))
	for _, a := range p.Accounts {
		all = append(all, a.Tracks(day)...)
	}
	return all
}

// Lost lists the accounts on which something was done, and whose platforms the catalogue
// does not have.
func (p *Plan) Lost() []*Account {
	return slices.DeleteFunc(slices.Clone(p.Accounts), func(a *Account) bool { return !a.Lost })
}

// Due lists the tracks on which something is to be done on or before a day.
func (p *Plan) Due(day time.Time) []*Account {
	return slices.DeleteFunc(p.Tracks(day), func(t *Account) bool { return !t.Due(day) })
}
