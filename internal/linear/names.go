package linear

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// name is the platform's name and the account's label.
func (f *face) name(a *plan.Account) words.Text {
	name := words.Put(f.Words.Unknown, "platform", safetext.NewLine(a.PlatformID))
	if a.Platform != nil {
		name = a.Platform.Name.Text()
	}
	if a.Label.IsZero() {
		return name
	}
	return name + " " + a.Label.Text()
}

// nameByID is the same for an account that may be off the list.
func (f *face) nameByID(id string) words.Text {
	if a := f.plan.Account(id); a != nil {
		return f.name(a)
	}
	platform, label, _ := strings.Cut(id, "/")
	return f.name(&plan.Account{PlatformID: platform, Platform: f.Catalog.Platform(platform), Label: safetext.NewLine(label)})
}

// missing is why an account has no steps: it, or its platform, is gone.
func (f *face) missing(account string) words.Text {
	return f.Words.Missing(f.plan.Account(account) != nil, slices.Contains(state.Named(f.File.Events), account))
}

// status is where an account stands, in words.
func (f *face) status(a *plan.Account) words.Text {
	var date words.Text
	if !a.Since.IsZero() {
		date = f.Words.Day(a.Since)
	}
	text := words.Put(f.Words.Status[string(a.Status)], "date", date)
	if a.Said {
		text += ", " + f.Words.SaidByYou
	}
	return text
}

// next is what comes next for an account, and by when; empty if nothing does.
func (f *face) next(a *plan.Account) words.Text {
	text := cmp.Or(f.Words.Plain.Next[string(a.Next.Do)], f.Words.Next[string(a.Next.Do)])
	if !a.Next.By.IsZero() {
		text = cmp.Or(f.Words.Plain.NextBy[string(a.Next.Do)], f.Words.NextBy[string(a.Next.Do)], text)
	}
	var step, other, date words.Text
	if st := a.Step(a.Next.Step); st != nil {
		step = st.Title.Text()
	}
	if a.LinkedTo != nil {
		other = f.name(a.LinkedTo)
	}
	if !a.Next.By.IsZero() {
		date = f.Words.Day(a.Next.By)
	}
	return words.Put(text, "step", step, "date", date, "account", other)
}

// summary is what a way makes possible and how long it takes.
func (f *face) summary(way *catalog.Way) words.Text {
	w := f.Words
	if way.Minutes == 0 {
		return way.Title.Text()
	}
	if short := w.WhoShort[string(way.Who)]; short != "" {
		return words.Put(w.WaySummaryWho, "title", way.Title, "minutes", w.Minutes(way.Minutes), "who", short)
	}
	return words.Put(w.WaySummary, "title", way.Title, "minutes", w.Minutes(way.Minutes))
}

// evidence is how well a way is known, and since when.
func (f *face) evidence(way *catalog.Way) words.Text {
	return f.Words.Evidence(string(way.Evidence), way.Checked.On, way.Checked.Precision(), way.Stale(f.plan.Today))
}

// date is the date of a source as it is said, as exact as it is known.
func (f *face) date(text safetext.Line) words.Text {
	w := f.Words
	var d catalog.Date
	if d.UnmarshalText([]byte(text.String())) != nil {
		return text.Text()
	}
	switch d.Precision() {
	case "":
		return w.Plain.Undated
	case "month":
		return words.Put(w.MonthShape, "month", w.Months[d.On.Month()-1], "year", d.On.Year())
	case "year":
		return safetext.NewLine(strconv.Itoa(d.On.Year())).Text()
	}
	return w.Day(d.On)
}

// left says that an account has something for the person to do now: steps, or a
// letter or a look that is due.
func (f *face) left(a *plan.Account) bool {
	if !a.Covered && a.Due(f.plan.Today) {
		return true
	}
	switch a.Status {
	case plan.Todo, plan.Started:
		return !a.Settled()
	case plan.None:
		return a.Next.Do == plan.DoHelp
	}
	return false
}

// nextAccount is the first account after this one with something left to do that
// was not gone through since the overview: so Enter alone leads there at last. It
// is nil if there is none. After nil means from the first one.
func (f *face) nextAccount(after *plan.Account) *plan.Account {
	start := 0
	for i, a := range f.plan.Accounts {
		if after != nil && a.ID == after.ID {
			start = i + 1
		}
	}
	for i := range f.plan.Accounts {
		a := f.plan.Accounts[(start+i)%len(f.plan.Accounts)]
		if f.left(a) && (after == nil || !f.visited[a.ID]) {
			return a
		}
	}
	return nil
}

func join(all []words.Text) words.Text { return safetext.Join(all, ", ") }
