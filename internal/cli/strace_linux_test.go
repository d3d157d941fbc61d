package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// long asks for the long versions of the attacks: more kills, more commands with
// injected errors, more saves and more power cuts.
//
//	OPTOUT_TUI_LONG=1 go test -timeout 2h -run 'Kill|Error|Power|AtOnce' -v ./internal/cli
var long = os.Getenv("OPTOUT_TUI_LONG") != ""

// upTo is a number of tries: few in every test run, many in a long one.
func upTo(few, many int) int {
	if long {
		return many
	}
	return few
}

// fsCalls are the system calls with which a Go program touches files. A question
// mark is for those that some processors do not have.
const fsCalls = "?open,openat,?openat2,?stat,?lstat,?newfstatat,fstat,?statx,?access,?faccessat,?faccessat2,read,pread64,write,pwrite64," +
	"writev,close,?mkdir,mkdirat,?chmod,fchmod,fchmodat,flock,fcntl,?unlink,unlinkat,?rmdir,?rename,?renameat,?renameat2,?link,linkat," +
	"?symlink,symlinkat,fsync,fdatasync,sync_file_range,ftruncate,fallocate,lseek,getdents64,?readlink,readlinkat,copy_file_range"

// straceWorks says whether this machine has an strace, and lets it work.
var straceWorks = sync.OnceValue(func() error {
	return exec.Command("strace", "-f", "-qq", "-o", os.DevNull, "true").Run()
})

func needStrace(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("takes minutes; it runs without -short")
	}
	need(t, "strace")
	if err := straceWorks(); err != nil {
		t.Skipf("strace does not work here: %v", err)
	}
}

func needRoot(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("needs root")
	}
}

// ending is how a run of the program ended. The code is -1 after a signal.
type ending struct {
	code     int
	out, err string
	log      []string // of strace: the calls, a line each
}

// ends runs a command to its end.
func ends(t *testing.T, cmd *exec.Cmd) ending {
	t.Helper()
	return endsWithin(t, cmd, time.Hour)
}

// endsWithin runs a command to its end, which has to come within 20 seconds, or
// to a kill after the given time.
func endsWithin(t *testing.T, cmd *exec.Cmd, kill time.Duration) ending {
	t.Helper()
	var out, err bytes.Buffer
	cmd.Stderr = &err
	if cmd.Stdout == nil {
		cmd.Stdout = &out
	}
	if failed := cmd.Start(); failed != nil {
		t.Fatal(failed)
	}
	hung := time.AfterFunc(20*time.Second, func() { _ = cmd.Process.Kill() })
	killer := time.AfterFunc(kill, func() { _ = cmd.Process.Kill() })
	failed := cmd.Wait()
	killer.Stop()
	if !hung.Stop() {
		t.Fatalf("%q hung: %s%s", cmd.Args, out.String(), err.String())
	}
	if exit := (*exec.ExitError)(nil); failed != nil && !errors.As(failed, &exit) {
		t.Fatal(failed)
	}
	return ending{code: cmd.ProcessState.ExitCode(), out: out.String(), err: err.String()}
}

// runs is the program with these arguments, which must do what they say.
func (c *computer) runs(args ...string) {
	c.t.Helper()
	cmd := c.command()
	cmd.Args = append(cmd.Args, args...)
	if e := ends(c.t, cmd); e.code != 0 {
		c.t.Fatalf("%q ended with %d: %s", args, e.code, e.err)
	}
}

// straced runs the program under strace, with more options for that.
func (c *computer) straced(args []string, options ...string) ending {
	c.t.Helper()
	cmd := c.command()
	log := filepath.Join(c.dir, "strace.log")
	before := []string{"-f", "-y", "-q", "-s", "200", "-o", log}
	traced := exec.CommandContext(context.Background(), "strace", slices.Concat(before, options, []string{"--", cmd.Path}, args)...)
	traced.Env, traced.Dir = cmd.Env, cmd.Dir
	stdout, err := os.Create(filepath.Join(c.dir, "stdout")) // a file, so that strace can tell it by its name
	if err != nil {
		c.t.Fatal(err)
	}
	traced.Stdout = stdout
	e := ends(c.t, traced)
	_ = stdout.Close()
	said, err := os.ReadFile(stdout.Name())
	if err != nil {
		c.t.Fatal(err)
	}
	data, err := os.ReadFile(log)
	if err != nil {
		c.t.Fatal(err)
	}
	e.out = string(said)
	e.log = strings.Split(strings.TrimSpace(string(data)), "\n")
	return e
}

