package report

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
)

// shipped is the real catalogue, read once for all tests.
var shipped = sync.OnceValue(func() *catalog.Catalog { return catalog.Load("") })

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// diary makes events, one id after the other.
type diary struct{ events []state.Event }

func (d *diary) add(e state.Event) {
	e.ID, e.At = fmt.Sprintf("01900000-0000-7000-8000-%012x", len(d.events)+1), noon.AddDate(0, 0, -10)
	d.events = append(d.events, e)
}

func (d *diary) account(platform, label string) string {
	id := state.AccountID(platform, safetext.NewLine(label))
	d.add(state.Event{Do: state.Account, Account: id, Platform: platform, Label: safetext.NewLine(label)})
	return id
}

func (d *diary) outcome(account, outcome, on, text string) {
	d.add(state.Event{Do: state.Outcome, Account: account, Way: "objection-eea", Outcome: outcome, On: on, Text: safetext.NewBlock(text)})
}

func (d *diary) note(account, text string) {
	d.add(state.Event{Do: state.Note, Account: account, Text: safetext.NewBlock(text)})
}

func (d *diary) proof(account, name string) {
	d.add(state.Event{Do: state.Proof, Account: account, File: "abababababababab.eml", Name: safetext.NewLine(name), SHA256: strings.Repeat("ab", 32), Size: 345678})
}

func (d *diary) plan() *plan.Plan { return plan.Build(shipped(), d.events, "", noon) }

func german() *diary {
	d := &diary{}
	d.add(state.Event{Do: state.Country, Country: "DE"})
	return d
}

// sample is a person with an account in each of the states that a report shows.
func sample(t *testing.T) (*plan.Plan, []state.Event) {
	t.Helper()
	d := german()
	d.add(state.Event{Do: state.Detail, Key: "name", Text: safetext.NewBlock("Anna Beispiel")})
	facebook := d.account("facebook", "")
	d.add(state.Event{Do: state.Detail, Key: "email", Account: facebook, Text: safetext.NewBlock("anna@example.org")})
	d.add(state.Event{Do: state.Step, Account: facebook, Way: "objection-eea", Step: "login"})
	d.outcome(facebook, "sent", "2026-11-02", "Dear Sir or Madam,\n\nI object.")
	d.note(facebook, "A note of mine.")
	d.proof(facebook, "mail from them.eml")
	anna := d.account("instagram", "@anna")
	d.outcome(anna, "sent", "2026-09-14", "")
	d.outcome(anna, "reminded", "2026-10-20", "Please answer.")
	shop := d.account("instagram", "@shop")
	d.outcome(shop, "sent", "2026-08-03", "")
	d.outcome(shop, "refused", "2026-09-01", "They say that they may.")
	tiktok := d.account("tiktok", "")
	d.outcome(tiktok, "sent", "2026-07-01", "")
	d.outcome(tiktok, "extended", "2026-07-20", "")
	d.outcome(tiktok, "refused", "2026-09-10", "")
	d.add(state.Event{Do: state.Detail, Key: "refusal_reason", Account: tiktok, Text: safetext.NewBlock("They gave no ground.")})
	d.outcome(tiktok, "done", "2026-09-20", "")
	d.account("reddit", "")
	return d.plan(), d.events
}

// hostile are texts that mean something in one format or another.
var hostile = []string{
	"=1+1", "+SUM(A1:A2)", "-2", "@x", `=HYPERLINK("http://e.example","x")`, "\t=1+1", "\r=1+1", `"=1+1"`, ",=1+1", "\n=1+1", "  =1+1",
	"\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20x", "\u202e=1+1", "\u200b=1+1", "\ufeff=1+1", "\u3000=1+1", `=cmd|' /C calc'!A0`, ";=1+1", "'=1+1",
	"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "</style><b>", "{{.}}", "</td></table></body></html>", "<!--", "]]>", "&lt;b&gt;",
	"<a href=javascript:alert(1)>x</a>", "' onmouseover='x", "&#x3c;b&#x3e;",
	"# heading", "- item", "* item", "1. one", "1) one", "      code", "> quote", "***", "===", "---", "```", "~~~", "[x](http://e.example)", "![x](http://e.example)",
	"[x]: http://e.example", "<http://e.example>", "http://e.example", "www.e.example", "a|b", "|a|b|", "**b** _i_ ~~s~~ `c`", "$x$", "term\n: definition", "x  \ny",
	"line\n=1+1\n# two\n---\n    three\n- four\n\n\n1. five", "END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:x", `x;y,z\n\`, `\`, `\\`, `"`, `'`, "a:b;c=d",
	"\x1b[2J", "\x00", "\x7f", "\u2028x\u2029", "a\u0301\u0301\u0301\u0301\u0301", strings.Repeat("\u00e9", 60), "\U0001f3f3\ufe0f\u200d\U0001f308", "\xff\xfe", "\u05d0\u05d1 (x) \u05d2",
}

// hostileDiary is a person whose every text is this one.
func hostileDiary(text string) (*diary, string) {
	d := german()
	d.add(state.Event{Do: state.Detail, Key: "name", Text: safetext.NewBlock(text)})
	a := d.account("snapchat", text)
	d.add(state.Event{Do: state.Detail, Key: "email", Account: a, Text: safetext.NewBlock(text)})
	d.outcome(a, "sent", "2026-10-02", text)
	d.outcome(a, "refused", "2026-10-20", text)
	d.note(a, text)
	d.proof(a, text)
	return d, a
}
