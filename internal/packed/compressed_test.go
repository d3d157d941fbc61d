package packed

import (
	"strings"
	"testing"
)

func TestWhatIsCompressedComesBackAndIsSmaller(t *testing.T) {
	for _, text := range []string{"", "a", strings.Repeat("Hake dies ab, wenn es erledigt ist. ", 5000)} {
		small, err := Compress([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if got := Expand(string(small)); got != text {
			t.Errorf("%d bytes came back as %d", len(text), len(got))
		}
		like := []byte("dies ab, wenn es")
		alike, err := CompressLike([]byte(text), like)
		if err != nil || ExpandLike(string(alike), like) != text {
			t.Errorf("like others, %d bytes come back as others: %v", len(text), err)
		}
		if len(text) > 100 && len(small) > len(text)/3 {
			t.Errorf("%d bytes became %d", len(text), len(small))
		}
	}
}
