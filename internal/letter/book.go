package letter

import (
	"bytes"
	_ "embed" // the packed texts
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/optout-tui/optout-tui/internal/packed"
)

//go:generate go run ../tools/pack letters

//go:embed letters.packed
var letters string

// packedLetters are the data files of this package. What few runs need is compressed.
type packedLetters struct {
	Books       []packedBook
	Authorities string
}

// packedBook is a book in its packed form.
type packedBook struct{ Language, Texts string }

// book is the texts of one language by kind and law. Under keys of their own stand
// how a letter is laid out, its salutations and closings, paragraphs that several
// letters share, the grounds a person may pick, the lines of a timeline, and dates.
type book map[string]map[string]string

var unpacked = sync.OnceValue(func() *packedLetters {
	all := &packedLetters{}
	packed.Read(letters, all)
	return all
})

// books reads each language when it is first asked for.
var books = sync.OnceValue(func() map[string]func() book {
	all := map[string]func() book{}
	for _, of := range unpacked().Books {
		all[of.Language] = sync.OnceValue(func() (b book) {
			packed.Read(packed.Expand(of.Texts), &b)
			return b
		})
	}
	return all
})

var authorities = sync.OnceValue(func() (all []Authority) {
	packed.Read(packed.Expand(unpacked().Authorities), &all)
	of := map[string]int{}
	for i := range all {
		a := &all[i]
		a.Key = a.Country
		if of[a.Country]++; of[a.Country] > 1 {
			a.Key += "-" + strconv.Itoa(of[a.Country])
		}
	}
	return all
})

// Languages lists the languages there are letters in, in the order of their files: de en es
// fr it nl pl pt-br pt.
func Languages() []string {
	all := make([]string, len(unpacked().Books))
	for i, of := range unpacked().Books {
		all[i] = of.Language
	}
	return all
}

// Pack makes letters.packed of the texts of each language and of the authorities, as their
// YAML files hold them.
func Pack(texts map[string][]byte, authorities []byte) (data []byte, err error) {
	all := packedLetters{}
	ofFiles := func(a, b string) int { return strings.Compare(a+".", b+".") }
	for _, language := range slices.SortedFunc(maps.Keys(texts), ofFiles) {
		small, err := pack[book](texts[language])
		if err != nil {
			return nil, fmt.Errorf("the letters in %s: %w", language, err)
		}
		all.Books = append(all.Books, packedBook{language, small})
	}
	if all.Authorities, err = pack[[]Authority](authorities); err != nil {
		return nil, fmt.Errorf("the authorities: %w", err)
	}
	return packed.Append(nil, &all)
}

// pack gives what a data file holds, packed and compressed.
func pack[T any](data []byte) (string, error) {
	var holds T
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(&holds); err != nil {
		return "", err
	}
	data, err := packed.Append(nil, &holds)
	if err == nil {
		data, err = packed.Compress(data)
	}
	return string(data), err
}
