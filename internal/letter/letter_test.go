package letter

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/link"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

var laws = []catalog.Law{catalog.GDPR, catalog.UKGDPR, catalog.FADP, catalog.LGPD, ""}

// full is a value for every placeholder.
var full = Fields{
	"date": "2026-11-23", "name": "Anna Beispiel", "email": "anna@example.org", "account": "@anna", "product": "Instagram",
	"controller": "Meta Platforms Ireland Limited", "controller_address": "Dublin", "grounds": "My posts show my children.",
	"objection_date": "2026-10-01", "deadline_date": "2026-11-02", "refusal_date": "2026-10-20", "refusal_reason": "They said no.",
	"authority": "Authority", "timeline": "2026-10-01  sent\n2026-10-20  refused",
}

func TestReasonsFitTheFormsTheyAreFor(t *testing.T) {
	for _, lang := range Languages() {
		for _, law := range laws {
			text := Template(Reason, law, lang)
			if n := utf8.RuneCountInString(text); n <= 100 || n >= 500 {
				t.Errorf("%s, %q: %d characters; some forms want more than 100, most take 500", lang, law, n)
			}
			if strings.ContainsAny(text, "{}\n") {
				t.Errorf("%s, %q: a placeholder or a line break in %q", lang, law, text)
			}
		}
	}
	for law, names := range map[catalog.Law]string{
		catalog.GDPR: "Art. 21(1) GDPR", catalog.UKGDPR: "Art. 21(1) UK GDPR",
		catalog.FADP: "Art. 30(2)(b) FADP", catalog.LGPD: "LGPD", "": "I ask you",
	} {
		if text := Template(Reason, law, "en"); !strings.Contains(text, names) {
			t.Errorf("%q does not name its ground: %s", law, text)
		}
	}
}

func TestEveryLetterRendersWhole(t *testing.T) {
	if n := len(Languages()); n != 9 {
		t.Errorf("%d languages", n)
	}
	for _, lang := range Languages() {
		for _, kind := range Kinds() {
			for _, law := range laws {
				template := Template(kind, law, lang)
				if template == "" {
					if kind != Complaint || law != "" {
						t.Errorf("%s: no %s under %q", lang, kind, law)
					}
					continue
				}
				text, missing := Fill(template, full)
				if len(missing) > 0 || strings.ContainsAny(text.String(), "{}") {
					t.Errorf("%s, %s, %q: unfilled %v in %s", lang, kind, law, missing, text)
				}
				if err := safetext.Check(template); err != nil {
					t.Errorf("%s, %s, %q: %v", lang, kind, law, err)
				}
				subject, body := Subject(text)
				if (subject == "") != (kind == Reason) || body == "" {
					t.Errorf("%s, %s, %q: subject %q", lang, kind, law, subject)
				}
				if law == catalog.UKGDPR && kind == Complaint && utf8.RuneCountInString(template) > 1400 {
					t.Errorf("%s: %d characters; the ICO takes 2,000, with the timeline", lang, utf8.RuneCountInString(template))
				}
			}
		}
		if n := len(Grounds(lang)); n != 8 {
			t.Errorf("%s: %d grounds", lang, n)
		}
		for _, outcome := range []string{"sent", "reminded", "replied", "refused", "extended", "complained", "done"} {
			if Happened(outcome, lang) == "" {
				t.Errorf("%s: no word for %s in a timeline", lang, outcome)
			}
		}
	}
}

// TestEveryLanguageSaysTheSame: the letters are translations of the English ones,
// with the same placeholders, articles and times.
func TestEveryLanguageSaysTheSame(t *testing.T) {
	for _, lang := range Languages() {
		for _, kind := range Kinds() {
			for law, text := range in("en")[string(kind)] {
				other, ok := in(lang)[string(kind)][law]
				if !ok {
					t.Errorf("%s: no %s under %s", lang, kind, law)
					continue
				}
				for _, what := range []*regexp.Regexp{placeholder, regexp.MustCompile(`[0-9]+`)} {
					if got, want := found(what, other), found(what, text); !slices.Equal(got, want) {
						t.Errorf("%s, %s, %s: has %v, English has %v", lang, kind, law, got, want)
					}
				}
			}
		}
	}
}

// found is what matches in a text, each once, in order.
func found(what *regexp.Regexp, text string) []string {
	all := what.FindAllString(text, -1)
	slices.Sort(all)
	return slices.Compact(all)
}

