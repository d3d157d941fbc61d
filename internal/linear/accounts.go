package linear

import (
	"slices"
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
		s.filter(f, strings.TrimSpace(part))
		return
	}
	if rest, ok := strings.CutPrefix(strings.ToLower(text), "a "); ok && f.platform(rest) != nil {
		f.askLabel(f.platform(rest))
		return
	}
	if rest, ok := strings.CutPrefix(text, "-"); ok {
		s.withPlatform(f, rest, func(p *catalog.Platform) { s.remove(f, p) })
		return
	}
	if wanted, wrong := f.platforms(text); wrong == "" {
		s.add(f, wanted)
	} else if p, label := f.labelled(text); p != nil {
		f.act(f.acts().Add(p, label), f.sayAdded)
	} else {
		s.noPlatform(f, wrong)
	}
}

// labelled reads an account as the commands take it: a platform and what the account on
// it is called, with a slash or a space between. The platform is nil if it is none.
func (f *face) labelled(text string) (p *catalog.Platform, label string) {
	for _, between := range []string{"/", " "} {
		name, label, _ := strings.Cut(text, between)
		if p := f.platform(name); p != nil && strings.HasPrefix(strings.TrimSpace(label), "@") {
			return p, strings.TrimSpace(label)
		}
	}
	return nil, ""
}

// withPlatform takes the name or the number of a platform.
func (s *checklist) withPlatform(f *face, text string, do func(*catalog.Platform)) {
	if p := f.platform(text); p != nil {
		do(p)
	} else {
		s.noPlatform(f, strings.TrimSpace(text))
	}
}

// noPlatform names a number that does not exist, or takes a text for a part of a name.
func (s *checklist) noPlatform(f *face, text string) {
	if isNumber(text) {
		f.wrongNumber(text, len(f.Catalog.Outlines()))
		return
	}
	s.filter(f, text)
}

// platform finds a platform by its number, id or one of its names; nil if it is none, or
// if several have the name.
func (f *face) platform(text string) *catalog.Platform {
	text = strings.TrimSpace(text)
	all := f.Catalog.Outlines()
	if n, ok := number(text, len(all)); ok {
		return f.Catalog.Platform(all[n-1].ID)
	}
	if found := f.Catalog.Find(text); len(found) == 1 {
		return found[0]
	}
	return nil
}

// platforms reads several, parted by commas, or by spaces where each word is one.
// wrong is the first part that is none: then there is no list.
func (f *face) platforms(text string) (list []*catalog.Platform, wrong string) {
	for part := range strings.SplitSeq(text, ",") {
		part = strings.TrimSpace(part)
		names := []string{part}
		if f.platform(part) == nil {
			names = strings.Fields(part)
		}
		for _, name := range names {
			p := f.platform(name)
			switch {
			case p == nil && isNumber(name):
				return nil, name
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
		if len(f.plan.On(p.ID)) > 0 || slices.Contains(names, p.Name.Text()) {
			f.say(words.Put(f.Words.Linear.Get().OnListAlready, "platform", p.Name))
			continue
		}
		events = append(events, f.acts().Add(p, "").Events...)
		names = append(names, p.Name.Text())
	}
	if len(events) > 0 && f.do(events...) {
		f.say(words.Put(f.Words.Linear.Get().OnList, "platforms", join(names)))
		f.sayLinked(events)
	}
}

// sayLinked says that accounts that were added may be in one center with others: then one
// objection is enough, and an answer says so.
func (f *face) sayLinked(added []state.Event) {
	for _, e := range slices.Backward(added) {
		if a := f.plan.Account(e.Account); f.acts().AskLinked(a).Ask != nil {
			f.added = a.ID
			f.say(words.Put(f.Words.Linear.Get().MayBeLinked, "account", f.present.Name(a)))
			return
		}
	}
}

// askLinked asks whether the account that was last added is in one center with another.
func (f *face) askLinked() {
	id := f.added
	f.act(f.acts().AskLinked(f.plan.Account(id)), func(done act.Step) {
		e := done.Events[0]
		f.say(words.Put(f.Words.Linear.Get().Linked, "account", f.present.NameByID(e.Account), "other", f.present.NameByID(e.To)))
	})
}

// remove takes a platform's account off the list, and asks which if it has
// several. Everything recorded on it stays in the file, and comes back with it.
func (s *checklist) remove(f *face, p *catalog.Platform) {
	on := f.plan.On(p.ID)
	if len(on) == 0 {
		f.say(words.Put(f.Words.Linear.Get().NotOnList, "platform", p.Name))
		return
	}
	f.act(f.acts().Remove(on...), func(done act.Step) {
		f.say(words.Put(f.Words.Linear.Get().OffList, "account", f.present.NameByID(done.Events[0].Account)))
	})
}

// askLine asks for a text. Enter alone ends the question and says nothing, or that.
func (f *face) askLine(prompt, expects, nothing words.Text, take func(text string)) {
	enter := func() { f.pop(); f.say(nothing) }
	q := question{prompt: prompt, expects: expects, typing: true, enter: enter, other: take}
	f.push(&place{asks: func() { f.ask(q) }})
}

// addWhere asks on which platform there is another account, and what it is called.
func (s *checklist) addWhere(f *face) {
	f.askLine(f.Words.Linear.Get().AskWhere, f.Words.Linear.Get().WhereOther, "", func(text string) {
		s.withPlatform(f, text, func(p *catalog.Platform) {
			f.pop() // the next question stands in its place
			f.askLabel(p)
		})
	})
}

// askLabel asks what an account is called, and puts it on the list.
func (f *face) askLabel(p *catalog.Platform) {
	f.act(f.acts().AddAnother(p), f.sayAdded)
}

// sayAdded says that an account is on the list.
func (f *face) sayAdded(done act.Step) {
	f.say(words.Put(f.Words.Linear.Get().OnList, "platforms", f.present.NameByID(done.Events[0].Account)))
	f.sayLinked(done.Events)
}
