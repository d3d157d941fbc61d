package catalog

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"
)

func TestCountriesAreThoseOfTheFileByName(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(countriesCSV)).ReadAll()
	if err != nil || len(rows) != len(Countries()) {
		t.Fatalf("%d rows, %d countries, %v", len(rows), len(Countries()), err)
	}
	for i, c := range Countries() {
		if string(c.Code) != rows[i][0] || c.Name != rows[i][1] {
			t.Errorf("%v was read from %q", c, rows[i])
		}
	}
	if !slices.IsSortedFunc(Countries(), func(a, b CountryName) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("countries.csv is not sorted by name")
	}
}
