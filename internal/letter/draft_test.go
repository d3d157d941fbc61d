package letter

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
)

// now is the day on which the letters of these tests are written.
var now = time.Date(2026, 12, 14, 0, 0, 0, 0, time.UTC)

// recorded is what is recorded about an account: the person's country, the platform, and
// lines such as "label @anna", "told grounds works", "sent 2026-09-01 text", "sent:post
// 2026-09-01" and "proof scan.pdf".
type recorded []string

// account is the plan of one account on a platform, and the account.
func account(t *testing.T, code, platform string, lines recorded) (*plan.Plan, *plan.Account) {
	t.Helper()
	p := planned(code, platform, catalog.Load("").Platform(platform).Way(country.Code(code)).ID, lines)
	return p, p.Accounts[0]
}

// byLetter is the same for what was sent by letter beside the way: the account is nil where
// there is no such track.
func byLetter(t *testing.T, code, platform string, lines recorded) (*plan.Plan, *plan.Account) {
	t.Helper()
	k := catalog.Objection(country.Code(code), now)
	if k == nil || catalog.Load("").Platform(platform).Way(country.Code(code)).Kind == catalog.Right {
		return nil, nil
	}
	p := planned(code, platform, k.ID, lines)
	return p, p.Accounts[0].Objection
}

// planned is the plan of one account on which something was recorded about a way.
func planned(code, platform, way string, lines recorded) *plan.Plan {
	events := []state.Event{{Do: state.Country, Country: code}, {Do: state.Account, Account: "a", Platform: platform}}
	for _, line := range lines {
		do, rest, _ := strings.Cut(line, " ")
		first, more, _ := strings.Cut(rest, " ")
		switch do {
		case "label":
			events[1].Label = safetext.NewLine(rest)
		case "told":
			events = append(events, state.Event{Do: state.Detail, Key: first, Text: safetext.NewBlock(more)})
		case "proof":
			events = append(events, state.Event{Do: state.Proof, Account: "a", File: "x", Name: safetext.NewLine(rest), SHA256: "x"})
		default:
			outcome, means, _ := strings.Cut(do, ":")
			e := state.Event{Do: state.Outcome, Account: "a", Way: way, Outcome: outcome, On: first, Text: safetext.NewBlock(more), Means: means}
			events = append(events, e)
		}
	}
	ids := state.Store{Now: func() time.Time { return now }}
	for i := range events {
		events[i] = ids.New(events[i])
	}
	return plan.Build(catalog.Load(""), events, "", now)
}

// who is what a letter cannot do without.
var who = recorded{"told name Anna Beispiel", "told email anna@example.org", "told part DE-BE"}

// situations are what may be recorded when a letter is written.
var situations = map[string]recorded{
	"nothing sent":        {},
	"grounds":             {"told grounds works,special"},
	"label":               {"label @anna", "told grounds My own words, at some length."},
	"silent":              {"sent 2026-09-01", "told grounds others"},
	"silent, kept":        {"sent:registered 2026-09-01 I object.", "delivered 2026-09-02", "told grounds others", "label @anna"},
	"silent, too late":    {"sent 2026-08-01", "extended 2026-10-20", "told grounds others"},
	"silent, extended":    {"sent 2026-08-01", "extended 2026-08-20", "told grounds others", "told unexplained yes"},
	"extended, not over":  {"sent 2026-11-20", "extended 2026-12-01", "told grounds others"},
	"just sent":           {"sent 2026-12-01", "told grounds others"},
	"reminded":            {"sent:mail 2026-09-01 I object.", "reminded:post 2026-10-20 Please answer.", "proof scan.pdf", "proof mail.eml", "told grounds others", "told unacknowledged yes"},
	"refused":             {"sent 2026-09-01", "refused 2026-09-20 Data are public.", "told grounds others"},
	"refused, no reasons": {"sent 2026-09-01", "refused 2026-09-20", "told refusal_reason -", "told grounds others"},
	"refused, replied": {"sent 2026-09-01", "refused 2026-09-20 Data are public.", "replied 2026-09-25", "told grounds special", "told address Weg 1, 10115 Berlin",
		"told place Berlin", "told reference 4711", "told datasets yes", "told may_name yes", "told only_here yes", "told keep_consent yes"},
}

