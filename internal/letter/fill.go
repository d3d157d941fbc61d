package letter

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

// Fields are what a letter is filled with, by the names of its placeholders. A
// field that is only a condition holds yes.
type Fields map[string]string

// yes is the value of a field that is only a condition.
const yes = "yes"

// condition makes a field of a fact.
func condition(holds bool) string {
	if holds {
		return yes
	}
	return ""
}

// pattern is a regular expression that is compiled on first use: few runs of the program
// need one.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// placeholder is a place to fill, such as {name}.
var placeholder = pattern(`\{([a-z_]+)\}`)

// optional is a part of a text with its conditions: [if refused, no refusal_reason: It
// gave no reason.] stands if there is a value for the first field and none for the second.
// Parts do not nest.
var optional = pattern(`(?s)\[if ([a-z_, ]+): (.*?)\]`)

// dropped stands for a part that was left out until the spaces around it are gone.
const dropped = "\x00"

var droppedRun = pattern(dropped + "(?: ?" + dropped + ")*")
var droppedWord = pattern("(^| )" + dropped + "( |$)")
var droppedPoint = pattern(" " + dropped + "([.,;:?])")

// Fill leaves out the optional parts of a template whose conditions do not hold, and
// puts the fields into the rest. missing are the placeholders for which there is
// nothing; as long as there are any, the text is not to be shown as ready.
func Fill(template string, fields Fields) (text safetext.Block, missing []string) {
	lacks := map[string]bool{}
	filled := placeholder().ReplaceAllStringFunc(choose(template, fields), func(p string) string {
		name := p[1 : len(p)-1]
		value := safetext.NewBlock(fields[name])
		if value.IsZero() {
			lacks[name] = true
		}
		return value.String()
	})
	return safetext.NewBlock(filled), slices.Sorted(maps.Keys(lacks))
}

// choose keeps the optional parts whose conditions hold. A line of which nothing is
// left goes with its part, and so does one of two empty lines that then meet.
func choose(template string, fields Fields) string {
	chosen := optional().ReplaceAllStringFunc(template, func(part string) string {
		m := optional().FindStringSubmatch(part)
		for _, c := range conditions(m[1]) {
			if safetext.NewBlock(fields[c.field]).IsZero() != c.empty {
				return dropped
			}
		}
		return m[2]
	})
	var lines []string
	gone := true // a line went, or nothing came yet
	for line := range strings.SplitSeq(chosen, "\n") {
		left := undropped(line)
		blank := len(lines) == 0 || lines[len(lines)-1] == ""
		if left == "" && (line != "" || gone && blank) {
			gone = true
			continue
		}
		gone = gone && left == ""
		lines = append(lines, left)
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// undropped takes the marks of dropped parts out of a line, with the space that
// separated them.
func undropped(line string) string {
	if !strings.Contains(line, dropped) {
		return strings.TrimSpace(line)
	}
	line = droppedRun().ReplaceAllString(line, dropped)
	line = droppedPoint().ReplaceAllString(line, "$1")
	line = droppedWord().ReplaceAllString(line, "$1")
	return strings.TrimSpace(strings.ReplaceAll(line, dropped, ""))
}

// asked is a condition of an optional part: the field has to have a value, or to be
// empty.
type asked struct {
	field string
	empty bool
}

func conditions(list string) []asked {
	var all []asked
	for c := range strings.SplitSeq(list, ",") {
		field, empty := strings.CutPrefix(strings.TrimSpace(c), "no ")
		all = append(all, asked{field, empty})
	}
	return all
}

// derived are the conditions that come from what a person told.
var derived = map[string]string{"no_reason": RefusalReason, "special": OwnGrounds, "phone": Email, "account": NoAccount}

// mentions lists the fields that a template has a place or a condition for. An optional
// part does not count if what is recorded in the fields rules it out, whatever the person
// tells.
func mentions(template string, fields Fields) map[string]bool {
	all := map[string]bool{}
	places := func(text string) {
		for _, m := range placeholder().FindAllStringSubmatch(text, -1) {
			all[m[1]] = true
		}
	}
	places(optional().ReplaceAllStringFunc(template, func(part string) string {
		m := optional().FindStringSubmatch(part)
		var asks []string
		for _, c := range conditions(m[1]) {
			field := cmp.Or(derived[c.field], c.field)
			if slices.Contains(required, field) || slices.Contains(optionals, field) {
				asks = append(asks, field)
			} else if (fields[field] == "") != c.empty {
				return ""
			}
		}
		for _, field := range asks {
			all[field] = true
		}
		places(m[2])
		return ""
	}))
	return all
}
