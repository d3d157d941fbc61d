package report

import (
	"encoding/json"

	"github.com/optout-tui/optout-tui/internal/words"
)

// The levels of a check.
const (
	Good     = "good"
	Worth    = "note"      // worth knowing
	NeedsYou = "needs-you" // the person has to do something
)

// Doctor is what `doctor --json` prints.
type Doctor struct {
	Version  int       `json:"version"`
	Program  string    `json:"program"`
	NeedsYou int       `json:"needs_you"`
	Restored *Restored `json:"restored,omitempty"`
	Checks   []Check   `json:"checks"`
}

// Restored is what a restore did: how many events are back, and where the file
// that they replaced is kept, "" if there was none.
type Restored struct {
	Events int    `json:"events"`
	Kept   string `json:"kept"`
}

// Check is one thing that was looked at: its name, a level, and words for a
// person. Do is empty where nothing is to be done.
type Check struct {
	Check string     `json:"check"` // place rights state backup proofs lock leftovers country catalog entries links terminal
	Level string     `json:"level"` // good note needs-you
	Says  words.Text `json:"says"`
	Do    words.Text `json:"do,omitempty"`
}

// Add appends a check and counts it.
func (d *Doctor) Add(check, level string, says, do words.Text) {
	if level == NeedsYou {
		d.NeedsYou++
	}
	d.Checks = append(d.Checks, Check{check, level, says, do})
}

// MarshalJSON puts the version of all JSON output in.
func (d Doctor) MarshalJSON() ([]byte, error) {
	type bare Doctor
	d.Version = jsonVersion
	return json.Marshal(bare(d))
}
