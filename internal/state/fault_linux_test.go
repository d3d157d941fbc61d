package state

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// TestActOfAChild does one act in a process of its own, for TestEachErrorOfTheSystem.
func TestActOfAChild(t *testing.T) {
	name, dir := os.Getenv("STATE_ACT"), os.Getenv("STATE_DIR")
	if name == "" {
		t.Skip("the child of another test")
	}
	runtime.LockOSThread() // strace counts calls by thread
	if err := acts[name].do(&Store{Dir: dir, Now: time.Now}); err != nil {
		t.Fatalf("said: %v", err)
	}
}

// fault is a system call in an act: the nth of its name that is about a file, or,
// where the file has another name each time, the nth of its name at all.
type fault struct {
	call, path string
	n          int
}

// options tell strace to give it an error, once or from there on.
func (f fault) options(when string) []string {
	inject := []string{"-e", fmt.Sprintf("inject=%s:error=EIO:when=%d%s", f.call, f.n, when)}
	if f.path == "" {
		return inject
	}
	return append(inject, "-P", f.path)
}

// struckCall is a line of strace.
var struckCall = regexp.MustCompile(`^\d+ +(\w+)\((.*)`)

// perform does an act in a child under strace, from a fresh copy of the start.
func perform(t *testing.T, name, start string, options ...string) (s *Store, log string, said error) {
	t.Helper()
	home := filepath.Join(t.TempDir(), "home")
	if err := os.CopyFS(home, os.DirFS(start)); err != nil {
		t.Fatal(err)
	}
	s = &Store{Dir: filepath.Join(home, "a", "state"), Now: time.Now}
	record := filepath.Join(filepath.Dir(home), "log")
	args := []string{"-f", "--seccomp-bpf", "-y", "-q", "-s", "200", "-e", "trace=%file,%desc", "-o", record}
	if always := acts[name].always; always != "" {
		args = append(args, "-e", "inject="+always)
	}
	for _, o := range options {
		args = append(args, strings.ReplaceAll(o, start, home))
	}
	args = append(args, "--", os.Args[0], "-test.run=^TestActOfAChild$")
	if covered := flag.Lookup("test.gocoverdir").Value.String(); covered != "" { // .ci/coverage counts what the children ran
		own := t.TempDir() // a test binary reads all that lies in its directory
		// What they share, which tells what was compiled, comes last and is there.
		args = append(args, "-test.gocoverdir="+own)
		defer func() {
			if err := os.CopyFS(covered, os.DirFS(own)); err != nil && !errors.Is(err, os.ErrExist) {
				t.Error(err)
			}
		}()
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "strace", args...)
	cmd.Env = append(os.Environ(), "STATE_ACT="+name, "STATE_DIR="+s.Dir)
	out, err := cmd.CombinedOutput()
	if strings.Contains(string(out), "error generating coverage report") && !strings.Contains(string(out), "said: ") { // it came after the act
		return s, "", nil
	}
	if err != nil && !strings.Contains(string(out), "said: ") || strings.Contains(string(out), "goroutine ") {
		t.Fatalf("%s with %q: %v\n%s", name, options, err, out)
	}
	if err != nil {
		said = errors.New(string(out))
	}
	data, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	return s, strings.ReplaceAll(string(data), home, start), said
}

// faults lists the calls of an undisturbed act that are about its files.
func faults(start, log string) []fault {
	path := regexp.MustCompile(`["<](` + regexp.QuoteMeta(start) + `[^">]*)[">]`)
	var all []fault
	calls := map[string]int{}
	for line := range strings.Lines(log) {
		call := struckCall.FindStringSubmatch(line)
		if call == nil || call[1] == "fcntl" || call[1] == "epoll_ctl" { // the Go runtime asks, and does without
			continue
		}
		calls[call[1]]++
		about := path.FindStringSubmatch(call[2])
		switch {
		case about == nil:
			continue
		case strings.Contains(about[1], "/.optout-tui-"):
			all = append(all, fault{call[1], "", calls[call[1]]})
			continue
		}
		f := fault{call[1], about[1], 1}
		for slices.Contains(all, f) {
			f.n++
		}
		all = append(all, f)
	}
	return all
}

// TestEachErrorOfTheSystem gives every file system call of every act an error:
// once, and from there on. What was said holds, and asked again, it works.
func TestEachErrorOfTheSystem(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute; it runs without -short")
	}
	if err := exec.Command("strace", "-f", "-qq", "-o", os.DevNull, "true").Run(); err != nil {
		t.Skipf("strace does not work here: %v", err)
	}
	var injected, missed atomic.Int64
	t.Run("in", func(t *testing.T) {
		for name, a := range acts {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				struck, not := disturb(t, name, a)
				injected.Add(struck)
				missed.Add(not)
			})
		}
	})
	t.Logf("%d errors injected, %d missed", injected.Load(), missed.Load())
	if missed.Load() > injected.Load()/20 {
		t.Error("too many missed to say anything")
	}
}

// disturb does an act once for each error, and says how many came to it.
func disturb(t *testing.T, name string, a act) (struck, missed int64) {
	t.Helper()
	start := filepath.Join(t.TempDir(), "start")
	s := &Store{Dir: filepath.Join(start, "a", "state"), Now: time.Now}
	if err := os.Mkdir(start, 0o700); err != nil {
		t.Fatal(err)
	}
	if a.before != nil {
		if err := a.before(s); err != nil {
			t.Fatal(err)
		}
	}
	s, log, said := perform(t, name, start)
	if said != nil || !a.done(s) {
		t.Fatalf("undisturbed: %v", said)
	}
	for _, f := range faults(start, log) {
		for _, when := range []string{"", "+"} {
			after := fmt.Sprintf("%s %s, call %d%s", f.call, strings.TrimPrefix(f.path, start), f.n, when)
			s, log, said := perform(t, name, start, f.options(when)...)
			if strings.Contains(log, "= -1 EIO (Input/output error) (INJECTED)") {
				struck++
			} else {
				missed++
			}
			switch {
			case !a.holds(s):
				t.Errorf("%s: something is lost (%v); there is %q", after, said, s.names())
			case said == nil && !a.done(s):
				t.Errorf("%s: it said that all went well, and it did not", after)
			case said != nil:
				if err := a.do(s); err != nil || !a.done(s) {
					t.Errorf("%s: asked again, it did not work: %v; there is %q", after, err, s.names())
				}
			}
			if !slices.Contains(faults(start, log), fault{f.call, f.path, f.n + 1}) {
				break // there is no other call to fail as well
			}
		}
	}
	return struck, missed
}
