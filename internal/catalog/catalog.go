// Package catalog holds what can be opted out of: one strict YAML file per
// platform, with what is taken, what is possible in which country, the steps,
// and where each fact comes from. It reads and validates files; it never opens a link,
// and knows nothing about what a person did.
package catalog

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// Platform is one service a person may have accounts on. The `doc` tags are the
// documentation of the file format; `optout-tui catalog schema` prints them.
type Platform struct {
	ID       string          `yaml:"id" json:"id,omitzero" need:"yes" doc:"the file's name without .yaml: a-z, 0-9 and hyphens; never changes once shipped"`
	Name     safetext.Line   `yaml:"name" json:"name,omitzero" need:"yes" doc:"the name people know it by"`
	Owner    safetext.Line   `yaml:"owner" json:"owner,omitzero" need:"yes" doc:"the company behind it"`
	Category Category        `yaml:"category" json:"category,omitzero" need:"yes" doc:"where it stands in the checklist"`
	Rank     int             `yaml:"rank" json:"rank,omitzero" doc:"order within the category, 1 first: roughly how many people it concerns, then how little time it takes; an editor's choice, not a fact"`
	People   People          `yaml:"people" json:"people,omitzero" doc:"about how many people it concerns, at least: our own estimate and no fact; it orders what to check first"`
	Domains  []string        `yaml:"domains" json:"domains,omitzero" need:"yes" doc:"every link of this file lies on one of these"`
	Start    int             `yaml:"start" json:"-" doc:"among the first to do for a person in a hurry, 1 first; an editor's choice"`
	Also     []safetext.Line `yaml:"also" json:"also,omitzero" doc:"what else people type to find it: former names, products, abbreviations, the owner"`
	Sites    []string        `yaml:"sites" json:"sites,omitzero" doc:"host names at which people have an account with it, former ones too; no other entry has the same"`
	Apps     []string        `yaml:"apps" json:"apps,omitzero" doc:"names by which phones know its apps, such as com.instagram.android; no other entry has the same"`
	Account  safetext.Line   `yaml:"account" json:"account,omitzero" need:"yes" doc:"what a person logs in with"`
	Uses     safetext.Block  `yaml:"uses" json:"uses,omitzero" need:"yes" doc:"what is taken, for what: one or two sentences"`
	Linked   string          `yaml:"linked" json:"linked,omitzero" doc:"accounts that share this word and are linked with each other need one objection only; the person says that they are"`
	Watch    []Watch         `yaml:"watch" json:"watch,omitzero" doc:"captured documents that the entry rests on; a change of one is a reason to read it again"`
	Steps    []Step          `yaml:"steps" json:"-" doc:"steps that several ways share; a way takes one with use"`
	NotCover []safetext.Line `yaml:"not-covered" json:"not_covered,omitzero" doc:"what no way of this platform covers"`
	Changed  Change          `yaml:"changed" json:"changed,omitzero" doc:"what last changed in this entry that people should know, in a sentence that a person wrote; feeds show it"`
	Basis    []Basis         `yaml:"basis" json:"basis,omitzero" doc:"the legal basis on which the company says it trains; the first one whose where fits the person's country holds"`
	Trouble  []Trouble       `yaml:"trouble" json:"trouble,omitzero" doc:"what can go wrong, in every way"`
	Sources  []Source        `yaml:"sources" json:"sources,omitzero" doc:"sources of what all ways share"`
	Ways     []Way           `yaml:"ways" json:"ways,omitzero" need:"yes" doc:"the first one whose where fits the person's country holds"`

	// Theirs says that this is a custom entry, from the person's own directory.
	Theirs bool `yaml:"-" json:"theirs"`
	// FromFile says that only an update knows this platform, a file that the person took.
	FromFile bool `yaml:"-" json:"from_file,omitzero"`

	overridden *Platform // what a custom entry or that of an update overrides, nil for none
}

