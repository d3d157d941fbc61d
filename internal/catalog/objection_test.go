package catalog

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/packed"
)

// TestThePackedClaimsAreThoseOfTheFile holds what the program reads to the YAML file.
func TestThePackedClaimsAreThoseOfTheFile(t *testing.T) {
	data, err := os.ReadFile("objections.yaml")
	if err != nil {
		t.Fatal(err)
	}
	book, fault := ParseObjections(data, "objections.yaml")
	if fault != nil {
		t.Fatal(fault)
	}
	if now, err := packed.Append(nil, book); err != nil || string(now) != packedObjections {
		t.Fatalf("objections.packed does not match objections.yaml (%v); run: go generate ./internal/catalog", err)
	}
	if !reflect.DeepEqual(book, lawbook()) {
		t.Error("what is read is not what was packed")
	}
	broken := strings.Replace(string(data), "    gives: withdraw\n", "    gives: withdrawal\n", 1)
	if _, fault := ParseObjections([]byte(broken), "objections.yaml"); fault == nil || !strings.Contains(fault.Error(), ".gives: not one of") {
		t.Errorf("what a law gives can be anything: %v", fault)
	}
}

// TestEveryClaimSaysWhatItIs, under a law of its own, and names no article that its letters
// have no place for.
func TestEveryClaimSaysWhatItIs(t *testing.T) {
	seen := map[Law]bool{}
	for _, k := range Claims() {
		want := map[Gives]Kind{ToObject: Right, ToWithdraw: Right, ToRequest: Request, "": None}[k.Gives]
		if k.Kind != want || (k.Kind == None) != k.Name.IsZero() || (k.Kind == None) != (k.Law == "") {
			t.Errorf("%s: kind %s, gives %q, law %s, name %q", k.ID, k.Kind, k.Gives, k.Law, k.Name)
		}
		if (k.Letters == "object") == k.Article.IsZero() {
			t.Errorf("%s: letters %q, article %q", k.ID, k.Letters, k.Article)
		}
		if k.Law != "" && seen[k.Law] {
			t.Errorf("%s: another claim is under %s", k.ID, k.Law)
		}
		seen[k.Law] = true
		if k.Kind != None && (ObjectionByID(k.ID) == nil || ClaimUnder(k.Law).ID != k.ID || k.Home() == "") {
			t.Errorf("%s is not found by its id and law", k.ID)
		}
	}
}

// TestABasisIsReadStrictly: the company's word is one of a few, and has a source.
func TestABasisIsReadStrictly(t *testing.T) {
	const basis = "basis:\n  - where: [EEA]\n    rests-on: legitimate-interest\n    says: Its policy says so.\n    url: https://example.org/a\n    date: 2026-08\n    evidence: verified\n"
	with := func(old, now string) []byte {
		return []byte(strings.Replace(good, "\nways:\n", "\n"+strings.Replace(basis, old, now, 1)+"ways:\n", 1))
	}
	p, fault := Parse(with("", ""), "good.yaml")
	if fault != nil || p.BasisIn("DE") == nil || p.BasisIn("DE").RestsOn != "legitimate-interest" || p.BasisIn("US") != nil {
		t.Fatalf("%+v, %v", p, fault)
	}
	for old, c := range map[string]struct{ now, want string }{
		"legitimate-interest":             {"goodwill", "basis[0].rests-on: not one of"},
		"[EEA]":                           {"[XX]", "basis[0].where[0]: bad region"},
		"https://":                        {"", "basis[0].url: bad address"},
		"2026-08":                         {"summer", "basis[0].date: bad date"},
		"    says: Its policy says so.\n": {"", "basis[0].says: key missing"},
	} {
		if _, fault := Parse(with(old, c.now), "good.yaml"); fault == nil || !strings.Contains(fault.Error(), c.want) {
			t.Errorf("%q instead of %q: %v", c.now, old, fault)
		}
	}
}
