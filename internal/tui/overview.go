package tui

import (
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// The ids of the rows below the accounts.
const (
	change        = "change"
	changeCountry = "country"
	letters       = "letters"
	doubles       = "doubles:" // + id of the first account
)

// overview lists all accounts with their status and what comes next.
type overview struct{ list }

func newOverview(m *Model) *overview {
	s := &overview{}
	groups := m.plan.Overview()
	for _, group := range standings() {
		if all := groups[group]; len(all) > 0 {
			s.focus(account + all[0].Key())
			break
		}
	}
	return s
}

func (*overview) shape() shape { return shape{fixed: 76} }

// home replaces all screens by the overview. Once the person has settled the last thing, a
// screen over it says so.
func (m *Model) home() {
	m.stack = []screen{newOverview(m)}
	if m.acted() && !m.rested && nothingLeft(m.plan.Overview()) {
		m.rested = true
		m.push(&settledScreen{})
	}
}

// standings are the groups of the overview, in order.
func standings() []plan.Standing {
	return []plan.Standing{plan.Now, plan.Waiting, plan.Finished, plan.LetterOnly, plan.NoWay}
}

func (s *overview) draw(m *Model, p *page) {
	w := m.words
	groups := m.plan.Overview()
	p.title, p.context, p.bar = w.OverviewTitle, m.words.Country(m.plan.Country), barOf(groups)
	c := &p.main
	if len(m.plan.Accounts) == 0 {
		c.text(w.OverviewNone)
	} else {
		c.strong(m.present.Counts("", groups))
	}
	columns := s.columns(m, c.width, groups)
	for _, group := range standings() {
		var rest words.Text
		if group == plan.Now && nothingLeft(groups) {
			rest = m.untilThen()
		}
		if len(groups[group]) == 0 && rest == "" {
			continue
		}
		p.air(c)
		c.heading(w.Standings[group.String()])
		c.text(rest)
		for _, t := range groups[group] {
			s.line(m, c, t, columns)
		}
	}
	p.air(c)
	for _, alike := range m.plan.Doubles() {
		c.action(doubles+alike[0].ID, words.Put(w.MayBeOne, "accounts", safetext.Join(m.present.Names(alike), ", ")))
	}
	if tasks, _ := letter.Round(m.plan); len(tasks) > 1 {
		c.action(letters, words.Put(w.RoundOpen, "n", len(tasks)))
	}
	c.action(change, w.ChangeList)
	c.action(changeCountry, w.ChangeCountry)
	if next := m.plan.NextDate(); !next.IsZero() {
		p.corner = words.Put(w.Brief.NextDate, "date", m.present.Day(next))
	}
	if t := s.here(m); t != nil {
		m.about(&p.side, t)
	} else if p.side.width > 0 {
		p.side.text(s.says(m))
	}
}

// says is what the focused row is for, where that is no account.
func (s *overview) says(m *Model) words.Text {
	switch {
	case s.id == letters:
		return m.words.RoundText
	case s.id == change:
		return m.words.HelpOn[helpKey(&checklist{})]
	case s.id == changeCountry:
		return m.words.Linear.Get().CountryNeeded
	case strings.HasPrefix(s.id, doubles):
		return m.words.AskJoinText
	}
	return ""
}

// columns are the widths of the names and of where they stand, and how that is said. What
// comes next has room for a day.
type columns struct {
	name, status int
	stands       func(t *plan.Account) words.Text
}

// columns leaves out the years where a name has no room otherwise.
func (s *overview) columns(m *Model, width int, groups map[plan.Standing][]*plan.Account) columns {
	const least, most, next = 14, 24, 22
	c := columns{stands: m.stands}
	for _, short := range []bool{false, true} {
		if short {
			c.stands = m.standsShortly
		}
		c.name, c.status = 0, 0
		for _, all := range groups {
			for _, t := range all {
				c.name, c.status = max(c.name, m.shortName(t).Width()), max(c.status, c.stands(t).Width())
			}
		}
		room := min(width, readable) - 6 - next - c.status - 2
		fits := min(c.name, most) <= room
		c.name, c.status = max(least, min(c.name, most, room))+2, c.status+2
		if fits {
			break
		}
	}
	return c
}

// shortName is the name of a track. Where only the right to object helps, it is clear that
// it is an objection.
func (m *Model) shortName(t *plan.Account) words.Text {
	if a := m.plan.Account(t.ID); a != nil && a.ByLetter() {
		return m.present.Name(a)
	}
	return m.present.Name(t)
}

// roomyRows is the width from which a row has three columns.
const roomyRows = 70

// line adds a track with where it stands and what comes next.
func (s *overview) line(m *Model, c *column, t *plan.Account, columns columns) {
	th, name := c.theme, m.shortName(t)
	status, next := columns.stands(t), m.present.NextBriefly(t)
	if c.width < roomyRows {
		about := next
		switch minutes := t.Minutes(); {
		case !m.settled(t):
			about = status
		case t.Covered:
			about = m.present.StatusBriefly(t)
		case minutes > 0:
			about = m.words.Brief.Minutes.Put(minutes)
		case !t.Due(m.plan.Today) && t.Next.By.IsZero(), t.Status == plan.Done:
			about = m.present.StatusBriefly(t)
		case !t.Due(m.plan.Today):
			about = m.present.NextShortly(t)
		}
		c.item(account+t.Key(), m.mark(t), cell{text: name}, cell{about, th.quiet})
		return
	}
	if next.Width() > c.width-6-columns.name-columns.status-1 && t.Next.By.After(m.plan.Today) {
		next = m.present.NextShortly(t)
	}
	c.table(account+t.Key(), m.mark(t), []cell{{text: name}, {text: status}, {next, th.quiet}}, columns.name, columns.status)
}

// here gives the focused track, nil on other rows.
func (s *overview) here(m *Model) *plan.Account {
	if key, ok := strings.CutPrefix(s.id, account); ok {
		return m.plan.Account(key)
	}
	return nil
}

// untilThen says that nothing is to be done, and until when.
func (m *Model) untilThen() words.Text {
	if next := m.plan.NextDate(); !next.IsZero() {
		return words.Put(m.words.Settled.Get().Until, "date", m.present.Day(next))
	}
	return m.words.Settled.Get().Title
}

// about adds what is known about a track to the column beside it.
func (m *Model) about(c *column, t *plan.Account) {
	if c.width == 0 || t.Way == nil {
		return
	}
	w := m.words
	c.strong(m.present.Name(t))
	c.text(m.present.Possible(t))
	c.section(w.Follow.Get().ReportHistory, words.Each(t.History, m.present.Happened)...)
	if next := m.present.Next(t); next != "" {
		c.gap()
		c.text(next)
	}
	c.section(w.YourNotes, words.Each(t.Notes, m.present.Note)...)
}

func (s *overview) keys(m *Model) keys {
	ks, k := keys{}, m.words.Keys
	a := s.here(m)
	const enter = "enter right l"
	switch {
	case a != nil:
		ks.add(enter, k.GoOn, func() { m.push(newWalk(m, a)) })
		if a.Way == nil {
			break
		}
		ks.add("n", k.Note, func() { m.act(m.acts().Note(a, ""), nil) })
		m.markKey(&ks, a, false)
		ks.rare("a", k.Add, func() { m.addAnother(a.Platform) })
		m.renameKey(&ks, a)
	case strings.HasPrefix(s.id, doubles):
		ks.add(enter, k.Choose, func() { m.askJoin(strings.TrimPrefix(s.id, doubles)) })
	case s.id == changeCountry:
		ks.add(enter, k.Choose, func() { m.askCountry(nil) })
	case s.id == letters:
		ks.add(enter, k.Choose, m.openRound)
	default:
		ks.add(enter, k.Choose, func() { m.push(&checklist{}) })
	}
	ks.rare("tab", k.NextPane, func() {
		if a != nil {
			s.focus(change)
		} else if len(m.plan.Accounts) > 0 {
			s.focus(account + m.plan.Accounts[0].ID)
		}
	})
	return ks
}

// barOf is the bar of all accounts on which something can be done.
func barOf(groups map[plan.Standing][]*plan.Account) bar {
	done, sent := len(groups[plan.Finished]), len(groups[plan.Waiting])
	return bar{done, sent, done + sent + len(groups[plan.Now]) + len(groups[plan.LetterOnly])}
}

// mark is the mark of a track: where it stands, in three columns.
func (m *Model) mark(t *plan.Account) cell {
	th := &m.theme
	if !m.settled(t) {
		return cell{pending, style{}}
	}
	switch m.plan.Standing(t) {
	case plan.Waiting:
		return cell{"[>]", th.accent}
	case plan.Finished:
		return cell{ticked, th.done}
	case plan.NoWay:
		return cell{" - ", th.quiet}
	}
	switch {
	case t.Due(m.plan.Today):
		return cell{"[!]", th.due}
	case t.Status == plan.Started:
		return cell{"[~]", th.accent}
	}
	return cell{text: unticked}
}

// intro explains what the program does and does not do, and shows the country.
type intro struct{ list }

// The ids of its rows.
const (
	start          = "start"
	changeLanguage = "language"
	aboutThis      = "about"
)

func (s *intro) shape() shape { return shape{text: true} }

func (s *intro) draw(m *Model, p *page) {
	w := m.words
	p.title, p.context = w.IntroName, w.IntroContext
	if !p.layout.tall {
		p.main.strong(w.IntroBrief)
		p.main.text(w.IntroBriefly)
	} else {
		p.main.gap()
		p.main.strong(w.IntroTitle)
		p.main.gap()
		p.main.text(w.IntroWhat)
		p.main.gap()
		for _, line := range []struct{ head, text words.Text }{{w.IntroCan, w.IntroCanDo}, {w.IntroCannot, w.IntroCannotDo}} {
			head := max(w.IntroCan.Width(), w.IntroCannot.Width()) + 2
			lines := wrap(line.text, p.main.readable, head)
			lines[0] = p.theme.strong.on(line.head) + lines[0][line.head.Width():]
			p.main.add("", lines...)
		}
	}
	p.main.gap()
	p.side.action(start, w.IntroStart)
	text := w.CountryIs
	switch {
	case m.plan.Country == "":
		text = w.CountryUnknown
	case m.plan.Guessed:
		text = w.CountryGuess
	}
	if p.side.width < marginal && m.plan.Country != "" {
		text = w.CountryIs
	}
	p.side.action("country", words.Put(text, "country", m.words.Country(m.plan.Country)))
	if len(m.languages) > 1 {
		p.side.action(changeLanguage, words.Put(w.LanguageIs, "language", w.OwnLanguages[m.language]))
	}
	p.side.action(aboutThis, w.IntroAbout)
}

func (s *intro) keys(m *Model) keys {
	const enter = "enter right l"
	var ks keys
	k := m.words.Keys
	switch s.id {
	case "country":
		ks.add(enter, k.Choose, func() { m.askCountry(func(act.Step) { s.focus(start) }) })
	case changeLanguage:
		ks.add(enter, k.Choose, func() { m.push(m.askLanguage()) })
	case aboutThis:
		all := slices.Concat(m.words.AboutWhat, m.words.IntroPromise)
		lines := make([]words.Text, 0, 2*len(all))
		for _, text := range all {
			lines = append(lines, text, "")
		}
		read := &reading{title: m.words.IntroAbout, text: safetext.Join(lines, "\n"), options: options{{m.words.BackToMore, m.pop}}}
		ks.add(enter, k.Choose, func() { m.push(read) })
	default:
		ks.add(enter, k.Start, func() { s.begin(m) })
	}
	return ks
}

// askLanguage asks for the language to read.
func (m *Model) askLanguage() *reading {
	s := &reading{title: m.words.LanguageAsk}
	for _, language := range m.languages {
		s.options.add(m.words.OwnLanguages[language], func() {
			if language == m.language {
				m.pop()
				return
			}
			m.act(m.acts().Speak(language), func(act.Step) { m.leave() })
		})
	}
	return s
}

// begin opens the checklist. It asks for the country first if that is unknown.
func (s *intro) begin(m *Model) {
	next := func(act.Step) { m.push(&checklist{}) }
	if m.plan.Country == "" {
		m.askCountry(next)
		return
	}
	m.act(m.acts().Live(string(m.plan.Country)), next)
}