// aCall is a line of strace: process, call, and what is in the brackets.
var aCall = regexp.MustCompile(`^(\d+) +(\w+)\((.*)`)

// aPath is the file that a call is about: in quotes, or behind its descriptor.
var aPath = regexp.MustCompile(`"(/[^"]*)"|\d<([^>]*)>`)

// place is a system call as it can be aimed at: the nth of its name that is about
// the same file, or, where strace cannot tell files apart, in its process.
type place struct {
	call  string
	n     int
	about string
}

func (p place) String() string { return fmt.Sprintf("%s %s (%d)", p.call, p.about, p.n) }

// places lists the file system calls of an undisturbed run, in order.
func (c *computer) places(log []string) []place {
	counted := map[string]int{}
	var all []place
	for _, line := range log {
		found := aCall.FindStringSubmatch(line)
		if found == nil {
			continue
		}
		about := c.about(found[3])
		if strings.HasPrefix(about, "anon_inode") { // the Go runtime wakes itself
			continue
		}
		key := found[1] + found[2]
		if aimed(about) {
			key = found[2] + about
		}
		counted[key]++
		all = append(all, place{found[2], counted[key], about})
	}
	return all
}

// aimed says whether a file is one that strace can be told to watch alone.
func aimed(about string) bool { return strings.HasPrefix(about, "state") || about == "stdout" }

// about is the file that a call is about, short if it is on this computer.
func (c *computer) about(args string) string {
	if p := aPath.FindStringSubmatch(args); p != nil {
		return strings.TrimPrefix(p[1]+p[2], c.dir+"/")
	}
	return ""
}

// struck says whether an injection came: the call never returned, or was given
// an error.
func struck(call string, log []string) bool {
	all := strings.Join(log, "\n")
	return strings.Contains(all, "(INJECTED)") || strings.Contains(all, " "+call+"(") && strings.Contains(all, "+++ killed by SIGKILL")
}

// strikes injects something at a place of a change, and says whether it came to
// that. strace counts calls by thread, and a thread may be given the work of
// another: after a miss it tries again, up to five times.
func (s *scene) strikes(p place, what string) (ending, bool) {
	s.t.Helper()
	options := []string{"-e", "trace=" + fsCalls, "-e", fmt.Sprintf("inject=%s:%s:when=%d", p.call, what, p.n)}
	if aimed(p.about) {
		options = append(options, "-P", filepath.Join(s.dir, p.about))
	}
	var e ending
	for range 5 {
		s.reset()
		e = s.straced(strings.Fields(s.args), options...)
		if struck(p.call, e.log) {
			return e, true
		}
	}
	return e, false
}

// change is a command that changes the state file: what has to be there before
// it, and the event that it adds, as events lists it.
type change struct {
	before []string // commands
	args   string
	adds   string
}

// changes are all commands that change the state file.
var changes = map[string]change{
	"first save": {nil, "add facebook", "account facebook"},
	"country":    {[]string{"add facebook"}, "country FR", "country FR"},
	"add":        {[]string{"add facebook"}, "add instagram @anna", "account instagram/@anna"},
	"step":       {[]string{"country DE", "add facebook"}, "step facebook form", "step facebook form"},
	"mark":       {[]string{"country DE", "add facebook"}, "mark facebook done", "outcome facebook"},
	"link":       {[]string{"country DE", "add facebook", "add instagram"}, "mark instagram linked --to facebook", "linked instagram"},
	"note":       {[]string{"add facebook"}, "note facebook hello", "note facebook"},
	"undo":       {[]string{"add facebook", "note facebook hello"}, "undo", "undo facebook"},
	"remove":     {[]string{"add facebook"}, "remove facebook", "undo facebook"},
	"open":       {[]string{"country DE", "add facebook"}, "open facebook form", "opened facebook form"},
}

// scene is a computer on which one change can be tried again and again.
type scene struct {
	*computer
	change
	files map[string][]byte // the state directory before the change; nil if there is none
	there []string          // the events in it
}

