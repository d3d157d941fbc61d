package discover

import (
	"bufio"
	"encoding/base64"
	"io"
	"strings"
)

// What Samsung Pass encrypts, as programs that decrypt it write it: tables one after the
// other, the first one with the logins, all values in base64.
// https://github.com/0xdeb7ef/spass-manager
const (
	samsungHead = "_id;origin_url;"
	samsungNext = "next_table"
	samsungNone = "&&&NULL&&&"
)

func (r *reader) samsung(in *bufio.Reader) error {
	for {
		start, err := in.Peek(len(samsungHead))
		if string(start) == samsungHead {
			break
		}
		if err != nil {
			return err
		}
		if _, err := in.ReadString('\n'); err != nil {
			return err
		}
	}
	head, err := in.ReadString('\n')
	if err != nil {
		return err
	}
	c := &columns{comma: ';', base64: true, skip: 0}
	for name := range strings.SplitSeq(strings.TrimSpace(head), ";") {
		is := roleOf(name)
		if letters(name) == "packagename" {
			is = site
		}
		c.roles = append(c.roles, is)
	}
	return r.table(bufio.NewReader(io.MultiReader(strings.NewReader(head), in)), c)
}

func samsungValue(value string) string {
	plain, err := base64.StdEncoding.DecodeString(value)
	if err != nil || string(plain) == samsungNone {
		return ""
	}
	return string(plain)
}
