package letter

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/link"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// Draft is a letter about an account, as far as it can be written.
type Draft struct {
	Kind     Kind
	Language string
	Text     safetext.Block // ready to be sent only if nothing is missing
	Missing  []string       // the placeholders for which there is nothing
	To       Recipient
	// Authority is where a complaint goes, with what has to be known about it.
	Authority Authority
}

// Recipient is whom a letter goes to. What is not known is empty.
type Recipient struct {
	Name    string `json:"name"`
	Address string `json:"address"`
	Email   string `json:"email"`
}

// KindsFor lists the letters that fit where an account stands, on both of its tracks:
// the reason and the objection where something can be sent, the reminder once the time
// to answer has passed or where there is none, the reply to a refusal, and the complaint
// where an authority decides and the company had its turn; a second one would be untrue,
// as it says that there is no other. A track that another account covers needs none.
func KindsFor(p *plan.Plan, a *plan.Account) []Kind {
	fit := kinds(p, a)
	if a.Objection == nil {
		return fit
	}
	fit = append(fit, kinds(p, a.Objection)...)
	return slices.DeleteFunc(Kinds(), func(k Kind) bool { return !slices.Contains(fit, k) })
}

// Track is the track of an account that a letter of a kind is about: the objection,
// apart from the short reason, and from what follows a request that was made on the way.
func Track(p *plan.Plan, a *plan.Account, k Kind) *plan.Account {
	o := a.Objection
	switch {
	case o == nil, k == Reason && a.Way.Kind != catalog.None:
		return a
	case slices.Contains(kinds(p, a), k) && !slices.Contains(kinds(p, o), k):
		return a
	}
	return o
}

// kinds are the letters that fit a track. The reason goes with a form.
func kinds(p *plan.Plan, a *plan.Account) []Kind {
	if a.Way == nil || a.Way.Kind == catalog.None || a.Covered {
		return nil
	}
	all := []Kind{Reason, Objection}
	if a.IsObjection() {
		all = all[1:]
	}
	sent := !a.SentOn().IsZero()
	if sent && (a.Status == plan.Silent || a.Status == plan.Sent && a.AnswerBy().IsZero()) {
		all = append(all, Reminder)
	}
	if sent && a.Status == plan.Refused {
		all = append(all, Reply)
	}
	open := a.Status == plan.Sent && a.AnswerBy().IsZero() // no day comes on which they are silent
	if sent && (open || a.Status == plan.Silent || a.Status == plan.Refused) && decided(p, a) && a.ComplainedOn().IsZero() {
		all = append(all, Complaint)
	}
	return all
}

// decided says that an authority decides about an account: there is one for the person's
// country, by the law under which they asked. Who moved asked under another country's.
func decided(p *plan.Plan, a *plan.Account) bool {
	_, own := AuthorityFor(p.Country, "")
	return !a.Moved && (own || len(Parts(p.Country)) > 0) && Template(Complaint, a.Way.Law, "en") != ""
}

// follows are the letters that come next, by what is next.
var follows = map[plan.NextDo]Kind{plan.DoRemind: Reminder, plan.DoChase: Reminder, plan.DoReply: Reply, plan.DoComplain: Complaint}

// NextKind is the letter that an account needs next: the short reason, or the objection
// on a track of its own, while nothing was sent.
func NextKind(a *plan.Account) Kind {
	switch k := follows[a.Next.Do]; {
	case k != "":
		return k
	case a.IsObjection():
		return Objection
	}
	return Reason
}

// Due is the letter that is to be written now: a reminder, a reply or a complaint; ""
// if it is none of these.
func Due(p *plan.Plan, a *plan.Account) Kind {
	if k := follows[a.Next.Do]; k != "" && a.Due(p.Today) && slices.Contains(kinds(p, a), k) {
		return k
	}
	return ""
}

// Outcome is what has happened once a letter of a kind is sent.
func Outcome(k Kind) string {
	switch k {
	case Reminder:
		return "reminded"
	case Reply:
		return "replied"
	case Complaint:
		return "complained"
	}
	return string(plan.Sent)
}

