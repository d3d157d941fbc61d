package letter

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/link"
)

// TestWhereARightHoldsThereIsAnAuthority goes through all countries.
func TestWhereARightHoldsThereIsAnAuthority(t *testing.T) {
	now := time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
	var places []string
	for _, c := range country.All() {
		parts := []string{""}
		for _, x := range Parts(c.Code) {
			parts = append(parts, x.Country)
		}
		for _, part := range parts {
			if _, ok := RightIn(c.Code, part, now); !ok {
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
