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
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// catalogueLaws are the laws of the catalogue, and the texts where there is none.
var catalogueLaws = []catalog.Law{catalog.GDPR, catalog.UKGDPR, catalog.FADP, catalog.LGPD, "", organisation}

func TestEveryLanguageHasEveryLetter(t *testing.T) {
	if n := len(Languages()); n != 9 {
		t.Errorf("%d languages", n)
	}
	for _, lang := range Languages() {
		for _, kind := range Kinds() {
			for _, law := range catalogueLaws {
				if none := kind == Complaint && (law == "" || law == organisation); (Template(kind, law, lang) == "") != none {
					t.Errorf("%s: a %s under %q: %v", lang, kind, law, none)
				}
			}
		}
		for section, of := range in(lang) {
			for key, text := range of {
				if err := safetext.Check(text); err != nil {
					t.Errorf("%s, %s, %s: %v", lang, section, key, err)
				}
			}
		}
	}
}

// TestReasonsFitTheFormsTheyAreFor with one of the grounds to pick: some forms want more
// than 100 characters, most take 500. What says less about the legal basis is longer, and
// goes by mail.
func TestReasonsFitTheFormsTheyAreFor(t *testing.T) {
	for _, lang := range Languages() {
		for _, law := range catalogueLaws {
			limit := 500
			if law == catalog.FADP || law == catalog.LGPD {
				limit = 620 // with grounds, which these laws do not ask for
			}
			for _, g := range append(Grounds(lang), Ground{}) {
				l := lettering{language: lang, law: law}
				f := Fields{"account": yes, "grounds": g.Text, "gdpr": in(lang)["name"][string(law)]}
				text, missing := Fill(l.template(Reason, &plan.Account{}), f)
				if n := utf8.RuneCountInString(text.String()); n <= 100 || n >= limit || g.Key == "" && n >= 500 {
					t.Errorf("%s, %q, %s: %d characters", lang, law, g.Key, n)
				}
				if strings.Contains(text.String(), "\n") || len(missing) > 0 {
					t.Errorf("%s, %q: a line break or %v missing in %q", lang, law, missing, text)
				}
			}
		}
	}
	for law, names := range map[catalog.Law]string{
		catalog.GDPR: "Art. 21(1) {gdpr}", catalog.UKGDPR: "Art. 21(1) {gdpr}", catalog.FADP: "Art. 30(2)(b) FADP", catalog.LGPD: "LGPD", "": "I ask you",
	} {
		if text := Template(Reason, law, "en"); !strings.Contains(text, names) {
			t.Errorf("%q does not name its ground: %s", law, text)
		}
	}
}

// TestEveryLanguageSaysTheSame: the letters are translations of the English ones, with
// the same places, conditions, articles and times.
func TestEveryLanguageSaysTheSame(t *testing.T) {
	digits := regexp.MustCompile(`[0-9]+`) // an article and its paragraph stand apart in some languages
	for _, lang := range Languages() {
		for _, kind := range Kinds() {
			for law := range in(lang)[string(kind)] {
				text, other := Template(kind, catalog.Law(law), "en"), Template(kind, catalog.Law(law), lang)
				if law == request {
					text, other = Template(kind, "", "en"), Template(kind, "", lang)
				}
				if law == "object" || law == "withdraw" {
					text, other = shared(in("en")[string(kind)][law], in("en")["part"]), shared(in(lang)[string(kind)][law], in(lang)["part"])
				}
				for _, what := range []*regexp.Regexp{placeholder(), optionalStart, digits} {
					if got, want := found(what, other), found(what, text); !slices.Equal(got, want) {
						t.Errorf("%s, %s, %s: has %v, English has %v", lang, kind, law, got, want)
					}
				}
			}
		}
		for _, section := range []string{"layout", "means", "part", "grounds", "old-grounds", "timeline", "enclosure", "name"} {
			for key := range in("en")[section] {
				if _, ok := in(lang)[section][key]; !ok && !slices.Contains(englishOnly, key) {
					t.Errorf("%s: no %s under %s", lang, key, section)
				}
			}
		}
	}
}

var optionalStart = regexp.MustCompile(`\[if [a-z_, ]+:`)

// englishOnly are the keys of laws whose letters are not in every language.
var englishOnly = []string{"im-gdpr-21", "gi-gdpr-21", "sent-named", "sent-withdraw"}

// found is what matches in a text, each once, in order.
func found(what *regexp.Regexp, text string) []string {
	all := what.FindAllString(text, -1)
	slices.Sort(all)
	return slices.Compact(all)
}

// TestNoLetterAsksForTheWrongThing: a deletion request is no objection, by Meta's word,
// direct marketing is another right, and no consent is withdrawn that nobody named.
func TestNoLetterAsksForTheWrongThing(t *testing.T) {
	never := []string{
		"withdraw my consent", "delete my", "forgotten", "21(2)", "!", "damages",
		"widerrufe meine Einwilligung", "je retire mon consentement", "retiro mi consentimiento", "revoco il consenso",
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

// TestNobodyIsTakenForAManOrAWoman: the writer's gender shows in no text. Polish, Italian,
// French and Spanish have participles and endings for it.
func TestNobodyIsTakenForAManOrAWoman(t *testing.T) {
	for lang, forms := range map[string]string{
		"pl": `\p{L}łem\b|/am\b|(złoży|wnios|trzyma|wysła|powiedzia|publikowa|by|mia|prosi|zgłosi)łam\b`, "fr": `·|opposé\(|je suis \p{L}+é\b|m'avez informé|m'a informé`, "it": `\b(opposto|informato|grato)\b`,
		"es": `\b(interesado|afectado|informado|agradecido)\b`, "pt": `\b(grato|obrigado|interessado)\b`, "pt-br": `\b(grato|obrigado|interessado)\b`,
	} {
		gendered := regexp.MustCompile(forms)
		for section, of := range in(lang) {
			for key, text := range of {
				if at := gendered.FindString(text); at != "" {
					t.Errorf("%s, %s, %s: %q", lang, section, key, at)
				}
			}
		}
	}
}

func TestEveryLetterThatAStepNamesIsThere(t *testing.T) {
	for _, p := range shipped().Platforms() {
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
	all := shipped()
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
		if n.Code.In("EEA") && len(Authorities(n.Code)) == 0 {
			t.Errorf("no authority in %s", n.Name)
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
	d := Draft{To: Recipient{Email: "DPO@example.org"}, Subject: safetext.NewLine("a & b + c"), Body: safetext.NewBlock(body)}
	mailto := d.MailLink()
	if err := link.CheckMail(mailto); err != nil {
		t.Errorf("%s: %v", mailto, err)
	}
	fields, ok := strings.CutPrefix(mailto, "mailto:dpo@example.org?subject=a%20%26%20b%20%2B%20c&body=")
	if got, err := url.PathUnescape(fields); err != nil || !ok || got != strings.ReplaceAll(body, "\n", "\r\n") {
		t.Errorf("%s: the body is %q, want %q", mailto, got, body)
	}
	d.Subject = safetext.Line{} // as of a reason for a form
	if mailto := d.MailLink(); !strings.HasPrefix(mailto, "mailto:dpo@example.org?body=Tom%20") || d.SubjectOnly() {
		t.Errorf("without a subject it is %s", mailto)
	}
}
