package report

import (
	"github.com/optout-tui/optout-tui/internal/country"
)

// Home is what `country --json` prints.
type Home struct {
	Version int    `json:"version"`
	Country string `json:"country"` // ISO 3166, such as DE or US-CA
	Name    string `json:"name"`
	Guessed bool   `json:"guessed"` // from the system's settings, not said by the person
}

// HomeOf is the country that a plan goes by.
func HomeOf(c country.Code, guessed bool) Home {
	return Home{jsonVersion, string(c), string(c.Name()), guessed}
}

// Where is what `where --json` prints: where the state file is, and where entries
// of the person's own go, "" if there is no place for them.
type Where struct {
	Version int    `json:"version"`
	State   string `json:"state"`
	Exists  bool   `json:"exists"` // the state file is there
	Entries string `json:"entries"`
}

// WhereOf is where the files are.
func WhereOf(path string, exists bool, entries string) Where {
	return Where{jsonVersion, path, exists, entries}
}

// Program is what `version --json` prints.
type Program struct {
	Version int    `json:"version"`
	Program string `json:"program"` // the version of optout-tui
}

// ProgramOf is the program of this version.
func ProgramOf(version string) Program { return Program{jsonVersion, version} }
