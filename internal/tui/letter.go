package tui

import (
	"slices"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// body is the row of the text itself.
const body = "body"

// letterScreen is a text to send about an account: to be read, copied, mailed or
// written to a file, and kept as it was sent.
type letterScreen struct {
	list
	account string
	kind    letter.Kind
	lang    string

	draft letter.Draft
	plan  *plan.Plan // for which it was written
}

// openLetter shows a letter, after it has asked for what the letter lacks.
func (m *Model) openLetter(a *plan.Account, k letter.Kind) {
	lang := letter.Language(m.plan.Country)
	if need := m.acts().Need(a, letter.Write(m.plan, a, k, lang)); need.Ask != nil {
		m.act(need, func(act.Step) { m.openLetter(a, k) })
		return
	}
	m.push(&letterScreen{account: a.ID, kind: k, lang: lang})
}

// write gives the letter as the plan has it. It is needed several times for each
// key, and written once for each plan and language.
func (s *letterScreen) write(m *Model, a *plan.Account) letter.Draft {
	if s.plan != m.plan || s.draft.Language != s.lang {
		s.plan, s.draft = m.plan, letter.Write(m.plan, a, s.kind, s.lang)
	}
	return s.draft
}

func (s *letterScreen) rows(m *Model, width int) []row {
	a := m.plan.Account(s.account)
	if a == nil || a.Way == nil {
		return []row{textRow(m.present.Missing(s.account), width)}
	}
	d := s.write(m, a)
	readable := min(width, prose)
	title := words.Put(m.words.LetterTitle[string(s.kind)], "account", m.present.Name(a), "language", m.words.OwnLanguages[s.lang])
	rows := []row{{lines: mapLines(wrap(title, width, 0), bold)}}
	for _, text := range slices.Concat(m.present.Recipient(d), m.present.BeforeSending(d.Kind)) {
		rows = append(rows, row{lines: mapLines(wrap(text, readable, 0), faint)})
	}
	rows = append(rows, blank())
	if lacks := m.present.Lacks(a, d); lacks != "" {
		return append(rows, row{body, append(wrap(lacks, readable, 2), "")})
	}
	text := s.action(body, m.words.LetterBody, width)
	text.lines = append(append(text.lines, wrap(d.Text.Text(), min(width, 80), 2)...), "")
	rows = append(rows, text)
	return append(rows, s.acts(m, a, d).rows(&s.list, width)...)
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
	ks := s.acts(m, a, d).keys(m, &s.list)
	if len(ks) > 0 {
		ks.rare("y", k.CopyText, copyIt)
	} else {
		ks.add("enter space y", k.CopyText, copyIt)
	}
	ks.add("tab", k.Language, s.nextLanguage)
	return ks
}

// sent records that a letter went out, with its text as it was then.
func (s *letterScreen) sent(m *Model, a *plan.Account) {
	m.act(m.acts().Sent(a, s.kind, s.lang, ""), func(act.Step) {
		m.pop()
		m.leadOn(a.ID)
	})
}
