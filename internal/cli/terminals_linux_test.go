package cli

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/termtest"
)

// photos is where the tests put what a real terminal showed, if they are to:
//
//	OPTOUT_TUI_PHOTOS=/tmp/photos go test ./internal/cli -count=1 -v -run RealTerminals
var photos = os.Getenv("OPTOUT_TUI_PHOTOS")

// window is a real terminal on a display of its own. What the program writes to it is
// logged, and an emulated terminal reads that, so that a test can wait for a text. Keys go
// through the display, as from a keyboard.
type window struct {
	*termtest.Terminal
	t       *testing.T
	c       *computer
	display string
	id      string // of the window
	name    string
}

// termColumns and termRows are the size that the windows begin with.
const termColumns, termRows = 100, 45

// opens starts a terminal with the program in it. The command of the terminal has the word
// PROGRAM where the program's command belongs.
func (c *computer) opens(name string, command ...string) *window {
	c.t.Helper()
	w := &window{t: c.t, c: c, display: display(c.t), name: name}
	c.env["DISPLAY"] = w.display
	log := filepath.Join(c.dir, "log")
	// The terminal of the program is the one of script, which is as wide and high as that
	// in which it runs, and logs what goes through.
	own := "LC_ALL=" + c.env["LANG"] + "; export LC_ALL\n" // which need not be installed here
	c.env["LANG"] = "C.UTF-8"
	for _, name := range []string{"HOME", "OPTOUT_TUI_DIR", "OPTOUT_TUI_LANG", "BROWSER", "PATH"} { // a login has its own
		own += name + "='" + c.env[name] + "'; export " + name + "\n"
	}
	c.script("inside", own+"stty -g > before\n"+c.command().Path+"\necho $? > code\nstty -g > after\nprintf 'BACK AGAIN\\n'")
	outside := c.script("outside", "cd "+c.dir+"\nscript -q -f -O log -c ./inside\nsleep 60")
	for i := range command {
		command[i] = strings.ReplaceAll(command[i], "PROGRAM", outside)
	}
	c.env["SCREENDIR"] = filepath.Join(c.dir, "screens")
	if err := errors.Join(os.WriteFile(log, nil, 0o600), os.Mkdir(c.env["SCREENDIR"], 0o700)); err != nil {
		c.t.Fatal(err)
	}
	w.Terminal = termtest.New(c.t, termColumns, termRows, io.Discard)
	go w.follows(log)
	cmd := exec.CommandContext(c.t.Context(), command[0], command[1:]...)
	var said bytes.Buffer
	cmd.Dir, cmd.Stdout, cmd.Stderr = c.dir, &said, &said
	for k, v := range c.env {
		if k != "TERM" {
			cmd.Env = append(cmd.Env, k+"="+v)
		}
	}
	if err := cmd.Start(); err != nil {
		c.t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait()
		close(ended)
	}()
	c.t.Cleanup(func() {
		_ = cmd.Process.Kill() // no harm if it has ended
		<-ended
	})
	eventually(c.t, "a window", func() bool {
		select {
		case <-ended:
			c.t.Fatalf("%v ended: %s", cmd.Args, said.String())
		default:
		}
		w.id, _, _ = strings.Cut(w.asks("xdotool", "search", "--onlyvisible", "--name", ".+"), "\n")
		return w.id != ""
	})
	return w
}

// follows shows the emulated terminal what is logged, until the test ends.
func (w *window) follows(log string) {
	tail := exec.CommandContext(w.t.Context(), "tail", "-c", "+1", "-f", log)
	tail.Stdout = w.Terminal
	_ = tail.Run() // ends with the test
}

// asks runs a program on the display, and gives what it says.
func (w *window) asks(args ...string) string {
	cmd := exec.CommandContext(w.t.Context(), args[0], args[1:]...)
	cmd.Env = append(os.Environ(), "DISPLAY="+w.display)
	out, _ := cmd.Output() // without any, the test goes on asking
	return string(out)
}

// types presses keys by the names that X has for them.
func (w *window) types(keys ...string) {
	w.t.Helper()
	w.asks(append([]string{"xdotool", "windowfocus", w.id, "key", "--delay", "30"}, keys...)...)
}

// shows takes a picture, and gives its path.
func (w *window) shows(what string) string {
	w.t.Helper()
	dir := w.c.dir
	if photos != "" {
		dir = photos
		if err := os.MkdirAll(dir, 0o700); err != nil {
			w.t.Fatal(err)
		}
	}
	path := filepath.Join(dir, strings.ReplaceAll(w.name+"-"+what+".png", " ", "-"))
	w.asks("import", "-window", "root", path)
	return path
}