// TestNoLetterAsksForTheWrongThing: a withdrawal of consent or a deletion request
// is no objection, by Meta's word, and direct marketing is another right.
func TestNoLetterAsksForTheWrongThing(t *testing.T) {
	never := []string{
		"withdraw my consent", "delete my", "forgotten", "21(2)", "!",
		"widerrufe meine Einwilligung", "lösche", "je retire mon consentement", "retiro mi consentimiento", "revoco il consenso",
		"trek mijn toestemming", "wycofuję zgodę", "retiro o meu consentimento", "retiro meu consentimento",
	}
	for _, lang := range Languages() {
		for kind, of := range in(lang) {
			for law, text := range of {
				for _, n := range never {
					if strings.Contains(text, n) {
						t.Errorf("%s, %s, %s says %q", lang, kind, law, n)
					}
				}
			}
		}
	}
}

func TestWhatIsUnknownIsNamedAndNotMadeUp(t *testing.T) {
	template := Template(Objection, catalog.GDPR, "de")
	_, missing := Fill(template, Fields{"name": "Anna", "date": "2026-11-23", "product": "Instagram"})
	for _, want := range []string{"email", "controller", "grounds"} {
		if !slices.Contains(missing, want) {
			t.Errorf("missing %v, without %s", missing, want)
		}
	}
	if text, missing := Fill("{name} {grounds}", Fields{"name": "{grounds}", "grounds": "x"}); text.String() != "{grounds} x" || len(missing) > 0 {
		t.Errorf("%q, %v: what was filled in was filled again", text, missing)
	}
}

func TestEveryLetterThatAStepNamesIsThere(t *testing.T) {
	for _, p := range catalog.Load("").Platforms() {
		for _, w := range p.Ways {
			for _, s := range w.Steps {
				if s.Letter != "" && !Known(string(s.Letter)) {
					t.Errorf("%s, %s, %s: there is no letter %q", p.ID, w.ID, s.ID, s.Letter)
				}
			}
		}
	}
}

func TestAddressees(t *testing.T) {
	if c, ok := catalog.ControllerOf("instagram", "DE"); !ok || c.Name != "Meta Platforms Ireland Limited" {
		t.Errorf("Instagram in Germany: %+v", c)
	}
	if c, ok := catalog.ControllerOf("instagram", "US"); ok {
		t.Errorf("Instagram in the US: %+v", c)
	}
	if c, _ := catalog.ControllerOf("gemini", "GB"); c.Name != "Google LLC" {
		t.Errorf("Gemini in the UK: %+v", c)
	}
	all := catalog.Load("")
	for _, c := range catalog.Controllers() {
		for _, id := range c.Platforms {
			if all.Platform(id) == nil {
				t.Errorf("%s: there is no platform %s", c.Name, id)
			}
		}
		if c.Source == "" || c.Date == "" {
			t.Errorf("%s has no source or date", c.Name)
		}
	}
}

func TestAuthorities(t *testing.T) {
	for _, n := range country.All() {
		if n.Code.In("EEA") && !slices.Contains([]country.Code{"AX", "GF", "GP", "MF", "MQ", "RE", "YT"}, n.Code) || n.Code == "GB" || n.Code == "CH" || n.Code == "BR" {
			if len(Authorities(n.Code)) == 0 {
				t.Errorf("no authority in %s", n.Name)
			}
		}
	}
	if a := Authorities("DE"); len(a) < 17 || a[0].Country != "DE" {
		t.Errorf("%d authorities in Germany, %+v first", len(a), a[0])
	}
	if Authorities("") != nil {
		t.Error("an authority for no country")
	}
	for _, a := range authorities() {
		if a.Name == "" || a.Source == "" || a.Date == "" {
			t.Errorf("%+v lacks name, source or date", a)
		}
		for _, url := range []string{a.Site, a.Form} {
			if url != "" && link.Check(url, []string{link.Host(url)}) != nil {
				t.Errorf("%s: %s: %v", a.English, url, link.Check(url, []string{link.Host(url)}))
			}
		}
	}
}

// TestAMailLinkCarriesTheLetterAsItIs has signs in the letter that mean something
// in a link.
func TestAMailLinkCarriesTheLetterAsItIs(t *testing.T) {
	body := "Tom & Co + 1 = 100%?\n&cc=evil@example.org#x, I'm \"sure\" $(id)"
	mailto := Draft{To: Recipient{Email: "DPO@example.org"}, Text: safetext.NewBlock("Subject: a & b + c\n\n" + body)}.MailLink()
	if err := link.CheckMail(mailto); err != nil {
		t.Errorf("%s: %v", mailto, err)
	}
	fields, ok := strings.CutPrefix(mailto, "mailto:dpo@example.org?subject=a%20%26%20b%20%2B%20c&body=")
	if got, err := url.PathUnescape(fields); err != nil || !ok || got != body {
		t.Errorf("%s: the body is %q, want %q", mailto, got, body)
	}
}
