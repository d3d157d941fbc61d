package mail

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

const confirmed = "From: Facebook <noreply@support.facebook.com>\r\nTo: anna@example.org\r\nSubject: Your objection\r\n" +
	"Date: Tue, 10 Nov 2026 08:15:00 +0100\r\nDKIM-Signature: v=1; a=rsa-sha256;\r\n\td=support.facebook.com; b=abc\r\n" +
	"Content-Type: text/plain; charset=utf-8\r\n\r\nHi Anna,\r\nWe've reviewed your request and will honor your objection.\r\nWe will honor your objection from now on.\r\n"

func TestAMailSaysWhoItClaimsToBeFrom(t *testing.T) {
	for name, c := range map[string]struct{ data, want string }{
		"plain":               {confirmed, "Facebook <noreply@support.facebook.com> | Your objection | 2026-11-10T08:15:00+01:00 | signed | granted"},
		"line feeds alone":    {strings.ReplaceAll(confirmed, "\r\n", "\n"), "Facebook <noreply@support.facebook.com> | Your objection | 2026-11-10T08:15:00+01:00 | signed | granted"},
		"byte order mark":     {"\ufeff" + confirmed, "Facebook <noreply@support.facebook.com> | Your objection | 2026-11-10T08:15:00+01:00 | signed | granted"},
		"of an mbox":          {"From noreply Tue Nov 10\n" + confirmed, "Facebook <noreply@support.facebook.com> | Your objection | 2026-11-10T08:15:00+01:00 | signed | granted"},
		"of Apple":            {"8812   \n" + confirmed, "Facebook <noreply@support.facebook.com> | Your objection | 2026-11-10T08:15:00+01:00 | signed | granted"},
		"encoded words":       {"From: =?utf-8?B?" + base64.StdEncoding.EncodeToString([]byte("Jörg Müller")) + "?= <j@x.de>\nSubject: =?iso-8859-1?Q?Ihr_Widerspruch_f=FCr_KI?=\n =?windows-1250?Q?_=9Awi?=\nMessage-ID: <1@x>\n\n", "Jörg Müller <j@x.de> | Ihr Widerspruch für KI šwi |  |  | "},
		"raw bytes":           {"From: J\xf6rg <j@x.de>\nDate: 10 Nov 26 08:15:00 GMT\n\n", "Jörg <j@x.de> |  | 2026-11-10T08:15:00Z |  | "},
		"a charset of nobody": {"From: =?klingon?Q?abc?= <a@x.de>\nReceived: x\n\n", "abc <a@x.de> |  |  |  | "},
		"a comment":           {"From: a@x.de\nDate: Tue, 10 Nov 2026 08:15 +0000 (UTC)\n\n", "a@x.de |  | 2026-11-10T08:15:00Z |  | "},
		"a date that is none": {"From: a@x.de\nDate: Tue, 99 Nov 2026 08:15:00 +0000\n\n", "a@x.de |  |  |  | "},
		"a zone that is none": {"From: a@x.de\nDate: Tue, 10 Nov 2026 08:15:00 -2400\n\n", "a@x.de |  |  |  | "},
		"a date of no mail":   {"From: a@x.de\nDate: Tue, 10 Nov 1926 08:15:00 +0000\n\n", "a@x.de |  |  |  | "},
		"terminal sequences":  {"From: \x1b[31ma\u202eb <a@x.de>\nSubject: a\x07b\nDate: x\n\n", "[31mab <a@x.de> | ab |  |  | "},
		"two senders":         {"From: a@x.de\nFrom: b@x.de\nDate: x\n\n", "a@x.de |  |  |  | "},
		"no sender":           {"Subject: a\nDate: x\n\n", "none"},
		"a letter":            {"Dear Sir or Madam,\nFrom: a\nDate: b\n", "none"},
		"nothing":             {"", "none"},
		"a picture":           {"\x89PNG\r\n\x1a\n\x00\x00", "none"},
		"of Outlook":          {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1From: a@x.de\nDate: x\n", "none"},
	} {
		m, ok := Read([]byte(c.data))
		got := "none"
		if ok {
			got = fmt.Sprintf("%s | %s | %s | %s | %s", m.From, m.Subject, iso(m.Date), map[bool]string{true: "signed"}[m.Signed], m.Looks)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func iso(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// written is a mail with a body of a kind.
func written(kind, encoding, body string) []byte {
	return []byte("From: a@x.de\nDate: x\nContent-Type: " + kind + "\nContent-Transfer-Encoding: " + encoding + "\n\n" + body)
}

func TestWhatAMailReadsLike(t *testing.T) {
	b64 := base64.StdEncoding.EncodeToString
	nested := "we will honor your objection"
	for range 3 {
		nested = "--x\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\n" + nested + "\n--x--\n--x--\n"
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"granted":        {written("text/plain", "7bit", "We’ll honor your\nobjection."), Granted},
		"refused":        {written("text/plain", "7bit", "We are UNABLE to process your request."), Refused},
		"both":           {written("text/plain", "7bit", "We reject your objection. Elsewhere we will honor your objection."), ""},
		"neither":        {written("text/plain", "7bit", "We have received your request."), ""},
		"only quoted":    {written("text/plain", "7bit", "Thank you.\n> We will honor your objection."), ""},
		"base64":         {written("text/plain; charset=utf-8", "base64", b64([]byte("Wir kommen Ihrem Widerspruch nach."))), Granted},
		"broken base64":  {written("text/plain", "base64", "!!!!"), ""},
		"quoted":         {written("text/plain; charset=iso-8859-1", "quoted-printable", "Wir werden Ihren Widerspruch ber=FCck=\nsichtigen."), Granted},
		"markup":         {written("text/html", "7bit", "<style>we reject your objection</style><p>Votre opposition <b>a été</b> acceptée&nbsp;"), Granted},
		"several parts":  {written(`multipart/alternative; boundary="b b"`, "7bit", "x\n--b b\nContent-Type: text/html\n\n<p>\n--b b\nContent-Type: text/plain\n\nJe bezwaar is afgewezen.\n--b b--\nwe will honor your objection"), Refused},
		"nested":         {written("multipart/mixed; boundary=x", "7bit", nested), Granted},
		"an attachment":  {written("application/pdf", "base64", b64([]byte("we will honor your objection"))), ""},
		"no boundary":    {written("multipart/mixed", "7bit", "we will honor your objection"), ""},
		"no end":         {written("multipart/mixed; boundary=x", "7bit", "--x\n\nwe will honor your objection"), Granted},
		"no kind at all": {[]byte("From: a@x.de\nDate: x\n\nWe will honor your objection"), Granted},
		"in the subject": {[]byte("From: a@x.de\nDate: x\nSubject: Your objection was rejected\n\n"), Refused},
	} {
		if m, ok := Read(c.data); !ok || m.Looks != c.want {
			t.Errorf("%s: %q (%v), want %q", name, m.Looks, ok, c.want)
		}
	}
}

// TestAHostileMailIsReadInNoTime has sizes and depths that only an attack has.
func TestAHostileMailIsReadInNoTime(t *testing.T) {
	deep := strings.Repeat("--x\nContent-Type: multipart/mixed; boundary=x\n\n", 100_000)
	for name, data := range map[string][]byte{
		"folded lines":    []byte("From: a@x.de\nDate: x\nSubject: a\n" + strings.Repeat(" b\n", 1_000_000)),
		"one long line":   []byte("From: a@x.de\nDate: x\nSubject: " + strings.Repeat("é", 5_000_000)),
		"many fields":     []byte("From: a@x.de\nDate: x\n" + strings.Repeat("X: y\n", 1_000_000)),
		"encoded words":   []byte("From: a@x.de\nDate: x\nSubject: " + strings.Repeat("=?utf-8?Q?a?= ", 1_000_000)),
		"deep":            written("multipart/mixed; boundary=x", "7bit", deep),
		"many parts":      written("multipart/mixed; boundary=x", "7bit", strings.Repeat("--x\n\na\n", 500_000)),
		"open tags":       written("text/html", "7bit", strings.Repeat("<style ", 200_000)),
		"base64":          written("text/plain", "base64", strings.Repeat("QUFB", 5_000_000)),
		"no end of lines": []byte("From: a@x.de\nDate: x" + strings.Repeat("\r", 5_000_000)),
	} {
		begun := time.Now()
		m, _ := Read(data)
		if took := time.Since(begun); took > 2*time.Second {
			t.Errorf("%s took %v", name, took)
		}
		if n := utf8.RuneCountInString(m.From.String() + m.Subject.String()); n > 2*maxShown+10 {
			t.Errorf("%s: %d characters are shown", name, n)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(confirmed))
	f.Add(written("multipart/mixed; boundary=x", "7bit", "--x\nContent-Type: text/html\n\n<p>a\n--x--"))
	f.Add(written("text/plain; charset=koi8-r", "quoted-printable", "=FF=\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, ok := Read(data)
		if !ok && m != (Message{}) {
			t.Errorf("none, and %+v", m)
		}
		for _, line := range []string{m.From.String(), m.Subject.String()} {
			if !utf8.ValidString(line) || strings.ContainsAny(line, "\n\x1b") || utf8.RuneCountInString(line) > maxShown+3 {
				t.Errorf("shows %q", line)
			}
		}
	})
}
