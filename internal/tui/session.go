package tui

import (
	"errors"
	"slices"
	"sync"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
	"github.com/optout-tui/optout-tui/internal/world"
)

// session is one run's work on the state file: the file as last read, the acts that
// are not on the disk yet, and the plan that follows from both. It knows nothing of
// screens. Its methods are for Update only; the functions that they return are for
// commands, and their snapshots come back to Update.
//
// Screens read words, plan and present, show what is saved by box and status, and
// change things by record and undo. Only the root deals with saving.
type session struct {
	host    world.Host
	catalog *catalog.Catalog
	words   *words.Words
	guess   country.Code // by the system's settings

	file    state.File
	queue   []batch         // what the disk does not have yet, oldest first
	history [][]state.Event // the acts of this run, for undo
	onDisk  *plan.Plan      // of the file
	plan    *plan.Plan      // of the file and the queue
	present present.Presenter
	ready   map[string]safetext.Block // letters copied in this run, by account

	seq     int   // of the newest snapshot applied
	saving  int   // how many batches at the head of the queue are being saved
	waited  int   // how many other commands have to end before the program does
	polling bool  // a command checks whether the file has changed
	retry   bool  // a save is due: there is a new act, or the wish to leave
	failed  error // why the last save failed, nil if it did not
	unread  error // why the file could not be read after it had changed
	hurry   func()

	elsewhere, upTo string // the other file that holds everything, and the newest event in it

	disk   sync.Mutex // held by the command that works on the disk; guards the rest
	taken  int        // the number of snapshots so far
	closed bool       // no command may begin any more
}

// batch is what one act recorded: saved together and undone together.
type batch struct {
	events []state.Event
	quiet  bool       // nobody is told when it is saved
	also   words.Text // what to add when they are
}

func newSession(s Start) *session {
	n := &session{
		host: s.Host, catalog: s.Catalog, words: s.Words, guess: s.Guess, file: s.File, ready: map[string]safetext.Block{},
	}
	n.replan()
	return n
}

// acts judges what the person does by the plan as it is now.
func (s *session) acts() act.Now { return act.Now{Presenter: s.present} }

// record queues an act of the person. It shows as being saved at once, and as done
// when the disk has it.
func (s *session) record(also words.Text, events ...state.Event) {
	s.history = append(s.history, s.enqueue(batch{events: events, also: also}))
}

// log queues what happened without an act of the person.
func (s *session) log(e state.Event) { s.enqueue(batch{events: []state.Event{e}, quiet: true}) }

// undo queues the undoing of the last act, of this run or of the file. It says what
// that act was, "" if there was none.
func (s *session) undo() words.Text {
	step := s.acts().Undo(s.history, s.events())
	if len(step.Events) == 0 {
		return ""
	}
	s.history = s.history[:max(0, len(s.history)-1)]
	s.enqueue(batch{events: step.Events, quiet: true})
	return step.Say
}

func (s *session) enqueue(b batch) []state.Event {
	for i, e := range b.events {
		b.events[i] = s.host.New(e)
	}
	s.queue = append(s.queue, b)
	s.retry = true
	s.replan()
	return b.events
}

// queued are the events of the queue.
func (s *session) queued() []state.Event {
	var all []state.Event
	for _, b := range s.queue {
		all = append(all, b.events...)
	}
	return all
}

// events are those of the file and of the queue.
func (s *session) events() []state.Event { return slices.Concat(s.file.Events, s.queued()) }

// newest is the id of the newest event in the queue, "" if it is empty.
func (s *session) newest() string {
	if all := s.queued(); len(all) > 0 {
		return all[len(all)-1].ID
	}
	return ""
}

// replan derives both plans again.
func (s *session) replan() {
	now := s.host.Now()
	s.onDisk = plan.Build(s.catalog, s.file.Events, s.guess, now)
	s.plan = s.onDisk
	if len(s.queue) > 0 {
		s.plan = plan.Build(s.catalog, s.events(), s.guess, now)
	}
	s.present = present.Presenter{Words: s.words, Catalog: s.catalog, Plan: s.plan}
}

// pastMidnight derives the plans again on a new day.
func (s *session) pastMidnight() {
	if !s.plan.Today.Equal(plan.Day(s.host.Now())) {
		s.replan()
	}
}

// The boxes before what can be ticked. One with a dot is not on the disk yet.
const unticked, pending, ticked = "[ ]", "[.]", "[x]"

// box is the box before what was recorded by some events.
func (s *session) box(events []string, done bool) words.Text {
	switch {
	case !done:
		return unticked
	case slices.ContainsFunc(s.queued(), func(e state.Event) bool { return slices.Contains(events, e.ID) }):
		return pending
	}
	return ticked
}

// stepBox is the box before a step. Neither a tick nor its removal shows as done
// before the disk has it.
func (s *session) stepBox(a *plan.Account, st *plan.Step) words.Text {
	if saved := s.onDisk.Account(a.ID); !st.Done && saved != nil {
		if was := saved.Step(st.ID); was != nil && was.Done {
			return pending
		}
	}
	return s.box(st.Ticks, st.Done)
}

// settled reports whether the disk has the account at the same status.
func (s *session) settled(a *plan.Account) bool {
	saved := s.onDisk.Account(a.ID)
	return saved != nil && saved.Status == a.Status
}

// status says where an account stands. While the disk does not have that, it says
// that it is being saved, or could not be.
func (s *session) status(a *plan.Account) words.Text {
	switch {
	case s.settled(a):
		return s.present.Status(a)
	case s.failed != nil:
		return s.words.Unsaved
	}
	return s.words.Saving
}

// dropForgotten drops what was to be recorded on accounts that another program has
// forgotten for good: it would bring them back. It gives the accounts if the
// snapshot names any.
func (s *session) dropForgotten(snap snapshot) []string {
	gone, ok := errors.AsType[*state.ForgottenError](snap.err)
	if !ok {
		return nil
	}
	about := func(events []state.Event) bool {
		return slices.ContainsFunc(events, func(e state.Event) bool {
			return slices.Contains(gone.Accounts, e.Account) || slices.Contains(gone.Accounts, e.To)
		})
	}
	s.queue = slices.DeleteFunc(s.queue, func(b batch) bool { return about(b.events) })
	s.history = slices.DeleteFunc(s.history, about)
	s.failed, s.retry = nil, true
	s.accept(snap)
	return gone.Accounts
}
