package report

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

func ics(p *plan.Plan, stamp time.Time) []byte { return Calendar(words.English(), p, stamp) }

// vevent is an event as a client reads it: its properties, the text unescaped.
type vevent map[string]string

// eventsIn reads a calendar strictly (RFC 5545): lines that end with CR LF and have
// at most 75 bytes, folded between characters; balanced components.
func eventsIn(t *testing.T, data []byte) []vevent {
	t.Helper()
	text, ended := strings.CutSuffix(string(data), "\r\n")
	if !ended || strings.Count(text, "\n") != strings.Count(text, "\r\n") || strings.Count(text, "\r") != strings.Count(text, "\r\n") {
		t.Fatalf("not every line ends with CR LF:\n%q", text)
	}
	for line := range strings.SplitSeq(text, "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) {
			t.Fatalf("%d bytes, or cut within a character: %q", len(line), line)
		}
	}
	var events []vevent
	var open []string
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n ", ""), "\r\n") {
		name, value, found := strings.Cut(line, ":")
		switch {
		case !found || strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-;=") != "":
			t.Fatalf("no content line: %q", line)
		case name == "BEGIN":
			open = append(open, value)
			if value == "VEVENT" {
				events = append(events, vevent{})
			}
		case name == "END":
			if len(open) == 0 || open[len(open)-1] != value {
				t.Fatalf("END:%s closes %q", value, open)
			}
			open = open[:len(open)-1]
		case len(open) == 2 && open[1] == "VEVENT":
			last := events[len(events)-1]
			if _, twice := last[name]; twice {
				t.Fatalf("%s is there twice", name)
			}
			last[name] = unescapedICS(t, value)
		}
		if len(open) == 3 && name == "TRIGGER" {
			events[len(events)-1]["trigger"] = value
			events[len(events)-1]["alarm"] = map[bool]string{true: "a day before", false: "that day"}[value == "-PT15H"]
		}
	}
	if len(open) != 0 {
		t.Fatalf("%q are left open", open)
	}
	return events
}

