package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// Calendar is an iCalendar file (RFC 5545): for each account one all-day event on
// the day on which something is due, with an alarm a day before. stamp is when the
// file was made.
//
// An account keeps the same UID whatever is due: importing again moves its event
// from the answer to the reminder, to the complaint, to the next look, and to the
// day of what happened last once nothing is due any more. So no deadline that is
// over stays behind, also with clients that know nothing of cancelled events (khal
// lists them, Nextcloud keeps them). What was taken back altogether is no longer
// known here; its event has to be deleted by hand.
func Calendar(w *words.Words, p *plan.Plan, stamp time.Time) []byte {
	c := calendar{}
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//optout-tui//optout-tui//EN")
	say := present.Presenter{Words: w, Plan: p}
	for _, a := range p.Accounts {
		if e, ok := dateOf(say, a); ok {
			c.event(e, stamp)
		}
	}
	c.line("END", "VCALENDAR")
	return c.Bytes()
}

// date is an account's event.
type date struct {
	uid, title, text string
	on               time.Time
	alarm            bool // something is to be done
}

// dateOf is the event of an account, if it has one.
func dateOf(say present.Presenter, a *plan.Account) (date, bool) {
	if a.Covered {
		return date{}, false
	}
	sum := sha256.Sum256([]byte(a.ID))
	d := date{uid: hex.EncodeToString(sum[:16]) + "@optout-tui", on: a.Next.By, alarm: true}
	if a.Next.Do == plan.DoReply {
		d.on = a.Since
	}
	title := say.Words.Follow.Calendar[string(a.Next.Do)]
	if title == "" || d.on.IsZero() { // an event may be there from before
		if len(a.History) == 0 || len(a.History) == 1 && a.AnswerBy().IsZero() {
			return date{}, false
		}
		title, d.on, d.alarm = say.Words.Follow.CalendarRest, a.History[len(a.History)-1].On, false
	}
	d.title = string(words.Put(title, "account", say.Name(a)))
	d.text = string(safetext.Join([]words.Text{say.Status(a), say.Next(a)}, "\n").Trim())
	return d, true
}

// calendar is a file of content lines.
type calendar struct{ bytes.Buffer }

func (c *calendar) line(name, value string) { fold(&c.Buffer, name+":"+value) }

// begun is the day from which revisions are counted. Clients take what has the
// higher SEQUENCE, or the newer stamp, for the newer one.
var begun = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

func (c *calendar) event(d date, stamp time.Time) {
	at := stamp.UTC().Format("20060102T150405Z")
	c.line("BEGIN", "VEVENT")
	c.line("UID", d.uid)
	c.line("DTSTAMP", at)
	c.line("LAST-MODIFIED", at)
	c.line("SEQUENCE", strconv.FormatInt(max(0, int64(stamp.Sub(begun)/time.Second)), 10))
	c.line("DTSTART;VALUE=DATE", d.on.Format("20060102"))
	c.line("DTEND;VALUE=DATE", d.on.AddDate(0, 0, 1).Format("20060102"))
	c.line("SUMMARY", inCalendar(d.title))
	c.line("DESCRIPTION", inCalendar(d.text))
	c.line("TRANSP", "TRANSPARENT")
	if d.alarm {
		c.line("BEGIN", "VALARM")
		c.line("ACTION", "DISPLAY")
		c.line("DESCRIPTION", inCalendar(d.title))
		c.line("TRIGGER", "-P1D")
		c.line("END", "VALARM")
	}
	c.line("END", "VEVENT")
}

var calendarMarks = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

// inCalendar escapes a text value (RFC 5545, section 3.3.11).
func inCalendar(s string) string { return calendarMarks.Replace(s) }

// fold writes a content line in pieces of at most 75 bytes (section 3.1), never
// within a character.
func fold(b *bytes.Buffer, s string) {
	room := 75
	for len(s) > room {
		cut := room
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		b.WriteString(s[:cut])
		b.WriteString("\r\n ")
		s, room = s[cut:], 74
	}
	b.WriteString(s)
	b.WriteString("\r\n")
}
