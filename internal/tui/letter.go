package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
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

// write gives the letter as the plan has it, written once for each plan and
// language: it is asked for several times for each key.
func (s *letterScreen) write(m *Model, a *plan.Account) letter.Draft {
	if s.plan != m.plan || s.draft.Language != s.lang {
		s.plan, s.draft = m.plan, letter.Write(m.plan, a, s.kind, s.lang)
	}
	return s.draft
}

func (s *letterScreen) rows(m *Model, width int) []row {
	a := m.plan.Account(s.account)
	if a == nil || a.Way == nil {
		return []row{{lines: wrap(m.present.Missing(s.account), width, 0)}}
	}
	d := s.write(m, a)
	title := words.Put(m.words.LetterTitle[string(s.kind)], "account", m.present.Name(a), "language", m.words.OwnLanguages[s.lang])
	lines := each(wrap(title, width, 0), bold)
	for _, text := range slices.Concat(m.present.Recipient(d), m.present.BeforeSending(d.Kind)) {
		lines = append(lines, each(wrap(text, min(width, 78), 0), faint)...)
	}
	rows := []row{{lines: append(lines, "")}}
	if lacks := m.present.Lacks(a, d); lacks != "" {
		return append(rows, row{id: body, lines: append(wrap(lacks, min(width, 78), 2), "")})
	}
	text := append(choice(s.id == body, m.words.LetterBody, width), wrap(d.Text.Text(), min(width, 80), 2)...)
	rows = append(rows, row{id: body, lines: append(text, "")})
	for _, x := range s.acts(m, a, d) {
		rows = append(rows, row{id: x.id, lines: choice(s.id == x.id, x.text, width)})
	}
	return rows
}

func (s *letterScreen) acts(m *Model, a *plan.Account, d letter.Draft) []option {
	w := m.words
	acts := []option{
		{text: w.LetterCopy, do: func() tea.Cmd { return s.copy(m, d) }},
		{text: w.LetterLanguage, do: simply(s.nextLanguage)},
	}
	if d.To.Email != "" && s.kind != letter.Reason {
		acts = append(acts, option{text: words.Put(w.LetterMail, "to", d.To.Email), do: func() tea.Cmd { return m.mail(d) }})
	}
	acts = append(acts,
		option{text: w.LetterFile, do: simply(func() { m.askWrite(a, d) })},
		option{text: w.LetterSent[string(s.kind)], do: simply(func() { s.sent(m, a) })})
	for _, key := range m.acts().Changes(a, s.kind) {
		acts = append(acts, option{text: w.LetterChange[key], do: simply(func() { m.act(m.acts().Tell(a, key, ""), nothing) })})
	}
	return numbered(acts)
}

func (s *letterScreen) copy(m *Model, d letter.Draft) tea.Cmd {
	m.copied[s.account] = d.Text
	m.say(m.words.TextCopied)
	return tea.SetClipboard(d.Text.String())
}

func (s *letterScreen) nextLanguage() {
	all := letter.Languages()
	s.lang = all[(slices.Index(all, s.lang)+1)%len(all)]
}

func (s *letterScreen) keys(m *Model) []key {
	a := m.plan.Account(s.account)
	if a == nil || a.Way == nil {
		return nil
	}
	d := s.write(m, a)
	if m.present.Lacks(a, d) != "" {
		return nil
	}
	k := m.words.Keys
	copyIt := key{on: []string{"y"}, show: "y", does: k.CopyText, rare: true, act: func() tea.Cmd { return s.copy(m, d) }}
	keys := optionKeys(m, s.acts(m, a, d), s.id)
	if len(keys) == 0 {
		copyIt.on, copyIt.show, copyIt.rare = []string{"enter", "space", "y"}, "enter", false
	}
	return append(keys, copyIt, key{on: []string{"tab"}, show: "tab", does: k.Language, act: simply(s.nextLanguage)})
}

// sent records that a letter went out, with its text as it was then.
func (s *letterScreen) sent(m *Model, a *plan.Account) {
	m.act(m.acts().Sent(a, s.kind, s.lang, ""), func(act.Step) {
		m.pop()
		m.leadOn(a.ID)
	})
}

// mail hands a letter to the mail program.
func (m *Model) mail(d letter.Draft) tea.Cmd {
	return func() tea.Msg {
		err := m.host.Mail(d.MailLink())
		return result(func(m *Model) {
			if err != nil {
				m.warn(words.Put(m.words.NotOpened, "why", m.words.Why(err)))
				return
			}
			m.say(m.present.Mailed(d))
		})
	}
}

// askWrite asks for a file, and writes a letter to it. The question stays until
// there is one.
func (m *Model) askWrite(a *plan.Account, d letter.Draft) {
	ask := newPrompt(m.words.AskWrite, "~/optout-tui-"+a.PlatformID+"-"+string(d.Kind)+".txt", 4096)
	ask.acceptCmd = func(path string) tea.Cmd {
		if path == "" {
			return nil
		}
		return func() tea.Msg {
			full, err := m.host.Write(path, []byte(d.Text.String()+"\n"))
			return result(func(m *Model) {
				if err != nil {
					m.warn(words.Put(m.words.NotWritten, "why", m.words.Why(err)))
					return
				}
				if m.top() == screen(ask) {
					m.pop()
				}
				m.say(words.Put(m.words.Follow.WrittenTo, "path", safetext.NewLine(full)))
			})
		}
	}
	m.push(ask)
}
