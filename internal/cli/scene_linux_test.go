package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
)

// change is a command that changes something on the disk: what has to be there
// before it, and what it adds to the things that stand there.
type change struct {
	before []string          // commands
	files  map[string]string // in the home directory, after these
	args   string
	adds   string // one of the lines of stands
}

// changes are all commands that change something.
var changes = map[string]change{
	"first save":        {nil, nil, "add facebook", "account facebook"},
	"country":           {[]string{"add facebook"}, nil, "country FR", "country FR"},
	"add":               {[]string{"add facebook"}, nil, "add instagram @anna", "account instagram/@anna"},
	"step":              {[]string{"country DE", "add facebook"}, nil, "step facebook form", "step facebook form"},
	"first step":        {[]string{"country DE"}, nil, "step facebook form", "step facebook form"},
	"mark":              {[]string{"country DE", "add facebook"}, nil, "mark facebook sent", "outcome facebook"},
	"link":              {[]string{"country DE", "add facebook", "add instagram"}, nil, "mark instagram linked --to facebook", "linked instagram"},
	"note":              {[]string{"add facebook"}, nil, "note facebook hello", "note facebook"},
	"undo":              {[]string{"add facebook", "note facebook hello"}, nil, "undo", "undo facebook"},
	"remove":            {[]string{"add facebook"}, nil, "remove facebook", "undo facebook"},
	"open":              {[]string{"country DE", "add facebook"}, nil, "open facebook form", "opened facebook form"},
	"letter":            {forLetters, nil, "letter facebook --kind objection -o letter.txt", "file letter.txt"},
	"letter sent":       {forLetters, nil, "letter facebook --kind objection --sent", "outcome facebook"},
	"attach":            {[]string{"add facebook"}, aMail, "attach facebook mail.eml", "proof facebook"},
	"attach again":      {[]string{"add facebook", "attach facebook mail.eml", "add instagram"}, aMail, "attach instagram mail.eml", "proof instagram"},
	"import":            {[]string{"add instagram"}, map[string]string{"other.json": others}, "import other.json --yes", "account facebook"},
	"first import":      {nil, map[string]string{"other.json": others}, "import other.json --yes", "country DE"},
	"join":              {[]string{"country DE"}, map[string]string{"state/state.json": twoNames}, "join instagram/@anna", "joined instagram/@ANNA"},
	"import and join":   {[]string{"add instagram @Anna"}, map[string]string{"other.json": twoNames}, "import other.json --join --yes", "joined instagram/@ANNA"},
	"forget joined":     {[]string{"country DE"}, map[string]string{"state/state.json": joinedNames}, "forget instagram/@anna --yes", ""},
	"forget":            {[]string{"add facebook", "attach facebook mail.eml", "note facebook hello", "add instagram"}, aMail, "forget facebook --yes", ""},
	"forget everything": {[]string{"add facebook", "attach facebook mail.eml"}, aMail, "forget --everything --yes", ""},
	"restore":           {[]string{"add facebook", "note facebook hello"}, map[string]string{"state/state.json": "{"}, "doctor --restore", "account facebook"},
	"restore what is missing": {
		[]string{"add facebook", "note facebook hello"}, map[string]string{"state/state.json": ""}, "doctor --restore", "account facebook",
	},
	"export":      {[]string{"add facebook"}, nil, "export -o mine.csv", "file mine.csv"},
	"export over": {[]string{"add facebook"}, map[string]string{"mine.csv": "old"}, "export --force -o mine.csv", "file mine.csv"},
}

// forLetters has all that a letter needs.
var forLetters = []string{"country DE", "add facebook", "letter facebook --kind objection --name Anna --email anna@example.org --grounds works"}

// aMail is a file to be kept as a proof.
var aMail = map[string]string{"mail.eml": "an answer"}

// others is the state file of another computer.
var others = string(state.File{Events: []state.Event{
	{ID: "01a00000-0000-7000-8000-000000000001", At: day(1), Do: state.Country, Country: "DE"},
	{ID: "01a00000-0000-7000-8000-000000000002", At: day(1), Do: state.Account, Account: "facebook", Platform: "facebook"},
	{ID: "01a00000-0000-7000-8000-000000000003", At: day(2), Do: state.Step, Account: "facebook", Step: "form"},
}}.Encode())

// twoNames is a state file that holds an account under two names, and joinedNames
// the same after the person joined them.
var (
	twoNames    = string(state.File{Events: underTwoNames[:2]}.Encode())
	joinedNames = string(state.File{Events: underTwoNames}.Encode())
)