func unescapedICS(t *testing.T, value string) string {
	t.Helper()
	var b strings.Builder
	for i := 0; i < len(value); i++ {
		switch c := value[i]; {
		case c == '\\' && i+1 < len(value) && strings.IndexByte(`\;,`, value[i+1]) >= 0:
			i++
			b.WriteByte(value[i])
		case c == '\\' && i+1 < len(value) && value[i+1] == 'n':
			i++
			b.WriteByte('\n')
		case c == '\\' || c == ';' || c == ',':
			t.Fatalf("not escaped: %q", value)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// line is an event on one line: its day, its title, whether it has an alarm.
func (e vevent) line() string {
	return strings.TrimSpace(e["DTSTART;VALUE=DATE"] + " " + e["SUMMARY"] + ", " + e["alarm"])
}

func TestEachAccountHasTheEventOfWhatIsDue(t *testing.T) {
	p, _ := sample(t)
	var got []string
	for _, e := range eventsIn(t, ics(p, noon)) {
		got = append(got, e.line())
	}
	want := []string{
		"20261202 Answer due: Facebook, a day before",
		"20261123 Complain to the authority: Instagram @anna, that day", // due since 3 November
		"20261123 Answer the refusal: Instagram @shop, that day",
		"20270920 Look again: TikTok, a day before",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("the events are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// stretch is what happens to an account on a day, and the one event of it that a calendar
// then has.
type stretch struct{ outcome, on, today, want string }

// shown is the day of the event and its title.
func (s stretch) shown() (day, title string, found bool) {
	event, _, _ := strings.Cut(s.want, ",")
	return strings.Cut(event, " ")
}

// course is the way of one account.
var course = []stretch{
	{"", "", "2026-11-02", ""},
	{"sent", "2026-11-02", "2026-11-02", "20261202 Answer due: Facebook, a day before"},
	{"extended", "2026-11-20", "2026-11-20", "20270202 Answer due: Facebook, a day before"},
	{"", "", "2027-02-10", "20270210 Remind them: Facebook, that day"},
	{"reminded", "2027-02-10", "2027-02-10", "20270224 Complain to the authority: Facebook, a day before"},
	{"refused", "2027-02-12", "2027-02-12", "20270212 Answer the refusal: Facebook, that day"},
	{"replied", "2027-02-13", "2027-02-13", "20270227 Complain to the authority: Facebook, a day before"},
	{"complained", "2027-03-01", "2027-03-01", "20270601 News from the authority due: Facebook, a day before"},
	{"", "", "2027-06-02", "20270602 Ask the authority: Facebook, that day"},
	{"reminded", "2027-06-05", "2027-06-05", "20270605 Nothing is due: Facebook,"},
	{"done", "2027-06-20", "2027-06-20", "20280620 Look again: Facebook, a day before"},
	{"", "", "2028-07-01", "20280701 Look again: Facebook, that day"},
}

// along gives the calendar after each step of the course.
func along(t *testing.T) [][]byte {
	t.Helper()
	d := german()
	facebook := d.account("facebook", "")
	var files [][]byte
	for _, c := range course {
		if c.outcome != "" {
			d.outcome(facebook, c.outcome, c.on, "")
		}
		today, err := time.Parse(time.DateOnly, c.today)
		if err != nil {
			t.Fatal(err)
		}
		now := today.Add(time.Duration(len(files)+8) * time.Hour)
		files = append(files, ics(plan.Build(shipped(), d.events, "", now), now))
	}
	return files
}

func TestTheEventMovesWithWhatIsDue(t *testing.T) {
	uid, revision := "", -1
	for i, file := range along(t) {
		if course[i].want == "" {
			if file != nil {
				t.Errorf("a calendar of nothing: %q", file)
			}
			continue
		}
		events := eventsIn(t, file)
		if len(events) != 1 || events[0].line() != course[i].want {
			t.Fatalf("after %s %s: %q, want %q", course[i].outcome, course[i].today, events, course[i].want)
		}
		e := events[0]
		n, err := strconv.Atoi(e["SEQUENCE"])
		if err != nil || n <= revision || n > 1<<31-1 {
			t.Errorf("revision %s comes after %d", e["SEQUENCE"], revision)
		}
		if uid != "" && e["UID"] != uid {
			t.Errorf("the event has another UID after %s", course[i].outcome)
		}
		if e["DTSTAMP"] != e["LAST-MODIFIED"] || e["DTSTAMP"] == "" {
			t.Errorf("it is stamped %s, and changed %s", e["DTSTAMP"], e["LAST-MODIFIED"])
		}
		uid, revision = e["UID"], n
	}
}

func TestTextIsTextInACalendar(t *testing.T) {
	for _, text := range hostile {
		d, _ := hostileDiary(text)
		events := eventsIn(t, ics(d.plan(), noon))
		want := strings.TrimSpace("Answer the refusal: Snapchat " + safetext.NewLine(text).String())
		if len(events) != 1 || events[0]["SUMMARY"] != want || events[0]["DTSTART;VALUE=DATE"] != "20261123" || !strings.Contains(events[0]["DESCRIPTION"], "refused 20 Oct 2026") {
			t.Errorf("%q became %q", text, events)
		}
	}
}

// python lists the events of a calendar by the Debian package python3-icalendar.
const python = `
import json, sys, icalendar
for f in sys.argv[1:]:
    print(json.dumps([[str(e["UID"]), str(e["DTSTART"].dt), str(e["SUMMARY"]), len(e.walk("VALARM"))]
        for e in icalendar.Calendar.from_ical(open(f, "rb").read() or b"BEGIN:VCALENDAR\nEND:VCALENDAR").walk("VEVENT")]))
`

func TestPythonReadsTheCalendar(t *testing.T) {
	const interpreter = "/usr/bin/python3"
	if exec.Command(interpreter, "-c", "import icalendar").Run() != nil {
		t.Skip("the Debian package python3-icalendar is not installed here")
	}
	d := german()
	for _, text := range hostile {
		d.add(state.Event{Do: state.Account, Account: fmt.Sprintf("facebook/%d", len(d.events)), Platform: "facebook", Label: safetext.NewLine(text)})
		d.outcome(d.events[len(d.events)-1].Account, "sent", "2026-11-02", "")
	}
	dir := t.TempDir()
	args := []string{"-c", python}
	for i, data := range append([][]byte{ics(d.plan(), noon)}, along(t)...) {
		args = append(args, filepath.Join(dir, strconv.Itoa(i)+".ics"))
		if err := os.WriteFile(args[len(args)-1], data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.CommandContext(t.Context(), interpreter, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	var got [][]any
	if err := json.Unmarshal([]byte(lines[0]), &got); err != nil || len(got) != len(hostile) {
		t.Fatalf("%d events for %d accounts, %v", len(got), len(hostile), err)
	}
	for i, text := range hostile {
		if strings.Contains(text, `\`) {
			continue // it undoes an escaped backslash twice; our own reader above does not
		}
		want := strings.TrimSpace("Answer due: Facebook " + safetext.NewLine(text).String())
		if got[i][1] != "2026-12-02" || got[i][2] != want || got[i][3] != 1.0 {
			t.Errorf("%q became %q", text, got[i])
		}
	}
	for i, c := range course {
		day, title, _ := c.shown()
		if day != "" {
			day = fmt.Sprintf("%s-%s-%s\", \"%s", day[:4], day[4:6], day[6:], title)
		}
		if !strings.Contains(lines[1+i], day) || strings.Count(lines[1+i], "@optout-tui") != min(len(c.want), 1) {
			t.Errorf("after %s: %s, want %s", c.outcome, lines[1+i], c.want)
		}
	}
}

// TestKhalShowsEachEventOnce imports again and again, as a person does who exports
// every now and then. There is one event at any time, and nothing is left where it
// was before.
func TestKhalShowsEachEventOnce(t *testing.T) {
	khal, err := exec.LookPath("khal")
	if err != nil {
		t.Skip("the Debian package khal is not installed here")
	}
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	dir := t.TempDir()
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
		cmd := exec.CommandContext(t.Context(), khal, append([]string{"-c", config}, args...)...)
		cmd.Env = livingIn(dir)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("khal %q: %v: %s", args, err, out)
		}
		return string(out)
	}
	file := filepath.Join(dir, "dates.ics")
	files := along(t)
	for _, i := range []int{1, 1, 2, 7, 8, 9, 10, 10} { // sent twice, extended, complained, no news, reminded, done twice
		if err := os.WriteFile(file, files[i], 0o600); err != nil {
			t.Fatal(err)
		}
		run("import", "--batch", "-a", "mine", file)
		day, title, _ := course[i].shown()
		want := day[:4] + "-" + day[4:6] + "-" + day[6:] + " " + title
		out := run("list", "--day-format", "", "--format", "{start-date} {title}", "2026-11-01", "600d")
		if strings.TrimSpace(out) != want {
			t.Errorf("after %s %s khal shows\n%s\nwant %s", course[i].outcome, course[i].today, out, want)
		}
	}
}

// TestBothTracksHaveAnEventOfTheirOwn: the switch and the objection on one account.
func TestBothTracksHaveAnEventOfTheirOwn(t *testing.T) {
	d := german()
	linkedin := d.account("linkedin", "")
	d.add(state.Event{Do: state.Outcome, Account: linkedin, Way: "switch-eea", Outcome: "done", On: "2026-11-01"})
	d.add(state.Event{Do: state.Outcome, Account: linkedin, Way: "letter-gdpr", Outcome: "sent", On: "2026-09-01"})
	events := eventsIn(t, ics(d.plan(), noon))
	if len(events) != 2 || events[0]["UID"] == events[1]["UID"] {
		t.Fatalf("%d events: %v", len(events), events)
	}
	if got := events[0].line() + "; " + events[1].line(); got != "20271101 Look again: LinkedIn, a day before; 20261123 Remind them: LinkedIn (your objection), that day" {
		t.Error(got)
	}
}

// TestIdsInACalendarAreUniqueInTheWorld: two people who do the same have different events,
// and one person has the same on both of their computers.
func TestIdsInACalendarAreUniqueInTheWorld(t *testing.T) {
	person := func(id string) []state.Event {
		return []state.Event{
			{ID: "01900000-0000-7000-8000-" + id + "1", At: noon, Do: state.Country, Country: "DE"},
			{ID: "01900000-0000-7000-8000-" + id + "2", At: noon, Do: state.Account, Account: "facebook", Platform: "facebook"},
			{ID: "01900000-0000-7000-8000-" + id + "3", At: noon, Do: state.Outcome, Account: "facebook", Way: "objection-eea", Outcome: "sent", On: "2026-11-02"},
			{ID: "01900000-0000-7000-8000-" + id + "4", At: noon, Do: state.Outcome, Account: "facebook", Way: "letter-gdpr", Outcome: "sent", On: "2026-11-02"},
		}
	}
	uids := func(events []state.Event) [2]string {
		all := eventsIn(t, ics(plan.Build(shipped(), events, "", noon), noon))
		if len(all) != 2 {
			t.Fatalf("%d events", len(all))
		}
		return [2]string{all[0]["UID"], all[1]["UID"]}
	}
	anna, ben := person("aaaaaaaaaaa"), person("bbbbbbbbbbb")
	again := []state.Event{
		{ID: "01900000-0000-7000-8000-aaaaaaaaaaa5", At: noon, Do: state.Undo, Undoes: anna[1].ID, Account: "facebook", Outcome: state.Removed},
		{ID: "01900000-0000-7000-8000-aaaaaaaaaaa6", At: noon, Do: state.Account, Account: "facebook", Platform: "facebook"},
	}
	added := state.Event{ID: "01900000-0000-7000-8000-aaaaaaaaaaa7", At: noon, Do: state.Account, Account: "facebook", Platform: "facebook"}
	first := uids(anna)
	for name, c := range map[string]struct {
		events []state.Event
		same   bool
	}{
		"another person":                {ben, false},
		"a later day":                   {append(person("aaaaaaaaaaa"), state.Event{ID: "01900000-0000-7000-8000-aaaaaaaaaaa8", At: noon, Do: state.Outcome, Account: "facebook", Way: "objection-eea", Outcome: "sent", On: "2026-11-03"}), true},
		"the other computer":            {state.Merge(nil, anna), true},
		"imported twice":                {state.Merge(anna, anna), true},
		"added there, too":              {state.Merge(anna, []state.Event{added}), true},
		"off the list and on it again":  {state.Merge(anna, again), true},
		"with another account":          {state.Merge(anna, []state.Event{{ID: "01900000-0000-7000-8000-aaaaaaaaaa00", At: noon, Do: state.Note, Account: "instagram"}}), true},
		"a country that was set before": {state.Merge(anna, []state.Event{{ID: "01900000-0000-7000-8000-000000000001", At: noon, Do: state.Country, Country: "FR"}}), true},
	} {
		if got := uids(c.events); (got == first) != c.same || got[0] == got[1] || !c.same && (got[0] == first[0] || got[1] == first[1]) {
			t.Errorf("%s: the UIDs are %q, and were %q", name, got, first)
		}
	}
}
