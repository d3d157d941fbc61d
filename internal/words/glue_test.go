package words

import (
	"bytes"
	"go/ast"
	"go/constant"
	"go/printer"
	"go/token"
	"go/types"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// marks are what may stand beside a text without being part of what is said: space, and
// the boxes and bullets of rows.
var marks = regexp.MustCompile(`^(\s|\[[ x.]\]|>|- )*$`)

// apart keeps texts apart: a new line; or the sum is a command line.
var apart = regexp.MustCompile(`\n|^optout-tui |^--`)

// laidOut are the files that lay texts out, and so put them beside each other.
var laidOut = []string{"tui/theme.go", "tui/page.go", "tui/frame.go", "tui/links.go", "tui/qr.go", "tui/view.go", "tui/foot.go", "tui/overlay.go", "cli/output.go", "cli/help.go", "safetext/layout.go"}

// TestNoSentenceIsPutTogetherInCode looks for texts that are joined outside of the
// layout: other languages order, inflect and punctuate in other ways. A list may be
// joined, and whole sentences by Sentences.
func TestNoSentenceIsPutTogetherInCode(t *testing.T) {
	s := load(t)
	for _, f := range s.files {
		name := s.fset.Position(f.Pos()).Filename
		if slices.ContainsFunc(laidOut, func(file string) bool { return strings.HasSuffix(name, "/internal/"+file) }) {
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && s.joins(call) {
				t.Errorf("%s joins texts that are no list", s.fset.Position(n.Pos()))
			}
			parts := s.joined(n)
			texts := 0
			for _, p := range parts {
				v := s.info.Types[p].Value
				switch {
				case v == nil && !s.isMark(p):
					texts++
				case v != nil && apart.MatchString(constant.StringVal(v)):
					texts -= len(parts)
				case v != nil && !marks.MatchString(constant.StringVal(v)):
					texts += 2
				}
			}
			if texts > 1 {
				var code bytes.Buffer
				_ = printer.Fprint(&code, s.fset, n)
				t.Errorf("%s puts a text together: %s", s.fset.Position(n.Pos()), code.String())
			}
			return len(parts) == 0
		})
	}
}

// typed are the texts in code that are not for people to read: answers and commands.
var typed = regexp.MustCompile(`^(sent|refused|letter|object|way|doctor|due|country)$|^optout-tui |^--| --on 2026-10-02`)

// TestCodeHoldsNoTexts looks for letters in what the code shows.
func TestCodeHoldsNoTexts(t *testing.T) {
	s := load(t)
	letters := regexp.MustCompile(`\pL\pL`)
	name := regexp.MustCompile(`\{[a-z]+\}`)
	for _, f := range s.files {
		ast.Inspect(f, func(n ast.Node) bool {
			if literal, ok := n.(*ast.BasicLit); ok && s.isText(literal) {
				text := constant.StringVal(s.info.Types[literal].Value)
				if letters.MatchString(name.ReplaceAllString(text, "")) && !typed.MatchString(text) {
					t.Errorf("%s holds the text %q", s.fset.Position(n.Pos()), text)
				}
			}
			return true
		})
	}
}

// joins says that a call of Join makes something else of texts than a list, lines,
// columns, or the words of a command line.
func (s *source) joins(call *ast.CallExpr) bool {
	o := s.object(call.Fun)
	if o == nil || o.Name() != "Join" || o.Pkg() == nil || o.Pkg().Path() != module+"safetext" {
		return false
	}
	if v := s.info.Types[call.Args[1]].Value; v == nil || slices.Contains([]string{", ", "\n", "\t", "  "}, constant.StringVal(v)) {
		return v == nil
	}
	name := s.fset.Position(call.Pos()).Filename
	return !slices.ContainsFunc([]string{"words/put.go", "cli/doctor.go", "cli/letters.go"}, func(file string) bool { return strings.HasSuffix(name, "/internal/"+file) })
}

// joined are the parts of a sum of texts, or of one text that is added to another;
// none if that is not what n is.
func (s *source) joined(n ast.Node) []ast.Expr {
	var sides []ast.Expr
	switch n := n.(type) {
	case *ast.BinaryExpr:
		if n.Op == token.ADD && s.isText(n) && s.info.Types[n].Value == nil {
			sides = []ast.Expr{n.X, n.Y}
		}
	case *ast.AssignStmt:
		if n.Tok == token.ADD_ASSIGN && s.isText(n.Lhs[0]) {
			sides = []ast.Expr{n.Lhs[0], n.Rhs[0]}
		}
	}
	var parts []ast.Expr
	for _, side := range sides {
		if more := s.joined(side); more != nil {
			parts = append(parts, more...)
		} else {
			parts = append(parts, side)
		}
	}
	return parts
}

func (s *source) isText(e ast.Expr) bool {
	n, ok := types.Unalias(s.info.Types[e].Type).(*types.Named)
	return ok && n.Obj().Name() == "Text" && n.Obj().Pkg().Path() == module+"safetext"
}

// isMark says that an expression can only be a mark, or what was cut out of a line.
func (s *source) isMark(e ast.Expr) bool {
	if _, cut := e.(*ast.SliceExpr); cut {
		return true
	}
	if call, ok := e.(*ast.CallExpr); ok {
		if o := s.object(call.Fun); o != nil && o.Name() == "Spaces" {
			return true
		}
	}
	texts := s.texts(e)
	for text := range texts {
		if c, ok := strings.CutPrefix(text, constantText); !ok || !marks.MatchString(c) {
			return false
		}
	}
	return len(texts) > 0
}
