package words

import (
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/optout-tui/optout-tui/internal/"

// source is the checked source of all packages of ours.
type source struct {
	fset  *token.FileSet
	info  *types.Info
	files []*ast.File
	puts  []*ast.CallExpr
	flows map[types.Object][]ast.Expr // what is assigned to, passed to, or returned by each
}

// TestEveryPutFillsWhatItsTextNames compares the calls of Put with the English texts:
// a call fills exactly the names of its text, or all of them where it serves several
// texts; and each text with names is filled somewhere. What a text in another language
// may hold is tested where its file is read.
func TestEveryPutFillsWhatItsTextNames(t *testing.T) {
	s := load(t)
	named := map[string][]string{}
	gatherNames(reflect.ValueOf(English()).Elem(), "", named)
	unfilled := maps.Clone(named)
	delete(unfilled, "Words.Problems") // has a test of its own
	for _, call := range s.puts {
		at := s.fset.Position(call.Pos())
		for _, arg := range call.Args {
			if types.Implements(s.info.Types[arg].Type, types.Universe.Lookup("error").Type().Underlying().(*types.Interface)) {
				t.Errorf("%s puts in an error: use what Why says of it", at)
			}
		}
		var filled []string
		for i := 1; i < len(call.Args); i += 2 {
			names := s.texts(call.Args[i])
			if len(names) == 0 {
				t.Errorf("%s: nothing is known about the name %d", at, i/2)
			}
			for name := range names {
				filled = append(filled, strings.TrimPrefix(name, constantText))
			}
		}
		text := call.Args[0]
		if of, ok := call.Fun.(*ast.SelectorExpr); ok && s.info.Selections[of] != nil { // of a Count; its first argument is {n}
			text, filled = of.X, append(filled, "n")
		}
		slices.Sort(filled)
		filled = slices.Compact(filled)
		texts := s.texts(text)
		if len(texts) == 0 {
			t.Errorf("%s: nothing is known about the text", at)
		}
		for text := range texts {
			want, known := named[text]
			if literal, ok := strings.CutPrefix(text, constantText); ok {
				want, known = namesIn(literal), true
			}
			missing := slices.ContainsFunc(want, func(name string) bool { return !slices.Contains(filled, name) })
			if !known || missing || len(texts) == 1 && len(want) != len(filled) {
				t.Errorf("%s fills %q in %s, which names %q", at, filled, text, want)
			}
			delete(unfilled, text)
		}
	}
	for text, want := range unfilled {
		if len(want) > 0 {
			t.Errorf("no call of Put fills %q in %s", want, text)
		}
	}
	for _, sel := range s.info.Selections {
		if isOurs(sel.Obj()) {
			delete(named, field(sel))
		}
	}
	for text := range named {
		t.Errorf("nothing says %s", text)
	}
}

// gatherNames lists the names in each text, or in all texts of a list, map or Count, by
// the type and field that hold them.
func gatherNames(v reflect.Value, at string, into map[string][]string) {
	switch v.Kind() {
	case reflect.String:
		for _, name := range namesIn(v.String()) {
			if !slices.Contains(into[at], name) {
				into[at] = append(into[at], name)
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			gatherNames(v.Index(i), at, into)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			gatherNames(v.MapIndex(k), at, into)
		}
	case reflect.Struct:
		if later, ok := reflect.TypeAssert[interface{ Value() any }](v.Addr()); ok {
			gatherNames(reflect.ValueOf(later.Value()).Elem(), at, into)
			return
		}
		for i := range v.NumField() {
			field := at
			if v.Type() != reflect.TypeFor[Count]() {
				field = v.Type().Name() + "." + v.Type().Field(i).Name
				into[field] = slices.Clone(into[field])
			}
			gatherNames(v.Field(i), field, into)
		}
	}
}

func namesIn(text string) []string {
	var names []string
	for {
		_, rest, open := strings.Cut(text, "{")
		name, after, closed := strings.Cut(rest, "}")
		if !open || !closed {
			return names
		}
		names, text = append(names, name), after
	}
}

// load reads and checks all packages of ours, each after those that it imports.
func load(t *testing.T) *source {
	t.Helper()
	out, err := exec.Command("go", "list", "-buildvcs=false", "-deps", "-export", "-f", `{{.ImportPath}}|{{.Export}}|{{.Dir}}|{{join .GoFiles " "}}`, "../../...").Output()
	if err != nil {
		t.Fatal(err)
	}
	s := &source{fset: token.NewFileSet(), flows: map[types.Object][]ast.Expr{}}
	s.info = &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{}}
	exports := map[string]string{}
	ours := fromSource{packages: map[string]*types.Package{}}
	ours.others = importer.ForCompiler(s.fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	for line := range strings.Lines(string(out)) {
		part := strings.Split(strings.TrimSpace(line), "|")
		exports[part[0]] = part[1]
		if !strings.HasPrefix(part[0], module) {
			continue
		}
		var files []*ast.File
		for name := range strings.FieldsSeq(part[3]) {
			f, err := parser.ParseFile(s.fset, filepath.Join(part[2], name), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, f)
		}
		p, err := (&types.Config{Importer: ours}).Check(part[0], s.fset, files, s.info)
		if err != nil {
			t.Fatal(err)
		}
		ours.packages[part[0]] = p
		for _, f := range files {
			s.gather(f)
		}
		s.files = append(s.files, files...)
	}
	return s
}

// fromSource imports what was checked before, and the rest from the build cache.
type fromSource struct {
	packages map[string]*types.Package
	others   types.Importer
}

func (f fromSource) Import(path string) (*types.Package, error) {
	if p := f.packages[path]; p != nil {
		return p, nil
	}
	return f.others.Import(path)
}

// gather notes what flows into variables, parameters, fields, and results.
func (s *source) gather(f *ast.File) {
	flow := func(to types.Object, from ast.Expr) {
		if to != nil && from != nil {
			s.flows[to] = append(s.flows[to], from)
		}
	}
	ast.PreorderStack(f, nil, func(n ast.Node, stack []ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, l := range n.Lhs {
				flow(s.object(l), n.Rhs[min(i, len(n.Rhs)-1)])
			}
		case *ast.ValueSpec:
			for i, l := range n.Names {
				if len(n.Values) > 0 {
					flow(s.info.Defs[l], n.Values[min(i, len(n.Values)-1)])
				}
			}
		case *ast.RangeStmt:
			if n.Value != nil {
				flow(s.object(n.Value), n.X)
			}
		case *ast.CompositeLit:
			s.gatherLiteral(n, flow)
		case *ast.CallExpr:
			if o := s.object(n.Fun); o != nil && o.Name() == "Put" && isOurs(o) && !n.Ellipsis.IsValid() {
				s.puts = append(s.puts, n)
			}
			if sig, ok := s.info.Types[n.Fun].Type.(*types.Signature); ok {
				for i, arg := range n.Args {
					if params := sig.Params(); params.Len() > 0 {
						flow(params.At(min(i, params.Len()-1)), arg)
					}
				}
			}
		case *ast.ReturnStmt:
			for _, around := range slices.Backward(stack) {
				if _, ok := around.(*ast.FuncLit); ok {
					break
				}
				if d, ok := around.(*ast.FuncDecl); ok {
					for _, r := range n.Results {
						flow(s.info.Defs[d.Name], r)
					}
				}
			}
		}
		return true
	})
}

func (s *source) gatherLiteral(n *ast.CompositeLit, flow func(types.Object, ast.Expr)) {
	of, ok := s.info.Types[n].Type.Underlying().(*types.Struct)
	if !ok {
		return
	}
	for i, e := range n.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			flow(s.info.Uses[kv.Key.(*ast.Ident)], kv.Value)
		} else {
			flow(of.Field(i), e)
		}
	}
}

