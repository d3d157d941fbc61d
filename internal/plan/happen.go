package plan

import (
	"slices"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
)

// Doubt is why something cannot have happened as a person says; empty if it can.
type Doubt string

// The doubts.
const (
	Ahead      Doubt = "ahead"       // the day has not come yet
	LongAgo    Doubt = "long-ago"    // the day lies before anybody trained on what people post
	NotSent    Doubt = "not-sent"    // it follows a request, and none is recorded as sent
	BeforeLaw  Doubt = "before-law"  // the law that a letter names was not in force on the day
	BeforeSent Doubt = "before-sent" // it follows a request, and the day lies before that went out
	BeforeNo   Doubt = "before-no"   // it answers a refusal, and the day lies before that came
	NotAsked   Doubt = "not-asked"   // it answers a question of theirs, and none is recorded
	WasSent    Doubt = "was-sent"    // it says that nothing could be sent, and a request was
)

// Earliest is the first day that is believed: that from which the GDPR applies
// (Art. 99(2)). Nothing in the catalogue is as old; it catches slips of the hand.
func Earliest() time.Time { return time.Date(2018, 5, 25, 0, 0, 0, 0, time.UTC) }

// FollowsRequest says that an outcome only makes sense after a request went out.
func FollowsRequest(outcome string) bool {
	return slices.Contains([]string{
		Delivered, string(Refused), "extended", "reminded", "replied", "complained", Identity, Details, Answered,
	}, outcome)
}

// MayHappen says whether an outcome can have happened on a day, midnight UTC, as
// seen from today. What was sent or done may lie before the account was added
// here: people did things before they had this program.
func (a *Account) MayHappen(outcome string, on, today time.Time) Doubt {
	switch {
	case on.After(today):
		return Ahead
	case on.Before(Earliest()):
		return LongAgo
	case outcome == NoForm && !a.sentOn.IsZero() && a.Status != Again:
		return WasSent
	case outcome == string(Sent) && a.IsObjection() && on.Before(catalog.ClaimUnder(a.Way.Law).From.On):
		return BeforeLaw
	case !FollowsRequest(outcome):
		return ""
	case a.sentOn.IsZero():
		return NotSent
	case on.Before(a.sentOn):
		return BeforeSent
	case outcome == "replied" && a.Status == Refused && on.Before(a.Since):
		return BeforeNo
	case outcome == Answered && a.Asked == "":
		return NotAsked
	}
	return ""
}

// Outcomes are what the person can say about an account, as far as it fits where it
// stands: that all is done, that a request went out, and what came of it.
func (a *Account) Outcomes() []string {
	if a.Way == nil || a.Way.Kind == catalog.None {
		return nil
	}
	var all []string
	if a.Status != Done {
		all = append(all, string(Done))
	}
	if a.Way.Kind != catalog.Setting || !a.sentOn.IsZero() {
		all = append(all, string(Sent))
	}
	if !a.sentOn.IsZero() {
		all = append(all, string(Refused))
	}
	if a.mayArrive() {
		all = append(all, Delivered)
	}
	return append(all, a.laterOutcomes()...)
}

// Delivered is the outcome that a letter reached the company: the time to answer runs
// from that day.
const Delivered = "delivered"

// mayArrive says that the day of delivery of what was sent can be told, and moves the
// time to answer: a form and an e-mail arrive at once.
func (a *Account) mayArrive() bool {
	by := a.SentBy()
	return a.DeliveredOn().IsZero() && (a.Status == Sent || a.Status == Silent) && !a.due.IsZero() && !a.Covered &&
		(by == Post || by == Registered || by == "" && a.IsObjection())
}

func (a *Account) laterOutcomes() []string {
	switch {
	case a.Covered:
		return nil
	case a.Way.Law == "":
		if a.Status == Refused {
			return []string{"replied"}
		}
		return nil
	case a.Status == Sent && a.due.IsZero():
		return []string{"reminded", "complained"}
	case a.Status == Sent && !a.Extended:
		return []string{"extended"}
	case a.Status == Silent && !a.Extended: // whoever looks late may have heard in time
		return []string{"extended", "reminded", "complained"}
	case a.Status == Silent:
		return []string{"reminded", "complained"}
	case a.Status == Refused && (a.Next.Do == DoDecide || a.Next.Do == DoAsk || a.Next.Do == DoChase):
		return []string{"replied", "complained", "reminded"} // of the authority, or the complaint to the company
	case a.Status == Refused:
		return []string{"replied", "complained"}
	}
	return nil
}
