package letter

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
)

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
	if all < 2_000 && !testing.Short() || all < 1_000 {
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
		case strings.HasPrefix(line, "told grounds My") && w.draft.Kind == Reminder && !w.account.CompanyComplaint().IsZero():
			// the question how the complaint stands, which has the grounds
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
	p := plan.Build(shipped(), events, "", now)
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
