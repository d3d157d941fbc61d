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

// contestants are the program and the smallest checklist in Bubble Tea that
// there can be, built the same way.
func contestants(b *testing.B) (ours, smallest string) {
	b.Helper()
	ours, err := build()
	if err != nil {
		b.Fatal(err)
	}
	smallest = filepath.Join(b.TempDir(), "smallest")
	if out, err := exec.Command("go", "build", "-o", smallest, "./testdata/smallest").CombinedOutput(); err != nil {
		b.Fatalf("go build: %v: %s", err, out)
	}
	return ours, smallest
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
	cmd.Env = []string{"TERM=xterm-256color", "HOME=" + dir, "LANG=de_DE.UTF-8", "OPTOUT_TUI_DIR=" + dir}
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

// compare gives the medians and their ratio, ours to the smallest.
func compare(b *testing.B, ours, smallest []time.Duration) {
	b.Helper()
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(median(ours).Microseconds())/1000, "ours-ms")
	b.ReportMetric(float64(median(smallest).Microseconds())/1000, "smallest-ms")
	b.ReportMetric(float64(median(ours))/float64(median(smallest)), "ratio")
}

// BenchmarkFirstFrame is the time from the start of the process to the whole
// first frame: go test -run '^$' -bench FirstFrame -benchtime 40x ./internal/cli
func BenchmarkFirstFrame(b *testing.B) {
	ours, smallest := contestants(b)
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
	compare(b, a, z)
}

// BenchmarkKey is the time from a key to what it changes on the screen, in the
// checklist of both, by turns.
func BenchmarkKey(b *testing.B) {
	ours, smallest := contestants(b)
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
	compare(b, a, z)
}
