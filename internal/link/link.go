// Package link decides which links and mail addresses may be opened. It opens
// nothing itself.
package link

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// maxLink is the longest link that is opened; a longer one hides something, or breaks in
// some program on the way.
const maxLink = 2048

// The characters of a name, and those that a link may hold.
const (
	plain     = "abcdefghijklmnopqrstuvwxyz0123456789"
	linkBytes = plain + "ABCDEFGHIJKLMNOPQRSTUVWXYZ-._~/?#=&%+:@,"
)

// ErrRefused means that a link was not opened because of what Check or CheckMail said
// of it.
const ErrRefused problem.Kind = "link-refused"

// Check decides whether a link may be opened or shown as a QR code: https,
// on one of the domains by whole labels, with nothing in it that could mean
// something else to a browser, a shell or a person. The error is a problem that says
// why not. This is the only place where it is decided.
func Check(link string, domains []string) error {
	if len(link) > maxLink {
		return problem.New("link-too-long", "n", maxLink)
	}
	for i := range len(link) {
		if strings.IndexByte(linkBytes, link[i]) < 0 {
			return problem.New("link-character", "text", strconv.QuoteRuneToASCII(rune(link[i])))
		}
	}
	rest, secure := strings.CutPrefix(link, "https://")
	u, err := url.Parse(link)
	switch {
	case strings.Contains(strings.ReplaceAll(link, "/@", ""), "@"): // only as in /@name
		return problem.New("link-at-sign")
	case !secure:
		return problem.New("link-not-https")
	case err != nil:
		return problem.New("link-malformed")
	case u.User != nil || strings.Contains(u.Host, "@"):
		return problem.New("link-user-name")
	case !strings.HasPrefix(rest, u.Host) || strings.IndexAny(rest+"/", "/?#") != len(u.Host) || u.Opaque != "":
		return problem.New("link-unclear-host")
	}
	if err := cmp.Or(CheckHost(u.Host), checkEscapes(link)); err != nil {
		return err
	}
	if !slices.ContainsFunc(domains, func(d string) bool { return u.Host == d || strings.HasSuffix(u.Host, "."+d) }) {
		return problem.New("link-other-domain", "host", u.Host, "domains", domains)
	}
	return nil
}

// CheckMail decides whether a mailto link may be handed to the mail program: one
// plain address, and nothing beside it but a subject, a body and a copy.
func CheckMail(link string) error {
	if len(link) > maxLink {
		return problem.New("link-too-long", "n", maxLink)
	}
	rest, ok := strings.CutPrefix(link, "mailto:")
	if !ok {
		return problem.New("mail-not-mailto")
	}
	to, query, _ := strings.Cut(rest, "?")
	if err := checkAddress(to); err != nil {
		return err
	}
	fields, err := url.ParseQuery(query)
	if err != nil || strings.ContainsAny(query, "\"'`\\<>|^ ;#\n\r\t") {
		return problem.New("mail-malformed")
	}
	for name, values := range fields {
		if !slices.Contains([]string{"subject", "body", "cc"}, name) || len(values) > 1 {
			return problem.New("mail-field", "text", name)
		}
		if name == "cc" && checkAddress(values[0]) != nil || name == "subject" && strings.ContainsAny(values[0], "\r\n") {
			return problem.New("mail-field-not-plain", "name", name)
		}
		if err := safetext.Check(strings.ReplaceAll(values[0], "\r\n", "\n")); err != nil {
			return problem.Because(err, "mail-field-unsafe", "name", name)
		}
	}
	return nil
}

// checkAddress allows the plain form of an e-mail address, as companies publish them.
func checkAddress(address string) error {
	person, host, _ := strings.Cut(address, "@")
	if strings.Trim(person, plain+"._+-") != "" || strings.IndexAny(person, plain) != 0 || len(person) > 64 {
		return problem.New("mail-address")
	}
	return CheckHost(host)
}

// CheckHost says why a host is not a plain name in the public name system: a
// port, an address in numbers, a single label, capitals, other scripts (as they
// are or as xn--), a trailing dot.
func CheckHost(host string) error {
	labels := strings.Split(host, ".")
	if len(host) > 253 || len(labels) < 2 {
		return problem.New("host-not-full", "host", host)
	}
	for _, l := range labels {
		if l == "" || len(l) > 63 || l != strings.Trim(l, "-") || strings.Trim(l, plain+"-") != "" || strings.HasPrefix(l, "xn--") {
			return problem.New("host-not-plain", "host", host)
		}
	}
	// A last label that begins with a digit makes an address in numbers, in one
	// notation or another.
	if top := labels[len(labels)-1]; len(top) < 2 || top[0] <= '9' {
		return problem.New("host-in-numbers", "host", host)
	}
	return nil
}

// Host is the host that a link leads to, or "" if it is not a link at all.
func Host(link string) string {
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	return u.Host
}

// checkEscapes refuses percent signs that are not followed by two hexadecimal
// digits, and escaped control characters, backslashes and dots, which change
// their meaning from one program to the next.
func checkEscapes(link string) error {
	for {
		_, after, found := strings.Cut(link, "%")
		digits := after[:min(2, len(after))]
		b, err := strconv.ParseUint(digits, 16, 8)
		switch {
		case !found:
			return nil
		case len(digits) < 2:
			return problem.New("link-escape-cut-off")
		case err != nil:
			return problem.New("link-escape-broken")
		case b < 0x20 || b == 0x7f || b == '\\' || b == '.' || b == '%':
			return problem.New("link-escape", "text", "%"+digits)
		}
		link = after
	}
}
