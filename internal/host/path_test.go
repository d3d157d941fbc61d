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

// TestAFileThatLooksTheSameIsFound under names that other systems and programs write.
func TestAFileThatLooksTheSameIsFound(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("other systems compare names in their own ways")
	}
	for name, typed := range map[string]string{
		"Jo\u0308rg.pdf":                      "J\u00f6rg.pdf", // from macOS
		"J\u00f6rg.eml":                       "Jo\u0308rg.eml",
		"Screenshot at 9.41\u202fAM.png":      "Screenshot at 9.41 AM.png",
		"caf\u00e9\u00a0de la gare.txt":       "caf\u00e9 de la gare.txt",
		"Brief \u2764\ufe0f.pdf":              "Brief \u2764.pdf",
		"\U0001f469\u200d\U0001f4bb mail.eml": "\U0001f469\U0001f4bb mail.eml",
		"tab\tand\nline.txt":                  "tab and line.txt",
		"\u202aC-answer.pdf":                  "C-answer.pdf", // copied from the properties in Windows
		" ends with a blank ":                 "ends with a blank",
		"two  blanks.txt":                     "two blanks.txt",
		"re\u0301ponses/no\u0308.txt":         "r\u00e9ponses/n\u00f6.txt",
		"re\u0301ponses/deep/er/x.txt":        "r\u00e9ponses/deep/er/x.txt",
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, written := range []string{filepath.Join(dir, typed), "'" + filepath.Join(dir, typed) + "'", path} {
			if got := TypedPath(env(nil), written); got != path {
				t.Errorf("%q: %q, want %q", written, got, path)
			}
		}
		if got := TypedPath(env(nil), filepath.Join(dir, "other", typed)); got != filepath.Join(dir, "other", typed) {
			t.Errorf("%q is found elsewhere: %q", typed, got)
		}
	}
	dir := t.TempDir()
	for _, name := range []string{"J\u00f6rg\u202f.pdf", "Jo\u0308rg\u00a0.pdf"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if typed := filepath.Join(dir, "J\u00f6rg .pdf"); TypedPath(env(nil), typed) != typed {
		t.Error("of two that look the same, one is taken")
	}
}
