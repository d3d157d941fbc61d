package words

import (
	"errors"
	"fmt"
	"go/ast"
	"go/constant"
	"go/types"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// isKind says that a type is problem.Kind.
func isKind(t types.Type) bool {
	n, ok := t.(*types.Named)
	return ok && n.Obj().Name() == "Kind" && n.Obj().Pkg().Path() == module+"problem"
}

// TestEveryProblemHasItsWords compares the kinds of problems in the code with the texts:
// each has one, each text is of one, and what stands in its braces is among the fields
// wherever a problem of the kind is made.
func TestEveryProblemHasItsWords(t *testing.T) {
	s := load(t)
	texts := *English().Problems.Get()
	seen := map[string]bool{}
	for e, value := range s.info.Types {
		if value.Value != nil && isKind(value.Type) && constant.StringVal(value.Value) != "" {
			kind := constant.StringVal(value.Value)
			if seen[kind] = true; texts[kind] == "" {
				t.Errorf("%s: the problem %q has no words", s.fset.Position(e.Pos()), kind)
			}
		}
	}
	for kind := range texts {
		if !seen[kind] {
			t.Errorf("nothing is the problem %q", kind)
		}
	}
	for e := range s.info.Types {
		call, ok := e.(*ast.CallExpr)
		if !ok || call.Ellipsis.IsValid() {
			continue
		}
		sig, ok := s.info.Types[call.Fun].Type.(*types.Signature)
		if !ok || !sig.Variadic() || sig.Params().Len() < 2 {
			continue
		}
		at := sig.Params().Len() - 2 // the fields come after the kind, and are the last
		if !isKind(sig.Params().At(at).Type()) {
			continue
		}
		fields := map[string]bool{"why": at > 0 && !isKind(sig.Params().At(at-1).Type())}
		for i := at + 1; i < len(call.Args); i += 2 {
			for name := range s.texts(call.Args[i]) {
				fields[strings.TrimPrefix(name, constantText)] = true
			}
		}
		for name := range s.texts(call.Args[at]) {
			kind := strings.TrimPrefix(name, constantText)
			for _, field := range namesIn(string(texts[kind])) {
				if !fields[field] {
					t.Errorf("%s: {%s} is not filled in the problem %q", s.fset.Position(call.Pos()), field, kind)
				}
			}
		}
	}
}

func TestWhySomethingFailed(t *testing.T) {
	w := English()
	dir := t.TempDir()
	missing := filepath.Join(dir, "none")
	_, gone := os.Open(missing)
	hostile := "a\x1b[2J\nb\u202e"
	for _, c := range []struct {
		err  error
		want string
	}{
		{nil, ""},
		{gone, missing + ": no such file or directory"},
		{&os.LinkError{Op: "link", Old: "a", New: "b", Err: syscall.ENOSPC}, "b: no space left on device"},
		{syscall.EACCES, "permission denied"},
		{fs.ErrExist, "file exists"},
		{errors.New("line one\nline two"), "line one line two"},
		{problem.Kind("in-use"), "in use by another optout-tui"},
		{problem.New("cut-off", "path", "s.json"), "s.json is cut off: its end is missing"},
		{problem.Because(gone, "unreadable", "path", "s.json"), "s.json cannot be read: no such file or directory"},
		{errors.Join(problem.New("damaged-at", "path", "s", "n", 7), gone), "s is damaged at byte 7"},
		{problem.New("forgotten-meanwhile", "accounts", []string{"a", "b"}), "your file no longer holds a, b"},
		{problem.Because(problem.New("link-not-https"), "link-refused"), "the link was refused: it does not begin with https://"},
		{problem.New("empty", "path", hostile), "a[2J b is empty"},
		{problem.New("empty", "path", "{n}"), "{n} is empty"},
		{fmt.Errorf("saving: %w", &SaidError{"It is full. Make room.", problem.Kind("in-use")}), "It is full. Make room."},
		{problem.New("nobody-knows", "n", 3), "nobody knows [n 3]"},
	} {
		if got := string(w.Why(c.err)); got != c.want || safetext.Check(got) != nil {
			t.Errorf("%v: %q, want %q", c.err, got, c.want)
		}
	}
}

// TestAProblemIsOneClause holds all texts to what the sentences around them expect.
func TestAProblemIsOneClause(t *testing.T) {
	for kind, text := range *English().Problems.Get() {
		first, _, _ := strings.Cut(string(text), " ")
		if strings.HasSuffix(string(text), ".") || strings.Contains(string(text), "\n") || first != strings.ToLower(first) {
			t.Errorf("%s is not a clause: %q", kind, text)
		}
	}
}
