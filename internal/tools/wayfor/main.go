// Command wayfor shows how a program uses the published catalogue. It answers whether there
// is a way to opt out of AI training for a site, in a country:
//
//	wayfor sites.json facebook.com DE
package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run prints a line for each way: the platform and what it is.
func run(args []string, out io.Writer) error {
	if len(args) != 3 {
		return errors.New("wayfor FILE SITE COUNTRY")
	}
	data, err := os.ReadFile(args[0]) // #nosec G304 G703 -- the person names it
	if err != nil {
		return err
	}
	var file struct {
		Countries map[string]string `json:"countries"`
		Sites     map[string][]struct {
			Platform string              `json:"platform"`
			In       map[string][]string `json:"in"`
		} `json:"sites"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return err
	}
	region := cmp.Or(file.Countries[args[2]], "other")
	for _, at := range file.Sites[args[1]] {
		for _, what := range slices.Sorted(maps.Keys(at.In)) {
			if slices.Contains(at.In[what], region) {
				if _, err := fmt.Fprintf(out, "%s: %s\n", at.Platform, what); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