// laws are a country and a platform for each law that the catalogue or a place knows.
func laws() [][2]string {
	all := [][2]string{
		{"DE", "facebook"}, {"GB", "facebook"}, {"CH", "facebook"}, {"BR", "facebook"}, {"US-CA", "linkedin"}, {"DE", "miro"}, {"DE", "clearview"},
		{"DE", "linkedin"}, {"GB", "linkedin"}, {"CH", "linkedin"}, {"BR", "linkedin"}, {"CA-QC", "chatgpt"},
	}
	for _, k := range catalog.Claims() {
		if k.Kind != catalog.None && !slices.Contains([]string{"EEA", "GB", "CH", "BR", "CA-QC"}, k.Where[0]) {
			all = append(all, [2]string{k.Where[0], "reddit"})
		}
	}
	return all
}

// written is a letter with what was recorded before it.
type written struct {
	name      string
	situation recorded
	account   *plan.Account
	draft     Draft
	under     bool // by letter beside the way
}

// has says that a line that begins so was recorded.
func (w written) has(line string) bool {
	return slices.ContainsFunc(w.situation, func(s string) bool { return strings.HasPrefix(s, line) })
}

// eachLetter writes every kind of letter under every law in every language in every
// situation that it fits, about the way and about the letter beside it. In
// -short, a letter is in a fourth of the languages, in others for each situation.
func eachLetter(t *testing.T, do func(w written)) {
	t.Helper()
	n := 0
	for _, x := range laws() {
		for name, situation := range situations {
			lines := append(slices.Clone(who), situation...)
			p, a := account(t, x[0], x[1], lines)
			beside, o := byLetter(t, x[0], x[1], lines)
			for _, k := range Kinds() {
				for i, language := range Languages() {
					if n++; testing.Short() && (n+i)%4 != 0 {
						continue
					}
					w := written{name: fmt.Sprintf("%s in %s, %s, %s in %s", x[1], x[0], name, k, language), situation: situation, account: a}
					if slices.Contains(kinds(p, a), k) {
						w.draft = Write(p, a, k, language)
						do(w)
					}
					if o != nil && slices.Contains(kinds(beside, o), k) {
						w.account, w.draft, w.under = o, Write(beside, o, k, language), true
						do(w)
					}
				}
			}
		}
	}
}

// TestEveryLetterIsWholeAndTrue writes them all, and looks at each for what is missing,
// for what nothing recorded bears out, and for what was left out.
func TestEveryLetterIsWholeAndTrue(t *testing.T) {
	all, said := 0, map[string]int{}
	eachLetter(t, func(w written) {
		all++
		whole(t, w)
		onlyRecorded(t, w, said)
		nothingLeftOut(t, w)
	})
	if all < 2_000 {
		t.Errorf("only %d letters were written", all)
	}
	for claim, words := range claims {
		for language := range words {
			if said[claim+" in "+language] == 0 && !testing.Short() {
				t.Errorf("no letter ever says %q in %s: the words looked for have changed", words[language], language)
			}
		}
	}
}

// unfilled is what a text must not have: a place or a condition, spaces or signs that
// something left out left behind, or three empty lines.
var unfilled = regexp.MustCompile(`[{}\[\]]|  |\n\n\n\n| [.,;:?]|\.\.|\( |\(\)`)

