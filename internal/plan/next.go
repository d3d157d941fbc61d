package plan

import (
	"slices"
	"sort"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
)

// Left says that there is something for the person to do on an account now, on
// either track.
func (p *Plan) Left(a *Account) bool { return slices.ContainsFunc(a.Tracks(p.Today), p.left) }

// left says that there is a step to do on a track, or that something is due. An
// account that another one covers needs nothing of its own.
func (p *Plan) left(t *Account) bool {
	switch {
	case t.Due(p.Today):
		return true
	case t.Status == Todo || t.Status == Started:
		return !t.settled()
	}
	return t.Next.Do == DoHelp && !t.ByLetter()
}

// NextAccount is the track to go on with: the first one behind after in the list,
// and then from its beginning, that has something left and whose key was not visited;
// from the beginning if after is nil. It is nil if there is none.
func (p *Plan) NextAccount(after *Account, visited map[string]bool) *Account {
	all, start := p.Tracks(p.Today), 0
	for i, t := range all {
		if after != nil && (t.Key() == after.Key() || start == 0 && t.ID == after.ID) {
			start = i + 1
		}
	}
	for i := range all {
		t := all[(start+i)%len(all)]
		if p.left(t) && !visited[t.Key()] && (after == nil || t.Key() != after.Key()) {
			return t
		}
	}
	return nil
}

// startWith is how many platforms are named to start with.
const startWith = 5

// StartWith lists the outlines of the platforms to start with for a person in a hurry: those that
// the catalogue puts first and that have a way in the country.
func StartWith(c *catalog.Catalog, in country.Code) []*catalog.Platform {
	var first []*catalog.Platform
	for _, p := range c.Outlines() {
		if p.Start > 0 && p.Way(in).Kind != catalog.None {
			first = append(first, p)
		}
	}
	sort.Slice(first, func(i, j int) bool { return first[i].Start < first[j].Start })
	return first[:min(startWith, len(first))]
}

// MinutesLeft is about how long the steps that are left take.
func (p *Plan) MinutesLeft() int {
	minutes := 0
	for _, t := range p.Tracks(p.Today) {
		minutes += t.Minutes()
	}
	return minutes
}

// letter says that a letter comes next.
func (n Next) letter() bool {
	return slices.Contains([]NextDo{DoRemind, DoChase, DoReply, DoComplain}, n.Do)
}

// FirstStep is the step to begin with on an account: the one that comes next, or else the
// first open one. Once a request went out, what led there is done, ticked or not. It is ""
// if a letter is due, if nothing is left, and on an account that another one covers.
func (p *Plan) FirstStep(a *Account) string {
	steps := a.Steps
	switch {
	case a.Covered || a.Next.Do == DoWait || a.Next.Do == DoGive:
		return ""
	case a.Step(a.Next.Step) != nil:
		return a.Next.Step
	case a.Status == Done || a.Next.letter() && a.Due(p.Today):
		return ""
	case !a.sentOn.IsZero():
		for i, st := range steps {
			if st.Do == catalog.Send && !st.Optional {
				steps = a.Steps[i:]
			}
		}
	}
	for _, st := range steps {
		if !st.Done && !st.Optional {
			return st.ID
		}
	}
	return ""
}

// StepAfter is the next open step behind one, of those that also help only if extra;
// "" at the end. Where no way is known, all steps only help.
func (a *Account) StepAfter(id string, extra bool) string {
	behind := false
	for _, st := range a.Steps {
		if behind && !st.Done && (!st.Optional || extra || a.Way.Kind == catalog.None) {
			return st.ID
		}
		behind = behind || st.ID == id
	}
	return ""
}
