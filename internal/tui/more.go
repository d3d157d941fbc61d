package tui

import (
	"slices"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// more shows what else a person can do about an account, the other routes to its page,
// and the facts.
type more struct {
	list
	account string
	walk    *walk // that opened this screen; its focused step counts here
}

// acts lists what the person can do about an account. Each act closes this screen first.
func (s *more) acts(m *Model, a *plan.Account) options {
	w := m.words
	var os options
	add := func(text words.Text, do func()) { os.add(text, func() { m.pop(); do() }) }
	if st := a.Step(s.walk.id); st != nil && st.Link != "" {
		add(w.CopyLink, func() { m.copyLink(st.Link) })
		add(w.ShowQR, func() { m.push(newQR(st.Link, a.Platform.Domains)) })
	}
	for _, k := range letter.KindsFor(m.plan, a) {
		add(w.WriteLetter[string(k)], func() { m.openLetter(a, k) })
	}
	if text := m.present.Other(a); text != "" {
		add(text, func() { s.walk.begin(m, m.plan.Other(a)) })
	}
	for _, o := range a.Outcomes() {
		add(m.present.Mark(a, o), func() { m.markAs(a, o) })
	}
	if len(a.Answers()) > 0 {
		text := w.OtherAnswer
		if a.SentOn().IsZero() {
			text = w.DidNotWork
		}
		add(text, func() { m.act(m.acts().AskAnswer(a), func(act.Step) { m.leadOn(a.Key()) }) })
	}
	if a.LinkedTo == nil {
		for _, o := range m.plan.Linkable(a) {
			link := func() { m.act(m.acts().Link(a, o), func(act.Step) { s.walk.focus(onward) }) }
			add(words.Put(w.LinkWith, "account", m.present.Name(o)), link)
		}
	}
	add(w.Rename, func() { m.rename(a) })
	add(w.KeepFile, func() { m.askFile(a) })
	add(w.AddNote, func() { m.act(m.acts().Note(a, ""), nil) })
	add(words.Put(w.AddAnother, "platform", a.Platform.Name), func() { m.addAnother(a.Platform) })
	add(w.UndoLast, m.undo)
	for _, h := range a.History {
		if m.present.Apart(h) {
			read := &reading{title: m.present.Happened(h), text: h.Text.Text(), options: options{{w.BackToMore, m.pop}}}
			os.add(words.Put(w.ReadSent, "what", m.present.Happened(h)), func() { m.push(read) })
		}
	}
	for _, p := range a.Proofs {
		if p.Missing {
			continue
		}
		os.add(words.Put(w.OpenProof, "name", p.Name), func() { m.openProof(p) })
	}
	return os
}

func (*more) shape() shape { return shape{fixed: readable, text: true} }

func (s *more) draw(m *Model, p *page) {
	a := m.plan.Account(s.account)
	if a == nil || a.Way == nil {
		p.main.text(m.present.Missing(s.account))
		return
	}
	w := m.words
	p.title = words.Put(w.MoreTitle, "account", m.present.Name(a))
	if st := a.Step(s.walk.id); st != nil {
		if s.walk.cut {
			p.main.section(st.Title.Text(), st.Text.Line().Text(), w.StepUncertain[string(st.Evidence)])
		}
		if st.Link != "" || s.walk.cut {
			p.main.section(w.IfLinkDead, m.present.Routes(st.Otherwise)...)
		}
	}
	for _, sec := range m.present.Facts(a) {
		p.main.section(sec.Title, sec.Items...)
	}
	p.main.gap()
	s.acts(m, a).draw(&p.side)
}

func (s *more) keys(m *Model) keys {
	a := m.plan.Account(s.account)
	if a == nil || a.Way == nil {
		return nil
	}
	ks := s.acts(m, a).keys(m, s.id)
	ks.add("tab", m.words.Keys.Back, m.pop)
	return ks
}

// letterScreen shows a letter about an account. The person can read it, copy it, mail it,
// write it to a file, and record it as sent.
type letterScreen struct {
	list
	account string
	kind    letter.Kind
	lang    string // the one that the person chose, "" for the best

	draft  letter.Draft
	change []string   // what can be changed in it
	plan   *plan.Plan // that the draft was written for
}

// openLetter shows a letter. It first asks for the details that the letter lacks.
func (m *Model) openLetter(a *plan.Account, k letter.Kind) {
	a = letter.Track(m.plan, a, k)
	if need := m.acts().Need(a, letter.Write(m.plan, a, k, "")); need.Ask != nil {
		m.act(need, func(act.Step) { m.openLetter(a, k) })
		return
	}
	m.push(&letterScreen{account: a.Key(), kind: k})
}

// write gives the letter for the current plan. A key needs it several times, but it is
// written only once for each plan and language.
func (s *letterScreen) write(m *Model, a *plan.Account) letter.Draft {
	if s.plan != m.plan || s.lang != "" && s.draft.Language != s.lang {
		s.plan, s.draft = m.plan, letter.Write(m.plan, a, s.kind, s.lang)
		s.change = m.acts().Changes(a, s.kind)
	}
	return s.draft
}

func (*letterScreen) shape() shape { return shape{fixed: readable, text: true} }

func (s *letterScreen) draw(m *Model, p *page) {
	a := m.plan.Account(s.account)
	if a == nil || a.Way == nil {
		p.main.text(m.present.Missing(s.account))
		return
	}
	d := s.write(m, a)
	p.title = m.words.LetterTitle[string(s.kind)]
	p.context = words.Put(m.words.LetterAbout, "account", m.present.Name(a), "language", m.words.OwnLanguages[d.Language])
	p.bar = barOf(m.plan.Overview())
	to := &p.main
	if p.layout.beside {
		to = &p.side
	}
	for _, text := range slices.Concat(m.present.Recipient(d), m.present.BeforeSending(a, d)) {
		to.quiet(text)
	}
	if len(to.rows) > 0 {
		to.gap()
	}
	if lacks := m.present.Lacks(a, d); lacks != "" {
		p.main.text(lacks)
		return
	}
	p.main.text(d.Text.Text())
	p.main.gap()
	s.acts(m, a, d).draw(&p.side)
}

func (s *letterScreen) acts(m *Model, a *plan.Account, d letter.Draft) options {
	w := m.words
	os := options{{w.LetterCopy, func() { m.copyLetter(a.Key(), d) }}}
	if next := s.nextLanguage(m, a, d); next != nil {
		os.add(w.LetterLanguage, next)
	}
	if d.To.Email != "" && s.kind != letter.Reason {
		os.add(words.Put(w.LetterMail, "to", d.To.Email), func() { m.mail(d) })
	}
	os.add(w.LetterFile, func() { m.askWrite(a, d) })
	after := func(act.Step) { m.pop(); m.leadOn(a.Key()) }
	os.add(w.LetterSent[string(s.kind)], func() { m.act(m.acts().Sent(a, s.kind, d.Language, ""), after) })
	if len(m.acts().Extras(d)) > 0 {
		os.add(w.LetterExtras, func() { m.push(&extras{letter: s}) })
	}
	for _, key := range s.change {
		os.add(w.LetterChange[key], func() { m.act(m.acts().Tell(a, key, ""), nil) })
	}
	return os
}

// nextLanguage shows the letter in the next of its languages; nil if there is only one.
func (s *letterScreen) nextLanguage(m *Model, a *plan.Account, d letter.Draft) func() {
	all := letter.LanguagesOf(m.plan, a, s.kind)
	if len(all) < 2 {
		return nil
	}
	return func() { s.lang = all[(slices.Index(all, d.Language)+1)%len(all)] }
}

func (s *letterScreen) keys(m *Model) keys {
	a := m.plan.Account(s.account)
	if a == nil || a.Way == nil {
		return nil
	}
	d := s.write(m, a)
	if m.present.Lacks(a, d) != "" {
		return nil
	}
	k := m.words.Keys
	ks := s.acts(m, a, d).keys(m, s.id)
	ks.rare("y", k.CopyText, func() { m.copyLetter(a.Key(), d) })
	if next := s.nextLanguage(m, a, d); next != nil {
		ks.add("tab", k.Language, next)
	}
	return ks
}
