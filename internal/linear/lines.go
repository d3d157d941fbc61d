package linear

import (
	"bufio"
	"io"
	"strings"
	"time"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// line is a line of input, cleaned, and when it came. The error is io.EOF once nothing more
// comes.
type line struct {
	text string
	err  error
	at   time.Time
}

// input is what the person types or pipes.
type input struct {
	from  *bufio.Reader
	lines chan line // that a terminal has sent; nil without one, where each line is an answer
	ahead []line    // that were read, and are answers of their own

	last line          // the newest answer
	gap  time.Duration // between it and the one before, if both are Enter alone; else an hour
	held bool          // and so quick that the key is held down
}

// long is no gap at all.
const long = time.Hour

// newInput reads on as soon as there is something, if it is a terminal: only then it is known
// which lines came together.
func newInput(in io.Reader, terminal bool) *input {
	i := &input{from: bufio.NewReader(in), gap: long}
	if !terminal {
		return i
	}
	i.lines = make(chan line, 64)
	go func() {
		for l := (line{}); l.err == nil; i.lines <- l {
			l = i.read()
		}
	}()
	return i
}

// next gives a line, or all lines of a text that was pasted, which is no answer: nobody typed
// it for the questions that come. Of an Enter that is held down, it gives the first ones.
func (i *input) next() (text string, pasted bool, err error) {
	if i.lines == nil {
		l := i.read()
		return l.text, false, l.err
	}
	for {
		l := i.take()
		before, held := i.last, i.held
		i.last, i.gap = l, long
		if l.text == "" && before.text == "" && l.err == nil && !before.at.IsZero() {
			i.gap = l.at.Sub(before.at)
		}
		if i.held = i.gap < act.Repeats; i.held && held {
			continue
		}
		if all, pasted := i.together(l); pasted {
			return all, true, nil
		}
		return l.text, false, l.err
	}
}

// together gives all lines of a text that begins with a line, if it was pasted.
func (i *input) together(first line) (text string, pasted bool) {
	run, patience := []line{first}, act.Together
	text = first.text
	for last := first; last.err == nil; {
		l, came := i.within(patience)
		if !came {
			break
		}
		if l.err != nil || l.at.Sub(last.at) > patience {
			i.ahead = append([]line{l}, i.ahead...)
			break
		}
		if run, last = append(run, l), l; len(text) <= maxLine {
			text += " " + l.text
		}
		if act.Pasted(text) {
			run, patience = run[:1], act.PasteTail
		}
	}
	if patience == act.PasteTail {
		return strings.Join(strings.Fields(text), " "), true
	}
	i.ahead = append(run[1:], i.ahead...)
	return "", false
}

// take gives the next line.
func (i *input) take() line {
	if len(i.ahead) > 0 {
		l := i.ahead[0]
		if l.err == nil { // the end stays the end
			i.ahead = i.ahead[1:]
		}
		return l
	}
	l := <-i.lines
	if l.err != nil {
		i.ahead = []line{l}
	}
	return l
}

// within gives the next line if it comes within a time.
func (i *input) within(patience time.Duration) (l line, came bool) {
	if len(i.ahead) > 0 {
		return i.take(), true
	}
	select {
	case l = <-i.lines:
		return l, true
	case <-time.After(patience):
		return l, false
	}
}

// read reads a line. What is too long to be an answer is read to its end and not kept.
func (i *input) read() line {
	var text []byte
	for {
		part, more, err := i.from.ReadLine()
		if err != nil {
			if len(text) > 0 {
				break
			}
			return line{err: io.EOF} // a terminal that is gone has its own errors
		}
		if len(text) <= maxLine {
			text = append(text, part...)
		}
		if !more {
			break
		}
	}
	return line{text: safetext.NewLine(string(text)).String(), at: time.Now()}
}
