package linear

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// maxAnswer is the longest answer, in characters: that of a note.
const maxAnswer = 2000

// maxLine is how many bytes of a line are kept; a character has at most four.
const maxLine = 4*maxAnswer + 4

// answer is a letter that the person can type, and what it does. A nil do is
// said in the help only: the question's other takes it.
type answer struct {
	key, does words.Text
	do        func() error
}

// question is what is asked at one moment.
type question struct {
	prompt  words.Text // what is expected, and what Enter alone does
	enter   func() error
	answers []answer
	other   func(text string) // takes everything else; nil if nothing else fits
	expects words.Text        // what else fits, for the help
	typing  bool              // free text: undo is no answer here
}

// simply is what an answer does that leads nowhere else.
func simply(do func()) func() error { return func() error { do(); return nil } }

// aliases are whole words for the letters that stand in every question. As all whole
// words, they can be typed in English and in the language of the program.
var aliases = map[string]string{"help": "?", "h": "?", "back": "b", "quit": "q", "exit": "q", "undo": "u"}

// ask puts a question once, and acts on the answer.
func (f *face) ask(q question) error {
	f.say(q.prompt)
	text, err := f.read()
	f.look()
	if err != nil {
		if f.broken == nil {
			f.farewell(f.Words.Linear.InputEnded)
		}
		return errLeave
	}
	if n := utf8.RuneCountInString(text); n > maxAnswer {
		f.say(f.Words.Linear.TooLong.Put(maxAnswer))
		return nil
	}
	key := strings.ToLower(text)
	for answer, word := range f.Words.Linear.Answers {
		if key == strings.ToLower(string(word)) {
			key = answer
		}
	}
	if a, ok := aliases[key]; ok && (!q.typing || a != "u") {
		key = a
	}
	for _, a := range append(q.answers, f.everywhere(q)...) {
		if string(a.key) == key && a.do != nil {
			return a.do()
		}
	}
	switch {
	case text == "":
		return q.enter()
	case q.other != nil:
		q.other(text)
		return nil
	}
	f.unknown(text)
	return nil
}

// unknown names an answer that does not fit; the question is then asked again.
func (f *face) unknown(text string) { f.say(words.Put(f.Words.Linear.NotAnAnswer, "text", text)) }

// everywhere are the answers to every question.
func (f *face) everywhere(q question) []answer {
	w := f.Words.Linear
	all := []answer{
		{"?", "", simply(func() { f.help(q) })},
		{"b", w.HelpBack, func() error { return errBack }},
		{"q", w.HelpQuit, func() error { f.farewell(w.Left); return errLeave }},
	}
	if !q.typing {
		all = append(all, answer{"u", w.HelpUndo, simply(func() { f.undo() })})
	}
	return all
}

// help says what can be answered now.
func (f *face) help(q question) {
	w := f.Words.Linear
	f.say(w.HelpHead)
	if q.expects != "" {
		f.say(q.expects)
	}
	for _, a := range q.answers {
		key := cmp.Or(f.Words.Linear.Answers[string(a.key)], a.key)
		f.say(words.Put(f.Words.Linear.AnswerLine, "answer", key, "does", a.does))
	}
	for _, a := range f.everywhere(q) {
		own := slices.ContainsFunc(q.answers, func(o answer) bool { return o.key == a.key })
		if a.does != "" && !own {
			f.say(a.does)
		}
	}
	f.say(w.Does.Enter)
}

// farewell is the last line: that everything is saved, unless it is not. Of a file
// that cannot be read, nobody knows.
func (f *face) farewell(text words.Text) {
	switch {
	case f.failed != nil:
		f.say(f.Words.Linear.LeftUnsaved)
	case f.unread == nil: // else it was said, and is once more at the end
		f.say(text)
	}
}

// read takes a line, cleaned. What is too long to be an answer is read to its
// end and not kept. The error is io.EOF once nothing more comes.
func (f *face) read() (string, error) {
	if f.broken != nil {
		return "", f.broken
	}
	var line []byte
	for {
		part, more, err := f.in.ReadLine()
		if err != nil {
			if len(line) > 0 {
				break
			}
			return "", io.EOF // a terminal that is gone has its own errors
		}
		if len(line) <= maxLine {
			line = append(line, part...)
		}
		if !more {
			break
		}
	}
	return safetext.NewLine(string(line)).String(), nil
}

// say prints a text, each of its lines broken at its spaces to the width. A word
// that is wider, such as a link, stays whole: a terminal breaks it without harm,
// and it can be copied.
func (f *face) say(text words.Text) {
	for _, line := range text.Wrap(max(20, f.Width()), false) {
		f.write(string(line))
	}
}

func (f *face) write(line string) {
	if _, err := fmt.Fprintln(f.out, line); err != nil && f.broken == nil {
		f.broken = err
	}
}

// picks takes the number of one of n things, which it counts from 0.
func (f *face) picks(n int, do func(i int)) func(text string) {
	return func(text string) {
		if i, ok := number(text, n); ok {
			do(i - 1)
			return
		}
		f.wrongNumber(text, n)
	}
}

// sayNumbered says things to pick from, with their numbers.
func (f *face) sayNumbered(all []words.Text) {
	for i, text := range all {
		f.say(words.Put(f.Words.Linear.NumberLine, "n", i+1, "text", text))
	}
}

// number reads a number from 1 to n.
func number(text string, n int) (int, bool) {
	i, err := strconv.Atoi(text)
	return i, err == nil && i >= 1 && i <= n
}

// isNumber says whether a text is meant as a number.
func isNumber(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}