// whole fails unless a letter lacks nothing, has one salutation and one closing, and is
// laid out as one.
func whole(t *testing.T, w written) {
	t.Helper()
	d, text := w.draft, w.draft.Text.String()
	if needs := slices.DeleteFunc(slices.Clone(d.Missing), func(m string) bool { return m == OwnGrounds && !w.has("told grounds") }); len(needs) > 0 || text == "" || d.To.Name == "" {
		t.Fatalf("%s lacks %v: %s", w.name, d.Missing, text)
	}
	for _, block := range []string{text, d.Body.String()} {
		if at := unfilled.FindString(strings.ReplaceAll(block, "\u00a0", "_")); at != "" {
			t.Fatalf("%s has %q in\n%s", w.name, at, block)
		}
		if d.Kind != Reason {
			for _, section := range []string{"salutation", "closing"} {
				if n := lines(block, in(d.Language)[section], d.To.Name); n != 1 {
					t.Fatalf("%s: %d of a %s in\n%s", w.name, n, section, block)
				}
			}
		}
	}
	if d.Kind == Reason {
		return
	}
	american := strings.Contains(w.name, "in US") || strings.Contains(w.name, "in CA")
	if on := day(now, d.Language, american); !strings.Contains(text, on) {
		t.Errorf("%s bears no day %s", w.name, on)
	}
	if d.Subject.IsZero() || !strings.Contains(text, ": "+d.Subject.String()+"\n") {
		t.Errorf("%s: subject %q", w.name, d.Subject)
	}
	if !strings.HasPrefix(text, "Anna Beispiel\n") || strings.Count(text, "Anna Beispiel") != 2 || !strings.Contains(text, "\n"+d.To.Name) {
		t.Errorf("%s: sender, addressee or signature in\n%s", w.name, text)
	}
}

// lines counts the lines of a text that are one of some words.
func lines(text string, some map[string]string, to string) int {
	n, seen := 0, map[string]bool{}
	for _, words := range some {
		filled, _ := Fill(words, Fields{"controller": to, "authority": to})
		line := "\n" + filled.String() + "\n"
		if !seen[line] {
			n += strings.Count("\n"+strings.ReplaceAll(text, "\n", "\n\n")+"\n", line)
		}
		seen[line] = true
	}
	return n
}

// claims are words of each language that say something which has to be recorded first.
var claims = map[string]map[string]string{
	"enclosed": {
		"en": "enclosed", "de": "liegt bei", "fr": "ci-jointe", "es": "Adjunto una", "it": "Ne allego", "nl": "is bijgevoegd", "pl": "W załączeniu",
		"pt": "Junto uma cópia", "pt-br": "Segue cópia",
	},
	"no other complaint": {
		"en": "with another authority", "de": "Bei einer anderen Behörde", "fr": "auprès d'une autre autorité", "es": "ante otra autoridad",
		"it": "presso un'altra autorità", "nl": "Bij een andere autoriteit", "pl": "do innego organu", "pt": "a outra autoridade", "pt-br": "a outra autoridade",
	},
	"may name": {
		"en": "my name", "de": "meinen Namen", "fr": "mon nom", "es": "mi nombre", "it": "il mio nome", "nl": "mijn naam", "pl": "mojego imienia", "pt": "o meu nome", "pt-br": "Meu nome",
	},
	"a month": {
		"en": "More than one month", "de": "mehr als ein Monat", "fr": "Plus d'un mois", "es": "más de un mes", "it": "più di un mese", "nl": "meer dan een maand",
		"pl": "ponad miesiąc", "pt": "mais de um mês", "pt-br": "mais de um mês",
	},
	"Art. 9": {
		"en": "Art. 9(1)", "de": "Art. 9 Abs. 1", "fr": "article 9,", "es": "artículo 9.1", "it": "articolo 9,", "nl": "artikel 9,", "pl": "art. 9 ust. 1", "pt": "artigo 9.º", "pt-br": "artigo 9(1)",
	},
	"data sets": {
		"en": "data sets that you keep", "de": "Datensätzen, die Sie", "fr": "jeux de données que vous", "es": "conjuntos de datos que conservan", "it": "insiemi di dati che conservate",
		"nl": "datasets die u", "pl": "zbiorów danych, które", "pt": "conjuntos de dados que conservam", "pt-br": "conjuntos de dados mantidos",
	},
	"withdrawal": {
		"en": "I withdraw it", "de": "widerrufe ich sie", "fr": "je le retire", "es": "lo retiro", "it": "lo revoco", "nl": "trek ik die", "pl": "wycofuję ją", "pt": "retiro-o", "pt-br": "eu o retiro",
	},
}

