package state

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/optout-tui/optout-tui/internal/problem"
)

// ids makes event ids: UUIDs of version 7 (RFC 9562, section 5.7 and 6.2,
// method 3): 48 bits of milliseconds since 1970, 12 bits of their fraction, and
// 62 random bits. The time in them never goes back behind an id that was seen, even if
// the clock does: what happened later sorts later.
type ids struct {
	mu   sync.Mutex
	last uint64 // milliseconds and fraction of the newest id
}

func (i *ids) next(now time.Time) string {
	i.mu.Lock()
	ms := uint64(min(max(now.UnixMilli(), 0), lastMillisecond-1))        // whatever the clock says
	i.last = max(i.last+1, ms<<12|uint64(now.Nanosecond()%1e6)*4096/1e6) //nolint:gosec // nanoseconds are not negative
	stamp := i.last
	i.mu.Unlock()
	var random [8]byte
	_, _ = rand.Read(random[:]) // never fails since Go 1.24
	random[0] = random[0]&0x3f | 0x80
	return fmt.Sprintf("%08x-%04x-7%03x-%x-%x", stamp>>28, stamp>>12&0xffff, stamp&0xfff, random[:2], random[2:])
}

// seen makes later ids sort after id. An id without a time changes nothing, and neither
// does one after the year 9999: no id could follow it.
func (i *ids) seen(id string) {
	stamp, ok := stampOf(id)
	if !ok || stamp>>12 >= lastMillisecond {
		return
	}
	i.mu.Lock()
	i.last = max(i.last, stamp)
	i.mu.Unlock()
}

// lastMillisecond is the end of the year 9999.
const lastMillisecond = 253402300800000

// stampOf is the time in a UUID of version 7, milliseconds and fraction; any other id
// holds none.
func stampOf(id string) (stamp uint64, ok bool) {
	digits, err := hex.DecodeString(strings.ReplaceAll(id, "-", ""))
	if err != nil || len(digits) != 16 || digits[6]>>4 != 7 {
		return 0, false
	}
	for _, b := range digits[:6] {
		stamp = stamp<<8 | uint64(b)
	}
	return stamp<<12 | uint64(digits[6]&0x0f)<<8 | uint64(digits[7]), true
}

// aheadOK is how far another computer's clock may have been ahead: a clock that is set
// wrong is off by hours, by a day taken for a month, or by a year.
const aheadOK = 366 * 24 * time.Hour

// What is not imported.
const (
	ErrFuture       problem.Kind = "from-the-future" // an event that lies further ahead than that
	ErrForeignNewer problem.Kind = "foreign-newer"   // a file of a newer version
)

// CheckForeign says why another file cannot be imported; path is what it is called. It
// refuses events that would sort after everything that is recorded here later: those
// from the far future, and those with an id that this program does not make.
func CheckForeign(path string, f File, now time.Time) error {
	if f.Newer {
		return problem.New(ErrForeignNewer, "path", path)
	}
	latest := now.Add(aheadOK)
	for n, e := range f.Events {
		stamp, ok := stampOf(e.ID)
		if !ok || e.ID != strings.ToLower(e.ID) {
			return problem.New("foreign-id", "path", path, "n", n+1)
		}
		if at := time.UnixMilli(int64(stamp >> 12)); at.After(latest) || e.At.After(latest) { // 48 bits: fits
			return problem.New(ErrFuture, "path", path, "n", n+1)
		}
	}
	return nil
}
