// Package letter holds the texts a person can send, whom to send them to, and
// the authorities to complain to: data files in several languages. It fills in
// what it is given, and writes and sends nothing.
package letter

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
)

// Kind is what a letter is for.
type Kind string

// The kinds of letters, in the order in which they are needed.
const (
	Reason    Kind = "reason"    // a short text for a form's field
	Objection Kind = "objection" // the full letter
	Identity  Kind = "identity"  // to a question who the person is
	Reminder  Kind = "reminder"  // after silence
	Reply     Kind = "reply"     // to a refusal
	Complaint Kind = "complaint" // to the authority
)

// Kinds lists all kinds.
func Kinds() []Kind { return []Kind{Reason, Objection, Identity, Reminder, Reply, Complaint} }

// The texts where no law gives a right: what a person asks, and what an
// organisation asks through its administrator.
const (
	request      = "request"
	organisation = "organisation"
)

// in gives the texts of a language, those in English if there are none.
func in(language string) book {
	if read, ok := books()[language]; ok {
		return read()
	}
	return books()["en"]()
}

// Known says whether there is a kind of letter of this name.
func Known(kind string) bool { return slices.Contains(Kinds(), Kind(kind)) }

// Template is the text of a kind under a law in a language, with {placeholders} and
// optional parts; its first line is the subject, except in a reason. A law can use the
// texts of another. Where there is no law, it is that for everyone; a complaint exists
// only where there is an authority. It is empty if there is no such text.
//
// What may be asked of somebody whose identity is in doubt: GDPR Art. 12(6), recitals 57 and
// 64; EDPB Guidelines 01/2022, version 2.1, section 3.3; for the United Kingdom the same
// article of the UK GDPR. Of the other laws nothing like it was read.
func Template(kind Kind, law catalog.Law, language string) string {
	b := in(language)
	of := b[string(kind)]
	text := of[string(law)]
	if text == "" {
		text = of[string(catalog.ClaimUnder(law).Letters)]
	}
	if law == "" || text == "" && kind == Identity { // few laws say what may be asked
		text = of[request]
	}
	return shared(text, b["part"])
}

// shared puts the paragraphs that several letters share into a text.
func shared(text string, parts map[string]string) string {
	return placeholder().ReplaceAllStringFunc(text, func(p string) string {
		if part, ok := parts[p[1:len(p)-1]]; ok {
			return strings.TrimSpace(part)
		}
		return p
	})
}

// Ground is a reason from the person's situation that they may pick.
type Ground struct{ Key, Text string }

// Grounds lists the grounds to choose from.
func Grounds(language string) []Ground {
	of := in(language)["grounds"]
	all := make([]Ground, 0, len(of))
	for _, k := range slices.Sorted(maps.Keys(of)) {
		all = append(all, Ground{k, strings.TrimSpace(of[k])})
	}
	return all
}

// Day is a day as letters in a language write it, such as 2 October 2026 or
// 1er octobre 2026; "" if there is none. In Polish it ends with a full stop, so
// no text puts another one after it.
func Day(t time.Time, language string) string { return day(t, language, false) }

func day(t time.Time, language string, american bool) string {
	if t.IsZero() {
		return ""
	}
	of := in(language)["date"]
	shape, number := of["shape"], strconv.Itoa(t.Day())
	if american && of["american"] != "" {
		shape = of["american"]
	}
	if t.Day() == 1 && of["first"] != "" {
		number = of["first"]
	}
	return strings.NewReplacer("{day}", number, "{month}", of[strconv.Itoa(int(t.Month()))], "{year}", strconv.Itoa(t.Year())).Replace(shape)
}
