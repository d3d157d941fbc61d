package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// Calendar is an iCalendar file (RFC 5545): an all-day event per day on which
// something is due, with an alarm a day before. The same account and kind of
// event always has the same UID, so that importing again updates it; stamp is
// when the file was made.
func Calendar(w *words.Words, p *plan.Plan, stamp time.Time) []byte {
	var b bytes.Buffer
	line := func(name, value string) { fold(&b, name+":"+value) }
	line("BEGIN", "VCALENDAR")
	line("VERSION", "2.0")
	line("PRODID", "-//optout-tui//optout-tui//EN")
	f := w.Follow
	titles := map[plan.NextDo]string{
		plan.DoAnswer: f.CalendarAnswer, plan.DoRemind: f.CalendarRemind, plan.DoLook: f.CalendarLook, plan.DoComplain: f.CalendarPlead,
	}
	for _, a := range p.Accounts {
		text, ok := titles[a.Next.Do]
		if !ok || a.Next.By.IsZero() || a.Covered {
			continue
		}
		sum := sha256.Sum256([]byte(a.ID + "\x00" + string(a.Next.Do)))
		line("BEGIN", "VEVENT")
		line("UID", hex.EncodeToString(sum[:16])+"@optout-tui")
		line("DTSTAMP", stamp.UTC().Format("20060102T150405Z"))
		line("DTSTART;VALUE=DATE", a.Next.By.Format("20060102"))
		line("DTEND;VALUE=DATE", a.Next.By.AddDate(0, 0, 1).Format("20060102"))
		line("SUMMARY", inCalendar(words.Put(text, "account", name(a))))
		line("DESCRIPTION", inCalendar(StatusText(w, a)+". "+NextText(w, a, title)))
		line("TRANSP", "TRANSPARENT")
		line("BEGIN", "VALARM")
		line("ACTION", "DISPLAY")
		line("DESCRIPTION", inCalendar(words.Put(text, "account", name(a))))
		line("TRIGGER", "-P1D")
		line("END", "VALARM")
		line("END", "VEVENT")
	}
	line("END", "VCALENDAR")
	return b.Bytes()
}

// inCalendar escapes a text value (RFC 5545, section 3.3.11).
func inCalendar(s string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(s)
}

// fold writes a content line in pieces of at most 75 bytes (section 3.1), never
// within a character.
func fold(b *bytes.Buffer, s string) {
	room := 75
	for len(s) > room {
		cut := room
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		b.WriteString(s[:cut] + "\r\n ")
		s, room = s[cut:], 74
	}
	b.WriteString(s + "\r\n")
}
