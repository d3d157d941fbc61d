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

// Calendar is an iCalendar file (RFC 5545): for each account one all-day event on the day
// on which something is due, with an alarm in the morning of the day before. What is
// overdue is for today. stamp is when the file was made, where the person is. Without
// any event there is no calendar.
//
// A UID hangs on the first event that the account has in the state file: it differs
// between people, and is the same on all computers that a person merges.
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
		if !a.Covered && !a.Lost {
			c.event(say, a, stamp)
		}
		if a.Objection != nil {
			c.event(say, a.Objection, stamp)
		}
	}
	if !bytes.Contains(c.Bytes(), []byte("VEVENT")) { // a calendar has to hold something (RFC 5545, section 3.6)
		return nil
	}
	c.line("END", "VCALENDAR")
	return c.Bytes()
}

// calendar is a file of content lines.
type calendar struct{ bytes.Buffer }

func (c *calendar) line(name, value string) { fold(&c.Buffer, name+":"+value) }

// begun is the day from which revisions are counted. Clients take what has the
// higher SEQUENCE, or the newer stamp, for the newer one.
var begun = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// event is the event of an account, if it has one, with an alarm if something is to
// be done.
func (c *calendar) event(say present.Presenter, a *plan.Account, stamp time.Time) {
	title, on, alarm := say.Words.Follow.Get().Calendar[string(a.Next.Do)], a.Next.By, true
	if a.Next.Do == plan.DoReply {
		on = a.Since
	}
	if today := plan.Day(stamp); !on.IsZero() && on.Before(today) { // nothing can be done in the past
		on = today
	}
	if title == "" || on.IsZero() { // an event may be there from before
		if len(a.History) == 0 || len(a.History) == 1 && a.AnswerBy().IsZero() {
			return
		}
		title, on, alarm = say.Words.Follow.Get().CalendarRest, a.History[len(a.History)-1].On, false
	}
	summary := inCalendar(words.Put(title, "account", say.Name(a)))
	text := safetext.Join([]words.Text{say.Status(a), say.Next(a)}, "\n").Trim()
	id, at := sha256.Sum256([]byte(say.Plan.FirstID(a.ID)+" "+a.Key())), stamp.UTC().Format("20060102T150405Z")
	c.line("BEGIN", "VEVENT")
	c.line("UID", hex.EncodeToString(id[:16])+"@optout-tui")
	c.line("DTSTAMP", at)
	c.line("LAST-MODIFIED", at)
	c.line("SEQUENCE", strconv.FormatInt(max(0, int64(stamp.Sub(begun)/time.Second)), 10))
	c.line("DTSTART;VALUE=DATE", on.Format("20060102"))
	c.line("DTEND;VALUE=DATE", on.AddDate(0, 0, 1).Format("20060102"))
	c.line("SUMMARY", summary)
	c.line("DESCRIPTION", inCalendar(text))
	c.line("TRANSP", "TRANSPARENT")
	if alarm {
		c.line("BEGIN", "VALARM")
		c.line("ACTION", "DISPLAY")
		c.line("DESCRIPTION", summary)
		c.line("TRIGGER", trigger(on, stamp))
		c.line("END", "VALARM")
	}
	c.line("END", "VEVENT")
}

// morning is the hour of an alarm.
const morning = 9

// trigger is when the alarm of an event of a whole day sounds, as a distance from its
// midnight: in the morning of the day before or, if that is over, of the day itself;
// within the next hour if that is over, too.
func trigger(on, now time.Time) string {
	today, hour := plan.Day(now), now.Hour()
	switch tomorrow := today.AddDate(0, 0, 1); {
	case on.After(tomorrow), on.Equal(tomorrow) && hour < morning:
		return "-PT15H" // 24 hours without the 9 of the morning
	case on.Equal(tomorrow) || hour < morning:
		return "PT9H"
	}
	return "PT" + strconv.Itoa(min(hour+1, 23)) + "H"
}

var calendarMarks = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

// inCalendar escapes a text value (RFC 5545, section 3.3.11).
func inCalendar(t words.Text) string { return calendarMarks.Replace(string(t)) }

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
