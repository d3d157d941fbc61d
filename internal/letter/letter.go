// Package letter holds the texts a person can send, whom to send them to, and
// the authorities to complain to: data files in several languages. It fills in
// what it is given, and writes and sends nothing.
package letter

import (
	"embed"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// Kind is what a letter is for.
type Kind string

// The kinds of letters, in the order in which they are needed.
const (
	Reason    Kind = "reason"    // a short text for a form's field
	Objection Kind = "objection" // the full letter
	Reminder  Kind = "reminder"  // after silence
	Reply     Kind = "reply"     // to a refusal
	Complaint Kind = "complaint" // to the authority
)

// Kinds lists all kinds.
func Kinds() []Kind { return []Kind{Reason, Objection, Reminder, Reply, Complaint} }

// request is the text where no law gives a right.
const request = "request"

//go:embed texts/*.yaml
var files embed.FS

// book is the texts of one language: by kind and law, with the grounds a person
// may pick and the words of a timeline under keys of their own.
type book map[string]map[string]string

// books reads each language when it is first asked for.
var books = sync.OnceValue(func() map[string]func() book {
	all := map[string]func() book{}
	for _, l := range Languages() {
		all[l] = sync.OnceValue(func() book {
			b := book{}
			data, err := files.ReadFile("texts/" + l + ".yaml")
			if err == nil {
				err = yaml.Unmarshal(data, &b)
			}
			if err != nil {
				panic("texts/" + l + ".yaml: " + err.Error()) // embedded, and covered by a test
			}
			return b
		})
	}
	return all
})

// Languages lists the languages there are letters in: en de fr es it nl pl pt pt-br.
func Languages() []string {
	entries, err := files.ReadDir("texts")
	if err != nil {
		panic("the letters are not in the program: " + err.Error())
	}
	all := make([]string, len(entries))
	for i, e := range entries {
		all[i] = strings.TrimSuffix(e.Name(), ".yaml")
	}
	return all
}

// in gives the texts of a language, those in English if there are none.
func in(language string) book {
	if read, ok := books()[language]; ok {
		return read()
	}
	return books()["en"]()
}

// Known says whether there is a kind of letter of this name.
func Known(kind string) bool { return slices.Contains(Kinds(), Kind(kind)) }

// Template is the text of a kind under a law in a language, with {placeholders}.
// Where there is none for the law, it is that for everyone else; a complaint
// exists only where there is an authority. It is empty if there is no such text.
func Template(kind Kind, law catalog.Law, language string) string {
	of := in(language)[string(kind)]
	if t, ok := of[string(law)]; ok {
		return t
	}
	return of[request]
}

// Fields are what a letter is filled with, by the names of its placeholders.
type Fields map[string]string

var placeholder = regexp.MustCompile(`\{([a-z_]+)\}`)

// Fill puts the fields into a template. missing are the placeholders for which there is
// nothing; as long as there are any, the text is not to be shown as ready.
func Fill(template string, fields Fields) (text safetext.Block, missing []string) {
	lacks := map[string]bool{}
	filled := placeholder.ReplaceAllStringFunc(template, func(p string) string {
		name := p[1 : len(p)-1]
		value := safetext.NewBlock(fields[name])
		if value.IsZero() {
			lacks[name] = true
		}
		return value.String()
	})
	return safetext.NewBlock(filled), slices.Sorted(maps.Keys(lacks))
}

// Subject parts a letter into the subject of an e-mail and the rest. A letter begins with a
// line such as "Subject: ...", in its language; a short reason has none.
func Subject(text safetext.Block) (subject, body string) {
	first, rest, found := strings.Cut(text.String(), "\n\n")
	_, after, colon := strings.Cut(first, ":")
	if !found || !colon || strings.Contains(first, "\n") {
		return "", text.String()
	}
	return strings.TrimSpace(after), rest
}

// Ground is a reason from the person's situation that they may pick.
type Ground struct{ Key, Text string }

// Grounds lists the grounds to choose from.
func Grounds(language string) []Ground {
	of := in(language)["grounds"]
	all := make([]Ground, 0, len(of))
	for _, k := range slices.Sorted(maps.Keys(of)) {
		all = append(all, Ground{k, of[k]})
	}
	return all
}

// Happened is the word of a timeline for an outcome: sent, reminded, replied,
// refused, extended, complained, done.
func Happened(outcome, language string) string { return in(language)["timeline"][outcome] }

// languageOf is the language of letters by the person's country, where it is not
// English. In Switzerland and Belgium there are several; the person can choose.
var languageOf = map[country.Code]string{
	"AT": "de", "BE": "nl", "BR": "pt-br", "CH": "de", "DE": "de", "ES": "es", "FR": "fr", "GF": "fr", "GP": "fr",
	"IT": "it", "LI": "de", "LU": "fr", "MF": "fr", "MQ": "fr", "NL": "nl", "PL": "pl", "PT": "pt", "RE": "fr", "YT": "fr",
}

// Language is the language that letters of a person in this country are in unless
// they choose another.
func Language(c country.Code) string {
	if l, ok := languageOf[c]; ok {
		return l
	}
	return "en"
}

// Day is a day as letters in a language write it, such as 2 October 2026 or
// 1er octobre 2026; "" if there is none. In Polish it ends with a full stop, so
// no text puts another one after it.
func Day(t time.Time, language string) string {
	if t.IsZero() {
		return ""
	}
	of := in(language)["date"]
	day := strconv.Itoa(t.Day())
	if t.Day() == 1 && of["first"] != "" {
		day = of["first"]
	}
	return strings.NewReplacer("{day}", day, "{month}", of[strconv.Itoa(int(t.Month()))], "{year}", strconv.Itoa(t.Year())).Replace(of["shape"])
}