var underTwoNames = []state.Event{
	{ID: "01a00000-0000-7000-8000-000000000001", At: day(1), Do: state.Account, Account: "instagram/@anna", Platform: "instagram", Label: safetext.NewLine("@anna")},
	{ID: "01a00000-0000-7000-8000-000000000002", At: day(1), Do: state.Account, Account: "instagram/@ANNA", Platform: "instagram", Label: safetext.NewLine("@ANNA")},
	{ID: "01a00000-0000-7000-8000-000000000003", At: day(1), Do: state.Joined, Account: "instagram/@ANNA", To: "instagram/@anna"},
}

func day(n int) time.Time { return time.Date(2026, 11, n, 12, 0, 0, 0, time.UTC) }

// scene is a computer on which one change can be tried again and again.
type scene struct {
	*computer
	change
	files  map[string]string // all of them before the change
	there  []string          // what stood before the change
	then   []string          // and what stands after it
	beside []string          // the names in the state directory when all is well
}

func newScene(t *testing.T, ch change) *scene {
	t.Helper()
	c := newComputer(t)
	c.env["TMPDIR"] = filepath.Join(c.dir, "tmp")
	if err := os.Mkdir(c.env["TMPDIR"], 0o700); err != nil {
		t.Fatal(err)
	}
	c.env["BROWSER"] = "/bin/true"
	c.env["PATH"] = c.dir     // short, so that looking for programs is not most of what is done
	c.env["GOMAXPROCS"] = "8" // strace counts calls per thread: with enough of them, the first keeps the work
	if err := os.WriteFile(filepath.Join(c.dir, "mail.eml"), []byte(aMail["mail.eml"]), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, b := range ch.before {
		c.runs(strings.Fields(b)...)
	}
	for name, data := range ch.files {
		err := os.WriteFile(filepath.Join(c.dir, name), []byte(data), 0o600)
		if data == "" {
			err = os.Remove(filepath.Join(c.dir, name))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	s := &scene{computer: c, change: ch}
	s.files, s.there = s.all(), s.stands()
	s.again("the first try")
	if s.then = s.stands(); s.adds != "" && !slices.ContainsFunc(s.then, s.isAdded) || slices.Equal(s.then, s.there) {
		t.Fatalf("%q makes of %q %q", s.args, s.there, s.then)
	}
	s.saves("the first try")
	s.beside = s.names("state")
	return s
}

// inEach does something in the scenes of all changes, several at once.
func inEach(t *testing.T, do func(s *scene)) {
	t.Helper()
	t.Run("each", func(t *testing.T) {
		for name, ch := range changes {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				do(newScene(t, ch))
			})
		}
	})
}

// isAdded says that a line is what the change adds.
func (s *scene) isAdded(line string) bool {
	return line == s.adds || strings.HasPrefix(line, s.adds+" ") && !slices.Contains(s.there, line)
}

// all reads all files of the computer but the temporary ones, by their names.
func (c *computer) all() map[string]string {
	c.t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(c.dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || name == "strace.log" || name == "stdout" {
			return err
		}
		data, err := os.ReadFile(filepath.Join(c.dir, name))
		files[name] = string(data)
		return err
	})
	if err != nil {
		c.t.Fatal(err)
	}
	return files
}

// gets writes files as all gave them.
func (c *computer) gets(files map[string]string) {
	c.t.Helper()
	for name, data := range files {
		path := filepath.Join(c.dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(data), 0o600)); err != nil {
			c.t.Fatal(err)
		}
	}
}

// stands tells what a person has on this computer: what the program knows, a line
// for an event, and their own files. A proof that is not whole has no line.
func (s *scene) stands() []string {
	s.t.Helper()
	store := &state.Store{Dir: s.env["OPTOUT_TUI_DIR"], Now: time.Now}
	file, err := store.Load()
	all := shortly(file.Events)
	if err != nil {
		all = []string{"damaged"}
	}
	forgetting := strings.HasPrefix(s.args, "forget") // the account itself goes last
	if h := store.CheckProofs(file); len(h.Missing)+len(h.Changed) > 0 && !forgetting {
		all = append(all, fmt.Sprintf("proofs lost: %q, changed: %q", shortly(h.Missing), shortly(h.Changed)))
	}
	files := s.all()
	for _, name := range s.names(".") {
		if data, ok := files[name]; ok && !ours(name) {
			all = append(all, fmt.Sprintf("file %s %q", name, data))
		}
	}
	return all
}

