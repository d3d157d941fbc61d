package plan

import (
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/holiday"
)

// age turns sent into silent and done into again when their time has come.
func (a *Account) age(today time.Time) {
	switch a.Status {
	case Todo, Started:
		if on, closed := a.last(Closed, time.Time{}); closed && a.Way.Kind == catalog.Setting {
			a.Status, a.Since = None, on
		}
	case Sent:
		if a.Overdue(today) {
			a.Status, a.Since, a.Said = Silent, a.due.AddDate(0, 0, 1), false // which the days say
		}
	case Done:
		if from := againFrom(a.Way, a.Since, today); !from.IsZero() && !a.Closed {
			a.Status, a.Since = Again, from
		}
	}
}

// againFrom is the day from which what was done on a day is to be looked at again,
// zero if that has not come today: the day of the platform's change after it, or
// that of the next look. A change that was only announced is none yet.
func againFrom(w *catalog.Way, done, today time.Time) time.Time {
	if changed := w.Changed.On; changed.After(done) && !changed.After(today) {
		return changed
	}
	if on := lookOn(w, done); !on.IsZero() && !today.Before(on) {
		return on
	}
	return time.Time{}
}

// clock sets the last day for the answer to the request that counts, where a law
// sets one: the way's deadline, one month under GDPR Art. 12(3) and UK GDPR Art. 12A.
// No time is set for a declaration under the Swiss FADP Art. 30(2)(b), for an
// opposition under the Brazilian LGPD Art. 18 (the 15 days of its Art. 19 are for
// access), or for a mere request; their ways have no deadline. Some laws let the company
// extend the time if it tells the person so in time; said later, it changes nothing.
func (a *Account) clock(today time.Time) {
	if a.sentOn.IsZero() || a.Way.Deadline.IsZero() {
		return
	}
	a.due = a.answerFirst()
	a.stood = a.stoodStill(a.due, today)
	a.due = a.answerFirst()
	for i, h := range a.History {
		a.History[i].Late = a.TooLate(h.What, h.On)
	}
	if _, told := a.between("extended", a.sentOn, a.due); told {
		a.Extended = true
		more := catalog.ClaimUnder(a.Way.Law).Extension
		a.due = a.ends(catalog.Period{Months: a.Way.Deadline.Months + more.Months, Days: a.Way.Deadline.Days + more.Days})
	}
}

// answerFirst is the last day for the answer as long as nobody extended the time.
func (a *Account) answerFirst() time.Time { return a.ends(a.Way.Deadline) }

// postDays is how many days a letter is taken to need: at the upper end of what post
// takes across a border, so that nobody is called late who is not. Our own choice.
const postDays = 5

// DeliveredOn is the day on which the request that counts reached the company by the
// person's word, zero if they recorded none.
func (a *Account) DeliveredOn() time.Time {
	if a.sentOn.IsZero() {
		return time.Time{}
	}
	on, _ := a.between(Delivered, a.sentOn, time.Time{})
	return on
}

// ReceivedOn is the day from which the time to answer runs: that of delivery, if the
// person recorded it. A letter by post is taken to need postDays; a form and an
// e-mail arrive on the day on which they are sent. It is zero if nothing was sent.
func (a *Account) ReceivedOn() time.Time {
	if on := a.DeliveredOn(); !on.IsZero() {
		return on
	}
	if means := a.SentBy(); means == Post || means == Registered {
		return a.sentOn.AddDate(0, 0, postDays)
	}
	return a.sentOn
}

// The means by which something is sent.
const (
	Form       = "form" // of the company
	Mail       = "mail"
	Post       = "post"
	Registered = "registered"
)

// Means lists the means by which something can be sent.
func Means() []string { return []string{Mail, Form, Post, Registered} }

// SentBy is the means by which the request that counts was sent, "" if that was not
// said. The step that sends it ticks a form, where the company has one for that right.
func (a *Account) SentBy() string {
	means := ""
	for _, h := range a.History {
		if h.What != string(Sent) || !h.On.Equal(a.sentOn) {
			continue
		}
		means = h.Means
		if means == "" && !h.Said && a.Way.Kind == catalog.Right && !a.IsObjection() {
			means = Form
		}
	}
	return means
}

