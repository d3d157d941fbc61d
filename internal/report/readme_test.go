package report

import (
	"os"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/catalog"
)

func TestTheReadmeShowsTheCatalogueAsItIs(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(readme), Table(catalog.Load("").Platforms())) {
		t.Error("the table in README.md is not that of: go run ./cmd/optout-tui catalog table")
	}
}

func TestTableCellsCannotBreakOut(t *testing.T) {
	if got := cell(`a|b<script>`); got != `a\|b&lt;script>` {
		t.Errorf("cell: %s", got)
	}
}
