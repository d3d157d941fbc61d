package country

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"
)

func TestCountriesAreThoseOfTheFileByName(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(countriesCSV)).ReadAll()
	if err != nil || len(rows) != len(All()) {
		t.Fatalf("%d rows, %d countries, %v", len(rows), len(All()), err)
	}
	for i, c := range All() {
		if string(c.Code) != rows[i][0] || c.Name != rows[i][1] {
			t.Errorf("%v was read from %q", c, rows[i])
		}
	}
	if !slices.IsSortedFunc(All(), func(a, b Country) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("countries.csv is not sorted by name")
	}
}

func TestCountries(t *testing.T) {
	if n := len(All()); n != 249+51+1 { // the states of the United States, and Québec
		t.Errorf("%d countries and parts", n)
	}
	in := 0
	for _, c := range All() {
		if c.Code.In("EU") {
			in++
		}
	}
	if in != 27+7 { // the member states, and the parts with codes of their own
		t.Errorf("%d in the EU", in)
	}
}