// resizes makes the window so many columns and rows large.
func (w *window) resizes(columns, rows int) {
	w.t.Helper()
	w.Screen.Resize(columns, rows)
	w.asks("xdotool", "windowsize", "--usehints", w.id, strconv.Itoa(columns), strconv.Itoa(rows))
}

// xterm is the command of an xterm of this size with more arguments.
func xterm(args ...string) []string {
	return append([]string{"xterm", "-u8", "-geometry", "100x45+0+0"}, args...)
}

var (
	dark, light    = []string{"-bg", "black", "-fg", "white"}, []string{"-bg", "white", "-fg", "black"}
	solarizedLight = []string{"-bg", "#fdf6e3", "-fg", "#657b83", "-xrm", "*color0: #073642", "-xrm", "*color15: #fdf6e3", "-xrm", "*color8: #002b36", "-xrm", "*color7: #eee8d5"}
	solarizedDark  = []string{"-bg", "#002b36", "-fg", "#839496", "-xrm", "*color0: #073642", "-xrm", "*color15: #fdf6e3", "-xrm", "*color8: #002b36", "-xrm", "*color7: #eee8d5"}
	allSame        = []string{"-bg", "#808080", "-fg", "#000000", "-xrm", "*color0: #808080", "-xrm", "*color2: #808080", "-xrm", "*color6: #808080", "-xrm", "*color8: #808080", "-xrm", "*color15: #808080"}
)

