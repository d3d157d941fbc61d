package cli

import (
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/optout-tui/optout-tui/internal/durable"
	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// A hyphen stands for standard input wherever a file or a longer text is given.
const stdin = "-"

// maxTyped is the most that is read of a text, far more than any act takes.
const maxTyped = 1 << 20

// readInput reads standard input to its end.
func (a *app) readInput(limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(a.in, limit+1))
	switch name := a.words.CLI.Get().Input; {
	case err != nil:
		return nil, problem.Because(err, durable.ErrUnreadable, "path", name)
	case int64(len(data)) > limit:
		return nil, problem.New(durable.ErrTooLarge, "path", name, "n", limit>>20)
	default:
		return data, nil
	}
}

// readFile reads the file that a person names, or standard input for a hyphen. What comes
// from there gets the name that a file with it would have.
func (a *app) readFile(typed string, limit int64) (path string, data []byte, err error) {
	if typed == stdin {
		data, err = a.readInput(limit)
		if len(data) == 0 { // no file has a name then
			return string(a.words.CLI.Get().Input), nil, err
		}
		return state.NameFor(data), data, err
	}
	path = host.TypedPath(a.env, typed)
	data, err = durable.ReadFile(path, limit)
	return path, data, err
}

// openForeign opens the state file, folder or zip file that a person names, and says what
// it is called.
func (a *app) openForeign(typed string) (path string, from *state.Foreign, err error) {
	if typed == stdin {
		path = string(a.words.CLI.Get().Input)
		data, err := a.readInput(state.MaxSize)
		if err != nil {
			return path, nil, err
		}
		from, err = state.ReadForeign(path, data, a.now())
		return path, from, err
	}
	path = host.TypedPath(a.env, typed)
	if strings.HasPrefix(path, "-") {
		path = "./" + path // which nobody takes for a flag
	}
	from, err = state.OpenForeign(path, a.now())
	return path, from, err
}

// readTexts puts what comes from standard input in place of a hyphen.
func (a *app) readTexts(c *invocation) error {
	var texts []*string
	if n := len(c.command.args); n > 0 && c.command.args[n-1].piped && len(c.args) == n && c.args[n-1] == stdin {
		texts = append(texts, &c.args[n-1])
	}
	for i, g := range c.given {
		if g.flag.piped && g.value == stdin {
			texts = append(texts, &c.given[i].value)
		}
	}
	for _, text := range texts {
		data, err := a.readInput(maxTyped)
		if err != nil {
			return a.failed(a.words.CLI.Get().NothingRead, err, "")
		}
		*text = strings.TrimRight(string(safetext.Typed(data)), "\r\n")
		if strings.TrimSpace(*text) == "" {
			return a.misuse(words.Put(a.words.CLI.Get().InputEmpty, "name", a.words.CLI.Get().Input))
		}
	}
	return nil
}

// typed gives arguments as UTF-8, which a terminal of another encoding does not send. The
// names of files stay as they are.
func typed(args []string) []string {
	return each(args, func(arg string) string {
		if _, err := os.Lstat(arg); utf8.ValidString(arg) || err == nil {
			return arg
		}
		return string(safetext.Typed([]byte(arg)))
	})
}
