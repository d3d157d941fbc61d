package host

import (
	"encoding/binary"
	"strings"
	"time"
)

// Now gives the clock of the place where the person is.
func Now(env Env) func() time.Time {
	zone := zoneOf(env("TZ"))
	return func() time.Time { return time.Now().In(zone) }
}

// zoneOf is the zone that TZ names. The library knows the names of places and of files;
// rules in the form of POSIX, such as JST-9 or CET-1CEST,M3.5.0,M10.5.0/3, it takes for
// UTC, and reads them only at the end of a file of rules.
func zoneOf(tz string) *time.Location {
	rule := strings.TrimPrefix(tz, ":")
	if rule == "" || strings.HasPrefix(rule, "/") || !strings.ContainsAny(rule, "0123456789") {
		return time.Local
	}
	if _, err := time.LoadLocation(rule); err == nil { // such as Etc/GMT+1
		return time.Local
	}
	zone, err := time.LoadLocationFromTZData(rule, ruleFile(rule))
	if err != nil {
		return time.Local
	}
	return zone
}

// ruleFile is a file of the format TZif (RFC 9636), version 2, without any transition:
// one kind of time, UTC, that a reader goes by if it cannot read the rule.
func ruleFile(rule string) []byte {
	var out []byte
	for range 2 { // the block of version 1, and that of version 2
		out = append(out, "TZif2"...)
		out = append(out, make([]byte, 15)...)
		for _, n := range []uint32{0, 0, 0, 0, 1, 4} { // of marks, leap seconds, transitions, kinds, and letters of names
			out = binary.BigEndian.AppendUint32(out, n)
		}
		out = append(out, 0, 0, 0, 0, 0, 0)
		out = append(out, "UTC\x00"...)
	}
	return append(out, "\n"+rule+"\n"...)
}
