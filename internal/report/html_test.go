package report

import (
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

func TestTheDossierHasAllItsParts(t *testing.T) {
	p, _ := sample(t)
	page := string(HTML(words.English(), p))
	parts := []string{
		"<h1>Objections to the use of personal data for training AI</h1>", "Made by</th><td>Anna Beispiel", "Country of residence</th><td>Germany", "State of</th><td>23 Nov 2026",
		"<h3>Overview</h3>", "<td>Instagram @anna</td><td class=\"day\">14 Sep 2026</td><td class=\"day\">14 Oct 2026</td><td>no answer in time, since 15 Oct 2026</td>",
		"Accounts on which nothing is recorded yet have no page of their own.",
		"<h2>Facebook</h2>", "Platform</th><td>Facebook, run by Meta", "E-mail address</th><td>anna@example.org",
		"Company responsible</th><td>Meta Platforms Ireland Limited, ATTN: Privacy Operations", "What was asked</th><td>right to object",
		"Art. 21(1); answer by Art. 12(3)", "until 2 Dec 2026, not over yet", "official page seen by a source, 2 Oct 2026",
		"<h3>What was sent</h3>", "Request sent on 2 Nov 2026:</p>\n<div class=\"text sent\">Dear Sir or Madam,\n\nI object.</div>",
		"<h3>What happened</h3>", "<td class=\"day\">2 Nov 2026</td><td>Request sent", "<h3>Steps taken</h3>", "Log in to Facebook in your browser",
		"<h3>Proofs</h3>", "mail from them.eml, 345,678 bytes", "kept as abababababababab.eml", "SHA-256 " + strings.Repeat("ab", 32),
		"<h3>Notes of the person</h3>", "A note of mine.", "<h3>Sources of the facts about this platform</h3>", "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
		"<h2>Instagram @anna</h2>", "ended on 14 Oct 2026 without an answer", "Request sent on 14 Sep 2026. No copy of the text is kept here.", "Reminder sent on 20 Oct 2026:</p>\n<div class=\"text sent\">Please answer.</div>",
		"<td class=\"day\">20 Oct 2026</td><td>Reminder sent</td>", "No file is kept as a proof.",
		"<h2>Instagram @shop</h2>", "<div class=\"text\">They say that they may.</div>", "<h2>TikTok</h2>", "answered on 10 Sep 2026; the company took two more months", "Refused<div class=\"text\">They gave no ground.</div>",
		"Made by optout-tui on 23 Nov 2026.",
	}
	rest := page
	for _, want := range parts {
		_, after, found := strings.Cut(rest, want)
		if !found {
			t.Fatalf("the page lacks, at its place: %q\n%s", want, rest)
		}
		rest = after
	}
	if strings.Contains(page, "<h2>Reddit</h2>") {
		t.Error("an account on which nothing is recorded has a page")
	}
}

func TestTheDossierHasNoOutsidePart(t *testing.T) {
	p, _ := sample(t)
	page := strings.ToLower(string(HTML(words.English(), p)))
	if !strings.Contains(page, `<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">`) {
		t.Error("no policy keeps the browser from loading anything")
	}
	for _, never := range []string{"<script", "<img", "<link", "<iframe", "<object", "<base", "<form", "href=", "src=", "@import", "url(", "http-equiv=\"refresh\""} {
		if strings.Contains(page, never) {
			t.Errorf("the page holds %q", never)
		}
	}
}

func TestAnEmptyDossierIsAPage(t *testing.T) {
	page := string(HTML(words.English(), (&diary{}).plan()))
	for _, want := range []string{"(name not given)", "not known", "No account is on the list yet."} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

var element = regexp.MustCompile(`<(/?[a-zA-Z!][^\s>]*)`)

// elementsOf are the tags of a page, in order.
func elementsOf(page string) string {
	var all []string
	for _, m := range element.FindAllStringSubmatch(page, -1) {
		all = append(all, m[1])
	}
	return strings.Join(all, " ")
}

func TestTextIsNoMarkupInHTML(t *testing.T) {
	d, _ := hostileDiary("harmless")
	want := string(HTML(words.English(), d.plan()))
	for _, text := range hostile {
		if safetext.NewLine(text).IsZero() {
			continue
		}
		d, _ := hostileDiary(text)
		page := string(HTML(words.English(), d.plan()))
		if elementsOf(page) != elementsOf(want) || strings.Count(page, "<") != strings.Count(want, "<") || strings.Count(page, `"`) != strings.Count(want, `"`) {
			t.Errorf("%q adds markup:\n%s", text, page)
		}
		if plain := html.UnescapeString(page); strings.Count(plain, safetext.NewBlock(text).String()) < 3 {
			t.Errorf("%q is not there as it is", text)
		}
	}
}

// livingIn is the environment of a program that leaves its files in dir, and
// none in the home of whoever runs the tests.
func livingIn(dir string) []string {
	return append(os.Environ(), "HOME="+dir, "XDG_CONFIG_HOME=", "XDG_CACHE_HOME=", "XDG_DATA_HOME=", "XDG_RUNTIME_DIR=", "LC_ALL=C.UTF-8")
}

// TestTextIsNoMarkupInABrowser lets a real one say what it made of the page.
func TestTextIsNoMarkupInABrowser(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("the Debian package chromium is not installed here")
	}
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	d := german()
	for i, text := range hostile {
		a := d.account("snapchat", fmt.Sprint("@", i, text))
		d.outcome(a, "sent", "2026-10-02", "x"+text)
		d.note(a, "x"+text)
		d.proof(a, "x"+text)
	}
	page, dir := string(HTML(words.English(), d.plan())), t.TempDir()
	file := filepath.Join(dir, "page.html")
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--user-data-dir="+filepath.Join(dir, "profile"), "--dump-dom", "file://"+file)
	cmd.Env = livingIn(dir)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("chromium: %v", err)
	}
	got, want := elementsOf(string(out)), elementsOf(page)
	if !strings.EqualFold(got, want) || strings.Count(want, "/section") != len(hostile) {
		t.Errorf("the browser sees other elements:\n%s\nthan are written:\n%s", got, want)
	}
}
