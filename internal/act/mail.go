package act

import (
	"slices"
	"strings"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/mail"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// MailAnswer is what Offer asks: whether a mail is the answer that it looks like. No
// answer means no.
const MailAnswer = "mail-answer"

// outcomeOf is the outcome that a mail looks like.
var outcomeOf = map[string]plan.Status{mail.Granted: plan.Done, mail.Refused: plan.Refused}

// Answer is the track whose open request a kept mail looks like the answer to, and the
// outcome; nil if it looks like none. It is a guess from what the mail says of itself.
func (n Now) Answer(a *plan.Account, x plan.Proof) (track *plan.Account, outcome string) {
	if x.Mail == nil || outcomeOf[x.Mail.Looks] == "" || !n.namesCompany(a, x.Mail) {
		return nil, ""
	}
	outcome = string(outcomeOf[x.Mail.Looks])
	for _, t := range a.Tracks(n.Plan.Today) {
		waits := t.Status == plan.Sent || t.Status == plan.Silent
		if waits && !x.Mail.On.Before(t.SentOn()) && t.MayHappen(outcome, x.Mail.On, n.Plan.Today) == "" {
			return t, outcome
		}
	}
	return nil, ""
}

// namesCompany says that a mail claims to be from the company, or names it.
func (n Now) namesCompany(a *plan.Account, m *plan.KeptMail) bool {
	if a.Platform == nil {
		return false
	}
	from := strings.ToLower(m.From.String())
	domains := slices.Clone(a.Platform.Domains)
	if c, ok := catalog.ControllerOf(a.PlatformID, n.Plan.Country); ok {
		_, domain, _ := strings.Cut(c.Email, "@")
		domains = append(domains, domain)
	}
	if slices.ContainsFunc(domains, func(d string) bool { return d != "" && strings.Contains(from, strings.ToLower(d)) }) {
		return true
	}
	said := safetext.Fold(from + " " + m.Subject.String())
	return strings.Contains(said, safetext.Fold(a.Platform.Name.String())) || strings.Contains(said, safetext.Fold(a.Platform.Owner.String()))
}

// Offer asks whether a kept mail is the answer that it looks like, to record that with the
// day of the mail. The step is empty if it looks like none.
func (n Now) Offer(a *plan.Account, x plan.Proof) Step {
	track, outcome := n.Answer(a, x)
	if track == nil {
		return Step{}
	}
	w, on := n.Words, x.Mail.On
	fill := func(text words.Text) words.Text { return words.Put(text, "account", n.Name(track), "date", n.Day(on)) }
	picks := []Pick{{"", w.MailOnly}, {outcome, fill(w.MailRecord[outcome])}}
	return Step{Ask: &Ask{What: MailAnswer, Prompt: fill(n.asks().MailLooks[outcome]), Picks: picks, Then: func(n Now, answer string) Step {
		if answer != outcome {
			return Step{}
		}
		return n.Mark(track, outcome, on.Format(time.DateOnly), "")
	}}}
}

// KeptAs is the proof that an event of Kept recorded, nil if it is not there.
func KeptAs(a *plan.Account, kept []state.Event) *plan.Proof {
	for i := range a.Proofs {
		if len(kept) > 0 && a.Proofs[i].File == kept[0].File {
			return &a.Proofs[i]
		}
	}
	return nil
}
