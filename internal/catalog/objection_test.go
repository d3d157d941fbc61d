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
