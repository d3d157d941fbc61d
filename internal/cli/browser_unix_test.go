//go:build unix

package cli

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// need skips a test for which this machine lacks a program.
func need(t *testing.T, programs ...string) {
	t.Helper()
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			t.Skipf("%s is not installed here", p)
		}
	}
}

// display starts an X server without a screen, and gives its name.
func display(t *testing.T) string {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	x := exec.CommandContext(t.Context(), "Xvfb", "-displayfd", "3", "-noreset", "-screen", "0", "1024x768x24", "-nolisten", "tcp")
	x.ExtraFiles = []*os.File{w}
	if err := x.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = x.Process.Kill()
		_ = x.Wait()
	})
	_ = w.Close()
	number, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return ":" + strings.TrimSpace(number)
}

// chromiumFlags start a browser of the test's own, which can be asked over
// loopback what it shows. --no-sandbox is for root, as in a container.
func chromiumFlags(profile string) string {
	return "--user-data-dir=" + profile + " --remote-debugging-port=0 --no-sandbox --disable-gpu --disable-quic --no-first-run" +
		" --no-default-browser-check --disable-background-networking --disable-component-update --disable-sync" +
		" --disable-dev-shm-usage --password-store=basic"
}

// tabs asks a browser for the addresses of its tabs.
func tabs(profile string) []string {
	port, err := os.ReadFile(filepath.Join(profile, "DevToolsActivePort"))
	if err != nil {
		return nil
	}
	number, _, _ := strings.Cut(string(port), "\n")
	// The package net/http takes longer to compile than the program does.
	const asks = `exec 3<>/dev/tcp/127.0.0.1/$0 && printf 'GET /json/list HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n' >&3 && exec cat <&3`
	ctx, ends := context.WithTimeout(context.Background(), 5*time.Second)
	defer ends()
	cmd := exec.CommandContext(ctx, "bash", "-c", asks, number)
	answer, err := cmd.StdoutPipe()
	if err != nil || cmd.Start() != nil {
		return nil
	}
	defer func() { ends(); _ = cmd.Wait() }()
	head := bufio.NewReader(answer)
	for line := "x"; err == nil && line != "\r\n"; line, err = head.ReadString('\n') {
	}
	var list []struct {
		Type string `json:"type"`
		URL  string `json:"url"`
	}
	if json.NewDecoder(head).Decode(&list) != nil { // the connection stays open
		return nil
	}
	var urls []string
	for _, tab := range list {
		if tab.Type == "page" {
			urls = append(urls, tab.URL)
		}
	}
	return urls
}

// endBrowser ends the browser with this profile: everything of the session that
// the program started it in.
func endBrowser(profile string) {
	all, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	session := map[string]string{} // by process
	ours := map[string]bool{}
	for _, path := range all {
		id := filepath.Base(filepath.Dir(path))
		stat, _ := os.ReadFile(filepath.Join(filepath.Dir(path), "stat"))
		// After the name, which is in brackets: state, parent, group, session.
		if f := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:])); len(f) > 3 {
			session[id] = f[3]
		}
		if line, err := os.ReadFile(path); err == nil && strings.Contains(string(line), profile) {
			ours[session[id]] = true
		}
	}
	for id, s := range session {
		if n, err := strconv.Atoi(id); err == nil && ours[s] {
			_ = syscall.Kill(n, syscall.SIGKILL)
		}
	}
}

// handler makes a command the person's default for a kind of link or file, as
// desktops keep it.
func (c *computer) handler(mime, command string) {
	c.t.Helper()
	for name, data := range map[string]string{
		".local/share/applications/mine.desktop": "[Desktop Entry]\nType=Application\nName=Mine\nExec=" + command + "\nMimeType=" + mime + ";\n",
		".config/mimeapps.list":                  "[Default Applications]\n" + mime + "=mine.desktop\n",
	} {
		path := filepath.Join(c.dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			c.t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			c.t.Fatal(err)
		}
	}
}

func TestTheFormOpensInARealBrowser(t *testing.T) {
	t.Parallel()
	need(t, "bash", "chromium", "Xvfb", "xdg-open")
	for name, set := range map[string]func(c *computer, flags string){
		"by xdg-open": func(c *computer, flags string) { c.handler("x-scheme-handler/https", "chromium "+flags+" %u") },
		"by $BROWSER": func(c *computer, flags string) { c.env["BROWSER"] = "chromium " + flags + " %s" },
	} {
		t.Run(name, func(t *testing.T) {
			c := newComputer(t)
			profile := filepath.Join(t.TempDir(), "profile")
			c.env["DISPLAY"] = display(t)
			set(c, chromiumFlags(profile))
			p := c.atTheForm()
			p.Presses("enter")
			t.Cleanup(func() { endBrowser(profile) })
			p.Reads("Handed to your browser at")
			var open []string
			eventually(t, "a tab with the form", func() bool {
				for _, url := range tabs(profile) {
					open = append(open, url)
					if url == facebookForm {
						return true
					}
				}
				return false
			})
			p.Presses("ctrl+c")
			if err := p.Leaves(); err != nil {
				t.Errorf("ended with %v", err)
			}
			if got := strings.Join(c.events(), "\n"); !strings.Contains(got, "opened facebook form") || strings.Contains(got, "step facebook") {
				t.Errorf("recorded %s", got)
			}
			t.Logf("tabs: %v", open)
		})
	}
}
