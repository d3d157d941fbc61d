package linear

import (
	"context"
	"errors"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// do saves what the person did, and says whether that went well. What failed
// counts for nothing, and is said with the reason and what to do.
func (f *face) do(events ...state.Event) bool {
	if !f.record(events) {
		return false
	}
	f.history = append(f.history, events)
	return true
}

// record saves events and plans anew.
func (f *face) record(events []state.Event) bool {
	for i, e := range events {
		events[i] = f.Host.New(e)
	}
	file, err := f.Host.Record(context.Background(), events...)
	f.failed = err
	if err != nil {
		f.say(words.Put(f.Words.Linear.Get().NotSaved, "why", f.Words.Why(err)))
	}
	if _, gone := errors.AsType[*state.ForgottenError](err); gone {
		f.failed = nil // nothing is left to be saved
	} else if err != nil {
		return false
	}
	f.take(file)
	return err == nil
}

// take plans with the file as it now is.
func (f *face) take(file state.File) {
	f.File, f.unread = file, nil
	f.replan()
}

// look plans anew if another program changed the file, or midnight has passed,
// before an answer is acted on.
func (f *face) look() {
	before := f.File.Events
	switch file, changed, err := f.Host.Poll(); {
	case err != nil:
		f.unread = err
		f.say(words.Put(f.Words.Unreadable, "why", f.Words.Why(err)))
	case changed:
		f.take(file)
	}
	if !state.Same(before, f.File.Events) {
		f.say(f.Words.OthersChanged)
	}
	if !f.plan.Today.Equal(plan.Day(f.Host.Now())) {
		f.replan()
	}
}

func (f *face) replan() {
	f.plan = plan.Build(f.Catalog, f.File.Events, f.Guess, f.Host.Now()).Without(f.File.Gone)
	f.present = present.Presenter{Words: f.Words, Catalog: f.Catalog, Plan: f.plan, Style: present.Heard}
}

// undo undoes the last act, of this run or of the file. It gives what was undone,
// nothing if that did not go well.
func (f *face) undo() []state.Event {
	s := f.acts().Undo(f.history, f.File.Events)
	if len(s.Events) == 0 {
		f.say(f.Words.NothingToUndo)
	}
	if len(s.Events) == 0 || !f.record(s.Events) {
		return nil
	}
	f.history = f.history[:max(0, len(f.history)-1)]
	f.say(words.Put(f.Words.Linear.Get().SavedUndone, "what", s.Say))
	return s.Undone
}
