package linear

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestTwoThatAnOldFileHoldsAreSaidAndCanBeJoined begins with the file of a version
// that told labels apart by their bytes.
func TestTwoThatAnOldFileHoldsAreSaidAndCanBeJoined(t *testing.T) {
	p := newPerson(t)
	data, err := os.ReadFile(filepath.Join("..", "state", "testdata", "two-names.json"))
	if err == nil {
		err = os.WriteFile(p.store.Path(), data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	before := p.file()
	out := p.types("h", "j 9", "j x", "l", "a instagram", "@Anna", "b", "b", "b", "j 2", "2", "b", "u", "J 1", "j 1", "q")
	p.says(out, "1 Instagram @anna: begun", "2 Instagram @ANNA: no answer in time", "3 Threads", "4 Threads",
		"These may be one account: Instagram @anna, Instagram @ANNA. To join them, type j and the number of the one whose name stays, as in j 1.",
		"These may be one account: Threads", "as in j 3.",
		"j: join the accounts that are written like one of them, by its number, as in: j 2", "There is no number 9", `"x" is not an answer here`,
		"Instagram @anna is on your list already.",
		"They are one account now, called Instagram @ANNA.",
		"Undone: the join of Instagram @ANNA", "They are one account now, called Instagram @anna.", "Instagram @anna: no other account is written like it")
	want := append(slices.Clip(before), "joined instagram/@anna instagram/@ANNA", "undo instagram/@anna", "joined instagram/@ANNA instagram/@anna")
	if got := p.file(); !slices.Equal(got, want) {
		t.Errorf("the file holds %q, want %q", got, want)
	}
	p.says(p.types("q"), "1 Instagram @anna: no answer in time", "2 Threads", "3 Threads", "These may be one account: Threads")
}
