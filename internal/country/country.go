// Package country knows the countries: ISO codes, names, groups, and which one
// somebody means who types a name.
package country

import (
	_ "embed" // the list of countries
	"slices"
	"strings"
	"sync"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

// Code is an ISO 3166-1 code such as DE, or a state of the United States as
// US-CA. The zero value means that it is not known.
type Code string

//go:embed countries.csv
var countriesCSV string

// eu are the member states, with the parts of France and Finland that carry
// codes of their own and where Union law holds (TFEU, Art. 349 and 355(1), and
// protocol 2 of the accession of Finland for the Åland Islands).
var eu = strings.Fields("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK" +
	" AX GF GP MF MQ RE YT")

// efta are the states that joined the European Economic Area from outside the
// Union; the GDPR holds there (EEA Joint Committee decision 154/2018).
var efta = strings.Fields("IS LI NO")

// In says whether the country is code, or belongs to it: EU, EEA, or US for a
// state.
func (c Code) In(code string) bool {
	switch code {
	case string(c):
		return c != ""
	case "EU":
		return slices.Contains(eu, string(c))
	case "EEA":
		return slices.Contains(eu, string(c)) || slices.Contains(efta, string(c))
	}
	return code == "US" && strings.HasPrefix(string(c), "US-")
}

// Country pairs a code with its English name.
type Country struct {
	Code Code
	Name string
}

// All lists all countries by name, in the order of countries.csv. Every start needs
// them, so the lines are split by hand: no name holds a quote.
var All = sync.OnceValue(func() []Country {
	all := make([]Country, 0, strings.Count(countriesCSV, "\n"))
	for line := range strings.Lines(countriesCSV) {
		code, name, _ := strings.Cut(strings.TrimSpace(line), ",")
		all = append(all, Country{Code(code), strings.Trim(name, `"`)})
	}
	return all
})

// Name is the country's English name, or its code if there is none.
func (c Code) Name() safetext.Text {
	name := string(c)
	if i := slices.IndexFunc(All(), func(n Country) bool { return n.Code == c }); i >= 0 {
		name = All()[i].Name
	}
	return safetext.NewLine(name).Text()
}

// Nearest lists up to n of the words that are most like s, best first.
func Nearest(s string, words []string, n int) []string {
	near := slices.Clone(words)
	s = strings.ToLower(s)
	score := func(w string) int {
		w = strings.ToLower(w)
		if s != "" && strings.HasPrefix(w, s) {
			return 0
		}
		return distance(s, w)
	}
	slices.SortStableFunc(near, func(a, b string) int { return score(a) - score(b) })
	return near[:min(n, len(near))]
}

// distance is how many letters have to be inserted, deleted or changed to turn a into b
// (Levenshtein). Of longer words, only the first 64 letters count.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	x, y = x[:min(len(x), 64)], y[:min(len(y), 64)]
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			change := diagonal
			if x[i] != y[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(y)]
}
