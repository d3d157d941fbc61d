package plan

import (
	"slices"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
)

// What can come of a request, or of trying to make one, that neither grants nor refuses it.
const (
	Identity = "identity" // they ask for proof of who the person is
	Details  = "details"  // they ask for reasons or other details
	Answered = "answered" // the person has answered what they asked
	Closed   = "closed"   // they closed the account
	NoForm   = "no-form"  // the form or the switch was not there
)

// Answers lists all of them.
func Answers() []string { return []string{Identity, Details, Answered, Closed, NoForm} }

// Answers are those that the person can tell where the account stands.
func (a *Account) Answers() (all []string) {
	if a.Covered || a.Way == nil || a.Way.Kind == catalog.None {
		return nil
	}
	if a.Status == Sent || a.Status == Silent {
		for _, o := range []string{Identity, Details} {
			if a.Asked != o {
				all = append(all, o)
			}
		}
		if a.Asked != "" {
			all = append(all, Answered)
		}
	}
	if !a.Closed && a.Status != Done {
		all = append(all, Closed)
	}
	if (a.Status == Todo || a.Status == Started || a.Status == Again) && !a.IsObjection() {
		all = append(all, NoForm)
	}
	return all
}

// question is what they asked about the request that counts, if that is still open: the
// person did not answer it, and they have not decided without.
func (a *Account) question() (asked Happening, open bool) {
	for _, h := range a.History {
		switch {
		case h.On.Before(a.sentOn) || a.sentOn.IsZero():
		case h.What == Identity || h.What == Details:
			asked, open = h, true
		case slices.Contains([]string{Answered, string(Sent), string(Done), string(Refused), "complained"}, h.What):
			open = false
		}
	}
	return asked, open
}

// StoodStill is how many days the time to answer has stood still.
func (a *Account) StoodStill() int { return a.stood }

// stoodStill is how many days the time to answer stood still while they did not know who
// the person is, from the day on which they asked in time until the person answered, or
// until today. They may ask on reasonable doubts only (GDPR Art. 12(6)). That the time
// then stands still is what the EDPB says of access (Guidelines 01/2022, version 2.1). In
// the United Kingdom the time begins only once they have what they asked for (Art. 12A UK
// GDPR): it stood still since the request. Elsewhere it is our own choice, so
// that nobody is called late who is not. A question about details moves nothing: no rule
// is known that says so of an objection.
func (a *Account) stoodStill(due, today time.Time) int {
	days, from := 0, time.Time{}
	until := func(on time.Time) {
		if !from.IsZero() {
			days += int(on.Sub(from) / (24 * time.Hour))
			from = time.Time{}
		}
	}
	for _, h := range a.History {
		switch {
		case h.On.Before(a.sentOn):
		case h.What == Identity && from.IsZero() && !h.On.After(due.AddDate(0, 0, days)):
			from = h.On
			if received := a.ReceivedOn(); a.Way.Law == catalog.UKGDPR && received.Before(from) {
				from, days = received, 0
			}
		case slices.Contains([]string{Answered, string(Refused), string(Done), "complained"}, h.What):
			until(h.On)
		}
	}
	if today.After(from) {
		until(today)
	}
	return days
}
