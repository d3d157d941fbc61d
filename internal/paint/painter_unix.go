//go:build unix

package paint

import (
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"sync"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

const (
	// together is how long after a frame the next one waits, so that what changes in one go
	// is drawn once. The first change after a rest is drawn at once.
	together = 4 * time.Millisecond
	// patience is how long a terminal that takes nothing is waited for at the end.
	patience = time.Second
	// most is how much waits to be written besides a frame.
	most = 1 << 20
)

// errStuck says that the terminal takes no output.
var errStuck = errors.New("the terminal takes no output")

// scene is all that a frame depends on.
type scene struct {
	view tea.View
	terminal
}

// terminal is what is known about the terminal.
type terminal struct {
	width, height int
	resizes       int // after each of them, the terminal may show anything
	colours       tea.ColorProfileMsg
	told          bool // the colours are known
	synced        bool // it draws whole frames at once when it is asked to
	graphemes     bool // it measures text by graphemes
}

// painter draws what the model shows, in a goroutine of its own: only that one ever waits for
// the terminal. Of several views that come meanwhile, it draws the newest.
type painter struct {
	out     io.Writer
	environ []string
	fail    func(tea.Msg) // says why nothing more is drawn
	awake   chan struct{} // there is something to draw or write
	begun   chan struct{} // closed when the first frame is written
	first   sync.Once     // of these frames

	mu   sync.Mutex
	now  scene
	more []byte // to write besides
	next *stay  // prepared for the first frame, nil from then on
	stay *stay  // on the screen, nil if it has been given back
	over bool   // for good
}

// newPainter makes a painter for a terminal of about this size.
func newPainter(out io.Writer, environ []string, width, height int, fail func(tea.Msg)) *painter {
	return &painter{
		out: out, environ: environ, fail: fail, awake: make(chan struct{}, 1), begun: make(chan struct{}),
		next: newStay(environ, width, height),
	}
}

// show has a scene drawn, and takes the screen unless the painter has it.
func (p *painter) show(s scene) {
	p.mu.Lock()
	p.now = s
	if p.stay == nil && !p.over {
		if p.stay = p.next; p.stay == nil {
			p.stay = newStay(p.environ, s.width, s.height)
		}
		p.next = nil
		go p.paint(p.stay)
	}
	p.mu.Unlock()
	p.wake()
}

func (p *painter) wake() {
	select {
	case p.awake <- struct{}{}:
	default:
	}
}

// write writes something besides frames, unless too much waits already.
func (p *painter) write(text string) {
	p.mu.Lock()
	if len(p.more)+len(text) <= most {
		p.more = append(p.more, text...)
	}
	p.mu.Unlock()
	p.wake()
}

// leave gives the screen back. A terminal that is stuck loses what it has not taken.
func (p *painter) leave() error {
	p.mu.Lock()
	s := p.stay
	p.stay = nil
	p.mu.Unlock()
	if s == nil {
		return nil
	}
	close(s.ends)
	for range 2 {
		select {
		case <-s.ended:
			return nil
		case <-time.After(patience):
			if f, ok := p.out.(term.File); ok {
				discard(int(f.Fd()))
			}
		}
	}
	return errStuck
}

// close leaves for good.
func (p *painter) close() error {
	p.mu.Lock()
	p.over = true
	p.mu.Unlock()
	return p.leave()
}

// take is what to draw, and what to write besides.
func (p *painter) take() (scene, []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	more := p.more
	p.more = nil
	return p.now, more
}

// paint draws until the stay ends. After a failure it draws nothing more.
func (p *painter) paint(s *stay) {
	defer close(s.ended)
	defer func() {
		if why := recover(); why != nil {
			p.fail(panicked(fmt.Sprintf("%v\n%s", why, debug.Stack())))
			<-s.ends
			defer func() { _ = recover() }() // the first one was reported
			_ = p.put(s.end())
		}
	}()
	if <-s.ready; s.broken != nil {
		panic(s.broken)
	}
	failed := false
	var last time.Time
	for {
		select {
		case <-s.ends:
			now, more := p.take()
			if !failed {
				_ = p.put(append(s.draw(now), more...))
			}
			_ = p.put(s.end()) // a terminal that is gone needs nothing
			return
		case <-p.awake:
		}
		if failed {
			continue
		}
		if rest := together - time.Since(last); rest > 0 {
			time.Sleep(rest)
		}
		now, more := p.take()
		if err := p.put(append(s.draw(now), more...)); err != nil {
			failed = true
			p.fail(lost{err})
		}
		p.first.Do(func() { close(p.begun) })
		last = time.Now()
	}
}

// put writes to the terminal. If another program has told it not to wait, it waits here.
func (p *painter) put(b []byte) error {
	for len(b) > 0 {
		n, err := p.out.Write(b)
		b = b[n:]
		f, isFile := p.out.(term.File)
		switch {
		case err == nil:
		case isFile && errors.Is(err, syscall.EAGAIN):
			_, _ = unix.Poll([]unix.PollFd{{Fd: int32(f.Fd()), Events: unix.POLLOUT}}, -1) //nolint:gosec // the number of an open file is small
		default:
			return err
		}
	}
	return nil
}
