package letter

import (
	_ "embed" // the rights
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
)

// Right is what the law of a place gives a person against the use of their data for
// AI, whatever a platform offers. Its letters claim no more than it says.
type Right struct {
	Law       catalog.Law `yaml:"law"`       // a law of the catalogue, or one that only letters know
	Where     []string    `yaml:"where"`     // ISO 3166-1, a group, or a part such as CA-QC
	Kind      string      `yaml:"kind"`      // object, withdraw or request
	Text      catalog.Law `yaml:"text"`      // the law whose letters it uses, "" its own
	From      string      `yaml:"from"`      // the day it comes into force, "" before today
	Name      string      `yaml:"name"`      // of the law
	Article   string      `yaml:"article"`   // as a letter names it, "" if its text was not read
	Grounds   bool        `yaml:"grounds"`   // it asks for grounds from the person's situation
	Days      int         `yaml:"days"`      // to answer; 0 if none are known, or they count in months
	Languages []string    `yaml:"languages"` // that there are letters in, the best first; nil for all
	Note      string      `yaml:"note"`
	Date      string      `yaml:"date"`
	Source    string      `yaml:"source"`
}

//go:embed rights.yaml
var rightsYAML []byte

var rights = sync.OnceValue(func() []Right { return read[Right](rightsYAML) })

// RightIn is the right of a person who lives in a country, or in a part of it, on a
// day; false if none is known there.
func RightIn(c country.Code, part string, on time.Time) (Right, bool) {
	all := rights()
	i := slices.IndexFunc(all, func(r Right) bool {
		here := slices.ContainsFunc(r.Where, func(w string) bool { return c.In(w) || w == part && strings.HasPrefix(part, string(c)+"-") })
		return here && r.From <= on.Format(time.DateOnly)
	})
	if i < 0 {
		return Right{}, false
	}
	return all[i], true
}

// rightUnder is the right of a law, empty for a mere request.
func rightUnder(law catalog.Law) Right {
	all := rights()
	if i := slices.IndexFunc(all, func(r Right) bool { return r.Law == law }); i >= 0 {
		return all[i]
	}
	return Right{Law: law}
}
