package host

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestPathsAsTerminalsWriteThem(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("paths look different there")
	}
	dir := t.TempDir()
	host, _ := os.Hostname()
	for _, name := range []string{"'quoted'", `back\ slash`, "it's Anna's"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	vars := env(map[string]string{"HOME": "/home/anna"})
	for typed, want := range map[string]string{
		"/a/b.pdf":                        "/a/b.pdf",
		"  /a/b.pdf  ":                    "/a/b.pdf",
		"b.pdf":                           "b.pdf",
		"my file.pdf":                     "my file.pdf",
		"~/b.pdf":                         "/home/anna/b.pdf",
		"~":                               "/home/anna",
		"~bob/b.pdf":                      "~bob/b.pdf",
		`'/a/my file.pdf'`:                "/a/my file.pdf", // VTE, foot
		`'/a/my file.pdf' `:               "/a/my file.pdf",
		`"/a/my file.pdf"`:                "/a/my file.pdf",
		`/a/my\ file\ \(1\).pdf`:          "/a/my file (1).pdf", // macOS, Konsole
		`'/a/it'\''s.pdf'`:                "/a/it's.pdf",
		`'/a/it'"'"'s.pdf'`:               "/a/it's.pdf", // kitty
		`/a/it\'s.pdf`:                    "/a/it's.pdf",
		`"/a/\$x \"y\" \z"`:               `/a/$x "y" \z`,
		`'/a/b\c'`:                        `/a/b\c`,
		`'~/b.pdf'`:                       "/home/anna/b.pdf",
		"file:///a/my%20file.pdf":         "/a/my file.pdf",
		"file://localhost/a/b":            "/a/b",
		"FILE:///a/b":                     "/a/b",
		"file:/a/b":                       "/a/b",
		"file://" + host + "/a/b":         "/a/b",
		"'file:///a/my%20file.pdf'":       "/a/my file.pdf",
		"file://elsewhere.example/a/b":    "file://elsewhere.example/a/b",
		"file:///a/%zz":                   "file:///a/%zz",
		"file:a":                          "file:a",
		"it's.txt":                        "it's.txt",
		"my 'new' letter.txt":             "my 'new' letter.txt",
		"'/a/one' '/a/two'":               "'/a/one' '/a/two'", // two files
		"":                                "",
		filepath.Join(dir, "'quoted'"):    filepath.Join(dir, "'quoted'"), // files that are so called
		filepath.Join(dir, `back\ slash`): filepath.Join(dir, `back\ slash`),
		filepath.Join(dir, "it's Anna's"): filepath.Join(dir, "it's Anna's"),
	} {
		if got := TypedPath(vars, typed); got != want {
			t.Errorf("%s: %s, want %s", typed, got, want)
		}
	}
}
