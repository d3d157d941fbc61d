package cli

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// TestAKillAtAnySystemCallLosesNothing kills each command that changes
// something on entry to each of its file system calls.
func TestAKillAtAnySystemCallLosesNothing(t *testing.T) {
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
	kills, saves, names, random := 0, 0, slices.Sorted(maps.Keys(changes)), dice(t)
	scenes := map[string]*scene{}
	for name, ch := range changes {
		scenes[name] = newScene(t, ch)
	}
	var took time.Duration // by an undisturbed run
	for i := 0; kills < upTo(120, 10_000); i++ {
		s := scenes[names[i%len(names)]]
		s.reset()
		cmd := s.command()
		cmd.Args = append(cmd.Args, strings.Fields(s.args)...)
		start, kill := time.Now(), time.Hour
		if i >= len(names) {
			kill = within(random, took+took/4)
		}
		e := endsWithin(t, cmd, kill)
		if i < len(names) {
			took = max(took, time.Since(start))
		}
		after := fmt.Sprintf("a kill at a random moment of %q", s.args)
		made := s.made(after)
		if (e.code == 0 || e.out != "") && !made {
			t.Errorf("after %s: %q was said, and is not so", after, e.out)
		}
		s.goesOn(after, made)
		if e.code < 0 {
			kills++
		}
		if made {
			saves++
		}
		if t.Failed() {
			t.FailNow()
		}
	}
	t.Logf("%d kills at random moments; %d of the saves were made all the same or before", kills, saves)
}
