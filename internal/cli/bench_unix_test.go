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
	b      *testing.B
	cmd    *exec.Cmd
	master *os.File
	seen   []byte
}

func begin(b *testing.B, path, dir string) *run {
	b.Helper()
	cmd := exec.Command(path)
	cmd.Env = []string{"TERM=xterm-256color", "HOME=" + dir, "LANG=de_DE.UTF-8", "OPTOUT_TUI_LANG=en", "OPTOUT_TUI_DIR=" + dir}
	master, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 80, Rows: 24})
	if err != nil {
		b.Fatal(err)
	}
	return &run{b, cmd, master, nil}
}

// until reads output until it holds text.
func (r *run) until(text string) {
	r.b.Helper()
	buf := make([]byte, 1<<16)
	for !bytes.Contains(r.seen, []byte(text)) {
		n, err := r.master.Read(buf)
		if err != nil {
			r.b.Fatalf("ended before %q: %v: %q", text, err, r.seen)
		}
		r.seen = append(r.seen, buf[:n]...)
	}
	r.seen = nil
}

func (r *run) press(key string) {
	r.b.Helper()
	if _, err := io.WriteString(r.master, key); err != nil {
		r.b.Fatal(err)
	}
}

func (r *run) end() {
	_ = r.cmd.Process.Kill()
	_ = r.cmd.Wait()
	_ = r.master.Close()
}

func median(all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)/2]
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
	ours, smallest := contestants(b, "smallest")
	o, s := begin(b, ours, b.TempDir()), begin(b, smallest, b.TempDir())
	defer o.end()
	defer s.end()
	s.until("quit")
	o.until("quit")
	o.press("\r")
	o.until("back")
	once := func(r *run, key string) time.Duration {
		// Both draw at fixed beats: without a wait of random length, one of
		// them would always be asked right before its own.
		<-time.After(rand.N(17 * time.Millisecond))
		start := time.Now()
		r.press(key)
		r.until("\x1b[") // every change moves the cursor
		return time.Since(start)
	}
	var a, z []time.Duration
	for b.Loop() {
		for _, key := range []string{"\x1b[B", "\x1b[A"} {
			z = append(z, once(s, key))
			a = append(a, once(o, key))
		}
	}
	compare(b, a, "smallest", z)
}
