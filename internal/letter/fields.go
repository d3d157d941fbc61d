package letter

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// lettering is how a letter is written: its language and law, and whether the customs
// are those of North America.
type lettering struct {
	language string
	law      catalog.Law
	american bool
}

// waits says that the company took more time, which has not passed yet.
func waits(a *plan.Account) bool { return a.Status == plan.Sent && a.Extended }

// template is the text of a kind. A reminder while the time is extended asks for the
// reasons of that; in the United Kingdom, where the reminder is a complaint to the
// company, the next one asks how that complaint stands.
func (l lettering) template(k Kind, a *plan.Account) string {
	special := ""
	switch {
	case k != Reminder || !l.gdpr():
	case waits(a):
		special = Template(Reminder, catalog.GDPR+"-extended", l.language)
	case slices.ContainsFunc(a.History, func(h plan.Happening) bool { return toCompany(a, h, "reminded") }):
		special = Template(Reminder, l.law+"-again", l.language)
	}
	return cmp.Or(special, Template(k, l.law, l.language))
}

// toCompany says that something was sent to the company about the request that counts: a
// reminder after a complaint went to the authority.
func toCompany(a *plan.Account, h plan.Happening, what string) bool {
	complained := a.ComplainedOn()
	return h.What == what && !h.On.Before(a.SentOn()) && (complained.IsZero() || h.On.Before(complained))
}

// gdpr says that a law has the text of the GDPR.
func (l lettering) gdpr() bool {
	return l.law == catalog.GDPR || rightUnder(l.law).Text == catalog.GDPR
}

// subjectOf is the subject of a template, its first line.
func subjectOf(template string) string {
	subject, _, _ := strings.Cut(template, "\n\n")
	return subject
}

// laidOut is a template as a letter or a mail of its language.
func (l lettering) laidOut(layout string, k Kind, template string) string {
	if k == Reason || template == "" {
		return template
	}
	subject, body, _ := strings.Cut(template, "\n\n")
	of := in(l.language)["layout"]
	frame := shared(of[layout], map[string]string{"reference_lines": of["reference"]})
	return strings.NewReplacer("{subject}", subject, "{body}", body,
		"{salutation}", l.custom("salutation", k), "{closing}", l.custom("closing", k)).Replace(frame)
}

// write fills a template, and lets an article run into the day after it where the
// language does that.
func (l lettering) write(template string, f Fields) (text safetext.Block, missing []string) {
	text, missing = Fill(template, f)
	for apart, elided := range in(l.language)["elide"] {
		text = safetext.NewBlock(strings.ReplaceAll(text.String(), apart, elided))
	}
	return text, missing
}

// custom is a salutation or a closing: to the company or the authority, by the law and
// the country where they differ.
func (l lettering) custom(section string, k Kind) string {
	of := in(l.language)[section]
	to := "company"
	if k == Complaint {
		to = "authority"
	}
	if l.american && of["american"] != "" {
		return of["american"]
	}
	for _, key := range []string{to + "-" + string(l.law), string(l.law), to} {
		if of[key] != "" {
			return of[key]
		}
	}
	return of["company"]
}

func (l lettering) day(t time.Time) string { return day(t, l.language, l.american) }

// fields are what a letter about an account is filled with.
func (l lettering) fields(p *plan.Plan, a *plan.Account, d Draft) Fields {
	grounds := Told(p, a, OwnGrounds)
	f := Fields{
		"date": l.day(p.Today), "product": a.Platform.Name.String(), "label": a.Label.String(), "objection_date": l.day(a.SentOn()),
		"gdpr": in(l.language)["name"][string(l.law)], "means": in(l.language)["means"][Told(p, a, Means)],
		"grounds": GroundsText(grounds, l.language), "others": strings.Join(others(p, a), ", "),
		"account": condition(!slices.Contains(withoutAccount, a.PlatformID)), "refused": condition(a.Status == plan.Refused),
		"special": condition(slices.Contains(strings.Split(strings.ReplaceAll(grounds, " ", ""), ","), special)),
		"uk":      condition(l.law == catalog.UKGDPR), "eea": condition(l.law == catalog.GDPR),
		"to_authority": condition(d.Kind == Complaint), "to_officer": condition(l.law == catalog.LGPD && d.Kind != Complaint),
	}
	for _, key := range told {
		f[key] = Told(p, a, key)
	}
	if on, err := time.Parse(time.DateOnly, Told(p, a, Received)); err == nil {
		f[Received] = l.day(on)
	}
	l.happened(f, a)
	over := func(months int) string {
		return condition(!a.SentOn().IsZero() && p.Today.After(a.SentOn().AddDate(0, months, 0)))
	}
	f["month_over"], f["overdue"] = over(1), over(1)
	if f["extension_date"] != "" {
		f["extension_over"], f["overdue"] = over(3), over(3)
	}
	if f[RefusalReason] == "-" {
		f[RefusalReason], f["no_reason"] = "", yes
	}
	l.parties(f, a, recipient(p, a), d)
	return f
}

