// Package state keeps what a person did: a list of dated events in one readable
// file. Everything that is shown is derived from the events elsewhere; this
// package only loads, checks, saves and merges them, and never says that
// something is saved before the disk has it.
package state

import (
	"bytes"
	"encoding/json"
	"slices"
	"sort"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// Do is the kind of an event.
type Do string

// The kinds of events. A file may hold others, from a newer version; they are
// kept, and mean nothing here.
const (
	Country  Do = "country"  // the person lives in Country
	Language Do = "language" // the program speaks Language
	Account  Do = "account"  // the person has an account on Platform, called Label
	Linked   Do = "linked"   // by the person's word, Account is linked with To: what is done there holds here
	Joined   Do = "joined"   // by the person's word, Account and To are one account, called To
	Opened   Do = "opened"   // Link was handed to the browser; says nothing about what happened there
	Step     Do = "step"     // the person ticked a step
	Outcome  Do = "outcome"  // the person says how it stands
	Note     Do = "note"     // a note in the person's words
	Detail   Do = "detail"   // what letters need: Key is name, email or grounds; an account's own if Account is set
	Proof    Do = "proof"    // a copy of a file is kept as File, beside the state file
	Undo     Do = "undo"     // Undoes is undone
)

// Event is one thing that happened. Which fields are set depends on Do.
type Event struct {
	ID       string         `json:"id"` // a UUID of version 7: unique, and in the order of time
	At       time.Time      `json:"at"` // when it was recorded, UTC, to the second
	Do       Do             `json:"do"`
	Country  string         `json:"country,omitempty"`
	Language string         `json:"language,omitempty"` // its code, such as de
	Account  string         `json:"account,omitempty"`  // the platform's id, and "/" and the label if it has one
	Platform string         `json:"platform,omitempty"`
	Label    safetext.Line  `json:"label,omitzero"`
	To       string         `json:"to,omitempty"`
	Way      string         `json:"way,omitempty"`
	Step     string         `json:"step,omitempty"`
	Link     string         `json:"link,omitempty"`
	Outcome  string         `json:"outcome,omitempty"` // what the command mark takes, such as sent; of an undo, Removed
	On       string         `json:"on,omitempty"`      // the day it happened, 2026-11-23
	Means    string         `json:"means,omitempty"`   // how it was sent: form, mail, post or registered
	Text     safetext.Block `json:"text,omitzero"`
	Key      string         `json:"key,omitempty"`
	File     string         `json:"file,omitempty"`   // the name in the directory of proofs
	Name     safetext.Line  `json:"name,omitzero"`    // the name the file had
	SHA256   string         `json:"sha256,omitempty"` // in hexadecimal
	Size     int64          `json:"size,omitempty"`   // in bytes
	Mail     *Mail          `json:"mail,omitempty"`   // what the file says of itself if it is a mail
	Undoes   string         `json:"undoes,omitempty"`

	// raw is the event as the file had it, fields of newer versions included.
	raw json.RawMessage
}

// Mail is what a kept mail says of itself, which anybody can have written.
type Mail struct {
	From    safetext.Line `json:"from,omitzero"`
	Subject safetext.Line `json:"subject,omitzero"`
	Date    time.Time     `json:"date,omitzero"`
	Signed  bool          `json:"signed,omitempty"` // it bears a DKIM signature, which nobody checked
	Looks   string        `json:"looks,omitempty"`  // granted or refused if it reads like an answer
}

// Effective leaves out what was undone, and the undo events themselves, and orders the
// rest by id. An undo can itself be undone. What was recorded on
// accounts that are joined stands under the name of one.
func Effective(events []Event) []Event {
	all := standing(events)
	if slices.ContainsFunc(all, isUndo) {
		all = slices.DeleteFunc(all, isUndo)
	}
	return underOneName(all)
}

func isUndo(e Event) bool { return e.Do == Undo }

// standing leaves out what was undone, in the order of the ids. Without any undo it is
// the given list, if that is sorted as Merge sorts. A file that was changed by hand may
// not be sorted; it means the same before and after it is saved again.
func standing(events []Event) []Event {
	sorted := events
	if !isMerged(events) {
		sorted = Merge(events, nil)
	}
	if !slices.ContainsFunc(sorted, isUndo) {
		return slices.Clip(sorted)
	}
	sorted = slices.Clone(sorted)
	undoes := map[string][]string{} // event -> the undo events that aim at it
	for _, e := range sorted {
		if e.Do == Undo {
			undoes[e.Undoes] = append(undoes[e.Undoes], e.ID)
		}
	}
	holds := map[string]bool{}
	return slices.DeleteFunc(sorted, func(e Event) bool { return !stands(e.ID, undoes, holds) })
}

// stands says whether no standing undo aims at the event. A circle, which only a forged
// file can hold, is cut where the search entered it.
func stands(id string, undoes map[string][]string, known map[string]bool) bool {
	if s, ok := known[id]; ok {
		return s
	}
	known[id] = false
	s := !slices.ContainsFunc(undoes[id], func(u string) bool { return stands(u, undoes, known) })
	known[id] = s
	return s
}

// Merge is the union of two lists of events, by id and in the order of the ids: the same
// for any order and number of merges. If both lists hold an id with different contents,
// the event that sorts first wins.
func Merge(a, b []Event) []Event {
	all := slices.Concat(a, b)
	sort.SliceStable(all, func(i, j int) bool {
		if all[i].ID != all[j].ID {
			return all[i].ID < all[j].ID
		}
		return bytes.Compare(all[i].encode(), all[j].encode()) < 0
	})
	return slices.CompactFunc(all, func(x, y Event) bool { return x.ID == y.ID })
}

// isMerged says that events are in the order of their ids, each id once.
func isMerged(events []Event) bool {
	for i := range len(events) - 1 {
		if events[i].ID >= events[i+1].ID {
			return false
		}
	}
	return true
}

// Removed is the outcome of an undo event that took an account off the list. Unlike
// any other undo event, it is itself an act that can be undone.
const Removed = "removed"

// Removal makes the events that take an account off the list, one for each event
// that put it there. Everything else that was recorded on it stays, and comes back
// when the removal is undone.
func Removal(account string, added []string) []Event {
	events := make([]Event, len(added))
	for i, id := range added {
		events[i] = Event{Do: Undo, Undoes: id, Account: account, Outcome: Removed}
	}
	return events
}

// LastAct is what undo would undo: the newest event that is neither an opened link,
// because that happened, nor a detail for letters, nor an undo. All events of one removal
// are one act, and so are all that joined accounts to the same one at the same time. With
// a new name goes the account that was added under it. It is empty if there is nothing to
// undo.
func LastAct(events []Event) []Event {
	all := standing(events)
	for _, e := range slices.Backward(all) {
		switch e.Do {
		case Country, Language, Account, Linked, Step, Outcome, Note, Proof:
			return []Event{e}
		case Joined:
			return slices.DeleteFunc(slices.Clone(all), func(o Event) bool {
				same := o.Do == Joined && o.To == e.To || o.Do == Account && o.Account == e.To && Key(e.To) != Key(e.Account)
				return !same || !o.At.Equal(e.At)
			})
		case Undo:
			if e.Outcome == Removed {
				added := lastAdded(events, e)
				return slices.DeleteFunc(slices.Clone(all), func(o Event) bool {
					return o.Do != Undo || o.Outcome != Removed || o.Account != e.Account || o.ID < added
				})
			}
		}
	}
	return nil
}

// lastAdded is the id of the last event before a removal that put the account on the list,
// undone or not: what is older belongs to an earlier removal.
func lastAdded(events []Event, removal Event) string {
	last := ""
	for i := range events { // by index: there can be many, and events are large
		if e := &events[i]; e.Do == Account && e.Account == removal.Account && e.ID < removal.ID {
			last = max(last, e.ID)
		}
	}
	return last
}

// field is a field of an event that holds a text as it is, and its key.
type field struct {
	key  string
	text *string
}

// fields are all fields that hold a text as it is.
func (e *Event) fields() [17]field {
	return [...]field{
		{"id", &e.ID}, {"do", (*string)(&e.Do)}, {"account", &e.Account}, {"way", &e.Way}, {"step", &e.Step},
		{"country", &e.Country}, {"language", &e.Language}, {"platform", &e.Platform}, {"to", &e.To}, {"link", &e.Link}, {"outcome", &e.Outcome},
		{"on", &e.On}, {"means", &e.Means}, {"key", &e.Key}, {"file", &e.File}, {"sha256", &e.SHA256}, {"undoes", &e.Undoes},
	}
}

// check gives the kind of problem that keeps an event from being read or written, ""
// for none: without an id it cannot be merged, and its names, which are shown as they
// are, must not act on a terminal.
func (e *Event) check() problem.Kind {
	if e.ID == "" || e.Do == "" {
		return "event-empty"
	}
	for _, f := range e.fields() {
		if strings.Contains(*f.text, "\n") || safetext.Check(*f.text) != nil {
			return "event-unsafe"
		}
	}
	return ""
}

// lasts says that the event could be read again if it was written. A time, such as one from
// a mail, can be what JSON has no form for.
func (e *Event) lasts() bool {
	return e.check() == "" && (e.raw != nil || new(Event).parse("", e.encode(), 0) == nil)
}

// encode is the event as one line of JSON: as it was read, or as it is now. It is empty if it
// would not last.
func (e Event) encode() []byte {
	if e.raw != nil {
		return e.raw
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(e) // only a time can fail, and then nothing is written
	return bytes.TrimSpace(b.Bytes())
}

// readLine reads an event in the form that encode mostly writes: one object of known
// keys, with texts in which nothing is escaped. This is several times faster than reading
// it as JSON, and gives the same. It returns false for anything else, valid or not: then
// the event has to be read as JSON.
func (e *Event) readLine(raw []byte) bool {
	rest, ok := strings.CutPrefix(string(raw), "{")
	if !ok || !unescaped(raw) {
		return false
	}
	var read Event
	for fields := read.fields(); ; {
		key, after, keyed := cutText(rest)
		value, left, valued := cutText(strings.TrimPrefix(after, ":"))
		switch {
		case !keyed || !valued || after[0] != ':' || !read.set(fields[:], key, value):
			return false
		case left == "}":
			*e = read
			return true
		case left[0] != ',':
			return false
		}
		rest = left[1:]
	}
}

// unescaped says that a line holds no escape, and nothing that JSON would escape.
func unescaped(raw []byte) bool {
	for _, c := range raw {
		if c == '\\' || c < ' ' {
			return false
		}
	}
	return utf8.Valid(raw)
}

// cutText takes a text in quotes off the start of s. Something follows it.
func cutText(s string) (text, rest string, ok bool) {
	s, opened := strings.CutPrefix(s, `"`)
	text, rest, closed := strings.Cut(s, `"`)
	return text, rest, opened && closed && rest != ""
}

// set sets the field with a key to a text, where fields are those of e. It says whether
// there is such a field and the text fits.
func (e *Event) set(fields []field, key, text string) bool {
	switch key {
	case "at":
		return e.At.UnmarshalText([]byte(text)) == nil
	case "label":
		e.Label = safetext.NewLine(text)
		return true
	case "text":
		e.Text = safetext.NewBlock(text)
		return true
	}
	for _, f := range fields {
		if f.key == key {
			*f.text = text
			return true
		}
	}
	return false
}
