package state

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"strings"
	"sync"
	"time"
)

// ids makes event ids: UUIDs of version 7 (RFC 9562, section 5.7 and 6.2,
// method 3): 48 bits of milliseconds since 1970, 12 bits of their fraction, and
// 62 random bits. The time in them never goes back behind an id that was seen,
// whatever the clock does: what happened later sorts later.
type ids struct {
	mu   sync.Mutex
	last uint64 // milliseconds and fraction of the newest id
}

func (i *ids) next(now time.Time) string {
	i.mu.Lock()
	ns := now.UnixNano()
	i.last = max(i.last+1, uint64(ns/1e6)<<12|uint64(ns%1e6)*4096/1e6)
	stamp := i.last
	i.mu.Unlock()
	var random [8]byte
	_, _ = rand.Read(random[:]) // never fails since Go 1.24
	random[0] = random[0]&0x3f | 0x80
	return fmt.Sprintf("%08x-%04x-7%03x-%x-%x", stamp>>28, stamp>>12&0xffff, stamp&0xfff, random[:2], random[2:])
}

// seen makes later ids sort after id. One that is no UUID of version 7 tells no
// time and changes nothing.
func (i *ids) seen(id string) {
	digits, err := hex.DecodeString(strings.ReplaceAll(id, "-", ""))
	if err != nil || len(digits) != 16 || digits[6]>>4 != 7 {
		return
	}
	var stamp uint64
	for _, b := range digits[:6] {
		stamp = stamp<<8 | uint64(b)
	}
	stamp = stamp<<12 | uint64(digits[6]&0x0f)<<8 | uint64(digits[7])
	i.mu.Lock()
	i.last = max(i.last, stamp)
	i.mu.Unlock()
}
