package tui

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// batch is what one act of the person recorded: saved together, taken back
// together.
type batch struct {
	events []state.Event
	quiet  bool       // say nothing when it is saved
	also   words.Text // what to say then beside that
}

// answer is the file as the disk had it when a command was done with it. Answers
// can come in another order than the one in which the disk gave them.
type answer struct {
	file state.File
	err  error
	turn int // the how many-th answer of the disk it is
}

// savedMsg is the end of a save.
type savedMsg struct{ answer }

// asks lets one command at a time at the disk.
func (m *Model) asks(do func() (state.File, error)) answer {
	m.disk.Lock()
	defer m.disk.Unlock()
	file, err := do()
	m.turn++
	return answer{file, err, m.turn}
}

// take believes an answer, unless a newer one came before it.
func (m *Model) take(a answer) {
	if a.turn > m.taken {
		m.file, m.taken, m.unread = a.file, a.turn, nil
	}
}

// do records what the person did: it is shown as being saved at once, and as
// done when the disk has it.
func (m *Model) do(events ...state.Event) { m.doAnd("", events...) }

// doAnd is do with something to say beside that it is saved.
func (m *Model) doAnd(also words.Text, events ...state.Event) {
	m.history = append(m.history, m.enqueue(batch{events: events, also: also}))
	m.say(m.words.Saving)
}

// log records what happened without the person's doing.
func (m *Model) log(e state.Event) { m.enqueue(batch{events: []state.Event{e}, quiet: true}) }

// enqueue gives the events their ids and puts them in line to be saved.
func (m *Model) enqueue(b batch) []state.Event {
	for i, e := range b.events {
		b.events[i] = m.host.New(e)
	}
	m.queue = append(m.queue, b)
	m.trying = true
	m.replan()
	return b.events
}

// save starts saving all in line, unless that is going on already, or failed and
// nothing has changed since.
func (m *Model) save() tea.Cmd {
	if m.saving > 0 || !m.trying || len(m.queue) == 0 {
		return nil
	}
	m.saving, m.trying = len(m.queue), false
	var events []state.Event
	for _, b := range m.queue {
		events = append(events, b.events...)
	}
	ctx, hurry := context.WithCancel(context.Background())
	m.hurry = hurry
	m.saves.Add(1)
	return func() tea.Msg {
		defer m.saves.Done()
		defer hurry()
		msg := savedMsg{m.asks(func() (state.File, error) { return m.host.Record(ctx, events...) })}
		m.result.Store(&msg)
		return msg
	}
}

// saved takes the result of a save. After a failure, what was in line stays in
// line: it is shown as not saved, and tried again with the next change.
func (m *Model) saved(msg savedMsg) {
	m.result.Store(nil)
	n, mended := m.saving, m.failed != nil
	m.saving, m.failed = 0, msg.err
	if gone, ok := errors.AsType[*state.ForgottenError](msg.err); ok {
		m.letGo(gone.Accounts, msg.answer)
		return
	}
	if msg.err != nil {
		if m.leaving && !m.trying && !m.forced {
			m.leaving = false
			if _, asked := m.top().(*unsaved); asked {
				m.pop()
			}
			m.push(newUnsaved(m))
		}
		m.warn(words.Put(m.words.NotSaved, "why", m.words.Why(msg.err)))
		return
	}
	var also words.Text
	quiet := true
	for _, b := range m.queue[:n] {
		quiet, also = quiet && b.quiet, cmp.Or(b.also, also)
	}
	m.queue = m.queue[n:]
	m.take(msg.answer)
	if len(m.queue) == 0 && (mended || !quiet && m.message == m.words.Saving) {
		m.say(words.Sentences(m.words.Saved, also))
	}
	m.replan()
}

// letGo drops what was to be recorded on accounts that another program has
// forgotten for good: it would bring them back. All else is saved.
func (m *Model) letGo(accounts []string, now answer) {
	about := func(events []state.Event) bool {
		return slices.ContainsFunc(events, func(e state.Event) bool {
			return slices.Contains(accounts, e.Account) || slices.Contains(accounts, e.To)
		})
	}
	m.queue = slices.DeleteFunc(m.queue, func(b batch) bool { return about(b.events) })
	m.history = slices.DeleteFunc(m.history, about)
	m.failed, m.trying = nil, true
	m.take(now)
	m.replan()
	m.warn(words.Put(m.words.LetGo, "accounts", safetext.NewLine(strings.Join(accounts, ", "))))
}

// attachedMsg is the end of keeping a file.
type attachedMsg struct {
	answer
	account, path string
}

// attach keeps a copy of a file with an account. A quit waits for it.
func (m *Model) attach(account, path string) tea.Cmd {
	m.say(m.words.Saving)
	m.saves.Add(1)
	return func() tea.Msg {
		defer m.saves.Done()
		return attachedMsg{m.asks(func() (state.File, error) { return m.host.Attach(account, path) }), account, path}
	}
}

func (m *Model) attached(msg attachedMsg) {
	if gone, ok := errors.AsType[*state.ForgottenError](msg.err); ok {
		m.letGo(gone.Accounts, msg.answer)
		return
	}
	if msg.err != nil {
		m.warn(words.Put(m.words.NotKept, "why", m.words.Why(msg.err)))
		return
	}
	m.take(msg.answer)
	if kept := act.Kept(m.file.Events, msg.account); kept != nil {
		m.history = append(m.history, kept)
	}
	m.say(words.Put(m.words.Kept, "path", safetext.NewLine(msg.path)))
	m.replan()
}

// saveRest saves, without the screen, what was in line when it ended.
func (m *Model) saveRest() error {
	if done := m.result.Load(); done != nil {
		m.saved(*done)
	}
	if len(m.queue) == 0 {
		return m.unread
	}
	if m.elsewhere != "" && m.newest() == m.upTo {
		return &ElsewhereError{m.elsewhere, m.failed}
	}
	var events []state.Event
	for _, b := range m.queue {
		events = append(events, b.events...)
	}
	_, err := m.host.Record(context.Background(), events...)
	return err
}

// replan derives the plan anew: as it is saved, and as it will be when
// everything in line is.
func (m *Model) replan() {
	now := m.host.Now()
	m.onDisk = plan.Build(m.catalog, m.file.Events, m.guess, now)
	m.plan = m.onDisk
	if len(m.queue) > 0 {
		m.plan = plan.Build(m.catalog, m.events(), m.guess, now)
	}
	m.present = present.Presenter{Words: m.words, Catalog: m.catalog, Plan: m.plan}
}

// events are those of the file and what is not saved yet.
func (m *Model) events() []state.Event {
	all := slices.Clone(m.file.Events)
	for _, b := range m.queue {
		all = append(all, b.events...)
	}
	return all
}

// undo undoes the last act, of this run or of the file.
func (m *Model) undo() {
	s := m.acts().Undo(m.history, m.events())
	if len(s.Events) == 0 {
		m.say(m.words.NothingToUndo)
		return
	}
	m.history = m.history[:max(0, len(m.history)-1)]
	m.enqueue(batch{events: s.Events, quiet: true})
	m.say(words.Put(m.words.Undone, "what", s.Say))
}
