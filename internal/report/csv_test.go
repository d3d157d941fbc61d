package report

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"encoding/xml"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// rowsOf reads what CSV wrote and checks what holds for every plan: as many rows
// as accounts, as many cells as columns, and none that a spreadsheet would run.
func rowsOf(t *testing.T, p *plan.Plan) [][]string {
	t.Helper()
	data, err := CSV(p)
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = len(columns)
	rows, err := r.ReadAll()
	if err != nil || len(rows) != 1+len(p.Accounts) {
		t.Fatalf("%d rows for %d accounts, %v", len(rows), len(p.Accounts), err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if strings.IndexAny(strings.TrimSpace(cell), starters) == 0 || strings.ContainsAny(cell, "\r\n\t") {
				t.Fatalf("a spreadsheet would run %q", cell)
			}
		}
	}
	return rows
}

func TestCSVIsARowPerAccount(t *testing.T) {
	p, _ := sample(t)
	rows := rowsOf(t, p)
	for i, want := range []string{
		"facebook,facebook,,sent,2026-11-02,objection-eea,2026-11-02,answer,2026-12-02,1,gdpr-21,2026-12-02,,2026-10-02,,,,,,,,,",
		"instagram/@anna,instagram,'@anna,silent,2026-10-15,objection-eea,2026-09-14,complain,2026-11-03,0,gdpr-21,2026-10-14,,2026-10-02,,,,,,,,,",
		"instagram/@shop,instagram,'@shop,refused,2026-09-01,objection-eea,2026-08-03,reply,,0,gdpr-21,2026-09-03,2026-09-01,2026-10-02,,,,,,,,,",
		"tiktok,tiktok,,done,2026-09-20,objection-eea,2026-07-01,look-again,2027-09-20,0,gdpr-21,2026-10-01,2026-09-10,2026-08-20,,,,,,,,,",
	} {
		if got := strings.Join(rows[1+i], ","); got != want {
			t.Errorf("row %d\n got %s\nwant %s", 1+i, got, want)
		}
	}
}

func TestCSVHoldsNoFormula(t *testing.T) {
	for _, text := range hostile {
		d, _ := hostileDiary(text)
		rows := rowsOf(t, d.plan())
		label := safetext.NewLine(text).String()
		if got := strings.TrimPrefix(rows[1][2], "'"); got != strings.TrimPrefix(label, "'") {
			t.Errorf("%q became %q", text, got)
		}
	}
}

// TestCSVInLibreOffice opens the table in a real spreadsheet, without a screen.
func TestCSVInLibreOffice(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("the Debian package libreoffice-calc-nogui is not installed here")
	}
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	d := german()
	for _, text := range hostile {
		d.outcome(d.account("instagram", text), "sent", "2026-11-02", "")
	}
	p := d.plan()
	want := rowsOf(t, p)
	data, err := CSV(p)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "table.csv")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), soffice, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless",
		"--infilter=CSV:44,34,76,1", "--convert-to", "fods", "--outdir", dir, file)
	cmd.Env = livingIn(dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v: %s", err, out)
	}
	sheet, err := os.ReadFile(filepath.Join(dir, "table.fods"))
	if err != nil {
		t.Fatal(err)
	}
	got := cellsOf(t, sheet)
	for i := range want {
		if i >= len(got) {
			t.Fatalf("%d rows, want %d", len(got), len(want))
		}
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("row %d\n got %q\nwant %q", i, got[i], want[i])
		}
	}
}

// sheetCell is a cell of a flat OpenDocument sheet.
type sheetCell struct {
	Formula string `xml:"formula,attr"`
	Day     string `xml:"date-value,attr"`
	Number  string `xml:"value,attr"`
	Again   int    `xml:"number-columns-repeated,attr"`
	Text    []struct {
		XML string `xml:",innerxml"`
	} `xml:"p"`
}

var (
	spaces = regexp.MustCompile(`<text:s(?: text:c="(\d+)")?/>`)
	tags   = regexp.MustCompile(`<[^>]*>`)
)

// cellsOf reads the cells of a sheet and fails on a formula. Numbers and days are
// taken by their values.
func cellsOf(t *testing.T, data []byte) [][]string {
	t.Helper()
	var sheet struct {
		Rows []struct {
			Cells []sheetCell `xml:"table-cell"`
		} `xml:"body>spreadsheet>table>table-row"`
	}
	if err := xml.Unmarshal(data, &sheet); err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for _, r := range sheet.Rows {
		var row []string
		for _, c := range r.Cells {
			if c.Formula != "" {
				t.Errorf("a cell runs as a formula: %s", c.Formula)
			}
			value := cmp.Or(c.Day, c.Number)
			if value == "" {
				value = c.text()
			}
			for range min(max(c.Again, 1), len(columns)) {
				row = append(row, value)
			}
		}
		rows = append(rows, row[:min(len(row), len(columns))])
	}
	return rows
}

func (c *sheetCell) text() string {
	text := ""
	for _, p := range c.Text {
		text += spaces.ReplaceAllStringFunc(p.XML, func(s string) string {
			n, _ := strconv.Atoi(spaces.FindStringSubmatch(s)[1])
			return strings.Repeat(" ", max(n, 1))
		})
	}
	return html.UnescapeString(tags.ReplaceAllString(text, ""))
}
