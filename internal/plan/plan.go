// Package plan derives where each account stands and what comes next, from the
// catalogue, what the person did, the country and the day. It is pure: the same
// values give the same plan, and nothing is read or written.
package plan

import (
	"slices"
	"strings"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
)

// Status is where an account stands. Opening a form never means sent, and sent
// never means done.
type Status string

// The statuses.
const (
	Todo    Status = "todo"    // nothing done
	Started Status = "started" // a step done, or a link opened
	Sent    Status = "sent"    // the person says that the request went out
	Done    Status = "done"    // the switch is off and was checked, or the company confirmed
	Refused Status = "refused" // the company said no
	Silent  Status = "silent"  // sent, and the legal deadline has passed
	Again   Status = "again"   // done, but to be looked at again
	None    Status = "none"    // no way known for this country
)

// NextDo is what comes next for an account.
type NextDo string

// What can come next.
const (
	DoStep     NextDo = "step"       // do the step Next.Step
	DoAnswer   NextDo = "answer"     // see whether they answered, by Next.By where a law says so
	DoRemind   NextDo = "remind"     // remind them; Next.By is the day that has passed
	DoChase    NextDo = "chase"      // ask them how the complaint that the reminder is stands, from Next.By on
	DoReply    NextDo = "reply"      // answer the refusal
	DoComplain NextDo = "complain"   // complain to the authority, from Next.By on
	DoDecide   NextDo = "decision"   // the authority has to decide, and to send news by Next.By where a law says so
	DoAsk      NextDo = "ask"        // ask the authority how it stands; Next.By is the day that has passed
	DoLook     NextDo = "look-again" // look again, on Next.By
	DoHelp     NextDo = "help"       // no way: what helps all the same
	DoWait     NextDo = "linked"     // done as soon as the account it is linked with is
	DoGive     NextDo = "give"       // answer what they asked, which they did on Next.By
)

// Next is what to do and, where there is one, the day it is to be done by.
type Next struct {
	Do   NextDo
	Step string
	By   time.Time
}

// Plan is every account on one day.
type Plan struct {
	Country country.Code
	// Guessed says that the person has not confirmed the country.
	Guessed  bool
	Language string    // what the person chose the program to speak, "" for nothing
	Reads    string    // the language of the catalogue, which the person reads
	Today    time.Time // midnight UTC of the person's day
	Zone     string    // how far the person's clock is from UTC today, such as +01:00
	Accounts []*Account

	byID   map[string]*Account // those, also by the ids that are joined with theirs
	laws   *catalog.Catalog    // for what they give
	told   map[detail]string
	off    []string      // the accounts that were taken off the list, and on which something is recorded
	events []state.Event // as they were given
}

// detail is what the person told for letters: under a key, for one account or, if
// that is "", for all.
type detail struct{ account, key string }

// Account is one account and where it stands.
type Account struct {
	ID         string
	PlatformID string
	Platform   *catalog.Platform // nil if the catalogue does not have it
	Label      safetext.Line
	Way        *catalog.Way // nil with Platform
	Status     Status
	Since      time.Time // the day the status began; zero for todo and none
	Steps      []Step
	Next       Next
	Notes      []Note
	History    []Happening // what happened with the request, the earliest day first
	Proofs     []Proof
	// Extended says that the company took two more months, in time.
	Extended bool
	// Said says that the status rests on the person's word for the whole
	// account, not on ticked steps.
	Said bool
	// Asked is what they want to know before they decide, Identity or Details; "" if they
	// asked nothing or have the person's answer.
	Asked string
	// Closed says that the company closed the account.
	Closed bool
	// Moved says that the account was dealt with under another country's way,
	// which it keeps.
	Moved bool
	// LinkedTo is the account that this one is linked with by the person's
	// word, nil if there is none. Covered says that its status comes from there.
	LinkedTo *Account
	Covered  bool
	// Lost says that the catalogue does not have the platform, though something was done
	// there: what is due for it cannot be told.
	Lost bool
	// Objection is the right to object that a law gives beside the way, as a track of
	// its own: the same account with another way, status, history and next. It is nil
	// where no such right is known, and where the way is that right.
	Objection *Account
	// Joined are the ids of the accounts that the person joined to this one.
	Joined []string

	key    string   // by which it is compared
	added  []string // the events that added it, for removal
	order  int
	seat   country.Code // where the company is, whose holidays count; "" if that is not known
	home   country.Code // where the person lives, or did when they asked
	sentOn time.Time    // when the request that counts was sent
	due    time.Time    // the last day for the answer to it
	stood  int          // the days on which the time for that stood still
}

// Step is a step of the account's way.
type Step struct {
	*catalog.Step
	Done   bool
	At     time.Time // when it was ticked
	Opened time.Time // when its link was last opened
	Ticks  []string  // the ids of the events that ticked it
}

// Note is a note of the person.
type Note struct {
	At   time.Time // where the person is
	Text safetext.Block
}

// Happening is something that happened with a request on a day.
type Happening struct {
	On   time.Time
	What string // an outcome: sent done refused extended reminded replied complained, or one of answers.go
	Text safetext.Block
	Way  string // the way under which it happened
	Said bool   // by the person's word for the whole account, not by a tick
	// Means is how it was sent, one of Means; "" if that was not said.
	Means string
	Late  bool // an extension that was announced after the time to answer, and changes nothing
}

// Outgoing says that it is something that the person sent.
func (h Happening) Outgoing() bool {
	return slices.Contains([]string{string(Sent), "reminded", "replied", "complained", Answered}, h.What)
}

