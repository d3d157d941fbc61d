package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/optout-tui/optout-tui/internal/"

// allowed is what each package may import of ours; all may import problem and words.
var allowed = map[string][]string{
	"problem":  {},
	"safetext": {},
	"packed":   {"safetext"},
	"markup":   {"safetext"},
	"words":    {"packed", "country", "safetext"},
	"durable":  {},
	"link":     {"safetext"},
	"country":  {"safetext"},
	"strict":   {"country", "safetext"},
	"catalog":  {"strict", "packed", "link", "country", "safetext"},
	"mail":     {"safetext"},
	"state":    {"durable", "mail", "safetext"},
	"host":     {"link", "safetext"},
	"world":    {"discover", "state"}, // functions that the faces are handed in place of host
	"holiday":  {"country"},
	"discover": {"catalog", "safetext"},
	"plan":     {"discover", "holiday", "catalog", "state", "country", "safetext"},
	"letter":   {"packed", "plan", "catalog", "state", "link", "country", "safetext"},
	"present":  {"markup", "plan", "letter", "catalog", "state", "link", "country", "safetext"},
	"act":      {"present", "plan", "letter", "catalog", "mail", "state", "country", "safetext"},
	"report":   {"markup", "discover", "present", "plan", "letter", "catalog", "state", "link", "country", "safetext"},
	"site":     {"markup", "present", "plan", "catalog", "country", "safetext"},
	"paint":    {}, // the renderer
	"tui":      {"discover", "paint", "world", "act", "present", "plan", "letter", "catalog", "state", "link", "country", "safetext"},
	"linear":   {"discover", "world", "act", "present", "plan", "letter", "catalog", "state", "link", "country", "safetext"},
	"cli":      {"discover", "tui", "linear", "report", "site", "world", "host", "act", "present", "plan", "letter", "catalog", "state", "link", "country", "durable", "safetext"},
}

func goList(t *testing.T, env []string, args ...string) []string {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-buildvcs=false"}, args...)...)
	cmd.Env = append(cmd.Environ(), env...)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list %q: %v", args, err)
	}
	return strings.Fields(string(out))
}

func TestImportsGoOneWay(t *testing.T) {
	for _, line := range goList(t, nil, "-f", `{{.ImportPath}}:{{join .Imports ","}}`, module+"...") {
		path, imports, _ := strings.Cut(line, ":")
		name := strings.TrimPrefix(path, module)
		may, known := allowed[name]
		if name == "termtest" || name == "pseudo" || strings.HasPrefix(name, "tools/") { // for tests only, and programs that nobody imports
			continue
		}
		if !known {
			t.Errorf("the package %s is not in the list", name)
		}
		for i := range strings.SplitSeq(imports, ",") {
			ours, ok := strings.CutPrefix(i, module)
			if ok && ours != "problem" && ours != "words" && !slices.Contains(may, ours) {
				t.Errorf("%s imports %s", name, ours)
			}
			if pure := []string{"plan", "letter", "present", "act", "report", "site"}; slices.Contains(pure, name) && slices.Contains([]string{"os", "io/fs", "os/exec"}, i) {
				t.Errorf("%s imports %s, and is to do no input or output", name, i)
			}
		}
	}
}

func TestNoNetworkCodeIsLinked(t *testing.T) {
	for _, system := range []string{"linux", "darwin", "windows", "freebsd"} {
		env := []string{"GOOS=" + system, "CGO_ENABLED=0"}
		for _, line := range goList(t, env, "-deps", "-f", `{{.ImportPath}}:{{join .Imports ","}}`, ".") {
			dep, imports, _ := strings.Cut(line, ":")
			// The system library for Windows, which every screen there needs,
			// brings net along for the sake of two types. Nobody else may.
			if system == "windows" {
				if slices.Contains(strings.Split(imports, ","), "net") && dep != "golang.org/x/sys/windows" {
					t.Errorf("on windows, %s imports net", dep)
				}
				if dep == "net" {
					continue
				}
			}
			if dep == "net" || strings.HasPrefix(dep, "net/") && dep != "net/url" && dep != "net/netip" || dep == "crypto/tls" || strings.HasSuffix(dep, "/termtest") || strings.HasSuffix(dep, "/pseudo") {
				t.Errorf("on %s the program links %s", system, dep)
			}
		}
	}
}

// TestNoTemplatePackageIsLinked: a template package switches off the linker's removal of
// methods that nobody calls, which is 1.8 MB.
func TestNoTemplatePackageIsLinked(t *testing.T) {
	for _, dep := range goList(t, nil, "-deps", ".") {
		if strings.HasSuffix(dep, "/template") {
			t.Errorf("the program links %s", dep)
		}
	}
}

// TestNoTestWaitsForNetworkCode: net/http and what it brings along take longer to compile
// than the program does, each time somebody tests a new checkout.
func TestNoTestWaitsForNetworkCode(t *testing.T) {
	for _, dep := range goList(t, nil, "-test", "-deps", "../../...") {
		if dep == "net" || dep == "net/http" {
			t.Errorf("a test needs %s", dep)
		}
	}
}
