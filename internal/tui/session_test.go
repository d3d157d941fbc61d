package tui

import (
	"context"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
	"github.com/optout-tui/optout-tui/internal/world"
)

// newTestSession is a session in Germany with Facebook on the list, and a disk that
// does what record does.
func newTestSession(t *testing.T, record func(...state.Event) (state.File, error)) *session {
	t.Helper()
	ids := state.Store{Now: time.Now}
	events := []state.Event{
		ids.New(state.Event{Do: state.Country, Country: "DE"}),
		ids.New(state.Event{Do: state.Account, Account: "facebook", Platform: "facebook"}),
	}
	return newSession(Start{Catalog: shipped(), File: state.File{Events: events}, Words: words.English(), Host: world.Host{
		New: ids.New, Now: time.Now,
		Record: func(_ context.Context, e ...state.Event) (state.File, error) { return record(e...) },
	}})
}

func login() state.Event {
	return state.Event{Do: state.Step, Account: "facebook", Way: "objection-eea", Step: "login"}
}

// loginBox is the box before the first step.
func (s *session) loginBox() string {
	a := s.plan.Account("facebook")
	if st := a.Step("login"); s.stepSaved(a, st) {
		return string(box(st.Done))
	}
	return pending
}

// works is a disk that works.
func (s *session) works(events ...state.Event) (state.File, error) {
	return state.File{Events: state.Merge(s.file.Events, events)}, nil
}

func TestATickShowsAsDoneOnceTheDiskHasIt(t *testing.T) {
	var s *session
	fails := true
	s = newTestSession(t, func(e ...state.Event) (state.File, error) {
		if fails {
			return state.File{}, errRefuses
		}
		return s.works(e...)
	})
	look := func(when, box, status string) {
		t.Helper()
		if got := s.loginBox(); got != box {
			t.Errorf("%s the box is %s, want %s", when, got, box)
		}
		if got := string(s.status(s.plan.Account("facebook"))); got != status {
			t.Errorf("%s it says %q, want %q", when, got, status)
		}
	}
	look("at first", "[ ]", "to do")
	s.record("", login())
	look("ticked", "[.]", "Saving ...")
	s.saved(s.save()())
	look("after a failure", "[.]", string(s.words.Unsaved))
	if s.save() != nil {
		t.Error("it tries again although nothing has changed")
	}
	fails = false
	s.record("", state.Event{Do: state.Note, Account: "facebook"})
	if done := s.saved(s.save()()); len(done) != 2 || !s.atRest(false) {
		t.Errorf("%d acts are saved, want both", len(done))
	}
	look("saved", "[x]", "begun")
	s.undo()
	s.undo()
	look("undone", "[.]", "Saving ...")
	s.saved(s.save()())
	look("undone on the disk", "[ ]", "to do")
}

// TestTheNewestSnapshotWins, in whatever order they are delivered.
func TestTheNewestSnapshotWins(t *testing.T) {
	s := newTestSession(t, nil)
	first := s.withDisk(func() (state.File, error) { return s.file, nil })
	second := s.withDisk(func() (state.File, error) { return s.works(s.host.New(login())) })
	s.accept(second)
	s.accept(first)
	if got := s.loginBox(); got != "[x]" {
		t.Errorf("the box is %s: an older snapshot took the tick away", got)
	}
}

// TestTheEndWaitsForTheDisk: for the command that works on it. One that begins later
// does nothing.
func TestTheEndWaitsForTheDisk(t *testing.T) {
	var s *session
	began, goes := make(chan bool), make(chan bool)
	saves := 0
	s = newTestSession(t, func(e ...state.Event) (state.File, error) {
		if saves++; saves == 1 {
			began <- true
			<-goes
		}
		return s.works(e...)
	})
	s.record("", login())
	go s.save()()
	<-began
	ended := make(chan error)
	go func() { ended <- s.finish() }()
	select {
	case err := <-ended:
		t.Fatalf("it ended with %v while the disk was at work", err)
	case goes <- true:
	}
	if err := <-ended; err != nil || saves != 2 {
		t.Errorf("it ended with %v after %d saves: what nobody heard of is saved again", err, saves)
	}
	late := s.withDisk(func() (state.File, error) { t.Error("a command began after the end"); return s.file, nil })
	if !errors.Is(late.err, errClosed) {
		t.Errorf("it ended with %v", late.err)
	}
}

