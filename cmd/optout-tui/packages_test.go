package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// TestTheReadmeInstallsWhatIsBuilt compares the names of packages in the README with the
// configuration of the releases, and holds it to a length that is read.
func TestTheReadmeInstallsWhatIsBuilt(t *testing.T) {
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(data)
	if n := strings.Count(readme, "\n"); n > 150 {
		t.Errorf("the README has %d lines", n)
	}
	data, err = os.ReadFile("../../.goreleaser.yaml")
	if err != nil {
		t.Fatal(err)
	}
	type published struct {
		Name       string
		Publisher  string
		Path       string
		Repository struct{ Name string }
	}
	var config struct {
		Project string `yaml:"project_name"` //nolint:tagliatelle // goreleaser's name
		Env     []string
		Nfpms   []struct {
			Formats []string
			Release string
		}
		Casks  []published `yaml:"homebrew_casks"` //nolint:tagliatelle // goreleaser's name
		Scoops []published
		Winget []published
		Aurs   []published
		Nix    []published
	}
	if err := yaml.Unmarshal(data, &config); err != nil {
		t.Fatal(err)
	}
	name := config.Project
	tap := strings.TrimPrefix(config.Casks[0].Repository.Name, "homebrew-")
	release := config.Nfpms[0].Release
	if config.Winget[0].Publisher != "{{ .Env.OWNER }}" {
		t.Errorf("winget publishes as %s", config.Winget[0].Publisher)
	}
	for _, want := range []string{
		"brew install --cask OWNER/" + tap + "/" + name,
		"winget install OWNER." + name,
		"scoop bucket add OWNER https://github.com/OWNER/" + config.Scoops[0].Repository.Name + "`, then `scoop install " + name,
		"`" + config.Aurs[0].Name + "` in the AUR",
		"nur.repos.OWNER." + name,
		"apt install ./" + name + "_VERSION-" + release + "_amd64.deb",
		"dnf install ./" + name + "-VERSION-" + release + ".x86_64.rpm",
		"apk add --allow-untrusted ./" + name + "_VERSION-r" + release + "_x86_64.apk",
		"pacman -U ./" + name + "-VERSION-" + release + "-x86_64.pkg.tar.zst",
	} {
		if !strings.Contains(readme, want) {
			t.Errorf("the README does not say: %s", want)
		}
	}
	if got := strings.Join(config.Nfpms[0].Formats, " "); got != "deb rpm apk archlinux" {
		t.Errorf("packages are built as %s", got)
	}
}

// TestLinksOfThePagesLeadSomewhere looks for the files that the pages link to.
func TestLinksOfThePagesLeadSomewhere(t *testing.T) {
	pages, err := filepath.Glob("../../.github/*.md")
	if err != nil || len(pages) < 5 {
		t.Fatalf("there are few pages: %q, %v", pages, err)
	}
	for _, page := range append(pages, "../../README.md") {
		data, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		dir := filepath.Dir(page) + "/"
		for _, part := range strings.Split(string(data), "](")[1:] {
			link, _, _ := strings.Cut(part, ")")
			file, anchor, _ := strings.Cut(link, "#")
			if strings.HasPrefix(link, "https://") || strings.HasPrefix(link, "../../releases") {
				continue
			}
			target, err := os.ReadFile(dir + file)
			if err != nil {
				if info, failed := os.Stat(dir + file); failed != nil || !info.IsDir() {
					t.Errorf("%s links to %s: %v", page, link, err)
				}
			}
			title := strings.ToLower(strings.ReplaceAll(anchor, "-", " "))
			if anchor != "" && !strings.Contains(strings.ToLower(string(target)), "\n## "+title+"\n") {
				t.Errorf("%s links to %s, which has no such heading", page, link)
			}
		}
	}
}
