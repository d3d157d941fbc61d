//go:build unix

package cli

import (
	"bytes"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// contestants are the program and one of testdata to measure it against, built
// the same way: smallest is the smallest checklist in Bubble Tea that there can
// be, oneline prints one line.
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
	return ours, other
}

// run is a program in a pseudo-terminal whose output is only read, not drawn.
type run struct {
	tb     testing.TB
	cmd    *exec.Cmd
	master *os.File
	output chan []byte // closed when the program ends
	seen   []byte
}

func begin(tb testing.TB, path, dir string) *run {
	tb.Helper()
	cmd := exec.Command(path)
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
	ours, smallest = begin(b, o, b.TempDir()), begin(b, s, b.TempDir())
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

// BenchmarkFirstFrame is the time from the start of the process to the whole
// first frame: go test -run '^$' -bench FirstFrame -benchtime 40x ./internal/cli
func BenchmarkFirstFrame(b *testing.B) {
	ours, smallest := contestants(b, "smallest")
	dir := b.TempDir()
	once := func(path string) time.Duration {
		start := time.Now()
		r := begin(b, path, dir)
		r.until("quit")
		took := time.Since(start)
		r.end()
		return took
	}
	var a, z []time.Duration
	for b.Loop() {
		z = append(z, once(smallest))
		a = append(a, once(ours))
	}
	compare(b, a, "smallest", z)
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
