package cli

import (
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// TestAKillAtAnySystemCallLosesNothing kills each command that changes
// something on entry to each of its file system calls.
func TestAKillAtAnySystemCallLosesNothing(t *testing.T) {
	t.Parallel()
	needStrace(t)
	var kills, missed atomic.Int64
	inEach(t, func(s *scene) {
		for _, p := range s.undisturbed() {
			e, struck := s.strikes(p, "signal=KILL")
			after := "a kill at " + p.String()
			made := s.made(after)
			if (e.code == 0 || e.out != "") && !made {
				s.t.Errorf("after %s: %q was said, and is not so", after, e.out)
			}
			s.goesOn(after, made)
			if struck {
				kills.Add(1)
			} else {
				missed.Add(1)
			}
		}
	})
	t.Logf("%d kills at system calls, %d calls missed", kills.Load(), missed.Load())
	if missed.Load() > kills.Load()/20 {
		t.Errorf("%d of %d system calls could not be hit", missed.Load(), kills.Load()+missed.Load())
	}
}

// TestAKillAtAnyMomentLosesNothing kills the commands at random moments.
func TestAKillAtAnyMomentLosesNothing(t *testing.T) {
	t.Parallel()
	var kills, made atomic.Int64
	inEach(t, func(s *scene) {
		random := dice(s.t)
		var took time.Duration // by an undisturbed run
		for killed := 0; killed < upTo(5, 400); {
			s.reset()
			cmd := s.command()
			cmd.Args = append(cmd.Args, strings.Fields(s.args)...)
			start, kill := time.Now(), time.Hour
			if took > 0 {
				kill = within(random, took)
			}
			e := endsWithin(s.t, cmd, kill)
			took = max(took, time.Since(start))
			after := "a kill at a random moment"
			saved := s.made(after)
			if (e.code == 0 || e.out != "") && !saved {
				s.t.Errorf("after %s: %q was said, and is not so", after, e.out)
			}
			s.goesOn(after, saved)
			if e.code < 0 {
				killed++
				kills.Add(1)
				if saved {
					made.Add(1)
				}
			}
			if s.t.Failed() {
				return
			}
		}
	})
	t.Logf("%d kills at random moments; %d of them came after the save", kills.Load(), made.Load())
}