// asked is the time to answer that a letter asks for where the law sets none, or where it
// was not read: a month with the letters of the GDPR, else 30 days. Our own choice.
func asked(law catalog.Law) catalog.Period {
	if catalog.ClaimUnder(law).Letters == catalog.GDPR {
		return catalog.Period{Months: 1}
	}
	return catalog.Period{Days: 30}
}

// AskedBy is the day by which a letter asked for an answer where the law sets no time; zero
// where it does, where the letter asks for none, as in Brazil, and for what went through a
// form.
func (a *Account) AskedBy() time.Time {
	if !a.IsObjection() || a.sentOn.IsZero() || !a.Way.Deadline.IsZero() || a.Way.Law == catalog.LGPD {
		return time.Time{}
	}
	return asked(a.Way.Law).After(a.ReceivedOn())
}

// grace is how many days longer an answer is waited for where the holidays of the
// company's country are not known. Our own choice.
const grace = 3

// ends is the last day of a period from the receipt of the request.
func (a *Account) ends(period catalog.Period) time.Time {
	day := holiday.Workday(a.seat, period.After(a.ReceivedOn()).AddDate(0, 0, a.stood))
	if !holiday.Known(a.seat) {
		day = holiday.Workday("", day.AddDate(0, 0, grace))
	}
	return day
}

// MonthOver says that on a day the time is over that a law gives for the answer as long
// as nobody extends it.
func (a *Account) MonthOver(day time.Time) bool { return !a.due.IsZero() && day.After(a.answerFirst()) }

// Overdue says that on a day the time to answer is over, the longer one if the company
// extended it.
func (a *Account) Overdue(day time.Time) bool { return !a.due.IsZero() && day.After(a.due) }

// TooLate says that an outcome is an extension of the time to answer that was
// announced on a day after it, and so changes nothing.
func (a *Account) TooLate(outcome string, on time.Time) bool {
	return outcome == "extended" && !a.due.IsZero() && on.After(a.answerFirst())
}

// between gives the first day on which something happened, from one day to
// another, both included; a zero last day means without end.
func (a *Account) between(what string, from, to time.Time) (time.Time, bool) {
	var first time.Time
	found := false
	for _, h := range a.History {
		if h.What != what || h.On.Before(from) || !to.IsZero() && h.On.After(to) {
			continue
		}
		if !found || h.On.Before(first) {
			first, found = h.On, true
		}
	}
	return first, found
}

// last gives the last day on which something happened, from a day on.
func (a *Account) last(what string, from time.Time) (on time.Time, found bool) {
	for _, h := range a.History {
		if h.What == what && !h.On.Before(from) {
			on, found = h.On, true
		}
	}
	return on, found
}

// patience is how many days our letter to the company gives it before the complaint
// to the authority, as no law sets a time: in Switzerland 30, elsewhere two weeks. Our
// answer to a refusal in Brazil sets none.
func (a *Account) patience(letter string) int {
	switch {
	case a.Way.Law == catalog.FADP:
		return 30
	case a.Way.Law == catalog.LGPD && letter == "replied":
		return 0
	}
	return 14
}

// escalate is what comes once an answer is missing or a refusal came: first one
// letter to the company, which counts from a day on, then the authority. A
// complaint made before that letter counts all the same. No authority decides
// about a mere request.
func (a *Account) escalate(first Next, letter string, from, today time.Time) Next {
	if on, complained := a.last("complained", a.sentOn); complained && a.Way.Law != "" {
		return Next{Do: DoDecide, By: a.newsBy(on)}
	}
	on, wrote := a.between(letter, from, time.Time{})
	_, heard := a.between("reminded", a.sentOn, a.Since)
	switch {
	case a.Way.Law == catalog.UKGDPR && a.Status == Refused && heard: // the refusal is the outcome
		return Next{Do: DoComplain, By: a.Since}
	case !wrote:
		return first
	case a.Way.Law == catalog.UKGDPR:
		return a.chase(on, today)
	case a.Way.Law == "":
		return Next{Do: DoAnswer}
	}
	return Next{Do: DoComplain, By: on.AddDate(0, 0, a.patience(letter))}
}