// Proof is a file that was kept.
type Proof struct {
	At     time.Time // where the person is
	File   string    // the name in the directory of proofs
	Name   safetext.Line
	SHA256 string
	Size   int64
	Mail   *KeptMail // nil if it is no mail
	// Missing says that the file itself is not here, as after an import without it; see
	// Without.
	Missing bool
}

// Without marks the proofs whose files are not here, by their names, and gives the plan.
func (p *Plan) Without(gone []string) *Plan {
	for _, a := range p.Accounts {
		for i := range a.Proofs { // which the objection shares
			a.Proofs[i].Missing = slices.Contains(gone, a.Proofs[i].File)
		}
	}
	return p
}

// KeptMail is what a kept mail says of itself, which anybody can have written.
type KeptMail struct {
	From, Subject safetext.Line
	On            time.Time // the day of its date where the person is; zero if it has none
	Signed        bool      // it bears a signature, which nobody checked
	Looks         string    // as in package mail
}

// Account is the account with this id, or with which that one is joined, or nil. For
// the key of an objection it is that or, where there is none any more, its account.
func (p *Plan) Account(id string) *Account {
	id, objection := strings.CutPrefix(id, objectionKey)
	a := p.byID[id]
	if a != nil && objection && a.Objection != nil {
		return a.Objection
	}
	return a
}

// Became is what an account of an earlier plan is in this one: the one with its id or with
// which it is joined or, once that was undone, one that was joined with it. It is nil if there is
// none, and for nil. For an objection, it is the objection.
func (p *Plan) Became(was *Account) *Account {
	if was == nil {
		return nil
	}
	for _, id := range append([]string{was.ID}, was.Joined...) {
		switch a := p.Account(id); {
		case a == nil:
		case was.IsObjection() && a.Objection != nil:
			return a.Objection
		default:
			return a
		}
	}
	return nil
}

// Told is what the person last told for letters under a key: of an account, or with
// "" of all; "" if nothing.
func (p *Plan) Told(account, key string) string { return p.told[detail{account, key}] }

// FirstID is the id of the first event on an account, undone or not. It is the same
// wherever the person's events are merged, and nobody else has it.
func (p *Plan) FirstID(account string) string {
	first := ""
	for i := range p.events {
		if e := &p.events[i]; e.Account == account && (first == "" || e.ID < first) {
			first = e.ID
		}
	}
	return first
}

// Recorded says that something about an account is in the events, on the list or not.
func (p *Plan) Recorded(account string) bool {
	return slices.ContainsFunc(p.events, func(e state.Event) bool { return e.Account == account })
}

// On lists the accounts on a platform.
func (p *Plan) On(platform string) []*Account {
	var all []*Account
	for _, a := range p.Accounts {
		if a.PlatformID == platform {
			all = append(all, a)
		}
	}
	return all
}

// Added lists the events that added the account: undoing them removes it.
func (a *Account) Added() []string { return a.added }

// SentOn is the day on which the request that counts went out, zero if none did.
// For an account that is linked with another it is the one sent there.
func (a *Account) SentOn() time.Time { return a.sentOn }

// AnswerBy is the last day on which an answer to it is in time, zero where no law sets one.
func (a *Account) AnswerBy() time.Time { return a.due }

// ComplainedOn is the day on which the person last complained to an authority
// about it, zero if they did not.
func (a *Account) ComplainedOn() time.Time {
	on, _ := a.last("complained", a.sentOn)
	return on
}

// AnsweredOn is the first day on which an answer to it came, a confirmation or a
// refusal, zero if none did.
func (a *Account) AnsweredOn() time.Time {
	if a.sentOn.IsZero() {
		return time.Time{}
	}
	done, confirmed := a.between(string(Done), a.sentOn, time.Time{})
	refused, no := a.between(string(Refused), a.sentOn, time.Time{})
	if no && (!confirmed || refused.Before(done)) {
		return refused
	}
	return done
}

// Due says that there is something to do on or before a day: an answer that did
// not come, a refusal to reply to, a look to take. What is due on an account that
// another one covers is done there.
func (a *Account) Due(day time.Time) bool {
	if a.Covered {
		return false
	}
	switch a.Next.Do {
	case DoRemind, DoReply, DoAsk, DoGive:
		return true
	case DoAnswer, DoChase, DoComplain, DoDecide, DoLook:
		return !a.Next.By.IsZero() && !a.Next.By.After(day)
	}
	return false
}

// Touched says that something was recorded on the account beyond having it, apart from
// its objection.
func (a *Account) Touched() bool {
	ticked := slices.ContainsFunc(a.Steps, func(s Step) bool { return s.Done || !s.Opened.IsZero() })
	return ticked || len(a.History) > 0 || a.Moved || len(a.Notes) > 0 || len(a.Proofs) > 0 || a.LinkedTo != nil
}

// Settled says that nothing is left to do for now, on either track.
func (a *Account) Settled() bool {
	return !slices.ContainsFunc(a.Tracks(time.Time{}), func(t *Account) bool { return !t.settled() })
}

func (a *Account) settled() bool {
	switch a.Status {
	case Done:
		return true
	case None:
		return a.Next.Do != DoHelp
	}
	return a.Next.Do == DoWait
}

// Step is the step with this id, or nil.
func (a *Account) Step(id string) *Step {
	for i := range a.Steps {
		if a.Steps[i].ID == id {
			return &a.Steps[i]
		}
	}
	return nil
}
