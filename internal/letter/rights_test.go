package letter

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/link"
)

// TestWhereARightHoldsAPersonCanGoToTheEnd goes through all countries: each in which a
// right holds has letters, in a language there is, and an authority to complain to.
func TestWhereARightHoldsAPersonCanGoToTheEnd(t *testing.T) {
	var places []string
	for _, c := range country.All() {
		parts := []string{""}
		for _, x := range Parts(c.Code) {
			parts = append(parts, x.Country)
		}
		for _, part := range parts {
			r, ok := RightIn(c.Code, part, now)
			if !ok {
				continue
			}
			place := string(c.Code)
			if part != "" {
				place = part
			}
			if !c.Code.In("EEA") {
				places = append(places, place)
			}
			authority, ok := AuthorityFor(c.Code, part)
			if !ok || authority.Name == "" || authority.Source == "" {
				t.Errorf("%s: no authority", place)
			}
			all := LanguagesFor(r.Law)
			if len(all) == 0 {
				t.Errorf("%s: no language", place)
			}
			for _, language := range all {
				for _, k := range Kinds() {
					if text := Template(k, r.Law, language); text == "" {
						t.Errorf("%s: no %s in %s", place, k, language)
					}
				}
			}
			if l := Language(c.Code); !slices.Contains(all, l) && l != "en" {
				t.Errorf("%s: letters are in %s, of which there are none", place, l)
			}
		}
	}
	slices.Sort(places)
	want := strings.Fields("BR CA-QC CH CL GB GG GI IM JE KE NG PE RS TH ZA")
	if got := slices.Compact(places); !slices.Equal(got, want) {
		t.Errorf("outside the EEA, rights hold in %v, want %v", got, want)
	}
	if _, ok := RightIn("CL", "", time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)); ok {
		t.Error("in Chile, the law holds a day before it comes into force")
	}
	if _, ok := RightIn("US", "CA-QC", now); ok {
		t.Error("a right of Québec holds in the United States")
	}
}

// TestEveryRightSaysWhereItIsFrom and claims no article that it does not name.
func TestEveryRightSaysWhereItIsFrom(t *testing.T) {
	for _, r := range rights() {
		if r.Law == "" || len(r.Where) == 0 || r.Name == "" || r.Date == "" || link.Check(r.Source, []string{link.Host(r.Source)}) != nil {
			t.Errorf("%+v lacks a law, a place, a name, a day or a source", r)
		}
		if !slices.Contains([]string{"object", "withdraw", "request"}, r.Kind) || (r.Text == "object") != (r.Article != "") {
			t.Errorf("%s: kind %q, text %q, article %q", r.Law, r.Kind, r.Text, r.Article)
		}
		for _, language := range r.Languages {
			if !slices.Contains(Languages(), language) {
				t.Errorf("%s: no letters are in %s", r.Law, language)
			}
		}
	}
}

// TestALetterInALanguageThatLacksItIsInOneThatHasIt, and says so.
func TestALetterInALanguageThatLacksItIsInOneThatHasIt(t *testing.T) {
	for code, want := range map[string]string{"ZA": "en", "RS": "en", "TH": "en", "CL": "es", "PE": "es", "DE": "de"} {
		p, a := account(t, code, "reddit", append(slices.Clone(who), "told grounds works"))
		r, _ := RightIn(p.Country, "", now)
		if d := WriteUnder(r, p, a, Objection, "de"); d.Language != want || len(d.Missing) > 0 || d.Text.IsZero() {
			t.Errorf("%s: in %s, missing %v: %s", code, d.Language, d.Missing, d.Text)
		}
	}
}
