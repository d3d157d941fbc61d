package linear

import (
	"strings"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// take reads what stands for platforms: names, numbers, "-" and either to take
// it off, "/" and a part of a name, or "a" and a platform.
func (s *checklist) take(f *face, text string) {
	if part, ok := strings.CutPrefix(text, "/"); ok {
		if part = strings.TrimSpace(part); part != "" {
			s.filter(f, part)
		} else {
			s.list = nil
			s.page(f)
		}
		return
	}
	if rest, ok := strings.CutPrefix(strings.ToLower(text), "a "); ok && f.platform(rest) != nil {
		f.askLabel(f.platform(rest))
		return
	}
	if rest, ok := strings.CutPrefix(text, "-"); ok {
		if p := f.platform(rest); p != nil {
			s.remove(f, p)
		} else {
			s.noPlatform(f, strings.TrimSpace(rest))
		}
		return
	}
	wanted, wrong := f.platforms(text)
	if wrong != "" {
		s.noPlatform(f, wrong)
		return
	}
	s.add(f, wanted)
}

// noPlatform names a number that does not exist, or takes a text for a part of a
// name.
func (s *checklist) noPlatform(f *face, text string) {
	if isNumber(text) {
		f.wrongNumber(text, len(f.Catalog.Platforms()))
		return
	}
	s.filter(f, text)
}

// platform finds a platform by its number, id or name; nil if it is none.
func (f *face) platform(text string) *catalog.Platform {
	text = strings.TrimSpace(text)
	all := f.Catalog.Platforms()
	if n, ok := number(text, len(all)); ok {
		return all[n-1]
	}
	for _, p := range all {
		if strings.EqualFold(p.ID, text) || strings.EqualFold(p.Name.String(), text) {
			return p
		}
	}
	return nil
}

// platforms reads several, parted by commas, or by spaces where each word is one.
// wrong is the first part that is none: then there is no list.
func (f *face) platforms(text string) (list []*catalog.Platform, wrong string) {
	for part := range strings.SplitSeq(text, ",") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		if p := f.platform(part); p != nil {
			list = append(list, p)
			continue
		}
		for word := range strings.FieldsSeq(part) {
			p := f.platform(word)
			switch {
			case p == nil && isNumber(word):
				return nil, word
			case p == nil:
				return nil, part
			}
			list = append(list, p)
		}
	}
	if len(list) == 0 {
		return nil, text
	}
	return list, ""
}

// add puts platforms on the list, all in one save.
func (s *checklist) add(f *face, wanted []*catalog.Platform) {
	var events []state.Event
	var names []words.Text
	for _, p := range wanted {
		if len(f.plan.On(p.ID)) > 0 || contains(events, p.ID) {
			f.say(words.Put(f.Words.Linear.OnListAlready, "platform", p.Name))
			continue
		}
		events = append(events, f.acts().Add(p, "").Events...)
		names = append(names, p.Name.Text())
	}
	if len(events) > 0 && f.do(events...) {
		f.say(words.Put(f.Words.Linear.OnList, "platforms", join(names)))
	}
}

func contains(events []state.Event, account string) bool {
	for _, e := range events {
		if e.Account == account {
			return true
		}
	}
	return false
}

// remove takes a platform's account off the list, and asks which if it has
// several. Everything recorded on it stays in the file, and comes back with it.
func (s *checklist) remove(f *face, p *catalog.Platform) {
	removed := func(done act.Step) {
		f.say(words.Put(f.Words.Linear.OffList, "account", f.present.NameByID(done.Events[0].Account)))
	}
	switch on := f.plan.On(p.ID); len(on) {
	case 0:
		f.say(words.Put(f.Words.Linear.NotOnList, "platform", p.Name))
	case 1:
		f.act(f.acts().Remove(on[0]), removed)
	default:
		f.act(f.acts().RemoveOne(on), removed)
	}
}

// line asks for a text.
type line struct {
	prompt, expects words.Text
	nothing         words.Text        // said after Enter alone
	take            func(string) bool // takes the text; false asks again
}

func (s *line) enter(*face, bool) {}

func (s *line) turn(f *face) error {
	return f.ask(question{
		prompt: s.prompt, expects: s.expects, typing: true,
		enter: simply(func() {
			f.leave()
			f.sayIf(s.nothing)
		}),
		other: func(text string) {
			if s.take(text) {
				f.leave()
			}
		},
	})
}

// addWhere asks on which platform there is another account, and what it is
// called.
func (s *checklist) addWhere(f *face) {
	w := f.Words.Linear
	f.push(&line{
		prompt: w.AskWhere, expects: w.WhereOther,
		take: func(text string) bool {
			p := f.platform(text)
			if p == nil {
				s.noPlatform(f, text)
				return false
			}
			f.leave() // the next question stands in its place
			f.askLabel(p)
			return false
		},
	})
}

// askLabel asks what an account is called, and puts it on the list.
func (f *face) askLabel(p *catalog.Platform) {
	f.act(f.acts().AddAnother(p), func(done act.Step) {
		f.say(words.Put(f.Words.Linear.OnList, "platforms", f.present.NameByID(done.Events[0].Account)))
	})
}
