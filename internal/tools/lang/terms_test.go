package lang

import (
	"regexp"
	"strings"
	"testing"
)

// terms are those of the law, and names that Meta gave: where the English has the one, a
// language has the other, in whatever form its grammar asks for.
var terms = []struct {
	english *regexp.Regexp
	said    map[string]string // parts of words, whatever their case
}{
	{regexp.MustCompile(`\b(objections?|objected|to object|right to object)\b`), map[string]string{
		"de": "wider(spr|ruf)", "fr": "oppos", "es": "oposici|op[oó]n|opus|opues", "it": "oppo", "nl": "bezwa(ar|ren)",
		"pl": "sprzeciw", "pt": "oposi|opo[rnsê]|opõe|opus", "pt-br": "oposi|opo[rnsê]|opõe|opus",
	}},
	{regexp.MustCompile(`\bright to object\b`), map[string]string{
		"de": "recht", "fr": "droit", "es": "derecho", "it": "diritto", "nl": "recht", "pl": "praw", "pt": "direito", "pt-br": "direito",
	}},
	{regexp.MustCompile(`\bauthorit(y|ies)\b`), map[string]string{
		"de": "behörde", "fr": "autorité", "es": "autoridad", "it": "autorità|garante", "nl": "toezichthouder|autoriteit",
		"pl": "organ|urz[ąę]d", "pt": "autoridade", "pt-br": "autoridade",
	}},
	{regexp.MustCompile(`\bcomplaints?\b`), map[string]string{
		"de": "beschwer|anzeige", "fr": "réclamation|plainte|dénonciation", "es": "reclamaci|reclama", "it": "reclam", "nl": "klacht|klag",
		"pl": "skar[gżd]", "pt": "reclama|queixa", "pt-br": "reclama|petiç|petici",
	}},
	{regexp.MustCompile(`\baccounts?\b`), map[string]string{
		"de": "kont(o|en)|es schon|Beide|Alles|davon|noch nichts", "fr": "compte", "es": "cuenta", "it": "account", "nl": "account",
		"pl": "kont|konci", "pt": "conta", "pt-br": "conta",
	}},
	{regexp.MustCompile(`\bAccounts? Center\b`), map[string]string{
		"de": "Kontenübersicht", "fr": "Espace Comptes", "es": "Centro de cuentas", "it": "Centro gestione account", "nl": "Accountcentrum",
		"pl": "centr(um|ach|a|ów) kont", "pt": "Cent(ral|ro) de Contas", "pt-br": "Central de Contas",
	}},
}

// manners are what a language does without, and how it writes quotes and signs.
var manners = map[string]struct {
	quoted string // x as the language quotes it
	uncalm []string
	signs  *regexp.Regexp // what should have been written in another way
}{
	"de": {"„x“", []string{"leider", "sorry", "entschuldig", "tut uns leid", "Kontrolleur", "Einspruch"}, regexp.MustCompile(`"|\x{201c}[^\x{201c}\x{201e}]*\x{201d}`)},
	"fr": {
		"«\u00a0x\u00a0»", []string{"désolé", "malheureusement", "hélas", "nous regrettons", "contrôleur"},
		regexp.MustCompile(`"|[^\x{00a0}\x{202f}][:;?!\x{00bb}](\s|$)|\x{00ab}[^\x{00a0}\x{202f}]`),
	},
	"es": {"«x»", []string{"¡", "lo sentimos", "lamentablemente", "por desgracia", "desafortunadamente", "controlador"}, regexp.MustCompile(`"|^[^\x{00bf}]*\pL\?(\PL|$)`)},
	"it": {"«x»", []string{"purtroppo", "spiacent", "ci dispiace", "ricorso"}, regexp.MustCompile(`"`)},
	"nl": {"‘x’", []string{"helaas", "sorry", "het spijt", "controleur"}, regexp.MustCompile(`"`)},
	"pl": {"„x”", []string{"niestety", "przepraszamy", "przykro nam"}, regexp.MustCompile(`"|\x{201c}`)},
	"pt": {"«x»", []string{"infelizmente", "lamentamos", "desculpe", "pedimos desculpa", "objeção", "objecção"}, regexp.MustCompile(`"`)},
	"pt-br": {
		"“x”", []string{"infelizmente", "lamentamos", "desculpe", "pedimos desculpa", "objeção"}, regexp.MustCompile(`"`),
	},
}

// inQuotes is what was typed, as the English quotes it.
var inQuotes = regexp.MustCompile(`"(\{[a-z]+\})"`)

func TestALanguageIsCalmAndWellSet(t *testing.T) {
	for _, language := range languages(t) {
		m, known := manners[language]
		if !known {
			t.Errorf("nothing is known of the manners of %s", language)
		}
		texts, _ := whole(t, language)
		for _, s := range texts {
			for _, word := range append(m.uncalm, "!", "\u2014") {
				if strings.Contains(strings.ToLower(s.text), strings.ToLower(word)) {
					t.Errorf("%s: %s says %q: %s", language, s.key, word, s.text)
				}
			}
			if found := m.signs.FindString(s.text); found != "" {
				t.Errorf("%s: %s writes %q: %s", language, s.key, found, s.text)
			}
			for _, name := range inQuotes.FindAllStringSubmatch(s.english, -1) {
				if as := strings.ReplaceAll(m.quoted, "x", name[1]); !strings.Contains(s.text, as) {
					t.Errorf("%s: %s does not write %s: %s", language, s.key, as, s.text)
				}
			}
		}
	}
}

func TestTermsAreThoseOfTheGlossary(t *testing.T) {
	typed := regexp.MustCompile("\u201e[^\u201c]*\u201c|\"[^\"]*\"|\\{[^}]*\\}|--[a-z-]+") // words on a screen, and names that are filled in
	for _, language := range languages(t) {
		texts, _ := whole(t, language)
		for _, term := range terms {
			said, known := term.said[language]
			if !known {
				t.Errorf("%s has no word for %v", language, term.english)
			}
			in := regexp.MustCompile("(?i)" + said)
			for _, s := range texts {
				if strings.HasPrefix(s.key, "problems.") || strings.HasSuffix(s.key, ".path") {
					continue // keys of entries, and what stands on a screen
				}
				english := typed.ReplaceAllString(s.english, "")
				if strings.HasPrefix(s.key, "cli.help.") && term.english.MatchString(s.text) {
					continue // what is typed is the same in all languages
				}
				if term.english.MatchString(english) && !in.MatchString(s.text) {
					t.Errorf("%s: %s has no %q: %s (%s)", language, s.key, said, s.text, s.english)
				}
			}
		}
	}
}
