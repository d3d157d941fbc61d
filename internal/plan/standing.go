package plan

import (
	"sort"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
)

// Standing is where a track belongs when all are looked at together.
type Standing int

// The standings, in the order in which they are shown.
const (
	Now        Standing = iota // the person can do something: it is due, begun, or to do
	Waiting                    // others have to do something first
	Finished                   // done, until it is to be looked at again
	LetterOnly                 // only the right to object helps, and that was not begun
	NoWay                      // nothing but what helps a little is known
)

// Standing is where a track belongs.
func (p *Plan) Standing(t *Account) Standing {
	switch {
	case t.Due(p.Today):
		return Now
	case t.Status == Done, t.Status == Again:
		return Finished
	case t.Status == None:
		return NoWay
	case t.Status == Todo && t.IsObjection() && p.onlyRight(t):
		return LetterOnly
	case t.Covered, t.Next.Do == DoWait:
		return Waiting
	case t.Status == Todo, t.Status == Started:
		return Now
	}
	return Waiting
}

// onlyRight says that an objection is all that helps on its account.
func (p *Plan) onlyRight(t *Account) bool {
	a := p.Account(t.ID)
	return a != nil && a.ByLetter()
}

// Overview lists the tracks by where they belong: what is due first, the earliest day
// before the others, then what has begun, then what is to do. Where only the right to
// object helps, the account itself has nothing of its own to show.
func (p *Plan) Overview() map[Standing][]*Account {
	groups := map[Standing][]*Account{}
	for _, a := range p.Accounts {
		for _, t := range a.Tracks(p.Today) {
			if t == a && a.ByLetter() && !a.Due(p.Today) {
				continue
			}
			s := p.Standing(t)
			groups[s] = append(groups[s], t)
		}
	}
	now := groups[Now]
	sort.SliceStable(now, func(i, j int) bool {
		a, b := now[i], now[j]
		if a.Due(p.Today) && b.Due(p.Today) {
			return a.Next.By.Before(b.Next.By)
		}
		return p.urgency(a) < p.urgency(b)
	})
	return groups
}

func (p *Plan) urgency(t *Account) int {
	switch {
	case t.Due(p.Today):
		return 0
	case t.Status == Started:
		return 1
	}
	return 2
}

// String is the key of its heading.
func (s Standing) String() string {
	return []string{"now", "waiting", "done", "by-letter", "no-way"}[s]
}

// NextDate is the first day that is still to come on which something is to be done or
// looked at, zero if there is none.
func (p *Plan) NextDate() (first time.Time) {
	for _, t := range p.Tracks(p.Today) {
		if by := t.Next.By; by.After(p.Today) && (first.IsZero() || by.Before(first)) {
			first = by
		}
	}
	return first
}

// Minutes is about how long the steps take that are left on a track; 0 where nothing is.
func (t *Account) Minutes() int {
	if t.Way == nil || t.settled() || t.Status != Todo && t.Status != Started {
		return 0
	}
	open, all := t.OpenSteps()
	if all == 0 {
		return t.Way.Minutes
	}
	return (t.Way.Minutes*open + all - 1) / all
}

// OpenSteps counts the steps that are left on a track, and all of them, without those
// that only help. Steps that are passed are not left.
func (t *Account) OpenSteps() (open, all int) {
	for i := range t.Steps {
		st := &t.Steps[i]
		if t.onlyHelps(st) {
			continue
		}
		all++
		if !st.Done && !t.Passed(st) {
			open++
		}
	}
	return open, all
}

// Passed says that a step has no tick, but that a later one has, and so there is nothing
// left to do in it. A step that only helps is not passed.
func (t *Account) Passed(st *Step) bool {
	behind := false
	for i := range t.Steps {
		if behind && t.Steps[i].Done && !t.onlyHelps(&t.Steps[i]) {
			return !st.Done && !t.onlyHelps(st)
		}
		behind = behind || t.Steps[i].ID == st.ID
	}
	return false
}

// onlyHelps says that a track can do without a step.
func (t *Account) onlyHelps(st *Step) bool { return st.Optional && t.Way.Kind != catalog.None }
