package holiday

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/country"
)

// TestHolidaysAreThoseOfPublishedLists compares years behind and ahead of us, day
// by day.
func TestHolidaysAreThoseOfPublishedLists(t *testing.T) {
	data, err := os.ReadFile("testdata/published.txt")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[country.Code]bool{}
	for line := range strings.Lines(string(data)) {
		fields := strings.Fields(line)
		if fields[0] == "#" {
			continue
		}
		c, year := country.Code(fields[0]), number(fields[1])
		seen[c] = true
		var got []string
		for day := range in(c, year) {
			got = append(got, day.Format("01-02"))
		}
		slices.Sort(got)
		if !slices.Equal(got, fields[2:]) {
			t.Errorf("%s %d:\n got %v\nwant %v", c, year, got, fields[2:])
		}
	}
	for c := range rules() {
		if !seen[c] {
			t.Errorf("nothing published is compared for %s", c)
		}
	}
}

func TestEveryStateOfTheEEAAndTheUnitedKingdomIsKnown(t *testing.T) {
	overseas := strings.Fields("AX GF GP MF MQ RE YT") // no controller sits there
	for _, c := range country.All() {
		if (c.Code.In("EEA") || c.Code == "GB") && !Known(c.Code) && !slices.Contains(overseas, string(c.Code)) {
			t.Errorf("no holidays for %s", c.Name)
		}
	}
}

// TestEveryRuleCanBeRead: a slip in the file would be a day that never comes.
func TestEveryRuleCanBeRead(t *testing.T) {
	for c, all := range rules() {
		for _, rule := range all {
			hits := 0
			for year := 2018; year < 2060; year++ {
				if day, _ := apply(rule, year); day.Year() == year && day.Year() > 1 {
					hits++
				}
			}
			if hits == 0 {
				t.Errorf("%s: %q is no rule", c, rule)
			}
		}
	}
}

func TestAWorkdayIsTheNextDayThatIsNone(t *testing.T) {
	for _, c := range []struct {
		country country.Code
		day     string
		want    string
		why     string
	}{
		{"IE", "2026-10-26", "2026-10-27", "the October holiday"},
		{"IE", "2026-10-24", "2026-10-27", "a weekend before the October holiday"},
		{"IE", "2025-12-25", "2025-12-29", "Christmas, Saint Stephen's Day and a weekend"},
		{"IE", "2026-04-03", "2026-04-03", "Good Friday is none in Ireland"},
		{"IE", "2030-02-01", "2030-02-04", "Saint Brigid's Day on a Friday"},
		{"IE", "2027-02-01", "2027-02-02", "Saint Brigid's Day on a Monday"},
		{"NL", "2026-04-03", "2026-04-07", "Good Friday to Easter Monday"},
		{"NL", "2025-04-26", "2025-04-28", "the King's Day on a Saturday"},
		{"LU", "2026-06-23", "2026-06-24", "the National Day"},
		{"GB", "2026-12-25", "2026-12-29", "Boxing Day moves to Monday"},
		{"GB", "2027-12-25", "2027-12-29", "both move"},
		{"SE", "2026-06-19", "2026-06-22", "Midsummer"},
		{"US", "2026-12-25", "2026-12-25", "whose holidays are not known"},
		{"US", "2026-12-26", "2026-12-28", "a weekend is one everywhere"},
		{"", "2028-02-29", "2028-02-29", "a leap day"},
	} {
		day, err := time.Parse(time.DateOnly, c.day)
		if err != nil {
			t.Fatal(err)
		}
		if got := Workday(c.country, day).Format(time.DateOnly); got != c.want {
			t.Errorf("%s %s (%s): %s, want %s", c.country, c.day, c.why, got, c.want)
		}
	}
}
