// Package letter holds the texts a person can send: ready words, by law, as
// data files. It writes and sends nothing.
package letter

import (
	_ "embed" // the texts
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// request is the text where no law gives a right.
const request = "request"

//go:embed texts/en.yaml
var english []byte

// texts are all texts by kind ("reason") and law.
var texts = sync.OnceValue(func() map[string]map[string]string {
	all := map[string]map[string]string{}
	if err := yaml.Unmarshal(english, &all); err != nil {
		panic("texts/en.yaml: " + err.Error()) // embedded, and covered by a test
	}
	return all
})

// Known says whether there is a kind of letter of this name.
func Known(kind string) bool { return texts()[kind] != nil }

// Text is the ready text of a kind, such as reason, under a law; under no law it
// is a request without a guarantee. It is empty for a kind that does not exist.
func Text(kind string, law catalog.Law) safetext.Block {
	of := texts()[kind]
	if t, ok := of[string(law)]; ok {
		return safetext.NewBlock(t)
	}
	return safetext.NewBlock(of[request])
}
