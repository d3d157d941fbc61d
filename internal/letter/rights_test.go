package letter

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
)

// exceptions are the countries in which a right holds and something of the rest is not
// known, with the reason.
var exceptions = map[string]string{
	"CL way to reach Agencia de Protección de Datos Personales":                                                         "the agency starts with the law; no address or site was read",
	"PE way to reach Dirección de Protección de Datos Personales, Autoridad Nacional de Protección de Datos Personales": "none was read in a source",
	"TH way to reach Office of the Personal Data Protection Committee (PDPC)":                                           "none was read in a source",
	"TH language of Office of the Personal Data Protection Committee (PDPC)":                                            "whether English is taken was not read",
	"RS language of Poverenik za informacije od javnog značaja i zaštitu podataka o ličnosti":                           "whether English is taken was not read",
}

// TestWhereARightHoldsAPersonCanGoToTheEnd goes through all countries: each in which a
// right holds has letters, in a language there is, and an authority to complain to.
func TestWhereARightHoldsAPersonCanGoToTheEnd(t *testing.T) {
	var places []string
	for _, c := range country.All() {
		claim := catalog.Objection(c.Code, now)
		if claim == nil {
			continue
		}
		place := string(c.Code)
		if !c.Code.In("EEA") {
			places = append(places, place)
		}
		lacks := func(what string) {
			if exceptions[place+" "+what] == "" {
				t.Errorf("%s: no %s", place, what)
			}
		}
		authorities := Authorities(c.Code)
		if len(authorities) == 0 {
			lacks("authority")
		}
		for _, a := range authorities {
			if a.Name == "" || a.Source == "" || a.Site == "" && a.Form == "" && a.Email == "" && a.Address == "" {
				lacks("way to reach " + a.Name)
			}
			if len(a.Languages) == 0 {
				lacks("language of " + a.Name)
			}
		}
		all := LanguagesFor(claim.Law)
		if len(all) == 0 {
			lacks("language")
		}
		for _, language := range all {
			for _, k := range Kinds() {
				if text := Template(k, claim.Law, language); text == "" {
					t.Errorf("%s: no %s in %s", place, k, language)
				}
			}
		}
		if l := Language(c.Code); !slices.Contains(all, l) && l != "en" {
			t.Errorf("%s: letters are in %s, of which there are none", place, l)
		}
	}
	slices.Sort(places)
	want := strings.Fields("BR CA-QC CH CL GB GG GI IM JE KE NG PE RS TH ZA")
	if !slices.Equal(places, want) {
		t.Errorf("outside the EEA, rights hold in %v, want %v", places, want)
	}
	if catalog.Objection("CL", time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)) != nil {
		t.Error("in Chile, the law holds a day before it comes into force")
	}
	if catalog.Objection("CA", now) != nil {
		t.Error("a right of Québec holds in all of Canada")
	}
}

// TestALetterInALanguageThatLacksItIsInOneThatHasIt, and says so.
func TestALetterInALanguageThatLacksItIsInOneThatHasIt(t *testing.T) {
	for code, want := range map[string]string{"ZA": "en", "RS": "en", "TH": "en", "CL": "es", "PE": "es", "DE": "de"} {
		p, o := byLetter(t, code, "reddit", append(slices.Clone(who), "told grounds works"))
		if d := Write(p, o, Objection, "de"); d.Language != want || len(d.Missing) > 0 || d.Text.IsZero() {
			t.Errorf("%s: in %s, missing %v: %s", code, d.Language, d.Missing, d.Text)
		}
	}
}