// Write fills a letter about an account with what is known on the plan's day.
func Write(p *plan.Plan, a *plan.Account, k Kind, language string) Draft {
	d := Draft{Kind: k, Language: language, To: recipient(p, a)}
	part := Told(p, a, Part)
	if k == Complaint {
		d.Authority, _ = AuthorityFor(p.Country, part)
		d.To = Recipient{d.Authority.Name, d.Authority.Address, d.Authority.Email}
	}
	d.Text, d.Missing = Fill(Template(k, a.Way.Law, language), fields(p, a, language))
	if slices.Contains(d.Missing, Email) { // by which an account without a label goes
		d.Missing = slices.DeleteFunc(d.Missing, func(m string) bool { return m == "account" })
	}
	if parts := Parts(p.Country); k == Complaint && len(parts) > 0 && !slices.ContainsFunc(parts, func(x Authority) bool { return x.Country == part }) {
		d.Missing = append(d.Missing, Part) // the authority of the part of the country decides
	}
	return d
}

// MailLink hands a letter to the mail program: a mailto link to the recipient, ""
// if none of them names an address. A letter that is too long for a link goes with
// its subject alone.
func (d Draft) MailLink() string {
	if d.To.Email == "" {
		return ""
	}
	subject, body := Subject(d.Text)
	short := "mailto:" + strings.ToLower(d.To.Email) + "?subject=" + escape(subject)
	if long := short + "&body=" + escape(body); link.CheckMail(long) == nil {
		return long
	}
	return short
}

// SubjectOnly says that the text is too long for the link: the person has to copy
// it into the mail.
func (d Draft) SubjectOnly() bool { return !strings.Contains(d.MailLink(), "&body=") }

// escape writes a text as a value in a mailto link: there a plus sign is one, and no space.
func escape(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }

// ControllerFor is the company to write to about an account; false if it is not
// known, as for an account that was dealt with from another country.
func ControllerFor(p *plan.Plan, a *plan.Account) (catalog.Controller, bool) {
	if a.Moved {
		return catalog.Controller{}, false
	}
	return catalog.ControllerOf(a.PlatformID, p.Country)
}

// recipient is the company, by name alone if no more is known.
func recipient(p *plan.Plan, a *plan.Account) Recipient {
	if c, ok := ControllerFor(p, a); ok {
		return Recipient{c.Name, strings.TrimSpace(c.Address), c.Email}
	}
	return Recipient{Name: a.Platform.Owner.String()}
}

// AuthorityFor is the authority of a part of a country, such as DE-BE, or else of
// the country; false if none is known.
func AuthorityFor(c country.Code, part string) (Authority, bool) {
	all := Authorities(c)
	for _, of := range []string{part, string(c)} {
		if i := slices.IndexFunc(all, func(x Authority) bool { return of != "" && (x.Country == of || slices.Contains(x.Also, of)) }); i >= 0 {
			return all[i], true
		}
	}
	return Authority{}, false
}

// Parts lists the parts of a country that have authorities of their own, such as
// the German Länder.
func Parts(c country.Code) []Authority {
	return slices.DeleteFunc(Authorities(c), func(x Authority) bool { return !strings.HasPrefix(x.Country, string(c)+"-") })
}

// fields are what a letter about an account is filled with.
func fields(p *plan.Plan, a *plan.Account, language string) Fields {
	day := func(t time.Time) string { return Day(t, language) }
	email := Told(p, a, Email)
	f := Fields{
		"date": day(p.Today), "product": a.Platform.Name.String(), "account": a.Label.String(),
		"name": Told(p, a, Name), "email": email, "grounds": GroundsText(Told(p, a, OwnGrounds), language),
		"objection_date": day(a.SentOn()), "deadline_date": day(a.AnswerBy()),
	}
	if a.Label.IsZero() {
		f["account"] = email
	}
	to := recipient(p, a)
	f["controller"] = to.Name
	for _, at := range []string{to.Address, to.Email, a.Platform.Domains[0]} {
		if f["controller_address"] == "" {
			f["controller_address"] = at
		}
	}
	if to, ok := AuthorityFor(p.Country, Told(p, a, Part)); ok {
		f["authority"] = strings.TrimSuffix(to.Name+", "+to.Address, ", ")
	}
	var timeline []string
	for _, h := range a.History {
		if word := Happened(h.What, language); word != "" {
			timeline = append(timeline, day(h.On)+": "+word)
		}
		if h.What == string(plan.Refused) {
			f["refusal_date"], f["refusal_reason"] = day(h.On), h.Text.Line().String()
		}
	}
	if f["refusal_reason"] == "" {
		f["refusal_reason"] = Told(p, a, RefusalReason)
	}
	f["timeline"] = strings.Join(timeline, "\n")
	return f
}
