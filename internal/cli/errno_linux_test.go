package cli

import (
	"slices"
	"strings"
	"sync/atomic"
	"testing"
)

// errnos are the errors that a file system call might meet.
var errnos = []string{"EIO", "ENOSPC", "EDQUOT", "EROFS", "EACCES", "EMFILE", "EINTR"}

// TestEveryErrorIsToldAndNothingIsLost gives each file system call of the
// commands that change something each error that it might meet. Unless it is the
// long version, that is so for one command and the first save of all; the calls of
// the others, which are the same in the main, and those that only start a program
// get one error each, another from call to call.
func TestEveryErrorIsToldAndNothingIsLost(t *testing.T) {
	t.Parallel()
	needStrace(t)
	var injected, told atomic.Int64
	inEach(t, func(s *scene) {
		each := strings.HasSuffix(s.t.Name(), "/first_save") || strings.HasSuffix(s.t.Name(), "/step")
		for i, p := range s.undisturbed() {
			// fcntl only asks for flags, and gives none of these errors. The
			// system lets go of a pipe in any case; strace would keep it.
			if p.call == "fcntl" || p.call == "close" && !aimed(p.about) {
				continue
			}
			for j, errno := range errnos {
				if !long && (!each || !p.ours()) && j != i%len(errnos) && (errno != "EIO" || p.call != "fsync") {
					continue
				}
				e, struck := s.strikes(p, "error="+errno)
				if !struck {
					continue
				}
				injected.Add(1)
				after := errno + " from " + p.String()
				made := s.judge(after, e)
				if e.code != 0 {
					told.Add(1)
				}
				if errno == "EIO" && p.call == "fsync" {
					s.distrusts(after, e)
				}
				s.goesOn(after, made)
			}
		}
	})
	t.Logf("%d errors injected, %d of them told, the others did not matter", injected.Load(), told.Load())
}

// judge checks that what was said is what the file holds.
func (s *scene) judge(after string, e ending) bool {
	s.t.Helper()
	made := s.made(after)
	switch {
	case strings.Contains(e.err, "goroutine ") || strings.Contains(e.err, "fatal error"):
		s.t.Errorf("after %s: it crashed: %s", after, e.err)
	case e.code == 0 && (!made || e.out == ""):
		s.t.Errorf("after %s: it ended well and said %q; in the file: %v", after, e.out, made)
	case strings.Contains(e.out, "problem\t"): // doctor tells of it among all that it has seen
	case e.code != 0 && (e.out != "" || !strings.HasPrefix(e.err, "optout-tui: ") || strings.Count(e.err, ": ") < 2):
		s.t.Errorf("after %s: it ended with %d and said %q and %q", after, e.code, e.out, e.err)
	case strings.Contains(e.err, "not saved") && made:
		s.t.Errorf("after %s: it said %q, and the file holds the change", after, e.err)
	}
	return made
}

// distrusts checks that after a failed fsync neither the descriptor nor what was
// written through it is used again.
func (s *scene) distrusts(after string, e ending) {
	s.t.Helper()
	at := slices.IndexFunc(e.log, func(line string) bool { return strings.Contains(line, "(INJECTED)") })
	for _, line := range e.log[at+1:] {
		if strings.Contains(line, "fsync(") || strings.Contains(line, "state.json.tmp>, \"") || strings.Contains(line, `state.json.tmp", AT_FDCWD`) {
			s.t.Errorf("after %s: %s", after, line)
		}
	}
	if e.code == 0 {
		s.t.Errorf("after %s: it ended well", after)
	}
}
