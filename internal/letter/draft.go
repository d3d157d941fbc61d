package letter

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/link"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// Draft is a letter about an account, as far as it can be written.
type Draft struct {
	Kind     Kind
	Language string
	Text     safetext.Block // the letter as it is posted; ready to be sent only if nothing is missing
	Subject  safetext.Line  // of an e-mail, "" for a reason
	Body     safetext.Block // of an e-mail or a form
	Missing  []string       // the placeholders for which there is nothing
	Uses     []string       // what of the things a person can tell it has a place for
	Optional []string       // those of them that nobody told and it is whole without
	Enclosed []string       // what is enclosed, in the order of its numbers
	To       Recipient
	// Authority is where a complaint goes, with what has to be known about it.
	Authority Authority
	// Needs is what the authority asks for and the letter does not have.
	Needs []string
}

// KindsFor lists the letters that fit where an account stands, on both of its tracks: the
// reason and the objection where something can be sent, the reminder once the time to
// answer has passed, where there is none or while it is extended, the answer to a question
// who the person is, the reply to a refusal,
// and the complaint where an authority decides and the company had its turn; not a second
// one, as one is enough. A track that another account covers needs none.
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
	switch {
	case a.Moved && Under(p, a, Objection).Moved:
		all = nil // what was sent can be followed up; a new request has no law to stand on
	case a.IsObjection():
		all = all[1:]
	}
	sent := !a.SentOn().IsZero()
	if sent && a.Asked == plan.Identity {
		all = append(all, Identity)
	}
	if sent && (a.Status == plan.Silent || a.Status == plan.Sent && a.AnswerBy().IsZero() || waits(a) || a.Next.Do == plan.DoChase) {
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

// following is the letter that comes next, "" if none does.
func following(a *plan.Account) Kind {
	if a.Next.Do == plan.DoGive && a.Asked == plan.Identity {
		return Identity
	}
	return follows[a.Next.Do]
}

// NextKind is the letter that an account needs next: the short reason, or the objection
// on a track of its own, while nothing was sent.
func NextKind(a *plan.Account) Kind {
	switch k := following(a); {
	case k != "":
		return k
	case a.IsObjection():
		return Objection
	}
	return Reason
}

// Due is the letter that is to be written now: an answer, a reminder, a reply or a complaint; ""
// if it is none of these.
func Due(p *plan.Plan, a *plan.Account) Kind {
	if k := following(a); k != "" && a.Due(p.Today) && slices.Contains(kinds(p, a), k) {
		return k
	}
	return ""
}

// Outcome is what has happened once a letter of a kind is sent.
func Outcome(k Kind) string {
	switch k {
	case Identity:
		return plan.Answered
	case Reminder:
		return "reminded"
	case Reply:
		return "replied"
	case Complaint:
		return "complained"
	}
	return string(plan.Sent)
}

// Write fills a letter about an account, under the law of its way, with what is known
// on the plan's day. It is in the best language there is if there is no such letter in the
// one that is asked for, and if that is "".
func Write(p *plan.Plan, a *plan.Account, k Kind, language string) Draft {
	a = Under(p, a, k)
	r := claimOf(a)
	if all := LanguagesOf(p, a, k); !slices.Contains(all, language) {
		language = all[0]
	}
	l := lettering{language: language, law: r.Law, american: p.Country.In("US") || p.Country.In("CA")}
	l.swiss = p.Country == "CH" || p.Country == "LI"
	d := addressed(p, a, k, language)
	f := l.fields(p, a, &d)
	f["law"], f["article"] = r.Name.String(), r.Article.String()
	f["basis"] = condition(a.IsObjection()) // the company's is not known, and asked for
	if days := cmp.Or(r.Days, r.Deadline.Days); days > 0 {
		f["days"] = strconv.Itoa(days)
	}
	d.fill(l, l.template(k, a), f)
	if r.Grounds && f[OwnGrounds] == "" && k != Reason && k != Reminder && k != Identity {
		d.Missing = append(d.Missing, OwnGrounds) // the law asks for them; the box of a form may stay empty
	}
	if f[Email] == "" && f["phone"] == "" && k != Reason {
		d.Missing = append(d.Missing, Email)
	}
	if k == Complaint && lacksPart(p, a) {
		d.Missing = append(d.Missing, Part)
	}
	slices.Sort(d.Missing)
	d.Optional = slices.DeleteFunc(d.Optional, func(key string) bool { return slices.Contains(d.Missing, key) })
	return d
}

// Under is an account as a letter of a kind is about it. Of who moved, the first letters go
// out under the law of the place where they live now, if there is one; what follows a
// request stays under the law of that.
func Under(p *plan.Plan, a *plan.Account, k Kind) *plan.Account {
	if !a.Moved || k != Reason && k != Objection {
		return a
	}
	here := a.Platform.Way(p.Country)
	if a.IsObjection() {
		here = &catalog.ClaimIn(p.Country, p.Today).Way
	}
	if here.Kind == catalog.None {
		return a
	}
	now := *a
	now.Way, now.Moved = here, false
	return &now
}

// claimOf is what the law behind a way gives; for an organisation, which has no such right,
// what its letters are.
func claimOf(a *plan.Account) *catalog.Claim {
	if a.Way.Law == "" && forOrganisation(a) {
		return catalog.ClaimUnder(organisation)
	}
	return catalog.ClaimUnder(a.Way.Law)
}

// forOrganisation says that an organisation is the customer: an administrator acts for
// it, and so does the owner of a workspace.
func forOrganisation(a *plan.Account) bool {
	return a.Way.Who == "admin" || a.Way.Who == "owner" && a.Platform.Category == "work"
}

// LacksOfItsOwn are those of Missing that are not asked of the person for all letters.
func (d Draft) LacksOfItsOwn() []string {
	return slices.DeleteFunc(slices.Clone(d.Missing), func(key string) bool { return Tellable(key) && !OfOneAccount(key) })
}

// fill lays a template out as a letter and as a mail, and fills both.
func (d *Draft) fill(l lettering, template string, f Fields) {
	letter := l.laidOut("letter", d.Kind, template)
	d.Text, d.Missing = l.write(letter, f)
	d.Body, _ = l.write(l.laidOut("mail", d.Kind, template), f)
	if d.Kind != Reason {
		subject, _ := l.write(subjectOf(template), f)
		d.Subject = subject.Line()
	}
	mentioned := mentions(letter, f)
	d.Uses = slices.DeleteFunc(slices.Concat(required, optionals), func(key string) bool { return !mentioned[key] })
	d.Optional = slices.DeleteFunc(slices.Clone(d.Uses), func(key string) bool { return f[key] != "" || slices.Contains(required, key) })
}

// MailLink hands a letter to the mail program: a mailto link to the recipient, ""
// if none of them names an address. A letter that is too long for a link goes with
// its subject alone.
func (d Draft) MailLink() string {
	if d.To.Email == "" {
		return ""
	}
	to, body := "mailto:"+strings.ToLower(d.To.Email), "body="+escape(d.Body.String())
	short, long := to, to+"?"+body
	if !d.Subject.IsZero() {
		short = to + "?subject=" + escape(d.Subject.String())
		long = short + "&" + body
	}
	if link.CheckMail(long) == nil {
		return long
	}
	return short
}

// SubjectOnly says that the text is too long for the link: the person has to copy
// it into the mail.
func (d Draft) SubjectOnly() bool { return !strings.Contains(d.MailLink(), "body=") }

// escape writes a text as a value in a mailto link: there a plus sign is one, and no
// space, and a line ends with CR LF (RFC 6068, section 5).
func escape(text string) string {
	return strings.ReplaceAll(url.QueryEscape(strings.ReplaceAll(text, "\n", "\r\n")), "+", "%20")
}
