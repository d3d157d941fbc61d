package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// used is what a program has used of the machine.
type used struct {
	processor time.Duration
	wakeUps   int // how often one of its threads had to be woken
	memory    int // the most that it ever had, in kB
}

// uses reads what the program has used so far.
func (r *run) uses() (u used) {
	r.tb.Helper()
	proc := fmt.Sprintf("/proc/%d", r.cmd.Process.Pid)
	threads, _ := filepath.Glob(proc + "/task/*")
	for _, thread := range threads {
		u.wakeUps += r.number(thread+"/status", "voluntary_ctxt_switches:")
		u.processor += time.Duration(r.number(thread+"/schedstat", ""))
	}
	u.memory = r.number(proc+"/status", "VmHWM:")
	return u
}

// number reads the number behind a name that begins a line.
func (r *run) number(path, name string) int {
	r.tb.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		r.tb.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, name); ok {
			n, err := strconv.Atoi(strings.Fields(rest)[0])
			if err != nil {
				r.tb.Fatal(err)
			}
			return n
		}
	}
	r.tb.Fatalf("%s has no %q", path, name)
	return 0
}

// BenchmarkIdle is how often the checklists wake the processor in a second, and how much of
// it they take, while nobody touches anything; and the most memory that each has had until
// then, after a walk through the list. Ten seconds are enough for the first two. What ticks
// takes more memory from minute to minute, so that is compared after the half hour in which
// somebody fills in forms:
//
//	go test -run '^$' -bench Idle -benchtime 1x ./internal/cli
//	go test -run '^$' -bench Idle -benchtime 180x ./internal/cli
func BenchmarkIdle(b *testing.B) {
	ours, smallest := checklists(b)
	for _, r := range []*run{ours, smallest} {
		r.press(strings.Repeat("\x1b[B", 20))
		r.quiet(2 * time.Second)
	}
	const long = 10 * time.Second
	var a, z used
	seconds := 0.0
	for b.Loop() {
		a0, z0 := ours.uses(), smallest.uses()
		smallest.quiet(long)
		ours.quiet(0)
		a1, z1 := ours.uses(), smallest.uses()
		a = used{a.processor + a1.processor - a0.processor, a.wakeUps + a1.wakeUps - a0.wakeUps, a1.memory}
		z = used{z.processor + z1.processor - z0.processor, z.wakeUps + z1.wakeUps - z0.wakeUps, z1.memory}
		seconds += long.Seconds()
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(a.wakeUps)/seconds, "ours-wakeups/s")
	b.ReportMetric(float64(z.wakeUps)/seconds, "smallest-wakeups/s")
	b.ReportMetric(100*a.processor.Seconds()/seconds, "ours-cpu-%")
	b.ReportMetric(100*z.processor.Seconds()/seconds, "smallest-cpu-%")
	b.ReportMetric(float64(a.memory)/1024, "ours-MB")
	b.ReportMetric(float64(z.memory)/1024, "smallest-MB")
	b.ReportMetric(float64(a.memory)/float64(z.memory), "memory-ratio")
}