// Way is what a person in certain countries can do.
type Way struct {
	ID        string          `yaml:"id" json:"id,omitzero" need:"yes" doc:"a-z, 0-9 and hyphens; never changes once shipped"`
	Kind      Kind            `yaml:"kind" json:"kind,omitzero" need:"yes" doc:"right: the law obliges them; setting: a switch; request: they may decline; none: no way known, or nothing to do"`
	Where     []string        `yaml:"where" json:"where,omitzero" doc:"ISO 3166 codes, the groups EU and EEA, US states as US-CA; absent means everywhere"`
	Title     safetext.Line   `yaml:"title" json:"title,omitzero" need:"yes" doc:"what this is, in a few words"`
	Law       Law             `yaml:"law" json:"law,omitzero" doc:"the law behind a right"`
	Minutes   int             `yaml:"minutes" json:"minutes,omitzero" doc:"how long it takes, about"`
	Who       Who             `yaml:"who" json:"who,omitzero" need:"yes" doc:"who may do it"`
	Needs     []safetext.Line `yaml:"needs" json:"needs,omitzero" doc:"what to have ready"`
	Since     safetext.Block  `yaml:"since" json:"since,omitzero" doc:"since when the data is used, and what is disputed about it"`
	Steps     []Step          `yaml:"steps" json:"steps,omitzero" doc:"in this order"`
	Expect    safetext.Block  `yaml:"expect" json:"expect,omitzero" doc:"what the company says or shows when it worked, and how soon"`
	Verify    safetext.Block  `yaml:"verify" json:"verify,omitzero" doc:"how a person checks it later"`
	Covers    safetext.Block  `yaml:"covers" json:"covers,omitzero" doc:"what it covers, and from when"`
	NotCover  []safetext.Line `yaml:"not-covered" json:"not_covered,omitzero" doc:"what it does not cover"`
	Deadline  Period          `yaml:"deadline" json:"deadline,omitzero" doc:"time to answer that the law sets, such as 1 month; absent where none binds"`
	Late      safetext.Block  `yaml:"late" json:"late,omitzero" doc:"what to do when no answer came in time, or they refuse"`
	Untrained bool            `yaml:"no-training" json:"no_training,omitzero" doc:"the company says that it does not train on this: nothing to do"`
	Recheck   Period          `yaml:"recheck" json:"recheck,omitzero" doc:"look again after this time, such as 180 days"`
	Changed   Date            `yaml:"changed" json:"changed,omitzero" doc:"the day the platform last changed the policy or the switch; what was done before is to be looked at again"`
	Trouble   []Trouble       `yaml:"trouble" json:"trouble,omitzero" doc:"what can go wrong, in this way only"`
	Checked   Date            `yaml:"checked" json:"checked,omitzero" need:"yes" doc:"the newest day on which a source below found it so: 2026-10-02, or 2026-10 or 2026 where no day is known, or undated"`
	Evidence  Evidence        `yaml:"evidence" json:"evidence,omitzero" need:"yes" doc:"verified: the official page was seen; reported: a good second-hand source; unresolved: sources disagree"`
	Sources   []Source        `yaml:"sources" json:"sources,omitzero" need:"yes" doc:"where the facts come from"`

	// Claimed says that this is what the law gives, beside the ways of a platform.
	Claimed bool `yaml:"-" json:"-"`
}

// Step is one thing to do. A person's tick refers to its id.
type Step struct {
	Use       string         `yaml:"use" json:"-" doc:"take the step with this id from the platform's steps; nothing else stands beside it"`
	ID        string         `yaml:"id" json:"id,omitzero" doc:"a-z, 0-9 and hyphens; unique in the way; never changes once shipped"`
	Do        Do             `yaml:"do" json:"do,omitzero" doc:"open: a link; read; copy: a text; set: put a line into a file or a terminal; send: after it the request is out; check: after it the result is confirmed"`
	Title     safetext.Line  `yaml:"title" json:"title,omitzero" doc:"the step in a few words, an order"`
	Text      safetext.Block `yaml:"text" json:"text,omitzero" doc:"what to know while doing it"`
	Link      string         `yaml:"link" json:"link,omitzero" doc:"https, on the entry's domains"`
	Letter    Letter         `yaml:"letter" json:"letter,omitzero" doc:"the ready text that fits here"`
	Code      Code           `yaml:"code" json:"code,omitzero" doc:"what a step with do: set is about"`
	Optional  bool           `yaml:"optional" json:"optional,omitzero" doc:"it helps, and is not needed to be done"`
	Evidence  Evidence       `yaml:"evidence" json:"evidence,omitzero" doc:"where this step's facts are weaker than those of the way"`
	Otherwise []Otherwise    `yaml:"otherwise" json:"otherwise,omitzero" doc:"when the link is dead or moved, in this order"`
}

