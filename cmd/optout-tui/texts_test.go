package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// layout are the files that may make a Text of a string: the door itself, and what
// cuts texts into lines.
var layout = []string{"safetext/safetext.go", "safetext/layout.go", "words/put.go", "tui/theme.go", "cli/output.go"}

// TestStringsBecomeTextsAtTheDoorOnly holds the faces to the type that keeps text
// from outside away from them: what they show is a safetext.Text, which a string
// becomes by a conversion only. A constant needs none. HTML is kept apart from texts in
// the same way.
func TestStringsBecomeTextsAtTheDoorOnly(t *testing.T) {
	root := filepath.Join("..", "..", "internal")
	conversions := 0
	err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		name := strings.TrimPrefix(filepath.ToSlash(path), "../../internal/")
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if named(call.Fun, "Tags", "markup") {
				t.Errorf("%s makes HTML of a string: only constants are", name)
			}
			if !isText(call.Fun, file.Name.Name) {
				return true
			}
			conversions++
			if !slices.Contains(layout, name) {
				t.Errorf("%s makes a Text of a string: use safetext.NewLine, NewBlock or words.Put", name)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if conversions == 0 {
		t.Error("there is no conversion to be found, not even at the door")
	}
}

// isText says that an expression in a package names the type of texts.
func isText(e ast.Expr, in string) bool {
	return named(e, "Text", "safetext", "words") && (in == "safetext" || in == "words" || !isIdent(e))
}

func isIdent(e ast.Expr) bool {
	_, ok := e.(*ast.Ident)
	return ok
}

// named says that an expression names a type, alone or as that of one of some packages.
func named(e ast.Expr, name string, packages ...string) bool {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name == name
	case *ast.SelectorExpr:
		of, ok := e.X.(*ast.Ident)
		return ok && e.Sel.Name == name && slices.Contains(packages, of.Name)
	}
	return false
}