// ours says that a name is one of a file that is just being written.
func ours(name string) bool {
	is, _ := filepath.Match(".optout-tui-*.tmp", name)
	return is
}

// reset puts everything back to before the change.
func (s *scene) reset() {
	s.t.Helper()
	for _, name := range s.names(".") {
		if name == "tmp" || name == "strace.log" || name == "stdout" {
			continue
		}
		if err := os.RemoveAll(filepath.Join(s.dir, name)); err != nil {
			s.t.Fatal(err)
		}
	}
	s.gets(s.files)
}

// strikes injects something at a place of a change, and says whether it came to
// that. strace counts calls by thread, and a thread may be given the work of
// another: after a miss it tries again, up to five times.
func (s *scene) strikes(p place, what string) (ending, bool) {
	s.t.Helper()
	options := []string{"-e", "trace=" + fsCalls, "-e", fmt.Sprintf("inject=%s:%s:when=%d", p.call, what, p.n)}
	if aimed(p.about) {
		options = append(options, "-P", filepath.Join(s.dir, p.about))
	}
	var e ending
	for range 5 {
		s.reset()
		e = s.straced(strings.Fields(s.args), options...)
		if struck(p.call, e.log) {
			return e, true
		}
	}
	return e, false
}

// undisturbed makes the change once, and gives the calls that this took. All
// commands start in the same way: of the calls before a command looks at its
// files, one command meets the attacks, or all in a long version.
func (s *scene) undisturbed() []place {
	s.t.Helper()
	s.reset()
	e := s.straced(strings.Fields(s.args), "-e", "trace="+fsCalls)
	if e.code != 0 || !s.made("an undisturbed run") {
		s.t.Fatalf("undisturbed: %d %s", e.code, e.err)
	}
	all := s.places(e.log)
	if !long && s.args != "add facebook" {
		all = all[max(0, slices.IndexFunc(all, place.ours)):]
	}
	return all
}

// made says whether the change is made. If it is not, all must stand as before:
// there is nothing between.
func (s *scene) made(after string) bool {
	s.t.Helper()
	now := s.stands()
	made := slices.Equal(now, s.then)
	if !made && !slices.Equal(now, s.there) {
		s.t.Errorf("after %s: there is %q; before it was %q, and should become %q", after, now, s.there, s.then)
	}
	for name, data := range s.files { // what was damaged is kept, by whatever name
		if strings.HasPrefix(s.args, "doctor") && !slices.Contains(slices.Collect(maps.Values(s.all())), data) {
			s.t.Errorf("after %s: what was in %s is lost", after, name)
		}
	}
	return made
}

// again gives the command once more, which has to do it then.
func (s *scene) again(after string) {
	s.t.Helper()
	cmd := s.command()
	cmd.Args = append(cmd.Args, strings.Fields(s.args)...)
	if e := ends(s.t, cmd); e.code != 0 || s.then != nil && !s.made(after+", and asked again") {
		s.t.Errorf("after %s, asked again, it ended with %d: %s", after, e.code, e.err)
	}
}

// does runs a command that must do what it says, within this process.
func (s *scene) does(after string, args ...string) {
	s.t.Helper()
	if _, err, code := inside(s.env, args...); code != 0 {
		s.t.Errorf("after %s: %q ended with %d: %s", after, args, code, err)
	}
}

// saves makes another save and writes another file, after which nothing that is
// temporary lies about.
func (s *scene) saves(after string) {
	s.t.Helper()
	s.does(after, "note", "tiktok", "hello")
	s.does(after, "export", "--force", "-o", filepath.Join(s.dir, "another.csv"))
	if got := s.names("tmp"); len(got) > 0 {
		s.t.Errorf("after %s, the directory for temporary files holds %q", after, got)
	}
	if got := s.names("."); slices.ContainsFunc(got, ours) {
		s.t.Errorf("after %s, the home directory holds %q", after, got)
	}
}

// goesOn checks that the program still works, and leaves nothing lying about.
func (s *scene) goesOn(after string, made bool) {
	s.t.Helper()
	if !made {
		s.again(after)
	}
	s.does(after, "status")
	s.saves(after)
	if got := s.names("state"); !slices.Equal(got, s.beside) {
		s.t.Errorf("after %s and another save, the state directory holds %q, and should hold %q", after, got, s.beside)
	}
}
