package host

import (
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// How names the command that would open a link here. With an error that is
// ErrNoBrowser, the name, if there is one, is what $BROWSER asks for and is not
// there; the other errors are those of Possible.
func (o Opener) How() (string, error) {
	if list := o.Env("BROWSER"); list != "" {
		return firstOf(strings.Split(list, string(os.PathListSeparator)))
	}
	if err := o.Possible(); err != nil {
		return "", err
	}
	switch runtime.GOOS {
	case "windows":
		return "Windows", nil
	case "darwin":
		return firstOf([]string{"open"})
	}
	commands := []string{"xdg-open", "x-www-browser", "www-browser"} // as pkg/browser tries them
	if o.wsl() {
		commands = append([]string{"wslview"}, commands...)
	}
	command, err := firstOf(commands)
	if err != nil {
		return "", err
	}
	return command, nil
}

// firstOf is the first command that is there, or else the first of all.
func firstOf(commands []string) (string, error) {
	for _, command := range commands {
		if args := strings.Fields(command); len(args) > 0 {
			if path, err := exec.LookPath(args[0]); err == nil {
				return path, nil
			}
		}
	}
	return commands[0], ErrNoBrowser
}