// TestWhatIsForgottenTakesNothingWithItAtTheEnd: all else is saved.
func TestWhatIsForgottenTakesNothingWithItAtTheEnd(t *testing.T) {
	var s *session
	var kept []string
	s = newTestSession(t, func(events ...state.Event) (state.File, error) {
		for _, e := range events {
			if e.Account == "facebook" {
				return s.file, &state.ForgottenError{Accounts: []string{"facebook"}}
			}
		}
		for _, e := range events {
			kept = append(kept, e.Account)
		}
		return s.works(events...)
	})
	s.record("", login())
	s.record("", state.Event{Do: state.Account, Account: "linkedin", Platform: "linkedin"})
	err := s.finish()
	if _, ok := errors.AsType[*state.ForgottenError](err); !ok || strings.Join(kept, " ") != "linkedin" {
		t.Errorf("kept %v, ended with %v", kept, err)
	}
}

// TestWhatIsForgottenDuringASaveIsNotTakenForSaved: the disk has answered both a save
// and a file to be kept, and the newer answer is heard first.
func TestWhatIsForgottenDuringASaveIsNotTakenForSaved(t *testing.T) {
	var s *session
	s = newTestSession(t, func(e ...state.Event) (state.File, error) { return s.works(e...) })
	s.record("", login())
	saves := s.save()
	s.record("", state.Event{Do: state.Account, Account: "linkedin", Platform: "linkedin"})
	saved := saves()
	s.dropForgotten(snapshot{seq: saved.seq + 1, file: s.file, err: &state.ForgottenError{Accounts: []string{"facebook"}}})
	if done := s.saved(saved); len(done) != 0 || len(s.queue) != 1 || s.queue[0].events[0].Account != "linkedin" {
		t.Errorf("%d acts are taken for saved, and the queue is %v", len(done), s.queue)
	}
	if saved := s.saved(s.save()()); len(saved) != 1 || !s.atRest(false) {
		t.Errorf("%d acts are saved, want the one that is left", len(saved))
	}
}

// TestAQuitWaitsForAFileThatIsBeingKept, also where the command has not begun.
func TestAQuitWaitsForAFileThatIsBeingKept(t *testing.T) {
	h := newHand(shipped(), "", comesBack)
	h.holding = true
	h.m.askFile(h.m.plan.Accounts[0])
	for _, k := range []tea.KeyPressMsg{{Code: 'x', Text: "x"}, {Code: tea.KeyEnter}, {Code: 'c', Mod: tea.ModCtrl}} {
		h.gets(k)
	}
	for range 20 { // whatever else was begun ends first
		for i, r := range slices.Backward(h.results) {
			if len(r.proofs) == 0 {
				h.hears(i)
			}
		}
		h.runs()
	}
	if h.quit || len(h.proofs) != 1 {
		t.Fatalf("it left with %d files kept, before it heard of the one", len(h.proofs))
	}
	h.hears(0)
	h.runs()
	if !h.quit {
		t.Error("it does not leave")
	}
}

// TestScreensLeaveSavingToTheRoot: they read what the session shows, and nothing of how
// it saves or what it does outside.
func TestScreensLeaveSavingToTheRoot(t *testing.T) {
	root := []string{"session.go", "disk.go", "saving.go", "effects.go", "model.go", "view.go", "tui.go"}
	inner := strings.Fields("host file queue history onDisk seq saving waited polling retry failed unread hurry elsewhere upTo disk taken closed")
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	screens := 0
	for _, name := range files {
		if slices.Contains(root, name) || strings.HasSuffix(name, "_test.go") {
			continue
		}
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "m" && slices.Contains(inner, s.Sel.Name) {
					t.Errorf("%s uses m.%s", fset.Position(n.Pos()), s.Sel.Name)
				}
			}
			return true
		})
		screens++
	}
	if screens < 8 {
		t.Errorf("only %d files were looked at", screens)
	}
}
