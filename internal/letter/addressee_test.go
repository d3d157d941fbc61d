package letter

import (
	"slices"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/country"
)

// TestAnAuthorityTakesSomeLanguages by the language, not by the country it is spoken in.
func TestAnAuthorityTakesSomeLanguages(t *testing.T) {
	for code, takes := range map[country.Code]string{"DE": "de", "BE": "de fr nl", "BR": "pt pt-br", "GB": "en", "TH": ""} {
		a, _ := AuthorityFor(code, "")
		for _, language := range Languages() {
			if got := a.Takes(language); got != slices.Contains(strings.Fields(takes), language) {
				t.Errorf("%s takes %s: %v", code, language, got)
			}
		}
	}
}

// TestPartsOfACountryWithCodesOfTheirOwnHaveTheAuthorityOfTheCountry: the overseas parts
// of France, and the Åland Islands.
func TestPartsOfACountryWithCodesOfTheirOwnHaveTheAuthorityOfTheCountry(t *testing.T) {
	for code, want := range map[country.Code]string{"GP": "FR", "RE": "FR", "MF": "FR", "AX": "FI"} {
		if a, ok := AuthorityFor(code, ""); !ok || a.Country != want || len(Parts(code)) > 0 {
			t.Errorf("%s: %s, parts %v", code, a.Name, Parts(code))
		}
	}
}

// TestTheEntriesWithoutAnAccountAreThose of which the catalogue says that nobody logs
// in to them.
func TestTheEntriesWithoutAnAccountAreThose(t *testing.T) {
	for _, p := range shipped().Platforms() {
		says := strings.HasPrefix(p.Account.String(), "none") || strings.Contains(p.Account.String(), "no account is needed")
		if got := slices.Contains(withoutAccount, p.ID); got != says {
			t.Errorf("%s: without an account: %v, though the catalogue says %q", p.ID, got, p.Account)
		}
	}
}