// The times of a complaint to a company in the United Kingdom. It has to acknowledge
// it within 30 days (Data Protection Act 2018, s. 164A, in force since 19 June 2026).
// No time is set for the outcome; three months is what the Commissioner's guidance
// takes for enough.
const (
	acknowledgeDays = 30
	outcomeMonths   = 3
)

// CompanyComplaint is the day of the complaint to the company that comes before the one
// to the Commissioner in the United Kingdom, zero if there was none: the first reminder or
// answer to a refusal is one.
func (a *Account) CompanyComplaint() time.Time {
	if a.sentOn.IsZero() || a.Way.Law != catalog.UKGDPR {
		return time.Time{}
	}
	var before time.Time // what follows the complaint to the Commissioner is for them
	if complained := a.ComplainedOn(); !complained.IsZero() {
		before = complained.AddDate(0, 0, -1)
	}
	on, reminded := a.between("reminded", a.sentOn, before)
	if replied, is := a.between("replied", a.sentOn, before); is && (!reminded || replied.Before(on)) {
		on = replied
	}
	return on
}

// AcknowledgeOver says that on a day the time is over in which the company had to
// acknowledge the complaint to it.
func (a *Account) AcknowledgeOver(day time.Time) bool {
	on := a.CompanyComplaint()
	return !on.IsZero() && day.After(on.AddDate(0, 0, acknowledgeDays))
}

// chase is what comes after the complaint to a company of a day: to ask how it stands,
// once, and then the Commissioner.
func (a *Account) chase(complaint, today time.Time) Next {
	ask, end := complaint.AddDate(0, 0, acknowledgeDays), catalog.Period{Months: outcomeMonths}.After(complaint)
	if _, asked := a.between("reminded", ask, time.Time{}); asked || !today.Before(end) {
		return Next{Do: DoComplain, By: end}
	}
	return Next{Do: DoChase, By: ask}
}

// newsBy is the last day for news from the authority about a complaint of a day:
// it has to tell how the case goes, or how it ended, within three months (GDPR
// Art. 78(2), counted as Regulation 1182/71 counts, with the holidays of the person's
// country). Zero where no law is known to
// set one, and once the authority was reminded after that day.
func (a *Account) newsBy(complaint time.Time) time.Time {
	if a.Way.Law != catalog.GDPR {
		return time.Time{}
	}
	by := holiday.Workday(a.home, catalog.Period{Months: 3}.After(complaint))
	if _, asked := a.between("reminded", by, time.Time{}); asked {
		return time.Time{}
	}
	return by
}

// lookOn is the day on which to look again at what was done on a day, zero if
// there is none.
func lookOn(w *catalog.Way, done time.Time) time.Time {
	if w.Recheck.IsZero() {
		return time.Time{}
	}
	return w.Recheck.After(done)
}

func (a *Account) next(today time.Time) Next {
	if asked, ok := a.question(); ok && (a.Status == Sent || a.Status == Silent) {
		return Next{Do: DoGive, By: asked.On}
	}
	switch a.Status {
	case Todo, Started:
		for _, s := range a.Steps {
			if !s.Done && !s.Optional {
				return Next{Do: DoStep, Step: s.ID}
			}
		}
	case Sent:
		answer := Next{Do: DoAnswer, Step: lastRequired(a.Way, catalog.Check), By: a.due}
		if a.due.IsZero() && a.Way.Law != "" { // no day will come on which they are silent
			if answer.By = a.AskedBy(); !answer.By.IsZero() && today.After(answer.By) {
				answer = Next{Do: DoRemind, By: answer.By}
			}
			return a.escalate(answer, "reminded", a.sentOn, today)
		}
		return answer
	case Silent:
		return a.escalate(Next{Do: DoRemind, By: a.due}, "reminded", a.due, today)
	case Refused:
		return a.escalate(Next{Do: DoReply}, "replied", a.Since, today)
	case Again:
		return Next{Do: DoLook, Step: lastRequired(a.Way, catalog.Check), By: a.Since}
	case Done:
		if on := lookOn(a.Way, a.Since); !on.IsZero() && !a.Closed {
			return Next{Do: DoLook, By: on}
		}
	case None:
		for _, s := range a.Steps {
			if !s.Done && !a.Closed {
				return Next{Do: DoHelp, Step: s.ID}
			}
		}
	}
	return Next{}
}
