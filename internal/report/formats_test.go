package report

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// nasty is a name that means something in every format.
const nasty = `=cmd|'/c calc'!A1 <script>alert(1)</script> **b** [x](http://e) ;,\` + "\u00e9"

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func testPlan(t *testing.T) (*plan.Plan, []state.Event) {
	t.Helper()
	s := &state.Store{Dir: t.TempDir(), Now: func() time.Time { return noon }}
	label := safetext.NewLine(nasty)
	id := state.AccountID("instagram", label)
	events := []state.Event{
		s.New(state.Event{Do: state.Country, Country: "DE"}),
		s.New(state.Event{Do: state.Account, Account: "facebook", Platform: "facebook"}),
		s.New(state.Event{Do: state.Account, Account: id, Platform: "instagram", Label: label}),
		s.New(state.Event{Do: state.Outcome, Account: "facebook", Way: "objection-eea", Outcome: "sent", On: "2026-11-02"}),
		s.New(state.Event{Do: state.Outcome, Account: id, Way: "objection-eea", Outcome: "refused", On: "2026-11-10", Text: safetext.NewBlock(nasty)}),
		s.New(state.Event{Do: state.Note, Account: id, Text: safetext.NewBlock("line one\n=2+2\nBEGIN:VEVENT")}),
		s.New(state.Event{Do: state.Proof, Account: "facebook", File: "x.txt", Name: safetext.NewLine("<b>.txt"), SHA256: strings.Repeat("ab", 32), Size: 12}),
	}
	return plan.Build(catalog.Load(""), events, "", noon), events
}

func TestCSVHoldsNoFormula(t *testing.T) {
	p, _ := testPlan(t)
	data, err := CSV(p)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for _, r := range rows {
		for _, cell := range r {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
				t.Errorf("a spreadsheet would run %q", cell)
			}
		}
	}
}

func TestHTMLIsOneHarmlessPage(t *testing.T) {
	p, _ := testPlan(t)
	data, err := HTML(&words.English, p)
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	for _, never := range []string{"<script", "<img", "<link", "<iframe", "href=", "src=", "@import", "url("} {
		if strings.Contains(page, never) {
			t.Errorf("the page holds %q", never)
		}
	}
	for _, want := range []string{"&lt;script&gt;", "sent 2 Nov 2026", "Art. 21(1)", strings.Repeat("ab", 32), "Request sent"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

func TestMarkdownHoldsNoMarkupOfOthers(t *testing.T) {
	p, _ := testPlan(t)
	md := string(Markdown(&words.English, p))
	for _, never := range []string{"<script>", "**b**", "[x](http"} {
		if strings.Contains(md, never) {
			t.Errorf("it holds %q:\n%s", never, md)
		}
	}
	if !strings.Contains(md, "- 2026-11-02: Request sent\n") {
		t.Errorf("it lacks what happened:\n%s", md)
	}
}

func TestJSONHoldsEverything(t *testing.T) {
	p, events := testPlan(t)
	data, err := JSON(DossierOf(p, events))
	if err != nil {
		t.Fatal(err)
	}
	var d Dossier
	if err := json.Unmarshal(data, &d); err != nil {
		t.Fatal(err)
	}
	if d.Version != 1 || len(d.Accounts) != 2 || d.Accounts[0].Status != "sent" || len(d.Events) != 7 || d.Proofs[0].SHA256 == "" || len(d.Proofs) != 1 || len(d.Sources) < 10 {
		t.Errorf("%+v", d)
	}
}

func TestCalendarLinesAreFolded(t *testing.T) {
	p, _ := testPlan(t)
	for line := range strings.SplitSeq(string(Calendar(&words.English, p, noon)), "\r\n") {
		if len(line) > 75 || strings.Contains(line, "\n") {
			t.Errorf("%d bytes: %q", len(line), line)
		}
	}
}

// events lists uid, date and summary of a calendar file, by python's icalendar.
const eventsOf = `
import sys, icalendar
for e in icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read()).walk("VEVENT"):
    print(e["UID"], e["DTSTART"].dt, e["SUMMARY"], len(e.walk("VALARM")))
`

func TestRealCalendarsTakeTheFileTwiceAndShowEachEventOnce(t *testing.T) {
	p, _ := testPlan(t)
	dir := t.TempDir()
	file := filepath.Join(dir, "dates.ics")
	if err := os.WriteFile(file, Calendar(&words.English, p, noon), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Run("icalendar", func(t *testing.T) {
		const python = "/usr/bin/python3"
		if exec.Command(python, "-c", "import icalendar").Run() != nil {
			t.Skip("the Debian package python3-icalendar is not installed here")
		}
		out, err := exec.Command(python, "-c", eventsOf, file).CombinedOutput()
		if err != nil || strings.Count(string(out), "\n") != 1 || !strings.Contains(string(out), "2026-12-02 Answer due: Facebook 1") {
			t.Errorf("%v: %s", err, out)
		}
	})
	t.Run("khal", func(t *testing.T) {
		khal, err := exec.LookPath("khal")
		if err != nil {
			t.Skip("the Debian package khal is not installed here")
		}
		config := filepath.Join(dir, "config")
		text := fmt.Sprintf("[calendars]\n[[mine]]\npath = %s\n[locale]\ntimeformat = %%H:%%M\ndateformat = %%Y-%%m-%%d\nlongdateformat = %%Y-%%m-%%d\ndatetimeformat = %%Y-%%m-%%d %%H:%%M\nlongdatetimeformat = %%Y-%%m-%%d %%H:%%M\n[sqlite]\npath = %s\n",
			filepath.Join(dir, "calendar"), filepath.Join(dir, "khal.db"))
		if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Mkdir(filepath.Join(dir, "calendar"), 0o700); err != nil {
			t.Fatal(err)
		}
		run := func(args ...string) string {
			cmd := exec.CommandContext(context.Background(), khal, append([]string{"-c", config}, args...)...)
			cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "HOME="+dir)
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Fatalf("khal %q: %v: %s", args, err, out)
			}
			return string(out)
		}
		for range 2 {
			run("import", "--batch", "-a", "mine", file)
		}
		out := run("list", "--format", "{start-date} {title}", "2026-11-23", "30d")
		if strings.Count(out, "Answer due: Facebook") != 1 || !strings.Contains(out, "2026-12-02 Answer due: Facebook") {
			t.Errorf("khal shows\n%s", out)
		}
	})
}
