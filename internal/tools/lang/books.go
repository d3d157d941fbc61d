package lang

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/words"
)

// Languages lists the languages that a directory has translations into.
func Languages(dir string) ([]string, error) {
	all, err := os.ReadDir(dir)
	var found []string
	for _, e := range all {
		if e.IsDir() && words.Forms(e.Name()) != nil {
			found = append(found, e.Name())
		}
	}
	return found, err
}

// parts are the files of the words by the beginnings of their keys, the longest first.
var parts = []struct{ key, file string }{
	{"cli.help.", "help"}, {"cli.", "commands"}, {"linear.", "linear"}, {"follow.report", "report"}, {"follow.", "follow"}, {"discover.", "follow"},
	{"problems.", "problems"}, {"countries.", "countries"}, {"authority-", "authorities"}, {"", "screens"},
}

// Words reads the translations of the texts of the program in dir/language. What is filled
// in changes english.
func Words(dir, language string, english *words.Words) (*Book, error) {
	if words.Forms(language) == nil {
		return nil, fmt.Errorf("%s: the plural forms of this language are not known", language)
	}
	return ReadBook(filepath.Join(dir, language), language, SlotsOfWords(english), func(key string) string {
		for _, p := range parts {
			if strings.HasPrefix(key, p.key) {
				return p.file + ".yaml"
			}
		}
		return ""
	})
}

// OfPlatform reads the translations of a platform in dir/language.
func OfPlatform(dir, language string, p *catalog.Platform) (*Book, error) {
	return ReadBook(filepath.Join(dir, language), language, SlotsOf(p), func(string) string { return p.ID + ".yaml" })
}

// SetLanguage says of every text about a number which language its forms are of.
func SetLanguage(w *words.Words, language string) { setLanguage(reflect.ValueOf(w).Elem(), language) }

func setLanguage(v reflect.Value, language string) {
	if c, ok := reflect.TypeAssert[*words.Count](v.Addr()); ok {
		c.Language = language
		return
	}
	if v = now(v); v.Kind() == reflect.Struct {
		for _, f := range v.Fields() {
			setLanguage(f, language)
		}
	}
}

// Entries reads the entries of the catalogue in dir, and the claims as one entry more.
func Entries(dir string) ([]*catalog.Platform, error) {
	all, faults, err := catalog.ReadDir(os.DirFS(filepath.Join(dir, "platforms")))
	for _, f := range faults {
		err = errors.Join(err, f)
	}
	data, failed := os.ReadFile(filepath.Join(dir, "objections.yaml"))
	if err := errors.Join(err, failed); err != nil {
		return nil, err
	}
	book, fault := catalog.ParseObjections(data, "objections.yaml")
	if fault != nil {
		return nil, fault
	}
	return append(all, book.Whole()), nil
}
