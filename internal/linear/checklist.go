package linear

import (
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// pageRows is how many entries are said at once. With the heading and the
// question that stays within twenty lines, if no entry is longer than a line.
const pageRows = 18

// checklist is where the person says where they have accounts. A platform has
// the same number in every list.
type checklist struct {
	list []*catalog.Platform // what is being read out; nil if nothing is
	at   int                 // how much of it was said
	text string              // what it was filtered by, "" for all

	happened words.Text // said before its title
}

func (s *checklist) enter(f *face, back bool) {
	w := f.Words.Linear
	title := f.Words.ChecklistTitle
	if back || len(f.plan.Accounts) > 0 {
		title = w.ListBack
	}
	f.say(words.Sentences(s.happened, words.Put(title, "country", f.plan.Country.Name())))
	s.happened = ""
	f.sayIf(f.present.StartWith())
}

func (s *checklist) turn(f *face) error {
	w := f.Words.Linear
	more := simply(func() { s.page(f) })
	goOn := simply(func() { s.goOn(f) })
	q := question{
		prompt: w.AskList, enter: more, expects: w.ListOther,
		other: func(text string) { s.take(f, text) },
		answers: []answer{
			{"/", w.Does.Filter, nil},
			{"-", w.Does.Remove, nil},
			{"a", w.Does.Add, simply(func() { s.addWhere(f) })},
			{"l", w.Does.List, simply(func() { f.push(&groups{of: s}) })},
			{"g", w.Does.GoOn, goOn},
			{"v", w.Does.Overview, simply(func() { f.restart(&overview{}) })},
			{"c", w.Does.Country, simply(f.changeCountry)},
		},
	}
	switch {
	case s.list != nil:
		q.prompt = w.AskMore
		q.answers = append([]answer{{"m", w.Does.More, more}}, q.answers...)
	case len(f.plan.Accounts) > 0:
		q.enter = goOn
		q.prompt = w.AskGoOnShort
		if minutes := f.plan.MinutesLeft(); minutes > 0 {
			q.prompt = w.AskGoOn.Put(minutes)
		}
	}
	return f.ask(q)
}

// goOn walks through the first account with something left to do.
func (s *checklist) goOn(f *face) {
	switch a := f.plan.NextAccount(nil, nil); {
	case a != nil:
		f.push(newWalk(f, a))
	case len(f.plan.Accounts) > 0:
		f.restart(&overview{})
	default:
		f.say(f.Words.Linear.NothingYet)
	}
}

// page says the next entries: of one group at most, and of a filtered list of
// all.
func (s *checklist) page(f *face) {
	w := f.Words.Linear
	if s.list == nil {
		s.list, s.at, s.text = f.Catalog.Platforms(), 0, ""
	}
	from := s.at
	var end int
	if s.text == "" {
		first, last := group(s.list, s.list[from].Category)
		end = pageEnd(from, first, last)
		name := f.Words.Categories[string(s.list[from].Category)]
		head := w.PageHead
		if from == first && end == last {
			head = w.PageOne
		}
		f.say(words.Put(head, "category", name, "from", from-first+1, "to", end-first, "of", last-first))
	} else {
		end = pageEnd(from, 0, len(s.list))
		f.say(words.Put(w.FilterHead, "text", s.text, "from", from+1, "to", end, "of", len(s.list)))
	}
	all := f.Catalog.Platforms()
	for _, p := range s.list[from:end] {
		f.say(s.line(f, slices.Index(all, p)+1, p))
	}
	s.at = end
	if end == len(s.list) {
		if s.text == "" {
			f.say(w.ListEnd)
		}
		s.list = nil
	}
}

// pageEnd is where the page that begins at from ends, when what lies between
// first and last is parted into pages of about the same size.
func pageEnd(from, first, last int) int {
	pages := (last - first + pageRows - 1) / pageRows
	return min(last, from+(last-first+pages-1)/pages)
}

// group is where the platforms of a category begin and end in the list of all.
func group(all []*catalog.Platform, c catalog.Category) (int, int) {
	first := slices.IndexFunc(all, func(p *catalog.Platform) bool { return p.Category == c })
	if first < 0 {
		return 0, 0
	}
	last := first
	for last < len(all) && all[last].Category == c {
		last++
	}
	return first, last
}

// line is a platform with its number: what is possible, or how it stands.
func (s *checklist) line(f *face, n int, p *catalog.Platform) words.Text {
	w := f.Words.Linear
	switch on := f.plan.On(p.ID); len(on) {
	case 0:
		return words.Put(w.ListLine, "n", n, "name", p.Name, "way", f.present.Summary(p, p.Way(f.plan.Country)))
	case 1:
		return words.Put(w.ListLineOn, "n", n, "name", f.present.Name(on[0]), "status", f.present.Status(on[0]))
	default:
		return w.ListLineMany.Put(len(on), "number", n, "name", p.Name)
	}
}

// filter finds platforms by a part of their name, owner or category, and says
// the first of them.
func (s *checklist) filter(f *face, text string) {
	var found []*catalog.Platform
	for _, p := range f.Catalog.Platforms() {
		if strings.Contains(f.present.Findable(p), strings.ToLower(text)) {
			found = append(found, p)
		}
	}
	if len(found) == 0 {
		near := make([]words.Text, 0, 3)
		for _, id := range country.Nearest(text, f.Catalog.IDs(), cap(near)) {
			near = append(near, f.Catalog.Platform(id).Name.Text())
		}
		f.say(words.Put(f.Words.Linear.NoMatch, "text", text, "near", join(near)))
		return
	}
	s.list, s.at, s.text = found, 0, text
	s.page(f)
}

// groups asks with which category to begin.
type groups struct{ of *checklist }

func (s *groups) enter(f *face, _ bool) {
	all := f.Catalog.Platforms()
	for i, c := range catalog.Categories() {
		first, last := group(all, c)
		f.say(f.Words.Linear.CategoryLine.Put(last-first, "number", i+1, "category", f.Words.Categories[string(c)]))
	}
}

func (s *groups) turn(f *face) error {
	w := f.Words.Linear
	all := f.Catalog.Platforms()
	begin := func(at int) {
		f.leave()
		s.of.list, s.of.at, s.of.text = all, at, ""
		s.of.page(f)
	}
	return f.ask(question{
		prompt: w.AskCategory, expects: w.CategoryOther, enter: simply(func() { begin(0) }),
		other: f.picks(len(catalog.Categories()), func(i int) {
			first, _ := group(all, catalog.Categories()[i])
			begin(first)
		}),
	})
}

// wrongNumber names an answer that is none of the numbers that were asked for.
func (f *face) wrongNumber(text string, n int) {
	if !isNumber(text) {
		f.unknown(text)
		return
	}
	f.say(words.Put(f.Words.Linear.BadNumber, "text", text, "max", n))
}

func join(all []words.Text) words.Text { return safetext.Join(all, ", ") }
