package linear

import (
	"errors"
	"slices"

	"github.com/optout-tui/optout-tui/internal/country"
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
	file, err := f.Host.Record(events...)
	f.failed = err
	if err != nil {
		f.say(words.Put(f.Words.Linear.NotSaved, "why", err))
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
	switch file, changed, err := f.Host.Look(); {
	case err != nil:
		f.unread = err
		f.say(words.Put(f.Words.Unreadable, "why", err))
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
	f.plan = plan.Build(f.Catalog, f.File.Events, f.Guess, f.Host.Now())
	f.present = present.Presenter{Words: f.Words, Catalog: f.Catalog, Plan: f.plan, Style: present.Heard}
}

// undo takes back the last act: first those of this run, the last one first,
// then what the file holds. It gives what was taken back, if that went well.
func (f *face) undo() (state.Event, bool) {
	var aims []state.Event
	n := len(f.history)
	if n > 0 {
		aims = f.history[n-1]
	} else {
		aims = state.LastAct(f.File.Events)
	}
	if len(aims) == 0 {
		f.say(f.Words.NothingToUndo)
		return state.Event{}, false
	}
	said := f.describe(aims)
	events := make([]state.Event, len(aims))
	for i, e := range aims {
		events[i] = state.Event{Do: state.Undo, Undoes: e.ID, Account: e.Account}
	}
	if !f.record(events) {
		return state.Event{}, false
	}
	if n > 0 {
		f.history = f.history[:n-1]
	}
	f.say(words.Put(f.Words.Linear.SavedUndone, "what", said))
	return aims[0], true
}

// describe says what an act was. Of several events it names each account once.
func (f *face) describe(events []state.Event) words.Text {
	var all []words.Text
	for _, e := range events {
		name, step := f.present.NameByID(e.Account), e.Step
		if a := f.plan.Account(e.Account); a != nil && a.Step(e.Step) != nil {
			step = a.Step(e.Step).Title.String()
		}
		said := f.Words.Event(string(e.Do), name, step, country.Code(e.Country).Name(), e.Outcome)
		if !slices.Contains(all, said) {
			all = append(all, said)
		}
	}
	return join(all)
}
