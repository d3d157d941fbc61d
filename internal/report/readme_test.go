package report

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
)

func TestTheReadmeShowsTheCatalogueAsItIs(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(readme), Table(catalog.Load("").Platforms(), time.Now())) {
		t.Error("the table in README.md is not that of: go run ./cmd/optout-tui catalog table")
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
