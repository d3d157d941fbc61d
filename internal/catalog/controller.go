package catalog

import (
	_ "embed" // the packed controllers
	"slices"
	"sync"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/packed"
)

// Controller is the company to write to about platforms.
type Controller struct {
	Platforms []string     `yaml:"platforms"`
	Where     []string     `yaml:"where"`
	Name      string       `yaml:"name"`
	Seat      country.Code `yaml:"seat"`    // "" if it is not known
	Address   string       `yaml:"address"` // "" if none is known
	Email     string       `yaml:"email"`   // only where the company names one
	Date      string       `yaml:"date"`
	Source    string       `yaml:"source"`
}

//go:embed controllers.packed
var packedControllers string

// Controllers lists every controller, in the order of the file.
var Controllers = sync.OnceValue(func() []Controller {
	var all []Controller
	packed.Read(packedControllers, &all)
	return all
})

// ControllerOf is whom to write to about a platform from a country; false if it
// is not known.
func ControllerOf(platform string, c country.Code) (Controller, bool) {
	for _, k := range Controllers() {
		if slices.Contains(k.Platforms, platform) && holds(k.Where, c) {
			return k, true
		}
	}
	return Controller{}, false
}
