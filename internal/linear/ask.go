package linear

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// maxAnswer is the longest answer, in characters: that of a note.
const maxAnswer = act.MaxText

// maxLine is how many bytes of a line are kept; a character and its marks have at most sixteen.
const maxLine = 16 * maxAnswer

// answer is something that the person can type, and what it does. A nil do is
// said in the help only: the question's other takes it.
type answer struct {
	key  string
	does words.Text
	do   func()
}

// question is what is asked at one moment.
type question struct {
	prompt  words.Text // what is expected, and what Enter alone does
	enter   func()
	answers []answer
	other   func(text string) // takes everything else
	expects words.Text        // what else fits, for the help
	typing  bool              // free text: undo is no answer here
	yesNo   bool              // yes and no are answers
}

func (q *question) add(key string, does words.Text, do func()) {
	q.answers = append(q.answers, answer{key, does, do})
}

// aliases are whole words for the letters that stand in every question. As all whole
// words, they can be typed in English and in the language of the program.
var aliases = map[string]string{"help": "?", "h": "?", "back": "b", "quit": "q", "exit": "q", "undo": "u"}

// ask puts a question once, and acts on the answer.
func (f *face) ask(q question) {
	f.say(q.prompt)
	text, pasted, err := f.read()
	if pasted {
		text = f.whole(text, q.typing)
	}
	f.look()
	switch {
	case err != nil:
		f.quit(f.Words.Linear.Get().InputEnded)
		return
	case pasted && !q.typing:
		return
	}
	if act.LongerThan(text, maxAnswer) {
		f.say(f.Words.Linear.Get().TooLong.Put(maxAnswer))
		return
	}
	key := strings.ToLower(text)
	for answer, word := range f.Words.Linear.Get().Answers {
		if safetext.Unmark(text) == safetext.Unmark(string(word)) {
			key = answer
		}
	}
	if q.yesNo && f.Words.IsNo(text) {
		key = "n"
	}
	if a, ok := aliases[key]; ok && (!q.typing || a != "u") {
		key = a
	}
	all := f.answers(q)
	i := slices.IndexFunc(all, func(a answer) bool { return a.key == key && a.do != nil })
	switch {
	case key == "?":
		f.help(q)
	case i >= 0:
		all[i].do()
	case text == "":
		q.enter()
	default:
		q.other(text)
	}
}

// answers are those of a question, and behind them the answers to every question.
func (f *face) answers(q question) []answer {
	w := f.Words.Linear.Get()
	q.add("b", w.Does.Back, f.back)
	q.add("q", w.Does.Quit, func() { f.quit(w.Left) })
	if !q.typing {
		q.add("u", w.Does.Undo, func() { f.undo() })
	}
	return q.answers
}

// help says what can be answered now.
func (f *face) help(q question) {
	w := f.Words.Linear.Get()
	f.say(w.HelpHead, q.expects)
	said := map[string]bool{}
	for _, a := range f.answers(q) {
		if !said[a.key] {
			said[a.key] = true
			f.say(words.Put(w.AnswerLine, "answer", cmp.Or(string(w.Answers[a.key]), a.key), "does", a.does))
		}
	}
	f.say(w.Does.Enter)
}

// whole is a text that was pasted, with its last line: without a line end that still stands
// where the person types, and goes with the text, whatever becomes of it.
func (f *face) whole(text string, wanted bool) string {
	if f.broken == nil {
		_, f.broken = fmt.Fprintln(f.out) // behind what the terminal shows of that line
	}
	if wanted {
		f.say(f.Words.Linear.Get().PastedText)
	} else {
		f.say(f.Words.Linear.Get().PastedHere)
	}
	rest, _, _ := f.read() // that nothing more comes is found out by the next question
	return strings.TrimSpace(text + " " + rest)
}

// read takes an answer, or a text that was pasted. The error is io.EOF once nothing more
// comes.
func (f *face) read() (text string, pasted bool, err error) {
	if f.Asks && f.broken == nil {
		_, f.broken = io.WriteString(f.out, "> ")
	}
	if f.broken != nil {
		return "", false, f.broken
	}
	return f.in.next()
}

// say prints texts, but not empty ones, each of their lines broken at its spaces to
// the width. A word that is wider, such as a link, stays whole: a terminal breaks it
// without harm, and it can be copied.
func (f *face) say(texts ...words.Text) {
	for _, text := range texts {
		if text == "" {
			continue
		}
		for _, line := range text.Wrap(max(20, f.Width()), false) {
			if f.broken == nil {
				_, f.broken = fmt.Fprintln(f.out, line)
			}
		}
	}
}

// numbered are things to pick from, with their numbers, behind a heading.
func (f *face) numbered(head words.Text, things []words.Text) []words.Text {
	lines := append(make([]words.Text, 0, 1+len(things)), head)
	for i, text := range things {
		lines = append(lines, words.Put(f.Words.Linear.Get().NumberLine, "n", i+1, "text", text))
	}
	return lines
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

// wrongNumber names an answer that is none of the numbers that were asked for.
func (f *face) wrongNumber(text string, n int) {
	if !isNumber(text) {
		f.unknown(text)
		return
	}
	f.say(words.Put(f.Words.Linear.Get().BadNumber, "text", text, "max", n))
}

// unknown names an answer that does not fit; the question is then asked again.
func (f *face) unknown(text string) { f.say(words.Put(f.Words.Linear.Get().NotAnAnswer, "text", text)) }

// number reads a number from 1 to n.
func number(text string, n int) (int, bool) {
	i, err := strconv.Atoi(text)
	return i, err == nil && isNumber(text) && i >= 1 && i <= n
}

// isNumber says whether a text is meant as a number.
func isNumber(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}
