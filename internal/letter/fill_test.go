package letter

import (
	"slices"
	"strings"
	"testing"
)

func TestPartsStandOnlyWhereTheirConditionsHold(t *testing.T) {
	for _, x := range []struct{ template, fields, want string }{
		{"I objected [if means: {means}] to this.", "", "I objected to this."},
		{"I objected [if means: {means}] to this.", "means=by post", "I objected by post to this."},
		{"I objected [if means: {means}].", "", "I objected."},
		{"A. [if a: B.] [if b: C.] D.", "", "A. D."},
		{"A. [if a: B.] [if b: C.] D.", "b=1", "A. C. D."},
		{"[if a: B.] D.", "", "D."},
		{"A. [if a: B.]", "", "A."},
		{"[if a: B.] [if no a: C.]", "", "C."},
		{"[if a, no b: B.] [if a, b: C.]", "a=1", "B."},
		{"[if a, no b: B.] [if a, b: C.]", "a=1,b=1", "C."},
		{"A.\n\n[if a: My grounds:\n\n{a}]\n\nB.", "", "A.\n\nB."},
		{"A.\n\n[if a: My grounds:\n\n{a}]\n\nB.", "a=x", "A.\n\nMy grounds:\n\nx\n\nB."},
		{"One\n[if a: Two]\nThree", "", "One\nThree"},
		{"A\n\n\n\nB", "", "A\n\n\n\nB"},
		{"[if a: {a}]", "a=[if b: no] {b}", "[if b: no] {b}"},
	} {
		fields := Fields{}
		for f := range strings.SplitSeq(x.fields, ",") {
			name, value, _ := strings.Cut(f, "=")
			fields[name] = value
		}
		if text, missing := Fill(x.template, fields); text.String() != x.want || len(missing) > 0 {
			t.Errorf("%q with %s: %q, want %q; missing %v", x.template, x.fields, text, x.want, missing)
		}
	}
}

func TestWhatIsUnknownIsNamedAndNotMadeUp(t *testing.T) {
	_, missing := Fill("{name} {date} [if a: {b}] [if no a: {c}]", Fields{"name": "Anna"})
	if want := []string{"c", "date"}; !slices.Equal(missing, want) {
		t.Errorf("missing %v, want %v", missing, want)
	}
	if text, missing := Fill("{name} {grounds}", Fields{"name": "{grounds}", "grounds": "x"}); text.String() != "{grounds} x" || len(missing) > 0 {
		t.Errorf("%q, %v: what was filled in was filled again", text, missing)
	}
}
