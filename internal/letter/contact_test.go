package letter

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
)

// TestWhoHasNoAddressOfTheirOwnIsNamedAllTheSame goes through people with a number only,
// with a lost address, without an account, and with a child, in each language and law.
func TestWhoHasNoAddressOfTheirOwnIsNamedAllTheSame(t *testing.T) {
	c, now := shipped(), time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	for name, x := range map[string]struct {
		told    []string // keys and texts
		missing []string
		has     []string
	}{
		"an address":      {[]string{Email, "anna@example.org"}, nil, []string{"anna@example.org"}},
		"a number":        {[]string{Email, "+49 30 1234567"}, nil, []string{"+49 30 1234567"}},
		"nothing":         {nil, []string{Email}, nil},
		"a lost address":  {[]string{Email, "new@example.org", Login, "old@example.org"}, nil, []string{"new@example.org", "old@example.org"}},
		"only the number": {[]string{Email, "anna@example.org", Login, "+49 30 1234567"}, nil, []string{"anna@example.org", "+49 30 1234567"}},
		"no account":      {[]string{Email, "anna@example.org", NoAccount, "yes"}, nil, []string{"anna@example.org"}},
		"a child":         {[]string{Email, "anna@example.org", Child, "Ben Beispiel"}, nil, []string{"Ben Beispiel"}},
	} {
		for country, part := range map[string]string{"DE": "DE-BE", "GB": "", "CH": "", "BR": ""} {
			events := []state.Event{{Do: state.Country, Country: country}, {Do: state.Account, Account: "facebook", Platform: "facebook"}}
			for i, told := range append([]string{Name, "Anna", OwnGrounds, "works", RefusalReason, "They may.", Part, part}, x.told...) {
				if i%2 == 0 {
					events = append(events, state.Event{Do: state.Detail, Key: told})
				} else {
					events[len(events)-1].Text = safetext.NewBlock(told)
				}
			}
			way := c.Platform("facebook").Way("DE").ID
			for i, o := range []string{"sent", "reminded", "refused"} {
				events = append(events, state.Event{Do: state.Outcome, Account: "facebook", Way: way, Outcome: o, On: "2026-0" + string(rune('7'+i)) + "-01"})
			}
			for i := range events {
				events[i].ID, events[i].At = "id"+string(rune('a'+i)), now
			}
			p := plan.Build(c, events, "", now)
			for _, language := range Languages() {
				for _, kind := range []Kind{Objection, Reminder, Reply, Complaint} {
					d := Write(p, p.Account("facebook"), kind, language)
					missing := slices.DeleteFunc(slices.Clone(d.Missing), func(m string) bool { return !slices.Contains([]string{Email, Login, Child}, m) })
					text := d.Text.String()
					lacks := slices.ContainsFunc(x.has, func(want string) bool { return !strings.Contains(text, want) })
					if !slices.Equal(missing, x.missing) || lacks || strings.Contains(text, "[if") || strings.Contains(text, "\n\n\n\n") {
						t.Errorf("%s, %s, %s in %s: missing %q\n%s", name, country, kind, language, d.Missing, text)
					}
				}
			}
		}
	}
}

func TestWhatIsATelephoneNumber(t *testing.T) {
	for text, want := range map[string]bool{
		"+49 30 1234567": true, "030/123-4567": true, "(030) 123.45.67": true, "123456": true, "12345": false, "": false, "1234567890123456": false,
		"anna@example.org": false, "+": false, "12+34567": false, "tel. 123456": false, "１２３４５６": false,
	} {
		if got := IsPhone(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// TestWithoutAnAccountALetterSpeaksOfNone, its settings or what was posted there.
func TestWithoutAnAccountALetterSpeaksOfNone(t *testing.T) {
	accounts := map[string]string{
		"en": "my accounts", "de": "meine Konten", "fr": "mes comptes", "es": "mis cuentas", "it": "miei account", "nl": "mijn accounts",
		"pl": "moje konta", "pt": "minhas contas", "pt-br": "minhas contas",
	}
	for _, code := range []string{"DE", "CH", "BR", "US"} {
		for language, words := range accounts {
			for _, no := range []string{"no", "yes"} {
				lines := append(slices.Clone(who), "told grounds works", "told datasets yes", "told no_account "+no)
				p, a := account(t, code, "pinterest", lines)
				if o := a.Objection; o != nil {
					a = o
				}
				text := strings.ToLower(Write(p, a, Objection, language).Text.String())
				if says := strings.Contains(text, strings.ToLower(words)); says == (no == "yes") {
					t.Errorf("%s, %s, without an account %s: says %q: %v in\n%s", code, language, no, words, says, text)
				}
			}
		}
	}
}

// TestGroundsEndAReason, so that no sentence runs into what ends without a full stop.
func TestGroundsEndAReason(t *testing.T) {
	for _, language := range Languages() {
		for law := range in(language)[string(Reason)] {
			if text := in(language)[string(Reason)][law]; law != string(organisation) && !strings.HasSuffix(strings.TrimSpace(text), "{grounds}]") {
				t.Errorf("%s, %s: something follows the grounds in %s", language, law, text)
			}
		}
	}
}

// TestSwissGermanHasItsSpellingAndWords, also where the letter is under no law of Switzerland.
func TestSwissGermanHasItsSpellingAndWords(t *testing.T) {
	for _, code := range []string{"CH", "LI", "DE"} {
		for _, platform := range []string{"facebook", "miro"} {
			p, a := account(t, code, platform, append(slices.Clone(who), "told grounds Spaß", "sent:post 2026-08-01 Nein.", "closed 2026-09-01"))
			for _, k := range []Kind{Objection, Complaint} {
				text := strings.ReplaceAll(Write(p, a, k, "de").Text.String(), "Spaß", "")
				german := strings.Contains(text, "ß") && strings.Contains(text, "Anlage") == (k == Complaint)
				swiss := !strings.Contains(text, "ß") && !strings.Contains(text, "Anlage")
				if text != "" && (code == "DE" && !german || code != "DE" && !swiss) {
					t.Errorf("%s, %s, %s:\n%s", code, platform, k, text)
				}
			}
		}
	}
}
