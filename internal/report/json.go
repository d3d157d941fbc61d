// Package report writes plans and catalogues in formats that others read. It is
// pure: values in, bytes out.
package report

import (
	"slices"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// Status is what `status --json` prints. Days are RFC 3339 full dates.
type Status struct {
	Country  string    `json:"country"` // ISO 3166-1, "" if not known
	Accounts []Account `json:"accounts"`
}

// Account is one account and where it stands.
type Account struct {
	Account  string        `json:"account"`
	Platform string        `json:"platform"`
	Label    safetext.Line `json:"label"`
	Status   string        `json:"status"` // todo started sent done refused silent again none
	Since    string        `json:"since,omitempty"`
	Way      string        `json:"way"` // "" if the platform is no longer in the catalogue
	// Objection is the right to object by letter beside the way; nil where none is known,
	// and where the way is that right.
	Objection *Objection  `json:"objection,omitempty"`
	LinkedTo  string      `json:"linked_to,omitempty"`
	Joined    []string    `json:"joined,omitempty"` // the accounts that the person joined to it
	Alike     []string    `json:"alike,omitempty"`  // the accounts that may be the same one
	Next      Next        `json:"next"`
	Steps     []Step      `json:"steps"`
	History   []Happening `json:"history"`
	Notes     []Note      `json:"notes"`
	Proofs    []Kept      `json:"proofs"`
}

// Objection is where the objection by letter on an account stands, beside its way.
type Objection struct {
	Status  string      `json:"status"` // as that of an account
	Since   string      `json:"since,omitempty"`
	Way     string      `json:"way"` // letter-gdpr letter-uk letter-ch
	Next    Next        `json:"next"`
	History []Happening `json:"history"`
}

// Happening is something that happened with a request: on a day, what, and what was said.
type Happening struct {
	On    string         `json:"on"`
	What  string         `json:"what"`            // an outcome of the command mark
	Means string         `json:"means,omitempty"` // by which it was sent: mail form post registered
	Late  bool           `json:"late,omitempty"`  // an extension announced too late, which changes nothing
	Text  safetext.Block `json:"text"`
}

// Note is a note of the person.
type Note struct {
	At   time.Time      `json:"at"`
	Text safetext.Block `json:"text"`
}

// Kept is a file that was kept with an account.
type Kept struct {
	At     time.Time     `json:"at"`
	Name   safetext.Line `json:"name"`
	File   string        `json:"file"` // in the directory of proofs
	SHA256 string        `json:"sha256"`
	Size   int64         `json:"size"` // bytes
	Mail   *Mail         `json:"mail,omitempty"`
	// Missing says that the file is not here.
	Missing bool `json:"missing,omitempty"`
}

// Mail is what a kept mail says of itself, which anybody can have written.
type Mail struct {
	From    safetext.Line `json:"from"`
	Subject safetext.Line `json:"subject"`
	Date    string        `json:"date,omitempty"` // a day
	Signed  bool          `json:"signed"`         // it bears a signature, which was not checked
}

func mailOf(m *plan.KeptMail) *Mail {
	if m == nil {
		return nil
	}
	return &Mail{m.From, m.Subject, day(m.On), m.Signed}
}

// Next is what comes next; By is the day it is due, if there is one.
type Next struct {
	Do   string `json:"do"` // step answer remind chase reply complain decision ask look-again help linked, or ""
	Step string `json:"step,omitempty"`
	By   string `json:"by,omitempty"`
}

// Step is one step and whether it is ticked.
type Step struct {
	ID       string        `json:"id"`
	Title    safetext.Line `json:"title"`
	Done     bool          `json:"done"`
	Optional bool          `json:"optional"`
	Link     string        `json:"link,omitempty"`
	Code     catalog.Code  `json:"code,omitzero"`
}

// StatusOf is the status of some accounts of a plan.
func StatusOf(p *plan.Plan, accounts []*plan.Account) Status {
	alike := map[string][]string{}
	for _, group := range p.Doubles() {
		for _, a := range group {
			others := slices.DeleteFunc(slices.Clone(group), func(o *plan.Account) bool { return o == a })
			alike[a.ID] = words.Each(others, func(o *plan.Account) string { return o.ID })
		}
	}
	return Status{string(p.Country), words.Each(accounts, func(a *plan.Account) Account {
		out := Account{
			Account: a.ID, Platform: a.PlatformID, Label: a.Label, Status: string(a.Status), Since: day(a.Since),
			Joined: a.Joined, Alike: alike[a.ID], Next: nextOf(a),
			Steps: words.Each(a.Steps, func(st plan.Step) Step {
				return Step{st.ID, st.Title, st.Done, st.Optional, st.Link, st.Code}
			}),
			History: historyOf(a),
			Notes:   words.Each(a.Notes, func(n plan.Note) Note { return Note{n.At.UTC(), n.Text} }),
			Proofs: words.Each(a.Proofs, func(x plan.Proof) Kept {
				return Kept{x.At.UTC(), x.Name, x.File, x.SHA256, x.Size, mailOf(x.Mail), x.Missing}
			}),
		}
		if a.Way != nil {
			out.Way = a.Way.ID
		}
		if o := a.Objection; o != nil {
			out.Objection = &Objection{string(o.Status), day(o.Since), o.Way.ID, nextOf(o), historyOf(o)}
		}
		if a.LinkedTo != nil {
			out.LinkedTo = a.LinkedTo.ID
		}
		return out
	})}
}

func nextOf(a *plan.Account) Next { return Next{string(a.Next.Do), a.Next.Step, day(a.Next.By)} }

func historyOf(a *plan.Account) []Happening {
	return words.Each(a.History, func(h plan.Happening) Happening { return Happening{day(h.On), h.What, h.Means, h.Late, h.Text} })
}

// Due is what `due --json` prints.
type Due struct {
	Due []DueItem `json:"due"`
	// Lost are the accounts on which something was asked for, and whose platforms the
	// catalogue does not have: nobody can say what is due on them.
	Lost []string `json:"lost,omitempty"`
}

// DueItem is something to do for an account, by a day.
type DueItem struct {
	Account   string `json:"account"`
	Do        string `json:"do"`
	By        string `json:"by,omitempty"`
	Objection bool   `json:"objection,omitempty"` // it is about the objection by letter, not about the way
}

// DueOf lists what is due on some accounts, and the accounts that are lost.
func DueOf(accounts []*plan.Account, lost []string) Due {
	return Due{words.Each(accounts, func(a *plan.Account) DueItem {
		return DueItem{a.ID, string(a.Next.Do), day(a.Next.By), a.IsObjection()}
	}), lost}
}

// Letter is what `letter --json` prints. Text is "" as long as something is missing.
type Letter struct {
	Account  string           `json:"account"`
	Kind     string           `json:"kind"`     // reason objection identity reminder reply complaint
	Language string           `json:"language"` // en de fr es it nl pl pt pt-br
	Text     string           `json:"text"`
	Missing  []string         `json:"missing"`
	Optional []string         `json:"optional"` // what else can be told, which it is whole without
	Enclosed []string         `json:"enclosed"` // what is enclosed, in the order of its numbers
	To       letter.Recipient `json:"to"`
	Mail     string           `json:"mail,omitempty"` // a mailto link, where it goes by e-mail and lacks nothing
	File     string           `json:"file,omitempty"` // its name in the directory of several letters
}

// LetterOf is a letter about an account.
func LetterOf(a *plan.Account, d letter.Draft) Letter {
	l := Letter{Account: a.ID, Kind: string(d.Kind), Language: d.Language, Missing: d.Missing, Optional: d.Optional, To: d.To}
	l.Enclosed = append([]string{}, d.Enclosed...)
	if len(d.Missing) == 0 {
		l.Text, l.Missing, l.Mail = d.Text.String(), []string{}, d.MailLink()
	}
	return l
}

// Letters is what `letter --all --json` prints.
type Letters struct {
	Letters []Letter  `json:"letters"` // what matters most first
	LeftOut []LeftOut `json:"left_out"`
}

// LeftOut is an account that no letter is to be written about now.
type LeftOut struct {
	Account string     `json:"account"`
	Why     string     `json:"why"` // gone covered not-due no-right no-way lacks
	Says    words.Text `json:"says"`
}

// LettersOf lists the letters of a round.
func LettersOf(r present.Round) Letters {
	all := Letters{[]Letter{}, []LeftOut{}}
	for i, t := range r.Tasks {
		l := LetterOf(t.Account, r.Drafts[i])
		l.File = t.FileName(i+1, len(r.Tasks))
		all.Letters = append(all.Letters, l)
	}
	for _, o := range r.Out {
		all.LeftOut = append(all.LeftOut, LeftOut{o.Account.ID, string(o.Why), o.Text})
	}
	return all
}

// Home is what `country --json` prints.
type Home struct {
	Country string `json:"country"` // ISO 3166, such as DE or US-CA
	Name    string `json:"name"`
	Guessed bool   `json:"guessed"` // from the system's settings, not said by the person
}

// Where is what `where --json` prints: where the state file is, and where entries
// of the person's own go, "" if there is no place for them.
type Where struct {
	State   string `json:"state"`
	Exists  bool   `json:"exists"` // the state file is there
	Entries string `json:"entries"`
}

// Program is what `version --json` prints.
type Program struct {
	Program string  `json:"program"`           // the version of optout-tui
	Commit  string  `json:"commit,omitempty"`  // that it was built of, if the build knows it
	Date    string  `json:"date,omitempty"`    // of the commit
	Changed bool    `json:"changed,omitempty"` // it was built of more than the commit
	Go      string  `json:"go"`                // the version of Go that built it
	System  string  `json:"system"`            // such as linux/amd64
	Entries int     `json:"entries"`           // how many the catalogue has
	Checked string  `json:"checked"`           // the newest day on which one of them was checked
	Update  *Update `json:"update,omitempty"`  // of the catalogue, nil for none
}

// Update is a published catalogue that the person took.
type Update struct {
	Entries int          `json:"entries"` // that are in use
	Checked catalog.Date `json:"checked"` // the newest day on which one of its entries was checked
}

// The levels of a check.
const (
	Good     = "good"
	Worth    = "note"      // worth knowing
	NeedsYou = "needs-you" // the person has to do something
)

// Doctor is what `doctor --json` prints.
type Doctor struct {
	Program  string    `json:"program"`
	NeedsYou int       `json:"needs_you"`
	Restored *Restored `json:"restored,omitempty"`
	Checks   []Check   `json:"checks"`
}

// Restored is what a restore did: how many events are back, and where the file
// that they replaced is kept, "" if there was none.
type Restored struct {
	Events int    `json:"events"`
	Kept   string `json:"kept"`
}

// Check is one thing that was looked at: its name, a level, and words for a
// person. Do is empty where nothing is to be done.
type Check struct {
	Check string     `json:"check"` // place rights state backup proofs lock leftovers country catalog entries links terminal
	Level string     `json:"level"` // good note needs-you
	Says  words.Text `json:"says"`
	Do    words.Text `json:"do,omitempty"`
}

// Add appends a check and counts it.
func (d *Doctor) Add(check, level string, says, do words.Text) {
	if level == NeedsYou {
		d.NeedsYou++
	}
	d.Checks = append(d.Checks, Check{check, level, says, do})
}

// Dossier is all that is known about all accounts, as `export --format json`
// prints it: the status, and the events, proofs and sources behind it.
type Dossier struct {
	Status
	Day     string        `json:"day"` // the day of the report
	Events  []state.Event `json:"events"`
	Proofs  []Proof       `json:"proofs"`
	Sources []Source      `json:"sources"`
}

// Proof is a file that was kept.
type Proof struct {
	Account string `json:"account"`
	File    string `json:"file"` // in the directory of proofs
	Name    string `json:"name"`
	SHA256  string `json:"sha256"`
	Size    int64  `json:"size"` // bytes
	At      string `json:"at"`   // RFC 3339
	Mail    *Mail  `json:"mail,omitempty"`
	Missing bool   `json:"missing,omitempty"` // the file is not here
}

// Source is where a fact about an account's platform comes from.
type Source struct {
	Account string `json:"account"`
	URL     string `json:"url"`
	Date    string `json:"date"`
	Says    string `json:"says"`
}

// DossierOf gathers everything about a plan and its events.
func DossierOf(p *plan.Plan, events []state.Event) Dossier {
	d := Dossier{StatusOf(p, p.Accounts), day(p.Today), append([]state.Event{}, events...), []Proof{}, []Source{}}
	for _, a := range p.Accounts {
		for _, x := range a.Proofs {
			d.Proofs = append(d.Proofs, Proof{a.ID, x.File, x.Name.String(), x.SHA256, x.Size, x.At.UTC().Format(time.RFC3339), mailOf(x.Mail), x.Missing})
		}
		all := sources(a)
		if a.Objecting() {
			all = append(all, a.Objection.Way.Sources...)
		}
		if b := basisOf(p, a); b != nil {
			all = append(all, catalog.Source{URL: b.URL, Date: b.Date, Says: b.Says})
		}
		for _, s := range all {
			d.Sources = append(d.Sources, Source{a.ID, s.URL, s.Date.String(), s.Says.Line().String()})
		}
	}
	return d
}

// basisOf is the legal basis that the company of an account names, nil if none is known.
func basisOf(p *plan.Plan, a *plan.Account) *catalog.Basis {
	if a.Platform == nil {
		return nil
	}
	return a.Platform.BasisIn(p.Country)
}

func sources(a *plan.Account) []catalog.Source {
	if a.Way == nil {
		return nil
	}
	return slices.Concat(a.Way.Sources, a.Platform.Sources)
}

//go:noinline
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