// Code is what developers put into a file, into the environment, or type. The program shows
// and copies it, and never runs it.
type Code struct {
	As    CodeKind       `yaml:"as" json:"as,omitzero" need:"yes" doc:"file: lines of a settings file; variable: an environment variable; command: a line to type"`
	Into  safetext.Line  `yaml:"into" json:"into,omitzero" doc:"the file, or where the line is typed; left out for a variable"`
	Text  safetext.Block `yaml:"text" json:"text,omitzero" need:"yes" doc:"exactly as it is to be put there; a variable as NAME=value; a command that runs one program with plain words"`
	About CodeAbout      `yaml:"about" json:"about,omitzero" need:"yes" doc:"training: stops training; sharing: content is no longer sent or kept; telemetry: usage data only, and no training"`
}

// Otherwise is another route to the same place.
type Otherwise struct {
	Path    safetext.Line   `yaml:"path" json:"path,omitzero" doc:"menu by menu, parted by >"`
	LookFor []safetext.Line `yaml:"look-for" json:"look_for,omitzero" doc:"words to look for on the way"`
	Link    string          `yaml:"link" json:"link,omitzero" doc:"https, on the entry's domains"`
	Post    safetext.Line   `yaml:"post" json:"post,omitzero" doc:"a postal address to write to"`
}

// Change is a change of an entry, and why it was made.
type Change struct {
	Date Date          `yaml:"date" json:"date,omitzero" need:"yes" doc:"its day: 2026-10-02"`
	Says safetext.Line `yaml:"says" json:"says,omitzero" need:"yes" doc:"what changed for people, in a sentence"`
}

// Trouble is a thing that goes wrong and what helps.
type Trouble struct {
	When safetext.Line  `yaml:"when" json:"when,omitzero" need:"yes" doc:"what one sees"`
	Try  safetext.Block `yaml:"try" json:"try,omitzero" need:"yes" doc:"what helps"`
}

// Source is where a fact comes from.
type Source struct {
	URL  string         `yaml:"url" json:"url,omitzero" need:"yes" doc:"http or https; shown, never opened"`
	Date safetext.Line  `yaml:"date" json:"date,omitzero" need:"yes" doc:"the source's own date: 2026-10-02, 2026-10, 2026 or undated"`
	Says safetext.Block `yaml:"says" json:"says,omitzero" need:"yes" doc:"what it says, in our own words"`
}

// Watch is a company's document as a public git repository keeps it, and what the entry
// rests on in it.
type Watch struct {
	Repository string           `yaml:"repository" json:"repository,omitzero" need:"yes" doc:"owner/name at GitHub, such as OpenTermsArchive/pga-versions"`
	Path       string           `yaml:"path" json:"path,omitzero" need:"yes" doc:"the file in it, such as LinkedIn/Privacy Policy.md"`
	Read       string           `yaml:"read" json:"read,omitzero" need:"yes" doc:"the commit that was read, 7 to 40 hex digits"`
	Passages   []safetext.Block `yaml:"passages" json:"passages,omitzero" need:"yes" doc:"pieces of its text, exactly as written there, on which the entry rests; a change of one matters in any case"`
	Patterns   []safetext.Line  `yaml:"patterns" json:"patterns,omitzero" doc:"words or phrases, in any case, in the language of the document; a sentence with one of them that comes, goes or changes matters, too, as one about training does in every document"`
}

// Category is a group of the checklist.
type Category string

// Kind is how far a person's no reaches.
type Kind string

// Do is what a step asks for.
type Do string

