// Package holiday knows the public holidays of the states in which a period can
// end: by rules, so that no table runs out. It is pure.
package holiday

import (
	_ "embed" // the rules
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/optout-tui/optout-tui/internal/country"
)

//go:embed holidays.txt
var rulesText string

// rules are the rules of each country, as the file has them.
var rules = sync.OnceValue(func() map[country.Code][]string {
	all := map[country.Code][]string{}
	for line := range strings.Lines(rulesText) {
		if fields := strings.Fields(line); len(fields) > 0 && fields[0] != "#" {
			all[country.Code(fields[0])] = fields[1:]
		}
	}
	return all
})

// Known says whether the holidays of a country are known.
func Known(c country.Code) bool { return rules()[c] != nil }

// Workday is the day itself, or the first one after it that is no Saturday, Sunday
// or public holiday of the country. Where its holidays are not known, only weekends
// count. Days are midnight UTC. A period that ends on such a day runs on to the end of
// the next working day (Regulation (EEC, Euratom) 1182/71, Art. 3(4); in the United
// Kingdom the Information Commissioner counts the same way).
func Workday(c country.Code, day time.Time) time.Time {
	for weekend(day) || On(c, day) {
		day = day.AddDate(0, 0, 1)
	}
	return day
}

// On says whether a day is a public holiday that is not on a weekend.
func On(c country.Code, day time.Time) bool { return in(c, day.Year())[day] }

// in is the holidays of a year that are not on a weekend. A holiday that moves
// takes the next working day that is not one already.
func in(c country.Code, year int) map[time.Time]bool {
	days := map[time.Time]bool{}
	var moving []time.Time
	for _, rule := range rules()[c] {
		day, moves := apply(rule, year)
		switch {
		case day.Year() != year: // not in this year
		case !weekend(day):
			days[day] = true
		case moves:
			moving = append(moving, day)
		}
	}
	for _, day := range moving {
		for weekend(day) || days[day] {
			day = day.AddDate(0, 0, 1)
		}
		days[day] = true
	}
	return days
}

var weekdays = map[string]time.Weekday{"mon": time.Monday, "thu": time.Thursday, "fri": time.Friday, "sat": time.Saturday}

// apply is the day of a rule in a year, zero if there is none, and whether it moves
// off a weekend.
func apply(rule string, year int) (day time.Time, moves bool) {
	if span, rest, ok := strings.Cut(rule, ":"); ok {
		bound, _ := strconv.Atoi(strings.TrimLeft(span, "@-"))
		if upTo := strings.HasPrefix(span, "@-"); upTo && year > bound || !upTo && year < bound {
			return time.Time{}, false
		}
		rule = rest
	}
	if after, ok := strings.CutPrefix(rule, "easter"); ok {
		return easter(year).AddDate(0, 0, number(after)), false
	}
	if after, ok := strings.CutPrefix(rule, "orthodox"); ok {
		return orthodoxEaster(year).AddDate(0, 0, number(after)), false
	}
	if rule == "brigid" {
		if first := date(year, "02-01"); first.Weekday() == time.Friday {
			return first, false
		}
		rule = "mon>=02-01"
	}
	if name, from, ok := strings.Cut(rule, ">="); ok {
		return weekday(date(year, from), weekdays[name], 1), false
	}
	if name, to, ok := strings.Cut(rule, "<="); ok {
		return weekday(date(year, to), weekdays[name], -1), false
	}
	if on, ok := strings.CutSuffix(rule, "<1"); ok {
		if day = date(year, on); day.Weekday() == time.Sunday {
			day = day.AddDate(0, 0, -1)
		}
		return day, false
	}
	if once, err := time.Parse(time.DateOnly, rule); err == nil {
		return once, false
	}
	on, moves := strings.CutSuffix(rule, ">")
	return date(year, on), moves
}

func number(s string) int { n, _ := strconv.Atoi(s); return n }

func date(year int, on string) time.Time {
	day, _ := time.Parse("01-02", on)
	return time.Date(year, day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
}

// weekday is the first such weekday from a day on, forwards (1) or backwards (-1).
func weekday(day time.Time, wanted time.Weekday, by int) time.Time {
	for day.Weekday() != wanted {
		day = day.AddDate(0, 0, by)
	}
	return day
}

func weekend(day time.Time) bool {
	return day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
}

// easter is Easter Sunday of the Gregorian calendar (Oudin's form of the rule, as in
// the Explanatory Supplement to the Astronomical Almanac).
func easter(year int) time.Time {
	century := year / 100
	golden := year % 19
	epact := (century - century/4 - (century-(century-17)/25)/3 + 19*golden + 15) % 30
	moon := epact - epact/28*(1-epact/28*(29/(epact+1))*((21-golden)/11))
	sunday := moon - (year+year/4+moon+2-century+century/4)%7
	month := 3 + (sunday+40)/44
	return time.Date(year, time.Month(month), sunday+28-31*(month/4), 0, 0, 0, 0, time.UTC)
}

// orthodoxEaster is Easter Sunday of the Julian calendar (Meeus), as a day of the
// Gregorian one.
func orthodoxEaster(year int) time.Time {
	moon := (19*(year%19) + 15) % 30
	rest := (2*(year%4) + 4*(year%7) - moon + 34) % 7
	offset := year/100 - year/400 - 2 // days between the calendars
	return time.Date(year, time.Month((moon+rest+114)/31), (moon+rest+114)%31+1+offset, 0, 0, 0, 0, time.UTC)
}
