// Package present says a plan in words, once for all faces: what an account is
// called, where it stands, what comes next and how well that is known. It decides
// nothing and writes nothing: plan decides, and each face lays out what it is given.
package present

import (
	"cmp"
	"strings"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// Style is how the texts of a face are read.
type Style int

// The styles.
const (
	Seen  Style = iota // on a screen or on paper
	Heard              // by ear: some texts are shorter there
	Typed              // accounts and steps go by the names that the commands take
)

// Presenter says a plan in the words of a language.
type Presenter struct {
	Words   *words.Words
	Catalog *catalog.Catalog // for accounts that are off the list
	Plan    *plan.Plan
	Style   Style
}

// Name is what an account is called: by its platform and label, or by its id where
// the person types it. Of an objection it says that it is one.
func (p Presenter) Name(a *plan.Account) words.Text {
	if a.IsObjection() {
		return words.Put(p.Words.ObjectionName[p.Gives(a)], "account", p.name(a))
	}
	return p.name(a)
}

func (p Presenter) name(a *plan.Account) words.Text {
	if p.Style == Typed {
		return safetext.NewLine(a.ID).Text()
	}
	name := words.Put(p.Words.Unknown, "platform", a.PlatformID)
	if a.Platform != nil {
		name = a.Platform.Name.Text()
	}
	if a.Label.IsZero() {
		return name
	}
	return words.Put(p.Words.AccountName, "platform", name, "label", a.Label)
}

// Gives is what the law behind a track gives: object, withdraw or request.
func (p Presenter) Gives(a *plan.Account) string { return string(catalog.ClaimUnder(a.Way.Law).Gives) }

// NameByID is the name of an account that may be off the list.
func (p Presenter) NameByID(id string) words.Text {
	a := p.Plan.Account(id)
	if a == nil {
		platform, label, _ := strings.Cut(id, "/")
		a = &plan.Account{ID: id, PlatformID: platform, Platform: p.Catalog.Platform(platform), Label: safetext.NewLine(label)}
	}
	return p.Name(a)
}

// Names are the names of accounts, in their order.
func (p Presenter) Names(accounts []*plan.Account) []words.Text {
	return words.Each(accounts, p.Name)
}

// Status is where an account stands, and whether only the person says so.
func (p Presenter) Status(a *plan.Account) words.Text {
	if said := p.Words.StatusSaid[string(a.Status)]; a.Said && said != "" {
		return words.Put(said, "date", p.Day(a.Since))
	}
	return p.StatusAlone(a)
}

// StatusAlone is where an account stands, for readers who know that all of it is
// the person's word.
func (p Presenter) StatusAlone(a *plan.Account) words.Text {
	is := string(a.Status)
	switch {
	case a.Platform == nil:
		is = "unknown"
	case a.Status != plan.None || a.Way == nil:
	case a.Way.Untrained:
		is = "untrained"
	case a.Way.Kind != catalog.None: // a switch that is out of reach
		is = "closed"
	case a.ByLetter():
		is = "by-letter"
	case p.Plan.Country == "":
		return p.Words.CLI.Get().CountryNone
	}
	return words.Put(p.Words.Status[is], "date", p.Day(a.Since))
}

// Other is the choice to go to the other track of an account: the objection by letter,
// or what the platform itself offers. It is "" where there is only one.
func (p Presenter) Other(a *plan.Account) words.Text {
	switch o := p.Plan.Other(a); {
	case o == nil || o.Way == nil:
		return ""
	case a.IsObjection():
		return words.Put(p.Words.OwnWay, "platform", a.Platform.Name, "way", o.Way.Title)
	case o.Status == plan.Todo:
		return p.Words.ObjectByLetter[p.Gives(o)]
	default:
		return words.Put(p.Words.YourObjection[p.Gives(o)], "status", p.Status(o))
	}
}

// Next is what comes next for an account and by when, "" if nothing does.
func (p Presenter) Next(a *plan.Account) words.Text {
	w, do := p.Words, string(a.Next.Do)
	if asked := a.AskedBy(); !asked.IsZero() && asked.Equal(a.Next.By) {
		do += "-asked" // by the letter, not by a law
	}
	text, by := w.Next[do], w.NextBy[do]
	if p.Style == Heard {
		text, by = cmp.Or(w.Linear.Get().Next[do], text), cmp.Or(w.Linear.Get().NextBy[do], by)
	}
	if !a.Next.By.IsZero() {
		text = cmp.Or(by, text)
	}
	var step, other words.Text
	if st := a.Step(a.Next.Step); st != nil {
		step = p.Step(st)
	}
	if a.LinkedTo != nil {
		other = p.Name(a.LinkedTo)
	}
	return words.Put(text, "step", step, "date", p.Day(a.Next.By), "account", other)
}

// Step is the title of a step, with its name where the person types it.
func (p Presenter) Step(st *plan.Step) words.Text {
	if p.Style == Typed {
		return words.Put(p.Words.StepTyped, "title", st.Title, "id", st.ID)
	}
	return st.Title.Text()
}

// Day is a day in words, "" for none.
//
//go:noinline
func (p Presenter) Day(t time.Time) words.Text {
	if t.IsZero() {
		return ""
	}
	return p.Words.Day(t)
}
