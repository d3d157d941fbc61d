package plan

import (
	"slices"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/state"
)

// log is what was recorded on one account, oldest first, nothing undone in it.
type log struct {
	account *Account // nil if it was never added
	events  []*state.Event
}

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
		switch e.Do {
		case state.Note:
			a.Notes = append(a.Notes, Note{e.At, e.Text})
		case state.Proof:
			a.Proofs = append(a.Proofs, Proof{e.At, e.File, e.Name, e.SHA256, e.Size})
		}
	}
	if a.Platform == nil {
		a.Status = None
		return
	}
	here := a.Platform.Way(p.Country)
	a.Way = here
	a.History = l.history(a.Platform, zone)
	last, claimed := lastClaim(a.History)
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
	for _, h := range a.History {
		if h.What == string(Sent) {
			a.sentOn = h.On
		}
	}
	a.age(p.Today)
	a.Next = a.next()
}

// history is what happened with the request: ticked send and check steps, and
// outcomes. A tick counts by the step it ticks: the last required check means
// done, the last required send means sent.
func (l *log) history(p *catalog.Platform, zone *time.Location) []Happening {
	all := make([]Happening, 0, len(l.events))
	for _, e := range l.events {
		h := Happening{On: civil(e.At.In(zone)), Text: e.Text, Way: e.Way}
		switch e.Do {
		case state.Step:
			w := p.WayByID(e.Way)
			if w == nil {
				continue
			}
			switch e.Step {
			case lastRequired(w, catalog.Check):
				h.What = string(Done)
			case lastRequired(w, catalog.Send):
				h.What = string(Sent)
			default:
				continue
			}
		case state.Outcome:
			if on, err := time.Parse(time.DateOnly, e.On); err == nil {
				h.On = on
			}
			h.What, h.Said = e.Outcome, true
		default:
			continue
		}
		all = append(all, h)
	}
	return all
}

// lastClaim is the newest word on the whole: sent, done or refused.
func lastClaim(history []Happening) (claim, bool) {
	var last claim
	found := false
	for _, h := range history {
		switch s := Status(h.What); s {
		case Sent, Done, Refused:
			// A send ticked after done was forgotten before; it is no new request.
			if s == Sent && !h.Said && found && last.status == Done && last.way == h.Way {
				continue
			}
			last, found = claim{s, h.Way, h.On, h.Said}, true
		}
	}
	return last, found
}

// after gives the last happening of a kind on or after a day.
func (a *Account) after(what string, day time.Time) (time.Time, bool) {
	for _, h := range slices.Backward(a.History) {
		if h.What == what && !h.On.Before(day) {
			return h.On, true
		}
	}
	return time.Time{}, false
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
		by := a.answerBy(a.Way.Deadline)
		// The company may take two more months if it says so within the first
		// (GDPR Art. 12(3)); said later, it changes nothing.
		if on, ok := a.after("extended", a.Since); ok && !by.IsZero() && !on.After(by) {
			a.Extended = true
			by = a.answerBy(catalog.Period{Months: a.Way.Deadline.Months + extension})
		}
		a.due = by
		if !by.IsZero() && today.After(by) {
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

// extension is by how many months GDPR and UK GDPR Art. 12(3) let the time to
// answer be extended.
const extension = 2

// answerBy is the last day of a period from the day the request was sent, zero
// where no law sets one. A period that ends on a Saturday or Sunday runs on to
// Monday (Regulation (EEC, Euratom) 1182/71, Art. 3(4)).
func (a *Account) answerBy(p catalog.Period) time.Time {
	if a.Way.Deadline.IsZero() {
		return time.Time{}
	}
	by := p.After(a.Since)
	for by.Weekday() == time.Saturday || by.Weekday() == time.Sunday {
		by = by.AddDate(0, 0, 1)
	}
	return by
}

// patience is how long to wait after a reminder or a reply before complaining: 30
// days in the United Kingdom, the time to acknowledge a complaint (Data (Use and
// Access) Act 2025, in force since 19 June 2026); elsewhere two weeks, our own
// choice.
func (a *Account) patience() int {
	if a.Way.Law == catalog.UKGDPR {
		return 30
	}
	return 14
}

// escalate is what comes after silence or a refusal: first one letter to the
// company, then the authority.
func (a *Account) escalate(first NextDo, done string) Next {
	from := a.Since
	if a.Status == Silent {
		from = a.due
	}
	if _, complained := a.after("complained", from); complained {
		return Next{Do: DoDecide}
	}
	if on, wrote := a.after(done, from); wrote {
		if a.Way.Law == "" {
			return Next{Do: DoAnswer}
		}
		return Next{Do: DoComplain, By: on.AddDate(0, 0, a.patience())}
	}
	if a.Status == Silent {
		return Next{Do: first, By: a.due}
	}
	return Next{Do: first}
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
		return Next{Do: DoAnswer, Step: lastRequired(a.Way, catalog.Check), By: a.due}
	case Silent:
		return a.escalate(DoRemind, "reminded")
	case Refused:
		return a.escalate(DoReply, "replied")
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
