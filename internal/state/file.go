package state

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/optout-tui/optout-tui/internal/durable"
	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

const (
	format  = "optout-tui"
	version = 1
	// MaxSize is the largest state file that is read, in bytes: some 300,000
	// events, more than anybody records in a lifetime.
	MaxSize = 64 << 20
)

// File is the contents of a state file.
type File struct {
	Events []Event
	// Changed says that the file was changed outside this program: its checksum
	// is missing or wrong. It is used as it is.
	Changed bool
	// Newer says that a newer version wrote the file. It is shown, and never written.
	Newer bool
	// Gone are the names of the kept files that were not here when it was loaded.
	Gone []string

	extra map[string]json.RawMessage // keys of the file that this version does not know
}

// DamageError means that the state file cannot be used as it is. Nothing is written
// until the person has decided.
type DamageError struct{ error }

// Unwrap gives what is wrong: a file that may not be read is not damaged.
func (d *DamageError) Unwrap() error { return d.error }

// Parse reads the contents of a state file; path is what it is called.
func Parse(path string, data []byte) (File, error) {
	var f File
	var err error
	if len(data) > MaxSize {
		return f, problem.New(durable.ErrTooLarge, "path", path, "n", MaxSize>>20)
	}
	data = safetext.UTF8(data)
	if lines, ok := asWritten(data); ok {
		f.Events, err = parseEvents(path, lines)
		return f, err
	}
	top := map[string]json.RawMessage{}
	if err := json.Unmarshal(data, &top); err != nil {
		return f, damageOf(path, data, err)
	}
	var name, sum string
	var number int
	if json.Unmarshal(top["format"], &name) != nil || name != format {
		return f, problem.New(errNotState, "path", path)
	}
	if json.Unmarshal(top["version"], &number) != nil || number < version {
		return f, problem.New("no-version", "path", path)
	}
	f.Newer = number > version
	var raws []json.RawMessage
	if err := json.Unmarshal(top["events"], &raws); err != nil || raws == nil {
		return f, problem.New("no-events", "path", path)
	}
	if f.Events, err = parseEvents(path, raws); err != nil && !f.Newer {
		return File{}, err
	}
	// A newer file is shown without the events that cannot be shown safely.
	f.Events = slices.DeleteFunc(f.Events, func(e Event) bool { return f.Newer && e.check() != "" })
	f.Changed = json.Unmarshal(top["sha256"], &sum) != nil || sum != checksum(raws)
	for _, k := range []string{"format", "version", "sha256", "events"} {
		delete(top, k)
	}
	f.extra = top
	return f, nil
}

// asWritten splits a file into its events without reading it as JSON, if it is exactly
// as Encode writes it: then its checksum vouches for every byte. Any other file is
// parsed as JSON, which is slower.
func asWritten(data []byte) (lines [][]byte, ok bool) {
	head := fmt.Appendf(nil, `{"format":%q,"version":%d,"sha256":"`, format, version)
	sum, rest, ok := bytes.Cut(bytes.TrimPrefix(data, head), []byte("\",\"events\":[\n"))
	body, ended := bytes.CutSuffix(rest, []byte("\n]}\n"))
	if !bytes.HasPrefix(data, head) || !ok || !ended || len(body) == 0 {
		return nil, false
	}
	lines = bytes.Split(body, []byte(",\n"))
	return lines, checksum(lines) == string(sum)
}

const (
	quickly = 1000 // below this number of events, goroutines cost more than they save
	atOnce  = 8    // parts at most; as many processors as there are share them
)

// parseEvents reads the events of a file, in parallel if there are many. The error is
// that of the first event that cannot be read; the others are read nevertheless.
func parseEvents[T ~[]byte](path string, raws []T) ([]Event, error) {
	events, faults := make([]Event, len(raws)), make([]error, len(raws))
	parts := min(atOnce, 1+len(raws)/quickly)
	read := func(part int) {
		for i := part * len(raws) / parts; i < (part+1)*len(raws)/parts; i++ {
			faults[i] = events[i].parse(path, raws[i], i+1)
		}
	}
	var reading sync.WaitGroup
	for part := 1; part < parts; part++ {
		reading.Go(func() { read(part) })
	}
	read(0)
	reading.Wait()
	return events, cmp.Or(faults...)
}

// parse reads the event with this number in the file.
func (e *Event) parse(path string, raw []byte, number int) error {
	kind := problem.Kind("event-unreadable")
	if e.readLine(raw) || json.Unmarshal(raw, e) == nil {
		kind = e.check()
	}
	e.raw = raw
	if bytes.IndexByte(raw, '\n') >= 0 || bytes.IndexByte(raw, '\r') >= 0 {
		e.raw = compact(raw) // as we write it
	}
	if kind != "" {
		return problem.New(kind, "path", path, "n", number)
	}
	return nil
}

// damageOf tells a file that was cut off from one that is damaged in another way.
func damageOf(path string, data []byte, err error) error {
	syntax, ok := errors.AsType[*json.SyntaxError](err)
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return problem.New("empty", "path", path)
	case !ok:
		return problem.New("damaged", "path", path)
	case syntax.Offset >= int64(len(data)):
		return problem.New("cut-off", "path", path)
	}
	return problem.New("damaged-at", "path", path, "n", syntax.Offset)
}

// Encode is the file as it is written: one event per line, and a checksum over these lines.
func (f File) Encode() []byte {
	raws, size := make([][]byte, len(f.Events)), 256 // more than everything around the events
	for i, e := range f.Events {
		raws[i] = e.encode()
		size += len(raws[i]) + len(",\n")
	}
	var b bytes.Buffer
	b.Grow(size)
	fmt.Fprintf(&b, `{"format":%q,"version":%d,"sha256":%q,`, format, version, checksum(raws))
	for _, k := range slices.Sorted(maps.Keys(f.extra)) {
		name, _ := json.Marshal(k) // a string: cannot fail
		fmt.Fprintf(&b, "%s:%s,", name, compact(f.extra[k]))
	}
	b.WriteString(`"events":[`)
	before := "\n"
	for _, raw := range raws {
		b.WriteString(before)
		b.Write(raw)
		before = ",\n"
	}
	b.WriteString("\n]}\n")
	return b.Bytes()
}

// checksum is the SHA-256, in hexadecimal, over the events, each followed by a line feed.
func checksum[T ~[]byte](raws []T) string {
	h := sha256.New()
	for _, raw := range raws {
		h.Write(raw)
		h.Write([]byte{'\n'})
	}
	return hex.EncodeToString(h.Sum(nil))
}

// compact is JSON without line breaks and blanks between its parts.
func compact(raw json.RawMessage) json.RawMessage {
	var b bytes.Buffer
	_ = json.Compact(&b, raw) // it was just read as JSON: cannot fail
	return b.Bytes()
}
