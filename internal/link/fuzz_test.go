package link

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// harmlessLink is a link that nobody could object to: the check may not refuse
// it, unless its host is longer than names can be.
var harmlessLink = regexp.MustCompile(`^https://([a-z0-9]{1,20}\.){0,5}(facebook|meta)\.com(/[A-Za-z0-9_-]{0,20}){0,20}$`)

// FuzzCheckLink asks the standard library where a link leads that was let
// through, and looks for everything that another reader could take differently.
// What is tried stands alone, behind a good host, and before one.
func FuzzCheckLink(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string) {
		for _, link := range []string{text, "https://www.facebook.com" + text, "https://" + text + ".meta.com/"} {
			err := Check(link, metaDomains)
			if err != nil && harmlessLink.MatchString(link) {
				t.Fatalf("refused: %q: %v", link, err)
			}
			if err != nil {
				continue
			}
			if why := dangerInLink(link, metaDomains); why != "" {
				t.Fatalf("let through, with %s: %q", why, link)
			}
		}
	})
}

// dangerInLink says what is wrong with a link. It judges what the standard
// library reads in it, decoded, where Check judges the bytes.
func dangerInLink(link string, domains []string) string {
	u, err := url.Parse(link)
	switch {
	case err != nil:
		return "what is no link"
	case len(link) > 2048:
		return "too many characters"
	case u.Scheme != "https" || !strings.HasPrefix(link, "https://"):
		return "another scheme"
	case u.User != nil, u.Port() != "", u.Opaque != "", u.Host != u.Hostname():
		return "more than a host name before the path"
	case !strings.HasPrefix(link[len("https://"):], u.Host):
		return "a host that is not the one on the screen"
	case !under(u.Hostname(), domains):
		return "a foreign host"
	}
	end := strings.TrimPrefix(link, "https://"+u.Host)
	if end != "" && !strings.ContainsRune("/?#", rune(end[0])) {
		return "a host that goes on"
	}
	for _, part := range []string{u.Path, u.RawQuery, u.EscapedFragment()} {
		decoded, err := url.PathUnescape(part)
		if err != nil && part != u.Path { // the path was decoded by url.Parse
			return "a broken escape"
		}
		for _, r := range decoded {
			if r == '\\' || unicode.IsControl(r) {
				return "a hidden character"
			}
		}
	}
	// Dots that only show when the escapes are read, once or twice, could climb.
	if once, err := url.PathUnescape(u.EscapedPath()); err != nil || strings.Count(once, ".") != strings.Count(u.EscapedPath(), ".") || strings.Contains(once, "%") {
		return "a hidden dot, or an escape in an escape"
	}
	for _, r := range link {
		if r <= ' ' || r > '~' || strings.ContainsRune("\"'`\\<>{}|^$;!*()[]", r) {
			return "a character that a shell or a browser reads in its own way"
		}
	}
	return ""
}

// under says whether a host is one of the domains or below it, label by label
// from the right.
func under(host string, domains []string) bool {
	return slices.ContainsFunc(domains, func(domain string) bool {
		h, d := strings.Split(host, "."), strings.Split(domain, ".")
		return len(h) >= len(d) && slices.Equal(h[len(h)-len(d):], d) && !slices.Contains(h, "")
	})
}

var harmlessMail = regexp.MustCompile(`^mailto:[a-z][a-z0-9]{0,20}@[a-z0-9]{1,20}\.(com|org)(\?(subject|body)=[A-Za-z0-9]{0,40})?$`)

// FuzzCheckMail reads a link that was let through as RFC 6068 has a mail program
// read it: where the letter goes, and what else is set in it.
func FuzzCheckMail(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string) {
		for _, link := range []string{text, "mailto:privacy@snap.com?" + text} {
			err := CheckMail(link)
			if err != nil && harmlessMail.MatchString(link) {
				t.Fatalf("refused: %q: %v", link, err)
			}
			if err != nil {
				continue
			}
			if why := dangerInMail(link); why != "" {
				t.Fatalf("let through, with %s: %q", why, link)
			}
		}
	})
}

func dangerInMail(link string) string {
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "mailto" || u.Host != "" || u.User != nil || u.Path != "" || u.Fragment != "" || len(link) > 2048 {
		return "more than an address and its fields"
	}
	if !plainAddress(u.Opaque) {
		return "no plain address"
	}
	seen := map[string]bool{}
	for field := range strings.SplitSeq(u.RawQuery, "&") {
		if field == "" {
			continue
		}
		name, value, _ := strings.Cut(field, "=")
		name, nameErr := url.PathUnescape(name)
		value, valueErr := url.PathUnescape(value)
		name = strings.ToLower(name)
		switch {
		case nameErr != nil || valueErr != nil || !utf8.ValidString(value):
			return "what cannot be read"
		case seen[name]:
			return "a field set twice"
		case name == "cc" && !plainAddress(value):
			return "a copy to no plain address"
		case name != "cc" && name != "subject" && name != "body":
			return "the field " + name
		}
		seen[name] = true
		for _, r := range value {
			if r == '\n' && name == "body" {
				continue
			}
			if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
				return "a character that acts or hides"
			}
		}
	}
	return ""
}

// plainAddress knows one person at one full host name, as companies write it.
func plainAddress(s string) bool {
	const plain = "abcdefghijklmnopqrstuvwxyz0123456789"
	only := func(s, letters string) bool { return s != "" && strings.Trim(s, letters) == "" }
	person, host, _ := strings.Cut(s, "@")
	if !only(person, plain+"._+-") || !only(person[:1], plain) || len(person) > 64 {
		return false
	}
	labels := strings.Split(host, ".")
	top := labels[len(labels)-1]
	return len(labels) > 1 && len(top) > 1 && !only(top, "0123456789") &&
		!slices.ContainsFunc(labels, func(l string) bool { return !only(l, plain+"-") })
}
