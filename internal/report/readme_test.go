package report

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
)

var update = flag.Bool("update", false, "make the table of all platforms again")

// platformsPage is the page of all platforms, which ends with their table.
const platformsPage = "../../.github/PLATFORMS.md"

// TestThePageOfAllPlatformsIsCurrent compares its table; with -update it writes it anew.
func TestThePageOfAllPlatformsIsCurrent(t *testing.T) {
	data, err := os.ReadFile(platformsPage)
	if err != nil {
		t.Fatal(err)
	}
	table := Table(catalog.Load("").Platforms(), time.Now())
	header, _, _ := strings.Cut(table, "\n")
	head, _, _ := strings.Cut(string(data), header)
	if head+table == string(data) {
		return
	}
	if !*update {
		t.Fatal("the table in .github/PLATFORMS.md is older than the catalogue. Make it again: go test ./internal/report -run Platforms -update")
	}
	if err := os.WriteFile(platformsPage, []byte(head+table), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestTheReadmeCountsTheCatalogue(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	all, possible := catalog.Load("").Platforms(), 0
	for _, p := range all {
		if slices.ContainsFunc(p.Ways, func(w catalog.Way) bool { return w.Kind != catalog.None }) {
			possible++
		}
	}
	if want := fmt.Sprintf("%d platforms, %d of them with a way to say no", len(all), possible); !strings.Contains(string(readme), want) {
		t.Errorf("README.md does not say %q", want)
	}
}

func TestTableCellsCannotBreakOut(t *testing.T) {
	if got := cell(`a|b<script>`); got != `a\|b&lt;script>` {
		t.Errorf("cell: %s", got)
	}
}