// Evidence is how well a fact is known.
type Evidence string

// People is about how many people an entry concerns, as a power of ten.
type People string

// Law is the law behind a right; the way holds its deadline.
type Law string

// Who may take a way.
type Who string

// CodeKind is where a code goes.
type CodeKind string

// CodeAbout is what a code is about.
type CodeAbout string

// Letter is a ready text for a step: the short reason for a form, which needs no
// details of the person, or the objection as a letter. The other letters follow a
// request, however it was made.
type Letter string

// The values of these types that the program asks for; values has them all.
const (
	Right   Kind = "right"
	Setting Kind = "setting"
	Request Kind = "request"
	None    Kind = "none"

	Open  Do = "open"
	Copy  Do = "copy"
	Set   Do = "set"
	Send  Do = "send"
	Check Do = "check"

	File     CodeKind = "file"
	Variable CodeKind = "variable"
	Command  CodeKind = "command"

	GDPR   Law = "gdpr-21"    // Regulation (EU) 2016/679, Art. 21(1); answer by Art. 12(3)
	UKGDPR Law = "uk-gdpr-21" // UK GDPR, Art. 21(1); answer by Art. 12A
	FADP   Law = "fadp-30"    // Swiss Federal Act on Data Protection, Art. 30(2)(b)
	LGPD   Law = "lgpd-18"    // Brazil, Lei 13.709/2018, Art. 18 para 2
)

// peopleGrades are in falling order.
var peopleGrades = []string{"billion", "hundred-million", "ten-million", "million", "fewer"}

var categories = []string{"social", "creator", "assistant", "coding", "work", "shopping", "device", "web"}

// values is what a field of an enumerated type may hold, in the order in which it is shown.
var values = map[string][]string{
	"Category":  categories,
	"Kind":      {"right", "setting", "request", "none"},
	"Do":        {"open", "read", "copy", "set", "send", "check"},
	"People":    peopleGrades,
	"Evidence":  {"verified", "reported", "unresolved"},
	"Law":       {"gdpr-21", "uk-gdpr-21", "fadp-30", "lgpd-18"},
	"Who":       {"person", "owner", "admin"},
	"Letter":    {"reason", "objection"},
	"CodeKind":  {string(File), string(Variable), string(Command)},
	"CodeAbout": {"training", "sharing", "telemetry"},
	"RestsOn":   {"legitimate-interest", "consent", "contract", "several"},
}

// Categories lists the categories in the order of the checklist.
func Categories() []Category {
	all := make([]Category, len(categories))
	for i, v := range categories {
		all[i] = Category(v)
	}
	return all
}

// StaleAfter is how old the last check of a way may be before both faces and
// every export say "not checked since". Our own choice: half a year.
const StaleAfter = 180 * 24 * time.Hour

// Stale says that the way was last checked more than StaleAfter before today.
func (w *Way) Stale(today time.Time) bool { return today.Sub(w.Checked.On) > StaleAfter }

// ChangedSince says that the platform changed its policy or the switch after the way was
// last checked. Where only the month or year of the check is known, a change within it does
// not count.
func (w *Way) ChangedSince() bool {
	return w.Changed.On.After(w.Checked.On) && !strings.HasPrefix(w.Changed.String(), w.Checked.String())
}

// Compare orders grades, the most people first and no grade last.
func (p People) Compare(o People) int {
	place := func(p People) uint { return uint(slices.Index(peopleGrades, string(p))) } // -1 becomes the last
	return cmp.Compare(place(p), place(o))
}

// Step is the step with this id, or nil.
func (w *Way) Step(id string) *Step {
	return first(w.Steps, func(s *Step) bool { return s.ID == id })
}

// Way is the first way whose countries include c. Every entry ends with a way
// for everywhere, so there always is one.
//
//go:noinline
func (p *Platform) Way(c country.Code) *Way {
	return first(p.Ways, func(w *Way) bool { return holds(w.Where, c) })
}

// holds says that what is true in some places is true in a country; in none means everywhere.
//
//go:noinline
func holds(where []string, c country.Code) bool {
	return len(where) == 0 || slices.ContainsFunc(where, c.In)
}

