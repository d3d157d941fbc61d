package main

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

const (
	maxReport = 60000                // bytes: the host refuses issues of more than 65536 characters
	maxItem   = 6000                 // bytes about one document
	maxLine   = 600                  // characters of a line that was taken from outside
	quiet     = 180 * 24 * time.Hour // without any capture: the repository may be fed no more
)

const intro = `This is what a person has to look at in the captured documents that entries rest on. Read what changed,
correct the entries where they are wrong now, and set ` + "`read`" + ` to the newest commit.
` + "`checked`" + ` changes only when a person found the way so.
`

// report gives what a person has to read, "" if there is nothing, and one line for the log.
func report(found []finding, today time.Time) (text, summary string) {
	var b strings.Builder
	total := 0
	section := func(title string, items []string) {
		total += len(items)
		for i, item := range items {
			if i == 0 {
				b.WriteString("\n## " + title + "\n\n")
			}
			if b.Len()+len(item) > maxReport {
				fmt.Fprintf(&b, "%d more stand in the report that the helper prints on your machine.\n", len(items)-i)
				break
			}
			b.WriteString(item)
		}
	}
	section("Changed", each(found, (*finding).changed))
	section("Moved or gone", each(found, (*finding).whereabouts))
	section("Repositories", repositories(found, today))
	section("Could not be compared", each(found, (*finding).failures))
	watches := 0
	for _, f := range found {
		watches += len(f.entries)
	}
	summary = fmt.Sprintf("%d watches of %d documents, things to read: %d", watches, len(found), total)
	if total == 0 {
		return "", summary
	}
	return intro + b.String(), summary
}

// each gives what there is to say of each finding.
func each(found []finding, say func(*finding) string) []string {
	var all []string
	for i := range found {
		if s := say(&found[i]); s != "" {
			all = append(all, s)
		}
	}
	return all
}

// changed shows the changes of a document, those that entries rest on first.
func (f *finding) changed() string {
	if len(f.changes) == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "### %s\n\n%s: read %s, newest %s. [All captures](%s)\n\n", f.title(),
		code(f.repository), named(f.was, f.read), named(f.now, "unknown"), f.captures())
	shown := 0
	for _, rest := range f.rests() {
		head, lines := "Sentences on the subject:", []string(nil)
		if rest != nil {
			head = "What " + codes(rest) + " rests on:"
		}
		for _, c := range f.changes {
			if !slices.Equal(c.entries, rest) || b.Len()+size(lines) > maxItem {
				continue
			}
			if lines != nil {
				lines = append(lines, "")
			}
			lines = append(lines, diffWords(c.old, c.now)...)
			shown++
		}
		if lines != nil {
			fmt.Fprintf(&b, "%s\n\n%s\n", head, fenced(lines))
		}
	}
	if left := len(f.changes) + f.more - shown; left > 0 {
		fmt.Fprintf(&b, "More changes of this document that are not shown: %d\n\n", left)
	}
	return b.String()
}

// rests lists the groups of entries that rest on something that changed, and nil at the
// end for what is on the subject only.
func (f *finding) rests() [][]string {
	var all [][]string
	for _, c := range f.changes {
		if c.entries != nil && !slices.ContainsFunc(all, func(o []string) bool { return slices.Equal(o, c.entries) }) {
			all = append(all, c.entries)
		}
	}
	return append(all, nil)
}

func size(lines []string) (bytes int) {
	for _, line := range lines {
		bytes += min(len(line), maxLine) + 1
	}
	return bytes
}

// title names the entries that rest on a document, and the document.
func (f *finding) title() string { return codes(f.entries) + ": " + code(f.path) }

// captures is the page with the history of the document.
func (f *finding) captures() string {
	path := f.path
	if f.movedTo != "" {
		path = f.movedTo
	}
	parts := strings.Split(path, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	return "https://github.com/" + f.repository + "/commits/HEAD/" + strings.Join(parts, "/")
}

// whereabouts says where a document went, or that its history was written anew.
func (f *finding) whereabouts() string {
	said := ""
	if f.movedTo != "" {
		said += fmt.Sprintf("- %s moved to %s: set `path`.\n", f.title(), code(f.movedTo))
	}
	if f.gone {
		said += fmt.Sprintf("- %s is gone since %s: look for another document, or take the watch out.\n", f.title(), named(f.now, "an unknown day"))
	}
	if f.rewritten {
		said += fmt.Sprintf("- %s: the history was rewritten, and %s is no longer a part of it: set `read`.\n", f.title(), named(f.was, f.read))
	}
	return said
}

// failures lists what kept a document from being compared.
func (f *finding) failures() string {
	var said strings.Builder
	for _, err := range f.problems {
		fmt.Fprintf(&said, "- %s: %s\n", f.title(), code(err.Error()))
	}
	return said.String()
}

// repositories lists those that cannot be read, have another name now, or no new capture
// for long.
func repositories(found []finding, today time.Time) []string {
	var all []string
	seen := map[string]bool{}
	for _, f := range found {
		if seen[f.repository] {
			continue
		}
		seen[f.repository] = true
		if f.unread != nil {
			n := 0
			for _, o := range found {
				if o.repository == f.repository {
					n++
				}
			}
			all = append(all, fmt.Sprintf("- %s cannot be read, and its documents (%d) were not compared: %s\n", code(f.repository), n, code(f.unread.Error())))
			continue
		}
		if f.clone.renamed != "" {
			all = append(all, fmt.Sprintf("- %s is called %s now: set `repository`.\n", code(f.repository), code(f.clone.renamed)))
		}
		if day, err := time.Parse(time.DateOnly, f.clone.newest.day); err == nil && today.Sub(day) > quiet {
			all = append(all, fmt.Sprintf("- %s has no capture since %s: nothing can be seen there.\n", code(f.repository), f.clone.newest.day))
		}
	}
	return all
}

// named is a commit as people write it, or what is known instead.
func named(c commit, instead string) string {
	if c.id == "" {
		return code(instead)
	}
	return c.day + " (" + code(c.id[:min(12, len(c.id))]) + ")"
}

// codes lists entries.
func codes(ids []string) string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = code(id)
	}
	return strings.Join(all, ", ")
}

// code shows a text from outside as it is: nothing in it is markup, a mention, or a link.
func code(text string) string {
	text = cut(text)
	ticks := strings.Repeat("`", longestRun(text)+1)
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") || text == "" {
		text = " " + text + " "
	}
	return ticks + text + ticks
}

// fenced does so for lines; the host colours them as a diff.
func fenced(lines []string) string {
	var b strings.Builder
	for _, line := range lines {
		if line != "" {
			line = line[:2] + cut(line[2:])
		}
		b.WriteString(line + "\n")
	}
	fence := strings.Repeat("`", max(3, longestRun(b.String())+1))
	return fence + "diff\n" + b.String() + fence + "\n"
}

// cut makes a text from outside safe to show on one line, and ends it when it is long.
func cut(text string) string {
	r := []rune(safetext.NewLine(text).String())
	if len(r) <= maxLine {
		return string(r)
	}
	return string(r[:maxLine]) + "…"
}

// longestRun is how many backticks stand in a row.
func longestRun(text string) int {
	longest, now := 0, 0
	for _, r := range text {
		if now++; r != '`' {
			now = 0
		}
		longest = max(longest, now)
	}
	return longest
}