func with(parts ...[]string) []string {
	var all []string
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

// realTerminals are the terminals that the journey is tried in.
var realTerminals = []struct {
	name    string
	command []string
	env     []string // variables, as NAME=value
	fixed   bool     // its size cannot be told in columns
}{
	{name: "xterm dark", command: xterm(with(dark, []string{"-tn", "xterm-256color", "-e", "PROGRAM"})...)},
	{name: "xterm light", command: xterm(with(light, []string{"-tn", "xterm-256color", "-e", "PROGRAM"})...)},
	{name: "xterm dark, small", command: xterm(with(dark, []string{"-geometry", "80x24", "-tn", "xterm-256color", "-e", "PROGRAM"})...)},
	{name: "xterm light, small", command: xterm(with(light, []string{"-geometry", "80x24", "-tn", "xterm", "-e", "PROGRAM"})...)},
	{name: "xterm Solarized light", command: xterm(with(solarizedLight, []string{"-tn", "xterm", "-e", "PROGRAM"})...)},
	{name: "xterm Solarized dark", command: xterm(with(solarizedDark, []string{"-tn", "xterm", "-e", "PROGRAM"})...)},
	{name: "xterm all colours the same", command: xterm(with(allSame, []string{"-tn", "xterm-256color", "-e", "PROGRAM"})...)},
	{name: "xterm direct", command: xterm(with(light, []string{"-tn", "xterm-direct", "-e", "PROGRAM"})...)},
	{name: "xterm as vt100", command: xterm(with(light, []string{"-tn", "vt100", "-e", "PROGRAM"})...)},
	{name: "xterm as vt220", command: xterm(with(dark, []string{"-tn", "vt220", "-e", "PROGRAM"})...)},
	{name: "xterm as linux", command: xterm(with(dark, []string{"-tn", "linux", "-e", "PROGRAM"})...)},
	{name: "xterm as ansi", command: xterm(with(dark, []string{"-tn", "ansi", "-e", "PROGRAM"})...)},
	{name: "xterm without colours", command: xterm(with(dark, []string{"-tn", "xterm-mono", "-cm", "-e", "PROGRAM"})...)},
	{name: "xterm NO_COLOR", command: xterm(with(dark, []string{"-tn", "xterm-256color", "-e", "PROGRAM"})...), env: []string{"NO_COLOR=yes"}},
	{name: "xterm NO_COLOR light", command: xterm(with(light, []string{"-tn", "xterm-256color", "-e", "PROGRAM"})...), env: []string{"NO_COLOR=0"}},
	{name: "xterm Latin-1", command: xterm(with(light, []string{"+u8", "-tn", "xterm-256color", "-e", "PROGRAM"})...), env: []string{"LANG=de_DE.ISO-8859-1", "OPTOUT_TUI_LANG=en"}},
	{name: "tmux in xterm", command: xterm(with(dark, []string{"-e", "tmux", "-u", "-S", "socket", "-f", "/dev/null", "new-session", "PROGRAM"})...)},
	{name: "screen in xterm", command: xterm(with(dark, []string{"-tn", "xterm-256color", "-e", "screen", "-c", "/dev/null", "-U", "PROGRAM"})...)},
	{name: "screen in a light xterm", command: xterm(with(light, []string{"-e", "screen", "-c", "/dev/null", "-U", "PROGRAM"})...)},
	{name: "kitty", command: []string{"kitty", "--config", "NONE", "-o", "initial_window_width=100c", "-o", "initial_window_height=45c", "-o", "remember_window_size=no", "-o", "update_check_interval=0", "PROGRAM"}, env: []string{"LIBGL_ALWAYS_SOFTWARE=1"}, fixed: true},
	{name: "alacritty", command: []string{"alacritty", "-o", "window.dimensions.columns=100", "-o", "window.dimensions.lines=45", "-e", "PROGRAM"}, env: []string{"LIBGL_ALWAYS_SOFTWARE=1"}, fixed: true},
}

// TestTheJourneyInRealTerminals goes from the first screen to the form and back to the
// shell in real terminals, on a display of their own. The QR code is read off the picture.
func TestTheJourneyInRealTerminals(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	need(t, "Xvfb", "xdotool", "import", "zbarimg", "script", "xclip")
	for _, r := range realTerminals {
		t.Run(r.name, func(t *testing.T) {
			need(t, r.command[0])
			if i := indexOf(r.command, "-e"); i > 0 && r.command[i+1] != "PROGRAM" {
				need(t, r.command[i+1])
			}
			c := newComputer(t)
			c.env["BROWSER"] = c.script("mybrowser", `printf %s "$1" > `+filepath.Join(c.dir, "got"))
			for _, v := range r.env {
				name, value, _ := strings.Cut(v, "=")
				c.env[name] = value
			}
			w := c.opens(r.name, r.command...)
			w.journey(r.fixed)
		})
	}
}

func indexOf(all []string, one string) int {
	for i, s := range all {
		if s == one {
			return i
		}
	}
	return -1
}

// toTheForm goes from the first screen to the step that opens Facebook's form.
func (w *window) toTheForm() {
	w.t.Helper()
	w.Reads("Choose your platforms")
	w.shows("intro")
	w.types("Return")
	w.Reads("[ ] Facebook")
	w.types("space")
	w.Reads("[x] Facebook")
	w.shows("checklist")
	w.types("Return")
	w.Reads("Log in")
	w.types("Down")
	w.Reads("6359191084165019") // the end of the address, which may be broken
	w.shows("walk")
}

func (w *window) journey(fixed bool) {
	t, c := w.t, w.c
	t.Helper()
	w.toTheForm()
	w.types("r")
	w.Reads("Open www.facebook.com on a telephone")
	eventually(t, "a QR code that zbarimg reads", func() bool {
		return strings.TrimSpace(w.asks("zbarimg", "-q", "--raw", w.shows("qr"))) == facebookForm
	})
	w.types("y")
	w.Reads("The link is copied.")
	eventually(t, "the link on the clipboard", func() bool { return w.asks("xclip", "-o", "-selection", "clipboard") == facebookForm })
	w.types("Escape")
	w.NoLonger("Open www.facebook.com on a telephone")
	w.types("Return")
	eventually(t, "a link in the browser", func() bool { return c.file("got") == facebookForm })
	w.Reads("Handed to your browser")
	w.shows("opened")
	if !fixed {
		w.resizes(40, 13) // of which tmux takes one
		w.NoLonger("On the page")
		w.Reads("esc")
		w.shows("narrow")
		w.resizes(termColumns, termRows)
		w.Reads("esc")
		w.shows("wide again")
	}
	w.leaves()
	if got := strings.Join(c.events(), ","); !strings.Contains(got, "opened facebook form") || strings.Contains(got, "step") || strings.Contains(got, "outcome") {
		t.Errorf("recorded %s", got)
	}
}

// leaves quits, and looks at what is left of the program in the terminal.
func (w *window) leaves() {
	t, c := w.t, w.c
	t.Helper()
	w.types("ctrl+c")
	eventually(t, "the end of the program", func() bool { return c.file("after") != "" })
	w.Reads("BACK AGAIN")
	w.shows("after")
	if w.Screen.IsAltScreen() {
		t.Error("the alternate screen was not left")
	}
	if c.file("before") != c.file("after") || strings.TrimSpace(c.file("code")) != "0" {
		t.Errorf("the terminal was %s, and is %s; the code is %s", c.file("before"), c.file("after"), c.file("code"))
	}
}
