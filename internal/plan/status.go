package plan

import (
	"cmp"
	"slices"
	"sort"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/state"
)

// log is what was recorded on one account, oldest first, nothing undone in it.
type log struct {
	account *Account // nil if it was never added
	events  []*state.Event
}

// ways finds a way by its id, nil if there is none.
type ways func(id string) *catalog.Way

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
		if e.Do == state.Linked && e.To != e.Account {
			to = e.To
		}
	}
	return to
}

func (a *Account) derive(l *log, p *Plan, zone *time.Location) {
	for _, e := range l.events {
		switch e.Do {
		case state.Note:
			a.Notes = append(a.Notes, Note{e.At.In(zone), e.Text})
		case state.Proof:
			a.keep(e, zone)
		}
	}
	main, letters := l.split()
	if a.Platform == nil {
		a.Status, a.Lost = None, slices.ContainsFunc(main.events, isProgress)
		a.History = main.history(func(string) *catalog.Way { return nil }, zone)
	} else {
		a.follow(main, a.Platform.Way(p.Country), a.Platform.WayByID, p, zone)
	}
	a.object(letters, p, zone)
}

// keep adds a file that was kept. A mail of an older version may be recorded twice.
func (a *Account) keep(e *state.Event, zone *time.Location) {
	var about *KeptMail
	if m := e.Mail; m != nil {
		about = &KeptMail{m.From, m.Subject, time.Time{}, m.Signed, m.Looks}
		if !m.Date.IsZero() {
			about.On = Day(m.Date.In(zone))
		}
	}
	if i := slices.IndexFunc(a.Proofs, func(x Proof) bool { return x.File == e.File }); i >= 0 && about != nil {
		a.Proofs[i].Mail = about
		return
	}
	a.Proofs = append(a.Proofs, Proof{e.At.In(zone), e.File, e.Name, e.SHA256, e.Size, about, false})
}

// isProgress says that an event tells how far the person got with a request.
func isProgress(e *state.Event) bool { return e.Do == state.Step || e.Do == state.Outcome }

// follow derives where the account stands on a track: by the events on it, the way
// that holds here, and the ways that events can name.
func (a *Account) follow(l *log, here *catalog.Way, byID ways, p *Plan, zone *time.Location) {
	a.home, a.Way = cmp.Or(a.home, p.Country), here
	a.History = l.history(byID, zone)
	last, claimed := lastClaim(a.History, byID)
	if claimed {
		w := byID(last.way)
		switch {
		case w == nil || w == here:
		case w == a.Platform.Overridden(p.Country): // the custom entry came later
			a.Way = w
		default:
			a.Way, a.Moved = w, true
			a.home = catalog.ClaimUnder(w.Law).Home() // the company they wrote to was the one for that law
		}
	}
	to, _ := catalog.ControllerOf(a.PlatformID, a.home)
	a.seat = to.Seat
	a.Steps = l.steps(a.Way, zone)
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
	sort.SliceStable(a.History, func(i, j int) bool { return a.History[i].On.Before(a.History[j].On) })
	if asked, ok := a.question(); ok {
		a.Asked = asked.What
	}
	_, a.Closed = a.last(Closed, time.Time{})
	a.clock(p.Today)
	a.age(p.Today)
	a.Next = a.next(p.Today)
	if a.Next.Do == DoDecide && !a.Next.By.IsZero() && p.Today.After(a.Next.By) {
		a.Next.Do = DoAsk
	}
}

// history is what happened with the request: ticked send and check steps, and
// outcomes. A tick counts by the step it ticks: the last required check means
// done, the last required send means sent.
func (l *log) history(byID ways, zone *time.Location) []Happening {
	all := make([]Happening, 0, len(l.events))
	for _, e := range l.events {
		h := Happening{On: dayOf(e, zone), Text: e.Text, Way: e.Way, Means: e.Means}
		switch e.Do {
		case state.Step:
			w := byID(e.Way)
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
			h.What, h.Said = e.Outcome, true
		default:
			continue
		}
		all = append(all, h)
	}
	return all
}

// dayOf is the day on which something happened: the one that the person said, or
// else that of the entry.
func dayOf(e *state.Event, zone *time.Location) time.Time {
	if on, err := time.Parse(time.DateOnly, e.On); err == nil {
		return on
	}
	return Day(e.At.In(zone))
}

// lastClaim is the newest word on the whole: sent, done or refused.
func lastClaim(history []Happening, byID ways) (claim, bool) {
	var last claim
	found := false
	for _, h := range history {
		switch s := Status(h.What); s {
		case Sent, Done, Refused:
			if s == Sent && !h.Said && found && last.forgot(h, byID) {
				continue
			}
			last, found = claim{s, h.Way, h.On, h.Said}, true
		}
	}
	return last, found
}

// forgot says that a ticked send step was only forgotten before the confirmation
// was ticked, and is no new request: there was no reason yet to look again.
func (c claim) forgot(tick Happening, byID ways) bool {
	w := byID(c.way)
	return c.status == Done && c.way == tick.Way && w != nil && againFrom(w, c.on, tick.On).IsZero()
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

// steps are a way's steps as they stand. Whoever says that the request went out
// has done the step that sends it: ticking it later would be another request.
func (l *log) steps(w *catalog.Way, zone *time.Location) []Step {
	steps, send := make([]Step, len(w.Steps)), lastRequired(w, catalog.Send)
	for i := range w.Steps {
		s := Step{Step: &w.Steps[i]}
		for _, e := range l.events {
			switch {
			case e.Way != w.ID:
			case e.Do == state.Outcome && e.Outcome == string(Sent) && s.ID == send:
				s.Done, s.At = true, dayOf(e, zone)
				s.Ticks = append(s.Ticks, e.ID)
			case e.Do == state.Step && e.Step == s.ID:
				s.Done, s.At = true, e.At.In(zone)
				s.Ticks = append(s.Ticks, e.ID)
			case e.Do == state.Opened && e.Step == s.ID:
				s.Opened = e.At.In(zone)
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
			return Started, Day(e.At.In(zone))
		}
	}
	return Todo, time.Time{}
}
