// Command translate helps who translates the texts of the program. It is run in the root of
// the repository:
//
//	translate LANG                what is to be done: missing, changed, left over, and the
//	                              menu words that no source is known for
//	translate LANG write [ENTRY...]  write the files: what is missing, below its English;
//	                              those of entries that nobody began only if they are named
//	translate LANG keep KEY...    these still hold, though their English changed
//	translate LANG export FILE    all of it as a gettext PO file
//	translate LANG import FILE    take in such a file
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/tools/lang"
	"github.com/optout-tui/optout-tui/internal/words"
)

func main() {
	if err := run(os.Args[1:], "internal", os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// book is one book of translations with its name, "" for that of the words, and the
// directory of its files.
type book struct {
	*lang.Book
	name, dir string
}

// books reads all of them in the source below dir.
func books(dir, language string) ([]book, error) {
	english := words.English()
	lang.SetLanguage(english, language)
	w, err := lang.Words(filepath.Join(dir, "words"), language, english)
	if w == nil {
		return nil, err
	}
	all := []book{{w, "", filepath.Join(dir, "words", language)}}
	entries, failed := lang.Entries(filepath.Join(dir, "catalog"))
	err = errors.Join(err, failed)
	for _, p := range entries {
		b, failed := lang.OfPlatform(filepath.Join(dir, "catalog", "platforms"), language, p)
		err = errors.Join(err, failed)
		all = append(all, book{b, p.ID, filepath.Join(dir, "catalog", "platforms", language)})
	}
	return all, err
}

func run(args []string, dir string, out io.Writer) error {
	if len(args) == 0 {
		return errors.New("which language? translate LANG [write [ENTRY...] | keep KEY... | export FILE | import FILE]")
	}
	all, err := books(dir, args[0])
	if err != nil {
		return err
	}
	args = args[1:]
	if len(args) == 0 {
		return list(all, out)
	}
	switch command, rest := args[0], args[1:]; {
	case command == "write":
		return write(all, rest...)
	case command == "keep" && len(rest) > 0:
		for _, b := range all {
			b.Keep(rest...)
		}
		return write(all)
	case command == "export" && len(rest) == 1:
		return export(all, rest[0])
	case command == "import" && len(rest) == 1:
		return takeIn(all, rest[0])
	}
	return fmt.Errorf("translate does not know this: %q", args)
}

// list says what is to be done. Of entries that nobody began it gives the names alone.
func list(all []book, out io.Writer) error {
	texts, missing, changed, left := 0, 0, 0, 0
	var todo, menus strings.Builder
	for _, b := range all {
		lacking, stale, orphans := b.State()
		facts := b.Unsourced()
		begun := b.name == "" || len(b.Entries) > 0
		if !begun {
			fmt.Fprintf(&todo, "not begun  %s (texts: %d)\n", b.name, len(lacking))
		}
		texts += len(b.Slots) - len(facts)
		missing, changed, left = missing+len(lacking), changed+len(stale), left+len(orphans)
		for _, key := range lacking {
			if begun {
				fmt.Fprintf(&todo, "missing  %s %s\n", b.name, key)
			}
		}
		for _, c := range stale {
			fmt.Fprintf(&todo, "changed  %s %s\n  was  %s\n  now  %s\n  said %s\n", b.name, c.Key, c.Was, c.Now, c.Said)
		}
		for _, key := range orphans {
			fmt.Fprintf(&todo, "left over  %s %s\n", b.name, key)
		}
		for _, key := range facts {
			if begun {
				fmt.Fprintf(&menus, "  %s %s\n", b.name, key)
			}
		}
	}
	if menus.Len() > 0 {
		todo.WriteString("menu words without a source, which show the English:\n" + menus.String())
	}
	_, err := fmt.Fprintf(out, "%s%d of %d texts are translated. missing: %d, changed: %d, left over: %d\n",
		todo.String(), texts-missing-changed, texts, missing, changed, left)
	return err
}

// write writes the files of all books that somebody began, of the words, and of some entries.
func write(all []book, begin ...string) error {
	elsewhere := map[string]lang.Forms{}
	for _, b := range all {
		b.Gather(elsewhere)
	}
	for _, b := range all {
		if b.name != "" && len(b.Entries) == 0 && !slices.Contains(begin, b.name) {
			continue
		}
		b.Complete(elsewhere)
		for name, data := range b.Files() {
			if err := os.MkdirAll(b.dir, 0o755); err != nil { //nolint:gosec // the source is for everybody to read
				return err
			}
			if err := os.WriteFile(filepath.Join(b.dir, name), data, 0o644); err != nil { //nolint:gosec // as above
				return err
			}
		}
	}
	return nil
}