// happened fills in what is recorded to have happened with the request.
func (l lettering) happened(f Fields, a *plan.Account) {
	var lines []string
	for _, h := range a.History {
		on := l.day(h.On)
		switch {
		case h.On.Before(a.SentOn()): // about an earlier request
		case h.What == string(plan.Sent) && h.On.Equal(a.SentOn()) && !h.Text.IsZero():
			f["kept"] = yes
		case h.What == string(plan.Refused):
			f["refusal_date"] = on
			if !h.Text.IsZero() {
				f[RefusalReason] = h.Text.Line().String()
			}
		case h.What == "extended" && h.Late:
			f["late_date"] = on
		case h.What == "extended":
			f["extension_date"] = on
		case toCompany(a, h, "reminded"), toCompany(a, h, "replied"):
			f[h.What+"_date"] = on
		}
		if line := l.line(h, f); line != "" {
			lines = append(lines, line)
		}
	}
	f["timeline"] = strings.Join(lines, "\n")
}

// line is what happened on a day, as a timeline says it under the law of the letter.
func (l lettering) line(h plan.Happening, f Fields) string {
	of := in(l.language)["timeline"]
	law := cmp.Or(l.law, request)
	line, _ := Fill(cmp.Or(of[h.What+"-"+string(law)], of[h.What]), Fields{"date": l.day(h.On), "means": f["means"], Received: f[Received]})
	return line.String()
}

// parties fills in the company, whom the letter goes to, and what is attached.
func (l lettering) parties(f Fields, a *plan.Account, company Recipient, d Draft) {
	f["controller"], f["authority"], f["site"] = company.Name, d.Authority.Name, a.Platform.Domains[0]
	f["company"] = block(company)
	if company.Address == "" {
		operator, _ := Fill(in(l.language)["layout"]["operator"], f)
		f["company"] = company.Name + "\n" + operator.String()
	}
	f["recipient"] = f["company"]
	if d.Kind != Complaint {
		return
	}
	f["recipient"] = block(d.To)
	var list []string
	for i, proof := range a.Proofs {
		list = append(list, strconv.Itoa(i+1)+". "+proof.Name.String())
	}
	f["attachments"] = strings.Join(list, "\n")
}

var stateAndZIP = regexp.MustCompile(`^[A-Z]{2} [0-9]{5}$`)

// block is a recipient as it stands at the head of a letter: the parts of the address
// are lines. A number alone belongs to the part before it, or after it if it is first;
// an American state with its ZIP code belongs to the town before it.
func block(r Recipient) string {
	lines, number := []string{r.Name}, false // the last line is a number alone
	for part := range strings.SplitSeq(r.Address, ", ") {
		alone := !strings.ContainsFunc(part, func(c rune) bool { return unicode.IsLetter(c) && c != 'º' }) || stateAndZIP.MatchString(part)
		switch {
		case part == "":
		case number, alone && len(lines) > 1:
			lines[len(lines)-1] += ", " + part
			number = false
		default:
			lines, number = append(lines, part), alone
		}
	}
	return strings.Join(lines, "\n")
}

// withoutAccount are the entries on which nobody has an account.
var withoutAccount = []string{"apple", "clearview", "meta-third-party-data"}

// others are the person's other accounts on the same platform with the same address.
func others(p *plan.Plan, a *plan.Account) []string {
	var all []string
	for _, x := range p.On(a.PlatformID) {
		if x.ID != a.ID && !x.Label.IsZero() && Told(p, x, Email) == Told(p, a, Email) {
			all = append(all, x.Label.String())
		}
	}
	return all
}
