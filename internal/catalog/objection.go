package catalog

import (
	_ "embed" // the packed objections
	"sync"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/packed"
)

//go:embed objections.packed
var packedObjections string

// Objections is an entry whose ways are the rights to object that hold against every
// company.
var Objections = sync.OnceValue(func() *Platform {
	p := &Platform{}
	packed.Read(packedObjections, p)
	return p
})

// Objection is how a person in this country objects to any company by letter, nil
// where no such right is known.
func Objection(c country.Code) *Way {
	if w := Objections().Way(c); w.Kind == Right {
		return w
	}
	return nil
}

// ObjectionByID is the way with this id among those of Objection, or nil.
func ObjectionByID(id string) *Way {
	if w := Objections().WayByID(id); w != nil && w.Kind == Right {
		return w
	}
	return nil
}
