package present

import (
	"cmp"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// OfferBriefly is what is possible on a platform in a country, in a word or two, and how
// long it takes; "" where it takes nothing.
func (p Presenter) OfferBriefly(of *catalog.Platform, in country.Code) (offer, minutes words.Text) {
	way, right := of.Way(in), p.Catalog.Law().Objection(in, p.Plan.Today)
	kind := string(way.Kind)
	switch {
	case way.Untrained:
		return p.Words.Brief.Offer["untrained"], ""
	case way.Kind == catalog.None && right != nil:
		kind, way = "letter", &right.Way
	}
	if way.Kind != catalog.None && way.Minutes > 0 {
		minutes = p.Words.Brief.Minutes.Put(way.Minutes)
	}
	return p.Words.Brief.Offer[kind], minutes
}

// standing is the key of a track's status in the brief texts.
func (p Presenter) standing(t *plan.Account) string {
	switch {
	case t.Covered:
		return "covered"
	case t.Status == plan.Done && t.Way != nil && t.Way.Kind == catalog.Setting:
		return "off"
	case t.Status == plan.Done && t.Said: // nobody may have confirmed it
		return "said"
	case t.Status != plan.None || t.Way == nil:
		return string(t.Status)
	case t.Way.Untrained:
		return "untrained"
	case t.Way.Kind != catalog.None: // a switch that is out of reach
		return "closed"
	case t.ByLetter():
		return "by-letter"
	}
	return string(t.Status)
}

// StatusBriefly is where a track stands in the shortest way, without any day.
func (p Presenter) StatusBriefly(t *plan.Account) words.Text {
	return p.Words.Brief.Status[p.standing(t)]
}

// StatusSince is where a track stands, with the minutes that are left or since when.
func (p Presenter) StatusSince(t *plan.Account) words.Text { return p.statusSince(t, p.Day) }

// StatusShortly is the same without the year where the day says enough.
func (p Presenter) StatusShortly(t *plan.Account) words.Text {
	if t.Since.Before(p.Plan.Today.AddDate(0, -11, 0)) {
		return p.StatusSince(t)
	}
	return p.statusSince(t, p.Words.DayBriefly)
}

func (p Presenter) statusSince(t *plan.Account, day func(time.Time) words.Text) words.Text {
	b := p.Words.Brief
	switch minutes := t.Minutes(); {
	case minutes > 0 && t.Status == plan.Todo:
		return b.Todo.Put(minutes)
	case minutes > 0:
		return b.Begun.Put(minutes)
	}
	return words.Put(b.Since[p.standing(t)], "date", day(t.Since))
}

// NextBriefly is what comes next on a track in a few words, and by when if that is still
// to come; "" if nothing does.
func (p Presenter) NextBriefly(t *plan.Account) words.Text {
	b := p.Words.Brief
	return p.nextBriefly(t, b.NextBy, p.Day)
}

// NextShortly is the same in the shortest way, without the year where the day says enough.
func (p Presenter) NextShortly(t *plan.Account) words.Text {
	day := p.Words.DayBriefly
	if t.Next.By.After(p.Plan.Today.AddDate(0, 11, 0)) {
		day = p.Day
	}
	return p.nextBriefly(t, p.Words.Brief.ShortBy, day)
}

func (p Presenter) nextBriefly(t *plan.Account, withDay map[string]words.Text, day func(time.Time) words.Text) words.Text {
	do := string(t.Next.Do)
	if t.Covered && t.Status != plan.Done { // what is to be done is done on the other account
		do = string(plan.DoWait)
	}
	text := p.Words.Brief.Next[do]
	if by := withDay[do]; !t.Next.By.IsZero() && t.Next.By.After(p.Plan.Today) && by != "" {
		return words.Put(by, "date", day(t.Next.By))
	}
	var step, other words.Text
	if st := t.Step(t.Next.Step); st != nil {
		step = st.Title.Text()
	}
	if t.LinkedTo != nil {
		other = p.Name(t.LinkedTo)
	}
	return words.Put(text, "step", step, "account", other)
}

// Counts are how many tracks of an overview are done, sent, refused and to do, in a list
// with commas. Where the list begins with first, which may be "", what is to do is left out.
func (p Presenter) Counts(first words.Text, groups map[plan.Standing][]*plan.Account) words.Text {
	b, all := p.Words.Brief, []words.Text{first}
	refused, todo := 0, 0
	for _, t := range groups[plan.Waiting] {
		if t.Status == plan.Refused {
			refused++
		}
	}
	if first == "" {
		todo = len(groups[plan.Now]) + len(groups[plan.LetterOnly])
	}
	for _, of := range []struct {
		n    int
		text words.Count
	}{
		{len(groups[plan.Finished]), b.Done}, {len(groups[plan.Waiting]) - refused, b.Sent}, {refused, b.Refused},
		{todo, b.ToDo}, {p.Plan.MinutesLeft(), b.Left},
	} {
		if of.n > 0 {
			all = append(all, of.text.Put(of.n))
		}
	}
	if first == "" {
		all = all[1:]
	}
	return safetext.Join(all, ", ")
}

// Urgent is the track of an account that a list shows: the more urgent one.
func (p Presenter) Urgent(a *plan.Account) *plan.Account {
	return cmp.Or(a.Tracks(p.Plan.Today)[0], a)
}
