package report

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

func TestJSONHoldsEverything(t *testing.T) {
	p, events := sample(t)
	data, err := JSON(DossierOf(p, events))
	if err != nil {
		t.Fatal(err)
	}
	var d Dossier
	if err := json.Unmarshal(data, &d); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(data), "{\n  \"version\": 1,\n  \"country\": ") || len(d.Accounts) != 5 || d.Accounts[0].Status != "sent" || len(d.Events) != len(events) || len(d.Proofs) != 1 || len(d.Sources) < 10 {
		t.Errorf("%+v", d)
	}
}

func TestTextIsTextInJSON(t *testing.T) {
	for _, text := range hostile {
		d, account := hostileDiary(text)
		data, err := JSON(DossierOf(d.plan(), d.events))
		if err != nil {
			t.Fatal(err)
		}
		if strings.ContainsFunc(string(data), func(r rune) bool { return r < ' ' && r != '\n' || r == '<' || r == 0x2028 }) {
			t.Errorf("%q is not escaped:\n%s", text, data)
		}
		var got Dossier
		if err := json.Unmarshal(data, &got); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		line := safetext.NewLine(text)
		if a := got.Accounts[0]; a.Account != account || a.Label != line || got.Proofs[0].Name != line.String() {
			t.Errorf("%q became %q, %q", text, a.Label, got.Proofs[0].Name)
		}
	}
}

func TestJSONOfSomeKeys(t *testing.T) {
	letters := Letters{[]Letter{{Account: "x", Kind: "reply"}}, []LeftOut{}}
	for _, c := range []struct {
		of   any
		keys string
		want string
	}{
		{letters, "account,kind", `{"version":1,"left_out":[],"letters":[{"account":"x","kind":"reply"}]}`},
		{letters, "why", `{"version":1,"left_out":[]}`},
		{Due{[]DueItem{{Account: "x"}, {Account: "y", By: "2026-12-01"}}, nil}, "by", `{"version":1,"due":[{},{"by":"2026-12-01"}]}`},
		{Due{[]DueItem{{Account: "x"}}, nil}, "lost", `{"version":1}`},
		{Due{[]DueItem{{Account: "x"}}, []string{"y"}}, "due,lost", `{"version":1,"due":[{"account":"x","do":""}],"lost":["y"]}`},
		{Home{Country: "DE"}, "guessed", `{"version":1,"guessed":false}`},
	} {
		data, err := JSON(c.of, strings.Split(c.keys, ",")...)
		var compact bytes.Buffer
		if err == nil {
			err = json.Compact(&compact, data)
		}
		if err != nil || compact.String() != c.want {
			t.Errorf("%s: %v, %s, want %s", c.keys, err, compact.String(), c.want)
		}
	}
}

// TestEveryKeyCanBeChosen asks for each key of a list, and gets it wherever it is.
func TestEveryKeyCanBeChosen(t *testing.T) {
	list := ListOf(catalog.Load("").Platforms(), "DE", time.Now())
	whole, err := JSON(list)
	if err != nil {
		t.Fatal(err)
	}
	there := func(data []byte, key string) bool {
		return regexp.MustCompile(`\n(  |      )"` + key + `": `).Match(data)
	}
	for _, key := range Keys(list) {
		data, err := JSON(list, key)
		if err != nil || there(data, key) != there(whole, key) {
			t.Errorf("%s: %v, %.100s", key, err, data)
		}
	}
	if all := Keys(list); len(all) < 20 || !slices.Contains(all, "way") || slices.Contains(all, "") {
		t.Errorf("the keys are %q", all)
	}
}
