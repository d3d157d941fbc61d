package letter

import (
	"strconv"
	"strings"
	"time"
)

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
