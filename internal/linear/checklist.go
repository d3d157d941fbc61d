package linear

import (
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/catalog"
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
	title := f.Words.ChecklistTitle
	if back || len(f.plan.Accounts) > 0 {
		title = f.Words.Linear.Get().ListBack
	}
	f.say(words.Sentences(s.happened, words.Put(title, "country", f.Words.Country(f.plan.Country))), f.present.StartWith())
	s.happened = ""
}

func (s *checklist) turn(f *face) {
	w := f.Words.Linear.Get()
	more, goOn := func() { s.page(f) }, func() { s.goOn(f) }
	q := question{prompt: w.AskList, enter: more, expects: w.ListOther, other: func(text string) { s.take(f, text) }}
	switch {
	case s.list != nil:
		q.prompt = w.AskMore
		q.add("m", w.Does.More, more)
	case len(f.plan.Accounts) > 0:
		q.prompt, q.enter = w.AskGoOnShort, goOn
		if minutes := f.plan.MinutesLeft(); minutes > 0 {
			q.prompt = w.AskGoOn.Put(minutes)
		}
	}
	q.add("/", w.Does.Filter, nil)
	q.add("-", w.Does.Remove, nil)
	q.add("a", w.Does.Add, func() { s.addWhere(f) })
	if f.acts().AskLinked(f.plan.Account(f.added)).Ask != nil {
		q.add("k", w.Does.Link, f.askLinked)
	}
	q.add("l", w.Does.List, func() { f.push(s.groups(f)) })
	q.add("g", w.Does.GoOn, goOn)
	q.add("v", w.Does.Overview, f.overall)
	q.add("c", w.Does.Country, f.changeCountry)
	q.add("f", f.Words.Discover.Get().DoesFind, f.askExport)
	f.ask(q)
}

// goOn walks through the first account with something left to do.
func (s *checklist) goOn(f *face) {
	switch a := f.plan.NextAccount(nil, nil); {
	case a != nil:
		f.push(newWalk(f, a))
	case len(f.plan.Accounts) > 0:
		f.overall()
	default:
		f.say(f.Words.Linear.Get().NothingYet)
	}
}

// read begins to read out a list, filtered by a text or at a place of the whole.
func (s *checklist) read(f *face, list []*catalog.Platform, at int, text string) {
	s.list, s.at, s.text = list, at, text
	s.page(f)
}

// page says the next entries: of one group at most, and of a filtered list of all.
func (s *checklist) page(f *face) {
	w, all := f.Words.Linear.Get(), f.Catalog.Outlines()
	if s.list == nil {
		s.list, s.at, s.text = all, 0, ""
	}
	from, first, last, head := s.at, 0, len(s.list), w.FilterHead
	var category catalog.Category
	if s.text == "" {
		category, head = s.list[from].Category, w.PageHead
		first, last = group(all, category)
	}
	s.at = pageEnd(from, first, last)
	if s.text == "" && from == first && s.at == last {
		head = w.PageOne
	}
	f.say(words.Put(head, "category", f.Words.Categories[string(category)], "text", s.text,
		"from", from-first+1, "to", s.at-first, "of", last-first))
	for _, p := range s.list[from:s.at] {
		f.say(s.line(f, slices.Index(all, p)+1, p))
	}
	if s.at == len(s.list) {
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
func group(all []*catalog.Platform, c catalog.Category) (first, last int) {
	first = max(0, slices.IndexFunc(all, func(p *catalog.Platform) bool { return p.Category == c }))
	last = first
	for last < len(all) && all[last].Category == c {
		last++
	}
	return first, last
}

// line is a platform with its number: what is possible, or how it stands.
func (s *checklist) line(f *face, n int, p *catalog.Platform) words.Text {
	w := f.Words.Linear.Get()
	switch on := f.plan.On(p.ID); len(on) {
	case 0:
		return words.Put(w.ListLine, "n", n, "name", p.Name, "way", f.present.Offer(p, f.plan.Country))
	case 1:
		return words.Put(w.ListLineOn, "n", n, "name", f.present.Name(on[0]), "status", f.present.Status(on[0]))
	default:
		return w.ListLineMany.Put(len(on), "number", n, "name", p.Name)
	}
}

// filter finds platforms by a part of their name, owner or category, and says
// the first of them; without a text, all.
func (s *checklist) filter(f *face, text string) {
	var found []*catalog.Platform
	for _, p := range f.Catalog.Outlines() {
		if strings.Contains(f.present.Findable(p), safetext.Unmark(text)) {
			found = append(found, p)
		}
	}
	if len(found) > 0 {
		s.read(f, found, 0, text)
		return
	}
	said := words.Put(f.Words.Linear.Get().NoMatch, "text", text)
	if near := f.Catalog.Near(text, 3); len(near) > 0 {
		names := words.Each(near, func(p *catalog.Platform) words.Text { return p.Name.Text() })
		said = words.Sentences(said, words.Put(f.Words.Linear.Get().Nearest, "names", join(names)))
	}
	f.say(said)
}

// groups asks with which category to begin.
func (s *checklist) groups(f *face) *place {
	w, all, categories := f.Words.Linear.Get(), f.Catalog.Outlines(), catalog.Categories()
	begin := func(i int) {
		first, _ := group(all, categories[i])
		f.pop()
		s.read(f, all, first, "")
	}
	return &place{
		says: func() (lines []words.Text) {
			for i, c := range categories {
				first, last := group(all, c)
				lines = append(lines, w.CategoryLine.Put(last-first, "number", i+1, "category", f.Words.Categories[string(c)]))
			}
			return lines
		},
		asks: func() {
			f.ask(question{
				prompt: w.AskCategory, expects: w.CategoryOther, enter: func() { begin(0) }, other: f.picks(len(categories), begin),
			})
		},
	}
}

func join(all []words.Text) words.Text { return safetext.Join(all, ", ") }
