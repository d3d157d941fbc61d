package words

import (
	"slices"
	"strconv"
)

// Count is a text about a number, in the plural forms of its language: those that
// Forms lists, and no other. The number itself is {n}.
type Count struct {
	Language                         string // set when the file of the language is packed
	Zero, One, Two, Few, Many, Other Text
}

// Put fills the form for n as the function Put does; {n} is n as the language writes it.
func (c Count) Put(n int, pairs ...any) Text {
	return Put(c.form(form(c.Language, n)), append(pairs, "n", grouped(c.Language, n))...)
}

func (c *Count) form(name string) Text {
	switch name {
	case "zero":
		return c.Zero
	case "one":
		return c.One
	case "two":
		return c.Two
	case "few":
		return c.Few
	case "many":
		return c.Many
	}
	return c.Other
}

// grouped writes a number with what a language has between thousands. One of four digits
// has nothing there in any: Spanish, Polish and European Portuguese want it so
// (minimumGroupingDigits of Unicode CLDR), and the others allow it.
func grouped(language string, n int) string {
	s, separator := strconv.Itoa(n), "\u00a0"
	switch language {
	case "en":
		separator = ","
	case "de", "it", "nl", "pt-br":
		separator = "."
	case "fr":
		separator = "\u202f"
	}
	for i := len(s) - 3; n >= 10_000 && i > 0; i -= 3 {
		s = s[:i] + separator + s[i:]
	}
	return s
}

// Forms lists the plural forms that whole numbers take in a language, nil if the
// language is not known.
func Forms(language string) []string {
	var forms []string
	for n := 0; n <= 200 && plurals(language) != nil; n++ {
		if f := form(language, n); !slices.Contains(forms, f) {
			forms = append(forms, f)
		}
	}
	return forms
}

// form is the first whose condition holds for n.
func form(language string, n int) string {
	for _, c := range plurals(language) {
		if at := n % c.modulo; at >= c.from && at <= c.to && (c.butTo == 0 || n%100 < c.butFrom || n%100 > c.butTo) {
			return c.form
		}
	}
	return "other"
}

// condition holds for n if n % modulo lies in from..to, but n % 100 not in
// butFrom..butTo; these are 0 where there is no exception.
type condition struct {
	form                             string
	modulo, from, to, butFrom, butTo int
}

// whole, as a modulo, is more than every number that is counted here.
const whole = 1_000_000

// plurals are the plural rules of Unicode CLDR for whole numbers below a million
// (common/supplemental/plurals.xml, cardinal, v = 0), nil for a language that is not known.
func plurals(language string) []condition {
	one := condition{"one", whole, 1, 1, 0, 0}
	one10, few10 := condition{"one", 10, 1, 1, 11, 11}, condition{"few", 10, 2, 4, 12, 14}
	remaining := condition{"many", whole, 0, whole, 0, 0}
	switch language {
	case "bg", "da", "de", "el", "en", "es", "et", "fi", "hu", "it", "nb", "nl", "nn", "pt", "sv", "tr":
		return []condition{one}
	case "fr", "pt-br":
		return []condition{{"one", whole, 0, 1, 0, 0}}
	case "cs", "sk":
		return []condition{one, {"few", whole, 2, 4, 0, 0}}
	case "ga":
		return []condition{one, {"two", whole, 2, 2, 0, 0}, {"few", whole, 3, 6, 0, 0}, {"many", whole, 7, 10, 0, 0}}
	case "hr":
		return []condition{one10, few10}
	case "is":
		return []condition{one10}
	case "lt":
		return []condition{{"one", 10, 1, 1, 11, 19}, {"few", 10, 2, 9, 11, 19}}
	case "lv":
		return []condition{{"zero", 10, 0, 0, 0, 0}, {"zero", 100, 11, 19, 0, 0}, {"one", 10, 1, 1, 0, 0}}
	case "mt":
		return []condition{one, {"two", whole, 2, 2, 0, 0}, {"few", whole, 0, 0, 0, 0}, {"few", 100, 3, 10, 0, 0}, {"many", 100, 11, 19, 0, 0}}
	case "pl":
		return []condition{one, few10, remaining}
	case "ro":
		return []condition{one, {"few", whole, 0, 0, 0, 0}, {"few", 100, 1, 19, 0, 0}}
	case "sl":
		return []condition{{"one", 100, 1, 1, 0, 0}, {"two", 100, 2, 2, 0, 0}, {"few", 100, 3, 4, 0, 0}}
	case "uk":
		return []condition{one10, few10, remaining}
	}
	return nil
}
