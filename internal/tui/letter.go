package tui

import (
	"slices"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// body is the id of the row with the text.
const body = "body"

// letterScreen shows a letter about an account. The person can read it, copy it, mail it,
// write it to a file, and record it as sent.
type letterScreen struct {
	list
	account string
	kind    letter.Kind
	lang    string

	draft letter.Draft
	plan  *plan.Plan // that the draft was written for
}

// openLetter shows a letter. It first asks for the details that the letter lacks.
func (m *Model) openLetter(a *plan.Account, k letter.Kind) {
	lang := letter.Language(m.plan.Country)
	if need := m.acts().Need(a, letter.Write(m.plan, a, k, lang)); need.Ask != nil {
		m.act(need, func(act.Step) { m.openLetter(a, k) })
		return
	}
	m.push(&letterScreen{account: a.ID, kind: k, lang: lang})
}

// write gives the letter for the current plan. A key needs it several times, but it is
// written only once for each plan and language.
func (s *letterScreen) write(m *Model, a *plan.Account) letter.Draft {
	if s.plan != m.plan || s.draft.Language != s.lang {
		s.plan, s.draft = m.plan, letter.Write(m.plan, a, s.kind, s.lang)
	}
	return s.draft
}

func (s *letterScreen) draw(m *Model, p *page) {
	a := m.plan.Account(s.account)
	if a == nil || a.Way == nil {
		p.text(m.present.Missing(s.account))
		return
	}
	d := s.write(m, a)
	title := words.Put(m.words.LetterTitle[string(s.kind)], "account", m.present.Name(a), "language", m.words.OwnLanguages[s.lang])
	p.bold(title)
	for _, text := range slices.Concat(m.present.Recipient(d), m.present.BeforeSending(d.Kind)) {
		p.add("", mapLines(wrap(text, p.readable(), 0), faint)...)
	}
	p.gap()
	if lacks := m.present.Lacks(a, d); lacks != "" {
		p.add(body, append(wrap(lacks, p.readable(), 2), "")...)
		return
	}
	p.action(body, m.words.LetterBody)
	text := &p.rows[len(p.rows)-1]
	text.lines = append(append(text.lines, wrap(d.Text.Text(), min(p.width, 80), 2)...), "")
	s.acts(m, a, d).draw(p)
}

func (s *letterScreen) acts(m *Model, a *plan.Account, d letter.Draft) options {
	w := m.words
	os := options{{w.LetterCopy, func() { m.copyLetter(a.ID, d) }}, {w.LetterLanguage, s.nextLanguage}}
	if d.To.Email != "" && s.kind != letter.Reason {
		os.add(words.Put(w.LetterMail, "to", d.To.Email), func() { m.mail(d) })
	}
	os.add(w.LetterFile, func() { m.askWrite(a, d) })
	os.add(w.LetterSent[string(s.kind)], func() { s.sent(m, a) })
	for _, key := range m.acts().Changes(a, s.kind) {
		os.add(w.LetterChange[key], func() { m.act(m.acts().Tell(a, key, ""), nil) })
	}
	return os
}

func (s *letterScreen) nextLanguage() {
	all := letter.Languages()
	s.lang = all[(slices.Index(all, s.lang)+1)%len(all)]
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
	copyIt := func() { m.copyLetter(a.ID, d) }
	ks := s.acts(m, a, d).keys(m, s.id)
	if len(ks) > 0 {
		ks.rare("y", k.CopyText, copyIt)
	} else {
		ks.add("enter space y", k.CopyText, copyIt)
	}
	ks.add("tab", k.Language, s.nextLanguage)
	return ks
}

// sent records that the letter was sent, with its text on that day.
func (s *letterScreen) sent(m *Model, a *plan.Account) {
	m.act(m.acts().Sent(a, s.kind, s.lang, ""), func(act.Step) {
		m.pop()
		m.leadOn(a.ID)
	})
}
