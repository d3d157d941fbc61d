package state

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestSavesOfAChild saves as often as it is told to, for TestSixteenProcessesLoseNothing,
// and says which were saved. One that is refused because the file is in use is
// tried again: it was never said to be saved.
func TestSavesOfAChild(t *testing.T) {
	name, dir := os.Getenv("STATE_SAVER"), os.Getenv("STATE_DIR")
	if name == "" {
		t.Skip("the child of another test")
	}
	count, err := strconv.Atoi(os.Getenv("STATE_SAVES"))
	if err != nil {
		t.Fatal(err)
	}
	s := &Store{Dir: dir, Now: time.Now}
	for i := range count {
		e := s.New(Event{Do: Note, Account: name + "/" + strconv.Itoa(i)})
		_, err := s.Import(t.Context(), e)
		for errors.Is(err, ErrInUse) {
			fmt.Println("refused", e.Account)
			_, err = s.Import(t.Context(), e)
		}
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println("saved", e.Account)
	}
}

// TestSixteenProcessesLoseNothing has 16 processes save into one file at the same
// time, each again and again. OPTOUT_TUI_LONG makes that 500 times each.
func TestSixteenProcessesLoseNothing(t *testing.T) {
	processes, saves := 16, 25
	switch {
	case os.Getenv("OPTOUT_TUI_LONG") != "":
		saves = 500
	case testing.Short():
		saves = 5
	}
	dir := filepath.Join(t.TempDir(), "new", "state")
	said := make([]string, processes)
	start := time.Now()
	var all sync.WaitGroup
	for n := range processes {
		all.Go(func() {
			cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestSavesOfAChild$", "-test.timeout=0")
			cmd.Env = append(os.Environ(), "STATE_SAVER="+strconv.Itoa(n), "STATE_SAVES="+strconv.Itoa(saves), "STATE_DIR="+dir)
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Errorf("process %d: %v\n%s", n, err, out)
			}
			said[n] = string(out)
		})
	}
	all.Wait()
	f, err := (&Store{Dir: dir, Now: time.Now}).Load()
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	for _, e := range f.Events {
		there[e.Account] = true
	}
	saved, lost, refused := 0, 0, 0
	for line := range strings.Lines(strings.Join(said, "")) {
		what, account, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch {
		case what == "refused":
			refused++
		case what == "saved" && !there[account]:
			lost++
		case what == "saved":
			saved++
		}
	}
	t.Logf("%d processes x %d saves in %v: %d lost, %d refused first and made later", processes, saves, time.Since(start).Round(time.Millisecond), lost, refused)
	if lost > 0 || saved != processes*saves || len(f.Events) != saved || f.Changed {
		t.Errorf("%d were saved and %d lost of %d; the file holds %d events", saved, lost, processes*saves, len(f.Events))
	}
}
