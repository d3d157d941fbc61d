//go:build unix

package cli

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// contestants are the program and one of testdata to measure it against, built
// the same way: smallest is the smallest checklist in Bubble Tea that there can
// be, oneline prints one line. Both are copies, as what somebody installs is: a file
// that the linker has just written starts more slowly.
func contestants(b *testing.B, name string) (ours, other string) {
	b.Helper()
	ours, err := build()
	if err != nil {
		b.Fatal(err)
	}
	other = filepath.Join(b.TempDir(), name)
	cmd := exec.Command("go", "build", "-buildvcs=false", "-o", other, "./testdata/"+name)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("go build: %v: %s", err, out)
	}
	return copied(b, ours), copied(b, other)
}

func copied(b *testing.B, program string) string {
	b.Helper()
	copied := filepath.Join(b.TempDir(), filepath.Base(program))
	data, err := os.ReadFile(program)
	if err == nil {
		err = os.WriteFile(copied, data, 0o700)
	}
	if err != nil {
		b.Fatal(err)
	}
	return copied
}

// run is a program in a pseudo-terminal whose output is only read, not drawn.
type run struct {
	tb     testing.TB
	cmd    *exec.Cmd
	master *os.File
	output chan []byte // closed when the program ends
	seen   []byte
}

// begin starts a program. The list, if it is not "", is a file that it reads on stdin.
func begin(tb testing.TB, path, dir, list string) *run {
	tb.Helper()
	cmd := exec.Command(path)
	if list != "" {
		in, err := os.Open(list)
		if err != nil {
			tb.Fatal(err)
		}
		defer func() { _ = in.Close() }()
		cmd.Stdin, cmd.SysProcAttr = in, &syscall.SysProcAttr{Ctty: 1}
	}
	cmd.Env = []string{"TERM=xterm-256color", "HOME=" + dir, "LANG=de_DE.UTF-8", "OPTOUT_TUI_LANG=en", "OPTOUT_TUI_DIR=" + dir}
	master, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 80, Rows: 24})
	if err != nil {
		tb.Fatal(err)
	}
	r := &run{tb, cmd, master, make(chan []byte, 1000), nil}
	go func() {
		defer close(r.output)
		for {
			buf := make([]byte, 1<<16)
			n, err := master.Read(buf)
			if err != nil {
				return
			}
			r.output <- buf[:n]
		}
	}()
	return r
}

// until reads output until it holds text.
func (r *run) until(text string) {
	r.tb.Helper()
	for !bytes.Contains(r.seen, []byte(text)) {
		more, ok := <-r.output
		if !ok {
			r.tb.Fatalf("ended before %q: %q", text, r.seen)
		}
		r.seen = append(r.seen, more...)
	}
	r.seen = nil
}

// quiet reads output until there has been none for so long, and gives the time when the last
// of it came.
func (r *run) quiet(long time.Duration) (last time.Time) {
	r.tb.Helper()
	last = time.Now()
	for {
		select {
		case _, ok := <-r.output:
			if !ok {
				r.tb.Fatal("ended while it was to rest")
			}
			last = time.Now()
		case <-time.After(long):
			return last
		}
	}
}

func (r *run) press(key string) {
	r.tb.Helper()
	if _, err := io.WriteString(r.master, key); err != nil {
		r.tb.Fatal(err)
	}
}

func (r *run) end() {
	_ = r.cmd.Process.Kill()
	_ = r.cmd.Wait()
	_ = r.master.Close()
}

// checklists starts the checklist of both, and goes to that of the program.
func checklists(b *testing.B) (ours, smallest *run) {
	b.Helper()
	o, s := contestants(b, "smallest")
	ours, smallest = begin(b, o, b.TempDir(), ""), begin(b, s, b.TempDir(), "")
	b.Cleanup(ours.end)
	b.Cleanup(smallest.end)
	smallest.until("quit")
	ours.until("quit")
	ours.press("\r")
	ours.until("Instagram")
	return ours, smallest
}

func median(all []time.Duration) time.Duration { return quantile(all, 0.5) }

// quantile is the value below which this part of all lies.
func quantile(all []time.Duration, part float64) time.Duration {
	slices.Sort(all)
	return all[min(len(all)-1, int(part*float64(len(all))))]
}

// compare gives the medians and their ratio, ours to the other.
func compare(b *testing.B, ours []time.Duration, name string, other []time.Duration) {
	b.Helper()
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(median(ours).Microseconds())/1000, "ours-ms")
	b.ReportMetric(float64(median(other).Microseconds())/1000, name+"-ms")
	b.ReportMetric(float64(median(ours))/float64(median(other)), "ratio")
}

// BenchmarkCommands is how long a command takes from the start of its process to
// its end, with an account on Facebook and one on Instagram, by turns with a
// program that prints one line. The ratio is to be at most 2.5:
//
//	go test -run '^$' -bench Commands -benchtime 200x ./internal/cli
func BenchmarkCommands(b *testing.B) {
	ours, oneline := contestants(b, "oneline")
	dir := b.TempDir()
	out, err := os.Create(filepath.Join(dir, "out"))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = out.Close() }()
	once := func(path string, args ...string) time.Duration {
		cmd := exec.Command(path, args...)
		cmd.Env = []string{"HOME=" + dir, "LANG=de_DE.UTF-8", "OPTOUT_TUI_LANG=en", "OPTOUT_TUI_DIR=" + filepath.Join(dir, "state"), "PATH=" + os.Getenv("PATH")}
		cmd.Stdout = out
		start := time.Now()
		if err := cmd.Run(); err != nil {
			b.Fatalf("%s %q: %v", path, args, err)
		}
		return time.Since(start)
	}
	once(ours, "add", "facebook")
	once(ours, "add", "instagram")
	for _, name := range []string{"status", "list", "due"} {
		b.Run(name, func(b *testing.B) {
			var a, z []time.Duration
			for b.Loop() {
				z = append(z, once(oneline))
				a = append(a, once(ours, name))
			}
			compare(b, a, "oneline", z)
		})
	}
}