func newScene(t *testing.T, ch change) *scene {
	t.Helper()
	c := newComputer(t)
	c.env["TMPDIR"] = filepath.Join(c.dir, "tmp")
	if err := os.Mkdir(c.env["TMPDIR"], 0o700); err != nil {
		t.Fatal(err)
	}
	c.env["BROWSER"] = "/bin/true"
	c.env["PATH"] = c.dir     // short, so that looking for programs is not most of what is done
	c.env["GOMAXPROCS"] = "8" // strace counts calls per thread: with enough of them, the first keeps the work
	for _, b := range ch.before {
		c.runs(strings.Fields(b)...)
	}
	s := &scene{computer: c, change: ch, there: c.events()}
	if len(ch.before) > 0 {
		s.files = map[string][]byte{}
	}
	for _, name := range s.names("state") {
		data, err := os.ReadFile(filepath.Join(c.env["OPTOUT_TUI_DIR"], name))
		if err != nil {
			t.Fatal(err)
		}
		s.files[name] = data
	}
	return s
}

// names lists a directory of the computer; one that is not there is empty.
func (c *computer) names(dir string) []string {
	c.t.Helper()
	entries, err := os.ReadDir(filepath.Join(c.dir, dir))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		c.t.Fatal(err)
	}
	all := make([]string, len(entries))
	for i, e := range entries {
		all[i] = e.Name()
	}
	return all
}

// reset puts everything back to before the change.
func (s *scene) reset() {
	s.t.Helper()
	dir := s.env["OPTOUT_TUI_DIR"]
	if err := os.RemoveAll(dir); err != nil {
		s.t.Fatal(err)
	}
	if s.files == nil {
		return
	}
	if err := os.Mkdir(dir, 0o700); err != nil {
		s.t.Fatal(err)
	}
	for name, data := range s.files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			s.t.Fatal(err)
		}
	}
}

// undisturbed makes the change once, and gives the calls that this took.
func (s *scene) undisturbed() []place {
	s.t.Helper()
	e := s.straced(strings.Fields(s.args), "-e", "trace="+fsCalls)
	if e.code != 0 || !s.made("an undisturbed run") {
		s.t.Fatalf("undisturbed: %d %s", e.code, e.err)
	}
	return s.places(e.log)
}

// made says whether the change is in the state file. All that was there before
// must be there in any case.
func (s *scene) made(after string) bool {
	s.t.Helper()
	now := s.events()
	if len(now) < len(s.there) || !slices.Equal(now[:len(s.there)], s.there) {
		s.t.Errorf("after %s: the file holds %q, and held %q", after, now, s.there)
	}
	return slices.Contains(now[len(s.there):], s.adds)
}

// goesOn checks that the program still works, and leaves nothing lying about.
func (s *scene) goesOn(after string) {
	s.t.Helper()
	var out, err bytes.Buffer
	a := &app{
		in: strings.NewReader(""), out: &out, err: &err, now: time.Now, words: &words.English,
		env: func(name string) string { return s.env[name] },
	}
	if code := a.run(strings.Fields("status")); code != 0 {
		s.t.Errorf("after %s: status ended with %d: %s", after, code, err.String())
	}
	store := &state.Store{Dir: s.env["OPTOUT_TUI_DIR"], Now: time.Now}
	file, failed := store.Load()
	if failed == nil {
		_, failed = store.Record(s.t.Context(), store.New(state.Event{Do: state.Country, Country: "AT"}))
	}
	if failed != nil {
		s.t.Errorf("after %s: the next save failed: %v", after, failed)
	}
	want := []string{"state.json", "state.json.bak", "state.lock"}
	if len(file.Events) == 0 {
		want = []string{"state.json", "state.lock"}
	}
	if got := s.names("state"); !slices.Equal(got, want) {
		s.t.Errorf("after %s and another save, the state directory holds %q", after, got)
	}
	if got := s.names("tmp"); len(got) > 0 {
		s.t.Errorf("after %s, the directory for temporary files holds %q", after, got)
	}
	if got := s.names("."); !slices.Equal(slices.DeleteFunc(got, func(n string) bool { return n == "strace.log" || n == "stdout" }), []string{"state", "tmp"}) {
		s.t.Errorf("after %s, the home directory holds %q", after, got)
	}
}
