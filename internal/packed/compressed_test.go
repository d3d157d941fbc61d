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
		if len(text) > 100 && len(small) > len(text)/3 {
			t.Errorf("%d bytes became %d", len(text), len(small))
		}
	}
}