// onlyRecorded fails if a letter says something on the person's behalf that nothing
// recorded bears out; said counts what was said.
func onlyRecorded(t *testing.T, w written, said map[string]int) {
	t.Helper()
	quebec := strings.Contains(w.name, "in CA-QC,") // where the withdrawal is the point of the letter
	allowed := map[string]bool{
		"enclosed": w.has("sent:registered 2026-09-01 I object.") || w.has("sent:mail 2026-09-01 I object."), "no other complaint": w.has("told only_here"), "may name": w.has("told may_name"),
		"a month": w.has("sent") && !w.has("refused") && !w.has("extended 2026-08-20") && !w.has("extended 2026-12-01") && !w.has("sent 2026-12-01"),
		"Art. 9":  w.has("told grounds works,special") || w.has("told grounds special"), "data sets": w.has("told datasets"),
		"withdrawal": w.under && (quebec || !w.has("told keep_consent")),
	}
	for claim, words := range claims {
		if strings.Contains(w.draft.Text.String(), words[w.draft.Language]) {
			said[claim+" in "+w.draft.Language]++
			if !allowed[claim] {
				t.Fatalf("%s says %q in\n%s", w.name, words[w.draft.Language], w.draft.Text)
			}
		}
	}
}

// nothingLeftOut fails unless a letter has the person's own grounds, what the company
// answered, the account, the address and the number of the case, as far as they were told,
// how and when the request went out, and what is enclosed.
func nothingLeftOut(t *testing.T, w written) {
	t.Helper()
	answers := w.draft.Kind == Reply || w.draft.Kind == Complaint
	organisational := forOrganisation(w.account) && !w.under
	for _, line := range w.situation {
		want := ""
		switch tail := func(start string) string { return strings.TrimPrefix(line, start) }; {
		case strings.HasPrefix(line, "told grounds My") && !organisational:
			want = tail("told grounds ")
		case strings.HasPrefix(line, "refused") && answers:
			_, want, _ = strings.Cut(tail("refused "), " ")
		case w.draft.Kind == Reason:
		case strings.HasPrefix(line, "label "):
			want = tail("label ")
		case strings.HasPrefix(line, "told reference "):
			want = tail("told reference ")
		case strings.HasPrefix(line, "told address "):
			want = tail("told address ")
		case strings.HasPrefix(line, "told place "):
			want = "Berlin, "
		case strings.HasPrefix(line, "sent:registered") && w.draft.Kind != Objection && !organisational:
			want = in(w.draft.Language)["means"][plan.Registered]
		case w.draft.Kind != Complaint:
		case strings.HasPrefix(line, "delivered "):
			want = day(time.Date(2026, 9, 2, 0, 0, 0, 0, time.UTC), w.draft.Language, strings.Contains(w.name, "in CA"))
		case strings.HasPrefix(line, "reminded:post"): // with its number, as what was sent before is the first
			want = in(w.draft.Language)["means"][plan.Post]
		case strings.HasPrefix(line, "proof "):
			want = strconv.Itoa(slices.Index(w.situation, line)-slices.Index(w.situation, "proof scan.pdf")+3) + ". " + tail("proof ")
		}
		if !strings.Contains(w.draft.Text.String(), want) {
			t.Fatalf("%s leaves out %q:\n%s", w.name, want, w.draft.Text)
		}
	}
}