// Unknown stands for a platform that the catalogue does not have: nothing is known of
// it but its id, and it has no way.
func Unknown(id string) *Platform {
	name := safetext.NewLine(id)
	return &Platform{ID: id, Name: name, Owner: name, Domains: []string{id}}
}

// WayByID is the way with this id, or nil. What was begun under a way of the built-in
// entry that this one overrides is still found by it.
func (p *Platform) WayByID(id string) *Way {
	w := first(p.Ways, func(w *Way) bool { return w.ID == id })
	if w == nil && p.overridden != nil {
		return p.overridden.WayByID(id)
	}
	return w
}

// Overridden is the way that would hold in a country without the custom entry, nil if
// this is none, or overrides nothing.
func (p *Platform) Overridden(c country.Code) *Way {
	if p.overridden == nil {
		return nil
	}
	return p.overridden.Way(c)
}

// first is the first item that is as wanted, or nil.
//
//go:noinline
func first[T any](all []T, wanted func(*T) bool) *T {
	for i := range all {
		if wanted(&all[i]) {
			return &all[i]
		}
	}
	return nil
}

// Compare orders platforms as the checklist shows them: by category, rank and id.
func Compare(a, b *Platform) int {
	order := func(p *Platform) int { return slices.Index(categories, string(p.Category)) }
	rank := func(p *Platform) int { return cmp.Or(p.Rank, 1<<20) }
	return cmp.Or(cmp.Compare(order(a), order(b)), cmp.Compare(rank(a), rank(b)), cmp.Compare(a.ID, b.ID))
}

// Date is a day, or a month or year if no day is known.
type Date struct {
	On     time.Time // the day, or the first one of the month or year; zero if no source carries a date
	layout string
}

// UnmarshalText reads 2026-10-02, 2026-10, 2026 or undated.
func (c *Date) UnmarshalText(b []byte) error {
	if string(b) == "undated" {
		return nil
	}
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if on, err := time.Parse(layout, string(b)); err == nil {
			*c = Date{on, layout}
			return nil
		}
	}
	return problem.New("bad-date", "text", string(b))
}

// String is the date as files write it.
func (c Date) String() string {
	if c.On.IsZero() {
		return "undated"
	}
	return c.On.Format(c.layout)
}

// MarshalText writes the date as files do.
func (c Date) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// Precision is "day", "month" or "year", or "" if there is no date.
func (c Date) Precision() string {
	return map[string]string{time.DateOnly: "day", "2006-01": "month", "2006": "year"}[c.layout]
}

// Period is a span of days or calendar months. The zero value means none.
type Period struct{ Months, Days int }

// IsZero says that there is no period.
func (p Period) IsZero() bool { return p == Period{} }

// After is the same day that many months or days later; a day that the month does not
// have becomes its last day (Regulation (EEC, Euratom) 1182/71, Art. 3(2)(c)).
func (p Period) After(day time.Time) time.Time {
	first := time.Date(day.Year(), day.Month()+time.Month(p.Months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(day.Day(), last)-1+p.Days)
}

// String is the period as files write it: "1 month", "180 days".
func (p Period) String() string {
	n, unit := p.Days, " day"
	if p.Months > 0 {
		n, unit = p.Months, " month"
	}
	switch n {
	case 0:
		return ""
	case 1:
		return "1" + unit
	}
	return strconv.Itoa(n) + unit + "s"
}

// MarshalText writes the period as files do.
func (p Period) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads "1 month", "3 months" or "180 days".
func (p *Period) UnmarshalText(b []byte) error {
	number, unit, _ := strings.Cut(string(b), " ")
	n, err := strconv.Atoi(number)
	unit = strings.TrimSuffix(unit, "s")
	switch good := err == nil && n >= 1 && n <= 9999; {
	case good && unit == "month":
		*p = Period{Months: n}
	case good && unit == "day":
		*p = Period{Days: n}
	default:
		return problem.New("bad-period", "text", string(b))
	}
	return nil
}
