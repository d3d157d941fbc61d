// Command pack makes the packed data files of the program from the YAML that is
// written and reviewed. Its argument is what to pack: platforms, or a language
// such as en. go generate runs it in the directory of the files.
package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/packed"
)

func main() {
	for _, name := range os.Args[1:] {
		data, err := pack(".", name)
		if err == nil {
			err = os.WriteFile(name+".packed", data, 0o644) //nolint:gosec // a file of the source, which everybody may read
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// pack gives the packed form of the files with this name in a directory.
func pack(dir, name string) ([]byte, error) {
	if name == "platforms" {
		all, faults, err := catalog.ReadDir(os.DirFS(dir + "/platforms"))
		for _, f := range faults {
			err = errors.Join(err, f)
		}
		if err != nil {
			return nil, err
		}
		return catalog.Pack(all)
	}
	data, err := os.ReadFile(dir + "/" + name + ".yaml") //nolint:gosec // go generate names it
	if err != nil {
		return nil, err
	}
	english, err := os.ReadFile(dir + "/en.yaml")
	if err != nil {
		return nil, err
	}
	w, err := readLanguage(name+".yaml", data, english)
	if err != nil {
		return nil, err
	}
	return packed.Append(nil, w)
}
