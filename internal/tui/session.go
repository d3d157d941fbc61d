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

// session is the work on the state file during one run: the file as last read, the acts
// that are not on the disk yet, and the plan derived from both. It knows nothing about
// screens. Only Update may call its methods. The functions that they return run in
// commands, and Update passes their results back.
//
// Screens read words, plan and present, and show with box and status what is saved.
type session struct {
	host    world.Host
	catalog *catalog.Catalog
	words   *words.Words
	guess   country.Code // by the system's settings

	language  string   // that of words
	languages []string // those that can be chosen

	file    state.File
	queue   []batch         // not on the disk yet, oldest first
	history [][]state.Event // the acts of this run, for undo
	onDisk  *plan.Plan      // from the file
	plan    *plan.Plan      // from the file and the queue
	present present.Presenter
	ready   map[string]safetext.Block // letters copied in this run, by account

	seq     int    // of the newest snapshot that was applied
	saving  bool   // a save is running
	waited  int    // the number of other commands that a quit waits for
	polling bool   // a poll is running
	retry   bool   // save again: there is a new act, or the person leaves
	failed  error  // why the last save failed, or nil
	unread  error  // why the last poll failed, or nil
	hurry   func() // stops the running save from waiting for another program

	elsewhere, upTo string // another file with everything, and the newest queued event in it

	disk   sync.Mutex // held by a command while it uses the disk; guards taken and closed
	taken  int        // the number of snapshots taken
	closed bool       // the session has ended
}

// batch is the events of one act, which are saved and undone together.
type batch struct {
	events []state.Event
	quiet  bool       // do not report that it is saved
	also   words.Text // what to add to that report
	sent   bool       // part of the last save
}

func newSession(s Start) *session {
	n := &session{
		host: s.Host, catalog: s.Catalog, words: s.Words, guess: s.Guess, language: s.Language, languages: s.Languages, file: s.File, ready: map[string]safetext.Block{},
	}
	n.replan()
	return n
}

// acted reports whether the person has done something in this run.
func (s *session) acted() bool { return len(s.history) > 0 }

// acts judges acts by the current plan.
func (s *session) acts() act.Now { return act.Now{Presenter: s.present} }

// record queues an act of the person. It shows as pending until the disk has it.
func (s *session) record(also words.Text, events ...state.Event) {
	s.history = append(s.history, s.enqueue(batch{events: events, also: also}))
}

// undo queues the undo of the last act, of this run or else of the file. It says what
// that act was, "" if there is none.
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

// queued gives the events of the queue.
func (s *session) queued() []state.Event {
	var all []state.Event
	for _, b := range s.queue {
		all = append(all, b.events...)
	}
	return all
}

// events gives the events of the file and of the queue.
func (s *session) events() []state.Event { return slices.Concat(s.file.Events, s.queued()) }

// newest is the id of the newest event in the queue, "" if the queue is empty.
func (s *session) newest() string {
	if all := s.queued(); len(all) > 0 {
		return all[len(all)-1].ID
	}
	return ""
}

// replan derives both plans.
func (s *session) replan() {
	now := s.host.Now()
	s.onDisk = plan.Build(s.catalog, s.file.Events, s.guess, now).Without(s.file.Gone)
	s.plan = s.onDisk
	if len(s.queue) > 0 {
		s.plan = plan.Build(s.catalog, s.events(), s.guess, now).Without(s.file.Gone)
	}
	s.present = present.Presenter{Words: s.words, Catalog: s.catalog, Plan: s.plan}
}

// pastMidnight derives the plans again if the day has changed.
func (s *session) pastMidnight() {
	if !s.plan.Today.Equal(plan.Day(s.host.Now())) {
		s.replan()
	}
}

// The boxes of what can be ticked. A change that is not on the disk yet is pending.
const unticked, pending, ticked = "[ ]", "[.]", "[x]"

func box(done bool) words.Text {
	if done {
		return ticked
	}
	return unticked
}

// accountBox is the box of an account on the list.
func (s *session) accountBox(a *plan.Account) words.Text {
	if saved := s.onDisk.Account(a.ID); saved == nil || !slices.Equal(saved.Added(), a.Added()) {
		return pending
	}
	return ticked
}

// stepSaved reports whether the tick of a step, or that it has none, is on the disk.
func (s *session) stepSaved(a *plan.Account, st *plan.Step) bool {
	var saved []string
	if on := s.onDisk.Account(a.Key()); on != nil && on.Step(st.ID) != nil {
		saved = on.Step(st.ID).Ticks
	}
	return slices.Equal(saved, st.Ticks)
}

// settled reports whether the status of an account is on the disk.
func (s *session) settled(a *plan.Account) bool {
	saved := s.onDisk.Account(a.Key())
	return saved != nil && saved.Status == a.Status
}

// status is the status of an account in words. Until the disk has it, that is that it is
// being saved, or could not be saved.
func (s *session) status(a *plan.Account) words.Text { return s.saying(a, s.present.Status) }

// stands is the same in short.
func (s *session) stands(a *plan.Account) words.Text { return s.saying(a, s.present.StatusSince) }

// standsShortly is the same without the year where the day says enough.
func (s *session) standsShortly(a *plan.Account) words.Text {
	return s.saying(a, s.present.StatusShortly)
}

func (s *session) saying(a *plan.Account, status func(*plan.Account) words.Text) words.Text {
	switch {
	case s.settled(a):
		return status(a)
	case s.failed != nil:
		return s.words.Unsaved
	}
	return s.words.Saving
}

// dropForgotten drops changes to accounts that another program has forgotten for good:
// saving them would bring the accounts back. It returns these accounts, if the snapshot
// names any.
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
