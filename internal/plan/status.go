package plan

import (
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/state"
)

// log is what was recorded on one account, oldest first, nothing undone in it.
type log struct{ events []state.Event }

// claim is what the person last said about the whole: a ticked send or check
// step, or an outcome.
type claim struct {
	status Status
	way    string
	on     time.Time
	said   bool
}

func (l *log) to() string {
	to := ""
	for _, e := range l.events {
		if e.Do == state.Linked {
			to = e.To
		}
	}
	return to
}

func (a *Account) derive(l *log, p *Plan, zone *time.Location) {
	for _, e := range l.events {
		if e.Do == state.Note {
			a.Notes = append(a.Notes, Note{e.At, e.Text})
		}
	}
	if a.Platform == nil {
		a.Status = None
		return
	}
	here := a.Platform.Way(p.Country)
	a.Way = here
	last, claimed := l.lastClaim(a.Platform, zone)
	if claimed {
		if w := a.Platform.WayByID(last.way); w != nil && w != here {
			a.Way, a.Moved = w, true
		}
	}
	a.Steps = l.steps(a.Way)
	switch {
	case claimed:
		a.Status, a.Since, a.Said = last.status, last.on, last.said
	case a.Way.Kind == catalog.None:
		a.Status = None
	default:
		a.Status, a.Since = l.begun(a.Way, zone)
	}
	a.age(p.Today)
	a.Next = a.next()
}

// lastClaim is the newest claim. A tick counts by the step it ticks: the last
// required check means done, the last required send means sent.
func (l *log) lastClaim(p *catalog.Platform, zone *time.Location) (claim, bool) {
	var last claim
	found := false
	take := func(c claim) { last, found = c, true }
	for _, e := range l.events {
		switch e.Do {
		case state.Step:
			w := p.WayByID(e.Way)
			if w == nil {
				continue
			}
			switch e.Step {
			case lastRequired(w, catalog.Check):
				take(claim{Done, e.Way, civil(e.At.In(zone)), false})
			case lastRequired(w, catalog.Send):
				// Sent after done is a tick that was forgotten, not a new request.
				if !found || last.status != Done || last.way != e.Way {
					take(claim{Sent, e.Way, civil(e.At.In(zone)), false})
				}
			}
		case state.Outcome:
			on, err := time.Parse(time.DateOnly, e.On)
			if err != nil {
				on = civil(e.At.In(zone))
			}
			switch s := Status(e.Outcome); s {
			case Sent, Done, Refused:
				take(claim{s, e.Way, on, true})
			}
		}
	}
	return last, found
}

func lastRequired(w *catalog.Way, do catalog.Do) string {
	id := ""
	for _, s := range w.Steps {
		if s.Do == do && !s.Optional {
			id = s.ID
		}
	}
	return id
}

func (l *log) steps(w *catalog.Way) []Step {
	steps := make([]Step, len(w.Steps))
	for i := range w.Steps {
		s := Step{Step: &w.Steps[i]}
		for _, e := range l.events {
			if e.Way != w.ID || e.Step != s.ID {
				continue
			}
			switch e.Do {
			case state.Step:
				s.Done, s.At = true, e.At
				s.Ticks = append(s.Ticks, e.ID)
			case state.Opened:
				s.Opened = e.At
			}
		}
		steps[i] = s
	}
	return steps
}

// begun tells an account on which nothing was done from one that was begun.
func (l *log) begun(w *catalog.Way, zone *time.Location) (Status, time.Time) {
	for _, e := range l.events {
		if (e.Do == state.Step || e.Do == state.Opened) && e.Way == w.ID {
			return Started, civil(e.At.In(zone))
		}
	}
	return Todo, time.Time{}
}

// age turns sent into silent and done into again when their time has come.
func (a *Account) age(today time.Time) {
	switch a.Status {
	case Sent:
		if by := a.answerBy(); !by.IsZero() && today.After(by) {
			a.Status, a.Since = Silent, by.AddDate(0, 0, 1)
		}
	case Done:
		if a.Way.Changed.On.After(a.Since) {
			a.Status, a.Since = Again, a.Way.Changed.On
		} else if on := a.lookOn(); !on.IsZero() && !today.Before(on) {
			a.Status, a.Since = Again, on
		}
	}
}

// answerBy is the last day on which an answer is in time, zero where no law
// sets one. A month that ends on a Saturday or Sunday runs on to Monday
// (Regulation (EEC, Euratom) 1182/71, Art. 3(4)).
func (a *Account) answerBy() time.Time {
	if a.Way.Deadline.IsZero() {
		return time.Time{}
	}
	by := a.Way.Deadline.After(a.Since)
	for by.Weekday() == time.Saturday || by.Weekday() == time.Sunday {
		by = by.AddDate(0, 0, 1)
	}
	return by
}

// lookOn is the day on which to look again, zero if there is none.
func (a *Account) lookOn() time.Time {
	if a.Way.Recheck.IsZero() {
		return time.Time{}
	}
	return a.Way.Recheck.After(a.Since)
}

func (a *Account) next() Next {
	switch a.Status {
	case Todo, Started:
		for _, s := range a.Steps {
			if !s.Done && !s.Optional {
				return Next{Do: DoStep, Step: s.ID}
			}
		}
	case Sent:
		return Next{Do: DoAnswer, Step: lastRequired(a.Way, catalog.Check), By: a.answerBy()}
	case Silent:
		return Next{Do: DoRemind, By: a.Since.AddDate(0, 0, -1)}
	case Refused:
		return Next{Do: DoReply}
	case Again:
		return Next{Do: DoLook, Step: lastRequired(a.Way, catalog.Check), By: a.Since}
	case Done:
		if on := a.lookOn(); !on.IsZero() {
			return Next{Do: DoLook, By: on}
		}
	case None:
		for _, s := range a.Steps {
			if !s.Done {
				return Next{Do: DoHelp, Step: s.ID}
			}
		}
	}
	return Next{}
}
