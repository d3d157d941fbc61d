package cli

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// keeps lists the files below a directory that hold a text.
func keeps(t *testing.T, dir, text string) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		if bytes.Contains(data, []byte(text)) {
			all = append(all, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestNothingOfAnExportIsKept runs the real program on each sample, whole and cut off, in
// all ways there are, and looks for what is marked in it: in all that the program says, and
// in all files that are there afterwards.
func TestNothingOfAnExportIsKept(t *testing.T) {
	t.Parallel()
	samples, err := filepath.Glob("../discover/testdata/*.*")
	if err != nil || len(samples) < 20 {
		t.Fatalf("%d samples, %v", len(samples), err)
	}
	for i, path := range samples {
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for kind, data := range map[string][]byte{"whole": whole, "cut off": whole[:len(whole)*2/3]} {
			if testing.Short() && (i%2 == 0) == (kind == "whole") {
				continue // one of the two for each
			}
			c := newComputer(t)
			export := filepath.Join(t.TempDir(), "export") // beside what the program writes
			if err := os.WriteFile(export, data, 0o400); err != nil {
				t.Fatal(err)
			}
			run := func(in io.Reader, args ...string) {
				cmd := c.command()
				cmd.Args = append(cmd.Args, args...)
				cmd.Stdin = in
				out, _ := cmd.CombinedOutput() // what is cut off may be an error
				if bytes.Contains(out, []byte("SECRET")) {
					t.Errorf("%s, %s, %q says %s", path, kind, args, out)
				}
			}
			run(nil, "discover", "--unknown", export)
			run(bytes.NewReader(data), "discover", "--json", "--unknown", "-")
			run(nil, "discover", "--add", "--labels", export)
			run(strings.NewReader("\nf\n"+export+"\nlabels\nq\n"), "--plain")
			run(nil, "status", "--json")
			if all := keeps(t, c.dir, "SECRET"); len(all) > 0 {
				t.Errorf("%s, %s: %q hold a secret", path, kind, all)
			}
			if now, err := os.ReadFile(export); err != nil || !bytes.Equal(now, data) {
				t.Errorf("%s is not what it was (%v)", path, err)
			}
			if beside, err := os.ReadDir(filepath.Dir(export)); err != nil || len(beside) != 1 {
				t.Errorf("beside the export are %v (%v)", beside, err)
			}
		}
	}
}

// measured is one run of the program: how it ended, what it wrote, and what it took.
type measured struct {
	code      int
	out, said string
	took      time.Duration // of a processor
	memory    int           // kB at most
}

// measured runs the program below one that is small: what a process has in memory before
// it becomes the program counts for it, too.
func (c *computer) measured(in string, args ...string) measured {
	c.t.Helper()
	need(c.t, "/usr/bin/time")
	took := filepath.Join(c.t.TempDir(), "took")
	cmd := c.command()
	cmd.Path, cmd.Args = "/usr/bin/time", append([]string{"time", "-q", "-f", "%M", "-o", took, cmd.Path}, args...)
	var out, said bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(in), &out, &said
	_ = cmd.Run() // its exit code is looked at by who asked
	data, err := os.ReadFile(took)
	if err != nil {
		c.t.Fatal(err)
	}
	memory, err := strconv.Atoi(strings.TrimSpace(string(data)))
	if err != nil {
		c.t.Fatal(err)
	}
	return measured{cmd.ProcessState.ExitCode(), out.String(), said.String(), cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), memory}
}

// bomb is a zip file of less than a megabyte that unpacks to 500 megabytes, and says to how
// many bytes.
func bomb(t *testing.T, says uint64) []byte {
	t.Helper()
	deflated := func(text string) []byte { // on its own, so that it can come again and again
		var b bytes.Buffer
		w, err := flate.NewWriter(&b, flate.DefaultCompression)
		if err == nil {
			_, err = io.WriteString(w, text)
		}
		if err = errors.Join(err, w.Flush()); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	data := slices.Concat(deflated(`{"items":["`), bytes.Repeat(deflated(strings.Repeat("x", 1<<20)), 500))
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, err := w.CreateRaw(&zip.FileHeader{Name: "data.json", Method: zip.Deflate, UncompressedSize64: says, CompressedSize64: uint64(len(data))})
	if err == nil {
		_, err = f.Write(data)
	}
	if err = errors.Join(err, w.Close()); err != nil || b.Len() > 1<<20 {
		t.Fatalf("%d bytes: %v", b.Len(), err)
	}
	return b.Bytes()
}

// TestWhatIsNoExportEndsSoon gives the program devices, folders, pipes, and files that are
// made to take long: each is one line, with what to do below it, and nothing is recorded.
func TestWhatIsNoExportEndsSoon(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	file := func(name string, data []byte) string {
		path := filepath.Join(c.dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	sparse := file("sparse.csv", []byte("url,username,password\n"))
	pipe, loop := filepath.Join(c.dir, "pipe"), filepath.Join(c.dir, "loop")
	if err := errors.Join(os.Truncate(sparse, 20<<30), syscall.Mkfifo(pipe, 0o600), os.Symlink(loop, loop), os.MkdirAll(filepath.Join(c.dir, "1Password.opvault", "default", "profile.js"), 0o700)); err != nil {
		t.Fatal(err)
	}
	const mega = 1 << 20
	commands := [][]string{{"discover"}, {"discover", "--add"}}
	kinds := map[string]string{
		"a device": "/dev/zero", "a full device": "/dev/full", "a terminal": "/dev/tty", "a pipe": pipe, "a folder": c.dir, "a vault": filepath.Join(c.dir, "1Password.opvault"),
		"a loop": loop, "nothing": filepath.Join(c.dir, "none"), "a huge file": sparse, "nobody's": "/proc/1/mem", "a file of the system": "/proc/self/environ",
		"a lying bomb":  file("lie.zip", bomb(t, 1)),
		"an open quote": file("quote.csv", []byte("url,username,password\na,\""+strings.Repeat("x\n", 15*mega))),
		"many numbers":  file("numbers.json", []byte(`{"items":[{"a":[`+strings.Repeat("1,", 15*mega)+"1]}]}")),
		"many elements": file("elements.xml", []byte("<KeePassFile>"+strings.Repeat("<a></a>", 4*mega)+"</KeePassFile>")),
		"many lines":    file("lines.txt", []byte(strings.Repeat("a.b\n", 7*mega))),
	}
	if testing.Short() { // one of each format is above
		commands = commands[1:]
	} else {
		kinds["a bomb"] = file("bomb.zip", bomb(t, 500*mega))
		kinds["a long row"] = file("row.csv", []byte("url,username,password\n"+strings.Repeat(",", 31*mega)))
		kinds["many entries"] = file("entries.json", []byte(`{"items":[`+strings.Repeat("{},", 10*mega)+"{}]}"))
		kinds["a long text"] = file("text.json", []byte(`{"items":[{"name":"`+strings.Repeat("x", 31*mega)+`"}]}`))
		kinds["a long attribute"] = file("attribute.xml", []byte(`<KeePassFile a="`+strings.Repeat("x", 31*mega)+`"></KeePassFile>`))
	}
	for name, path := range kinds {
		for _, args := range commands {
			r := c.measured("", append(slices.Clone(args), path)...)
			lines := strings.Split(strings.TrimSuffix(r.said, "\n"), "\n")
			switch {
			case r.code != exitError || r.out != "" || len(lines) != 2 || !strings.HasPrefix(lines[0], "optout-tui: no accounts were looked for: "):
				t.Errorf("%s: ended with %d: %q, %q", name, r.code, r.out, lines)
			case r.took > 2*time.Second || r.memory > 256<<10:
				t.Errorf("%s took %v and %d kB", name, r.took, r.memory)
			}
		}
	}
	if _, err := os.Stat(c.env["OPTOUT_TUI_DIR"]); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("there is a place for the state: %v", err)
	}
}

// TestTenThousandLoginsTakeLittle reads them as the real program does, and compares its
// memory with that of a start. The goal is 300 ms and 64 MiB; a busy machine gets more time.
func TestTenThousandLoginsTakeLittle(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	var csv, json strings.Builder
	csv.WriteString("name,url,username,password,note\n")
	json.WriteString(`{"encrypted":false,"items":[{}`)
	for i := range 10_000 {
		fmt.Fprintf(&csv, "x,https://www.site-%d.example.net/login,anna%d@example.org,SECRET,\n", i, i)
		fmt.Fprintf(&json, `,{"type":1,"login":{"uris":[{"match":null,"uri":"https://www.site-%d.example.net/login"}],"username":"anna%d@example.org","password":"SECRET"}}`, i, i)
	}
	json.WriteString("]}")
	start := c.measured("", "version").memory
	for name, export := range map[string]string{"CSV": csv.String(), "JSON": json.String()} {
		r := c.measured(export, "discover", "-")
		if r.code != 0 || !strings.Contains(r.out, "10,000 logins are for something") {
			t.Errorf("%s: ended with %d: %s%s", name, r.code, r.out, r.said)
		}
		t.Logf("%s: %v of a processor, %d kB above the start", name, r.took, r.memory-start)
		if r.took > 900*time.Millisecond || r.memory-start > 64<<10 {
			t.Errorf("%s took %v and %d kB", name, r.took, r.memory-start)
		}
	}
}
