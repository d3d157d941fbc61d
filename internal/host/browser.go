package host

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/problem"
)

// browserCommands are the commands of $BROWSER, in turn, each as its words. The list is
// separated by colons (semicolons on Windows); words may be quoted as for a shell, and a
// trailing & is not needed. Where the whole value is a file, it is one command.
func browserCommands(value string) [][]string {
	if info, err := os.Stat(value); err == nil && !info.IsDir() {
		return [][]string{{value}}
	}
	var all [][]string
	for _, command := range splitQuoted(value, os.PathListSeparator) {
		words := splitQuoted(command, ' ')
		for i, w := range words {
			words[i] = unquote(w)
		}
		if n := len(words); n > 1 && words[n-1] == "&" {
			words = words[:n-1]
		}
		if len(words) > 0 {
			all = append(all, words)
		}
	}
	return all
}

// splitQuoted splits a text at separators that are not quoted, and leaves out empty parts.
func splitQuoted(text string, separator byte) []string {
	var parts []string
	start, quote := 0, byte(0)
	end := func(at int) {
		if part := strings.TrimSpace(text[start:at]); part != "" {
			parts = append(parts, part)
		}
		start = at + 1
	}
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && escapes && quote != '\'':
			i++
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case c == quote:
			quote = 0
		case quote == 0 && (c == separator || c == '\t' && separator == ' '):
			end(i)
		}
	}
	end(len(text))
	return parts
}

// escapes says that a backslash takes the meaning from the character after it, as in the
// shells of Unix. On Windows it separates folders.
const escapes = os.PathSeparator == '/'

// unquote reads a word as a shell does that expands nothing.
func unquote(word string) string {
	var b strings.Builder
	quote := byte(0)
	for i := 0; i < len(word); i++ {
		switch c := word[i]; {
		case c == '\\' && escapes && quote != '\'' && i+1 < len(word):
			if i++; quote == '"' && strings.IndexByte("\\\"$`", word[i]) < 0 {
				b.WriteByte(c) // within double quotes it stays before all others
			}
			b.WriteByte(word[i])
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case c == quote:
			quote = 0
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// withAddress puts an address where a command wants it: for %s, or else at the end. %% is
// a percent sign and %c a colon.
func withAddress(command []string, address string) []string {
	args := slices.Clone(command)
	placed := false
	for i, arg := range args[1:] {
		placed = placed || strings.Contains(strings.ReplaceAll(arg, "%%", ""), "%s")
		args[i+1] = strings.NewReplacer("%%", "%", "%s", address, "%c", ":").Replace(arg)
	}
	if !placed {
		args = append(args, address)
	}
	return args
}

// openWith tries commands in turn. No shell is involved. A command that reads $BROWSER, as
// xdg-open does, does not find itself there.
func openWith(commands [][]string, address string) error {
	var err error = ErrNoBrowser
	for _, command := range commands {
		if needs := inTerminal(command[0]); needs != nil {
			err = worse(err, needs)
			continue
		}
		var said limited
		args := withAddress(command, address)
		opener := exec.Command(args[0], args[1:]...)
		opener.Env = slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "BROWSER=") })
		opener.Stdout, opener.Stderr = &said, &said
		failed := explain(opener.Run(), &said)
		if failed == nil {
			return nil
		}
		err = worse(err, failed)
	}
	return err
}

// worse keeps the error that says more than that a command is not there.
func worse(before, now error) error {
	if errors.Is(now, ErrNoBrowser) {
		return before
	}
	return now
}

// textBrowsers show pages in the terminal.
var textBrowsers = []string{"w3m", "lynx", "links", "links2", "elinks", "browsh", "carbonyl", "cha", "edbrowse"}

// inTerminal is an error if a command is a browser that shows pages in the terminal, which
// this program has. Without one, such a browser seems to work, and shows nobody anything.
func inTerminal(command string) error {
	path, _ := exec.LookPath(command) // "" is found out when it is started
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	if name := filepath.Base(path); slices.Contains(textBrowsers, name) {
		return problem.New("browser-in-terminal", "name", name)
	}
	return nil
}

// How names the command that would open a link here, without starting it. With
// ErrNoBrowser, the name, if there is one, is what $BROWSER asks for and is not there;
// the other errors are those of Possible.
func (o Opener) How() (string, error) {
	if commands := browserCommands(o.Env("BROWSER")); len(commands) > 0 {
		return firstOf(commands)
	}
	if err := o.Possible(); err != nil {
		return "", err
	}
	commands := [][]string{{"xdg-open"}, {"x-www-browser"}, {"www-browser"}} // as in pkg/browser, which does not export them
	switch {
	case runtime.GOOS == "windows":
		return "Windows", nil
	case runtime.GOOS == "darwin":
		commands = [][]string{{"open"}}
	case o.wsl():
		commands = slices.Insert(commands, 0, []string{"wslview"})
	}
	command, err := firstOf(commands)
	if err != nil {
		return "", err // it is not the person who asks for that command
	}
	return command, nil
}

// firstOf is the first command that is there and opens links, or else the first of all.
func firstOf(commands [][]string) (string, error) {
	var needs error
	for _, command := range commands {
		path, err := exec.LookPath(command[0])
		switch in := inTerminal(command[0]); {
		case err == nil && in == nil:
			return path, nil
		case in != nil:
			needs = in
		}
	}
	if needs != nil {
		return "", needs
	}
	return commands[0][0], ErrNoBrowser
}