// TestGroundsAreAskedForOnlyWhereTheLawAsksForThem: not for the Swiss declaration, the
// Brazilian opposition, a mere request or an organisation.
func TestGroundsAreAskedForOnlyWhereTheLawAsksForThem(t *testing.T) {
	for where, want := range map[[2]string]bool{
		{"DE", "facebook"}: true, {"GB", "facebook"}: true, {"CH", "facebook"}: false, {"BR", "facebook"}: false, {"US", "linkedin"}: false, {"DE", "miro"}: false,
	} {
		p, a := account(t, where[0], where[1], who)
		d := Write(p, a, Objection, "en")
		if got := slices.Contains(d.Missing, OwnGrounds); got != want || !want && len(d.Missing) > 0 {
			t.Errorf("%v: asks for grounds: %v; missing %v", where, got, d.Missing)
		}
		short := Write(p, a, Reason, "en") // for a form, whose box may stay empty
		if could := slices.Contains(short.Optional, OwnGrounds); len(short.Missing) > 0 || !could && !forOrganisation(a) {
			t.Errorf("%v: a short text lacks %v, and could say %v", where, short.Missing, short.Optional)
		}
	}
}

// TestAnotherAccountWithTheSameAddressIsNamed: one objection covers both.
func TestAnotherAccountWithTheSameAddressIsNamed(t *testing.T) {
	ids := state.Store{Now: func() time.Time { return now }}
	events := []state.Event{
		{Do: state.Country, Country: "DE"},
		{Do: state.Account, Account: "a", Platform: "instagram", Label: safetext.NewLine("@anna")},
		{Do: state.Account, Account: "b", Platform: "instagram", Label: safetext.NewLine("@shop")},
		{Do: state.Account, Account: "c", Platform: "facebook", Label: safetext.NewLine("@else")},
		{Do: state.Detail, Key: Email, Text: safetext.NewBlock("anna@example.org")},
	}
	for i := range events {
		events[i] = ids.New(events[i])
	}
	p := plan.Build(catalog.Load(""), events, "", now)
	mine := *p.Account("a") // the same account, from another plan
	text := Write(p, &mine, Objection, "en").Text.String()
	if !strings.Contains(text, "These include @shop.") || strings.Contains(text, "@else") || strings.Count(text, "@anna") != 1 {
		t.Errorf("the other account in\n%s", text)
	}
}

// TestAReminderOfTheAuthorityIsNoneOfTheCompany: in the United Kingdom, the second letter to
// the company names the first, and not what went to the authority later.
func TestAReminderOfTheAuthorityIsNoneOfTheCompany(t *testing.T) {
	lines := append(slices.Clone(who), "told grounds works", "sent 2026-05-01", "reminded 2026-06-10", "complained 2026-09-20", "reminded 2026-12-10")
	p, a := account(t, "GB", "facebook", lines)
	if d := Write(p, a, Reminder, "en"); d.Subject.String() != "My data protection complaint of 10 June 2026" {
		t.Errorf("the second letter to the company is about %q", d.Subject)
	}
}

// TestLettersToAmericaFollowItsCustoms and no letter to anywhere else does.
func TestLettersToAmericaFollowItsCustoms(t *testing.T) {
	for code, american := range map[string]bool{"US": true, "US-CA": true, "CA": true, "GB": false, "DE": false, "JP": false} {
		p, a := account(t, code, "reddit", who)
		text := Write(p, a, Objection, "en").Text.String()
		for _, custom := range []string{"To whom it may concern:", "Sincerely,", "December 14, 2026"} {
			if strings.Contains(text, custom) != american {
				t.Errorf("%s: %q in a letter: %v", code, custom, !american)
			}
		}
	}
}

func TestAddressesStandInLines(t *testing.T) {
	for address, want := range map[string]string{
		"":                                     "X",
		"Graurheindorfer Str. 153, 53117 Bonn": "X\nGraurheindorfer Str. 153\n53117 Bonn",
		"Av. D. Carlos I, 134, 1.º, 1200-651 Lisboa":  "X\nAv. D. Carlos I, 134, 1.º\n1200-651 Lisboa",
		"15, Boulevard du Jazz, L-4370 Belvaux":       "X\n15, Boulevard du Jazz\nL-4370 Belvaux",
		"1601 Willow Road, Menlo Park, CA 94025, USA": "X\n1601 Willow Road\nMenlo Park, CA 94025\nUSA",
	} {
		if got := block(Recipient{Name: "X", Address: address}); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}
