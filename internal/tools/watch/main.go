// Command watch compares the captured documents that entries rest on with their newest
// captures, and prints what a person has to read as Markdown, or nothing. It never changes
// an entry: what was checked is a person's word.
//
// For owner/name it uses the clone DIR/owner/name, and makes it from GitHub where there is
// none. With all clones there it needs no network.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"time"
)

func main() {
	entries := flag.String("entries", "internal/catalog/platforms", "the directory with the entries")
	clones := flag.String("clones", "", "the directory with the clones, owner/name in it each; those that are missing are made (default: a new one, which is removed)")
	flag.Parse()
	if err := reportOn(context.Background(), *entries, *clones, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "watch:", err)
		os.Exit(1)
	}
}

// reportOn reports on every watch. A watch that cannot be compared is a part of the report;
// an error means that there are no entries, or that the report could not be written.
func reportOn(ctx context.Context, entries, clones string, out, log io.Writer) (err error) {
	if clones == "" {
		if clones, err = os.MkdirTemp("", "watch"); err != nil {
			return err
		}
		defer func() { _ = os.RemoveAll(clones) }() // a temporary directory: the system removes it, too
	}
	w := watcher{clones: clones, from: "https://github.com", opened: map[string]opened{}, log: log}
	found, err := w.lookAtAll(ctx, os.DirFS(entries))
	if err != nil {
		return fmt.Errorf("%s cannot be read: %w", entries, err)
	}
	text, summary := report(found, time.Now())
	_, _ = fmt.Fprintln(log, "watch:", summary)
	_, err = io.WriteString(out, text)
	return err
}
