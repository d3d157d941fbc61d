package report

import (
	"encoding/json"
	"strings"
	"testing"

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