// object is the variable or field that an expression names, or nil.
func (s *source) object(e ast.Expr) types.Object {
	switch e := e.(type) {
	case *ast.Ident:
		if o := s.info.Defs[e]; o != nil {
			return o
		}
		return s.info.Uses[e]
	case *ast.SelectorExpr:
		return s.info.Uses[e.Sel]
	case *ast.IndexExpr:
		return s.object(e.X)
	}
	return nil
}

// isOurs says that something stands in the package words.
func isOurs(o types.Object) bool { return o.Pkg() != nil && o.Pkg().Path() == module+"words" }

// field names a selected field with its type.
func field(sel *types.Selection) string {
	t := sel.Recv()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	if n, ok := t.(*types.Named); ok {
		return n.Obj().Name() + "." + sel.Obj().Name()
	}
	return sel.Obj().Name()
}

// constantText stands before what is no field.
const constantText = "constant "

// texts gives the fields of Words, and the constants, that an expression can be.
func (s *source) texts(e ast.Expr) map[string]bool {
	into := map[string]bool{}
	s.gatherTexts(e, into, map[ast.Node]bool{})
	return into
}

func (s *source) gatherTexts(e ast.Expr, into map[string]bool, seen map[ast.Node]bool) {
	if seen[e] {
		return
	}
	seen[e] = true
	if v := s.info.Types[e].Value; v != nil {
		if v.Kind() == constant.String && constant.StringVal(v) != "" {
			into[constantText+constant.StringVal(v)] = true
		}
		return
	}
	switch e := e.(type) {
	case *ast.SelectorExpr:
		if sel := s.info.Selections[e]; sel != nil && sel.Kind() == types.FieldVal && isOurs(sel.Obj()) {
			into[field(sel)] = true
			return
		}
		s.flown(s.object(e), into, seen)
	case *ast.Ident:
		s.flown(s.object(e), into, seen)
	case *ast.IndexExpr:
		s.gatherTexts(e.X, into, seen)
	case *ast.ParenExpr:
		s.gatherTexts(e.X, into, seen)
	case *ast.StarExpr:
		s.gatherTexts(e.X, into, seen)
	case *ast.CompositeLit:
		for _, item := range e.Elts {
			if kv, ok := item.(*ast.KeyValueExpr); ok {
				item = kv.Value
			}
			s.gatherTexts(item, into, seen)
		}
	case *ast.CallExpr:
		if o := s.object(e.Fun); o != nil && o.Pkg() != nil && o.Pkg().Path() == "cmp" {
			for _, arg := range e.Args {
				s.gatherTexts(arg, into, seen)
			}
			return
		}
		if get, ok := e.Fun.(*ast.SelectorExpr); ok && get.Sel.Name == "Get" { // what is read later
			s.gatherTexts(get.X, into, seen)
			return
		}
		s.flown(s.object(e.Fun), into, seen)
	}
}

func (s *source) flown(o types.Object, into map[string]bool, seen map[ast.Node]bool) {
	for _, from := range s.flows[o] {
		s.gatherTexts(from, into, seen)
	}
}