// firstFrame is the time from the start of a process to the whole first frame.
func firstFrame(b *testing.B, path, dir, list string) time.Duration {
	b.Helper()
	start := time.Now()
	r := begin(b, path, dir, list)
	r.until("quit")
	took := time.Since(start)
	r.end()
	return took
}

// BenchmarkFirstFrame is that time beside the smallest and, if it is installed, fzf with a
// list of ten lines: go test -run '^$' -bench FirstFrame -benchtime 40x ./internal/cli
func BenchmarkFirstFrame(b *testing.B) {
	ours, smallest := contestants(b, "smallest")
	dir := b.TempDir()
	fzf, err := exec.LookPath("fzf")
	if err != nil {
		b.Log("fzf is not measured: it is not installed")
	}
	list := filepath.Join(dir, "list")
	if err := os.WriteFile(list, []byte("1\n2\n3\n4\n5\n6\n7\n8\n9\nquit\n"), 0o600); err != nil {
		b.Fatal(err)
	}
	var a, f, z []time.Duration
	for b.Loop() {
		z = append(z, firstFrame(b, smallest, dir, ""))
		a = append(a, firstFrame(b, ours, dir, ""))
		if fzf != "" {
			f = append(f, firstFrame(b, fzf, dir, list))
		}
	}
	compare(b, a, "smallest", z)
	if fzf != "" {
		b.ReportMetric(float64(median(f).Microseconds())/1000, "fzf-ms")
		b.ReportMetric(float64(median(f))/float64(median(z)), "fzf-ratio")
	}
}

// BenchmarkManyEntries is the first frame with 10,000 entries of one's own beside that with
// 100, by turns. The ratio is to be at most 1.15.
func BenchmarkManyEntries(b *testing.B) {
	ours, err := build()
	if err != nil {
		b.Fatal(err)
	}
	like, err := os.ReadFile("../catalog/platforms/linkedin.yaml")
	if err != nil {
		b.Fatal(err)
	}
	with := func(n int) (home string) {
		home = b.TempDir()
		dir := filepath.Join(home, ".config/optout-tui/platforms")
		if err := os.MkdirAll(dir, 0o700); err != nil {
			b.Fatal(err)
		}
		for i := range n {
			id := fmt.Sprintf("own-%05d", i)
			entry := strings.NewReplacer("id: linkedin", "id: "+id, "name: LinkedIn", "name: "+id).Replace(string(like))
			if err := os.WriteFile(filepath.Join(dir, id+".yaml"), []byte(entry), 0o600); err != nil {
				b.Fatal(err)
			}
		}
		return home
	}
	few, many := with(100), with(10_000)
	var a, z []time.Duration
	for b.Loop() {
		z = append(z, firstFrame(b, ours, few, ""))
		a = append(a, firstFrame(b, ours, many, ""))
	}
	compare(b, a, "few", z)
}

// BenchmarkKey is the time from a key to what it changes on the screen, in the
// checklist of both, by turns.
func BenchmarkKey(b *testing.B) {
	ours, smallest := checklists(b)
	once := func(r *run, key string) time.Duration {
		// A program may draw at fixed beats: without a wait of random length, it would
		// always be asked right before its own.
		r.quiet(30*time.Millisecond + rand.N(17*time.Millisecond))
		start := time.Now()
		r.press(key)
		r.until("\x1b[") // every change moves the cursor
		return time.Since(start)
	}
	var a, z []time.Duration
	for b.Loop() {
		for _, key := range []string{"\x1b[B", "\x1b[A"} {
			z = append(z, once(smallest, key))
			a = append(a, once(ours, key))
		}
	}
	compare(b, a, "smallest", z)
	b.ReportMetric(float64(quantile(a, 0.99).Microseconds())/1000, "ours-p99-ms")
	b.ReportMetric(float64(quantile(z, 0.99).Microseconds())/1000, "smallest-p99-ms")
	b.ReportMetric(float64(quantile(a, 0.99))/float64(quantile(z, 0.99)), "p99-ratio")
}

// BenchmarkBurst is the time from 201 keys, sent at once, to the last of what they change. The
// focus ends five rows from where it was: whoever shows the first key only is not done.
func BenchmarkBurst(b *testing.B) {
	ours, smallest := checklists(b)
	once := func(r *run, keys string) time.Duration {
		r.quiet(100 * time.Millisecond)
		start := time.Now()
		r.press(keys)
		return r.quiet(300 * time.Millisecond).Sub(start)
	}
	const down, up = "\x1b[B", "\x1b[A"
	var a, z []time.Duration
	for b.Loop() {
		for _, keys := range []string{strings.Repeat(down+up, 98) + strings.Repeat(down, 5), strings.Repeat(up+down, 98) + strings.Repeat(up, 5)} {
			z = append(z, once(smallest, keys))
			a = append(a, once(ours, keys))
		}
	}
	compare(b, a, "smallest", z)
}
