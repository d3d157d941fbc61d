package letter

import (
	"cmp"
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
// are those of North America, or of Switzerland and Liechtenstein.
type lettering struct {
	language string
	law      catalog.Law
	american bool
	swiss    bool
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
	case !a.CompanyComplaint().IsZero():
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
	return l.law == catalog.GDPR || catalog.ClaimUnder(l.law).Letters == catalog.GDPR
}

// subjectOf is the subject of a template, its first line.
func subjectOf(template string) string {
	subject, _, _ := strings.Cut(template, "\n\n")
	return subject
}

// laidOut is a template as a letter or a mail of its language.
func (l lettering) laidOut(layout string, k Kind, template string) string {
	b := in(l.language)
	of, onBehalf := b["layout"], strings.TrimSpace(b["part"]["on_behalf"])
	switch {
	case template == "":
		return ""
	case k == Reason:
		return template + " " + onBehalf
	}
	subject, body, _ := strings.Cut(template, "\n\n")
	frame := shared(of[layout], map[string]string{"reference_lines": of["reference"], "on_behalf": onBehalf})
	return strings.NewReplacer("{subject}", subject, "{body}", body,
		"{salutation}", l.custom("salutation", k), "{closing}", l.custom("closing", k)).Replace(frame)
}

// write fills a template, and lets an article run into the day after it where the
// language does that, as in " del 8 " and " dell'8 ". The person's own words stay as they
// are.
func (l lettering) write(template string, f Fields) (text safetext.Block, missing []string) {
	if l.swiss {
		template = strings.ReplaceAll(template, "ß", "ss") // which German is written without there
	}
	for apart, elided := range in(l.language)["elide"] {
		day := apart[strings.LastIndex(strings.TrimSuffix(apart, " "), " ")+1:]
		for name, value := range f {
			if field := "{" + name + "}"; strings.HasPrefix(value, day) {
				template = strings.ReplaceAll(template, strings.TrimSuffix(apart, day)+field, strings.TrimSuffix(elided, day)+field)
			}
		}
	}
	return Fill(template, f)
}

// custom is a salutation or a closing: to the company or the authority, by the law and
// the country where they differ.
func (l lettering) custom(section string, k Kind) string {
	of := in(l.language)[section]
	to := "company"
	if k == Complaint {
		to = "authority"
	}
	switch {
	case l.american && of["american"] != "":
		return of["american"]
	case l.swiss && of["swiss"] != "":
		return of["swiss"]
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
func (l lettering) fields(p *plan.Plan, a *plan.Account, d *Draft) Fields {
	grounds := Told(p, a, OwnGrounds)
	f := Fields{
		"date": l.day(p.Today), "product": a.Platform.Name.String(), "label": a.Label.String(), "objection_date": l.day(a.SentOn()),
		"gdpr": in(l.language)["name"][string(l.law)], "means": in(l.language)["means"][a.SentBy()],
		"grounds": GroundsText(grounds, l.language), "others": strings.Join(others(p, a), ", "),
		"account": condition(!slices.Contains(withoutAccount, a.PlatformID)), "logs_in": condition(!a.Closed && Told(p, a, Login) == ""), "refused": condition(a.Status == plan.Refused),
		"special": condition(slices.Contains(groundKeys(grounds), special)),
		"uk":      condition(l.law == catalog.UKGDPR), "eea": condition(l.law == catalog.GDPR), "swiss": condition(l.swiss),
		"to_authority": condition(d.Kind == Complaint), "to_officer": condition(l.law == catalog.LGPD && d.Kind != Complaint),
	}
	for _, key := range slices.Concat(required, extras, wishes) {
		if f[key] = Told(p, a, key); IsWish(key) && f[key] == No || IsExtra(key) && f[key] == None {
			f[key] = ""
		}
	}
	if IsPhone(f[Email]) {
		f["phone"], f[Email] = f[Email], ""
	}
	f["contacts"] = condition(f["phone"] != "" || f[Login] != "")
	if f[NoAccount] != "" {
		f["account"] = ""
	}
	d.Enclosed = l.happened(f, a, d.Kind)
	f["received_date"] = l.day(a.DeliveredOn())
	f["month_over"], f["overdue"] = condition(a.MonthOver(p.Today)), condition(a.Overdue(p.Today))
	f["extension_over"] = condition(a.Extended && a.Overdue(p.Today))
	f["complaint_date"], f["acknowledge_over"] = l.day(a.CompanyComplaint()), condition(a.AcknowledgeOver(p.Today))
	f[RefusalReason] = strings.Join(strings.Fields(f[RefusalReason]), " ") // it is quoted within a sentence
	if f[RefusalReason] == "-" {
		f[RefusalReason], f["no_reason"] = "", yes
	}
	l.parties(f, a, recipient(p, a), d)
	return f
}

// happened fills in what is recorded to have happened with the request, and lists what
// is enclosed: to the authority, what was sent to the company, then what was kept as proof.
func (l lettering) happened(f Fields, a *plan.Account, k Kind) (enclosed []string) {
	var lines []string
	for _, h := range a.History {
		if h.Way != a.Way.ID && h.On.Before(a.SentOn()) {
			continue // asked under the law of another country
		}
		l.recorded(f, a, h)
		number := ""
		if text := l.enclosure(a, h, k); text != "" {
			if !slices.Contains(enclosed, text) {
				enclosed = append(enclosed, text)
			}
			number = strconv.Itoa(slices.Index(enclosed, text) + 1)
		}
		if line := l.line(a, h, number); line != "" {
			lines = append(lines, line)
		}
	}
	if k == Complaint {
		for _, proof := range a.Proofs {
			if !proof.Missing { // which cannot be enclosed
				enclosed = append(enclosed, proof.Name.String())
			}
		}
	}
	list := make([]string, len(enclosed))
	for i, text := range enclosed {
		list[i] = strconv.Itoa(i+1) + ". " + text
	}
	f["timeline"], f["attachments"] = strings.Join(lines, "\n"), strings.Join(list, "\n")
	return enclosed
}

// recorded fills in one thing that happened with the request.
func (l lettering) recorded(f Fields, a *plan.Account, h plan.Happening) {
	on := l.day(h.On)
	switch {
	case h.On.Before(a.SentOn()): // about an earlier request
	case current(a, h) && !h.Text.IsZero():
		f["kept"] = yes
	case h.What == plan.Identity:
		f["asked_date"] = on
	case h.What == string(plan.Refused):
		f["refusal_date"] = on
		if !h.Text.IsZero() {
			f[RefusalReason] = h.Text.String()
		}
	case h.What == "extended" && h.Late:
		f["late_date"] = on
	case h.What == "extended":
		f["extension_date"] = on
	case chased(a, h): // the complaint to the company is the first one
	case toCompany(a, h, "reminded"), toCompany(a, h, "replied"):
		f[h.What+"_date"] = on
	}
}

// chased says that the company was asked how the complaint to it stands (UK).
func chased(a *plan.Account, h plan.Happening) bool {
	complaint := a.CompanyComplaint()
	return toCompany(a, h, "reminded") && !complaint.IsZero() && h.On.After(complaint)
}

// current says that this is the sending of the request that counts.
func current(a *plan.Account, h plan.Happening) bool {
	return h.What == string(plan.Sent) && h.On.Equal(a.SentOn())
}

// enclosure is how a letter of a kind calls what was sent and is enclosed with it, "" if
// it is not, or if its text was not kept: a reminder has the request with it.
func (l lettering) enclosure(a *plan.Account, h plan.Happening, k Kind) string {
	sent := toCompany(a, h, "reminded") || toCompany(a, h, "replied") || toCompany(a, h, plan.Answered)
	with := k == Complaint && sent || (k == Reminder || k == Complaint) && current(a, h)
	if h.Text.IsZero() || !with {
		return ""
	}
	text, _ := l.write(l.called("enclosure", a, h), Fields{"date": l.day(h.On)})
	return text.String()
}

// line is what happened on a day, as a timeline says it under the law of the letter, with
// the number of what is enclosed.
func (l lettering) line(a *plan.Account, h plan.Happening, number string) string {
	by := h.Means
	if current(a, h) {
		by = a.SentBy()
	}
	means := in(l.language)["means"][by]
	f := Fields{"date": l.day(h.On), "means": means, "enclosure": number, "swiss": condition(l.swiss)}
	line, _ := l.write(shared(l.called("timeline", a, h), in(l.language)["part"]), f)
	return line.String()
}

// called is what a section says of something that happened: under the law, or else under
// one with the same letters.
func (l lettering) called(section string, a *plan.Account, h plan.Happening) string {
	of, law := in(l.language)[section], cmp.Or(l.law, request)
	if chased(a, h) {
		return of["chased"]
	}
	return cmp.Or(of[h.What+"-"+string(law)], of[h.What+"-"+string(catalog.ClaimUnder(law).Letters)], of[h.What])
}

// parties fills in the company, and whom the letter goes to.
func (l lettering) parties(f Fields, a *plan.Account, company Recipient, d *Draft) {
	f["controller"], f["authority"], f["site"] = company.Name, d.Authority.Name, slices.Concat(a.Platform.Sites, a.Platform.Domains)[0]
	f["company"] = block(company)
	if company.Address == "" {
		operator, _ := Fill(in(l.language)["layout"]["operator"], f)
		f["company"] = company.Name + "\n" + operator.String()
	}
	f["recipient"] = f["company"]
	if d.Kind == Complaint {
		f["recipient"] = block(d.To)
	}
}

var stateAndZIP = pattern(`^[A-Z]{2} [0-9]{5}$`)

// block is a recipient as it stands at the head of a letter: the parts of the address
// are lines. A number alone belongs to the part before it, or after it if it is first;
// an American state with its ZIP code belongs to the town before it.
func block(r Recipient) string {
	lines, number := []string{r.Name}, false // the last line is a number alone
	for part := range strings.SplitSeq(r.Address, ", ") {
		alone := !strings.ContainsFunc(part, func(c rune) bool { return unicode.IsLetter(c) && c != 'º' }) || stateAndZIP().MatchString(part)
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
var withoutAccount = []string{"apple", "clearview", "duck-ai", "meta-third-party-data"}

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
