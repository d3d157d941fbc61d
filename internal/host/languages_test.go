package host

import (
	"slices"
	"strings"
	"testing"
)

func TestTheLanguagesAreThoseOfGettext(t *testing.T) {
	for _, c := range []struct {
		vars map[string]string
		want []string
	}{
		{map[string]string{"LANG": "de_CH.UTF-8"}, []string{"de_CH.UTF-8"}},
		{map[string]string{"LANG": "en_US.UTF-8", "LC_MESSAGES": "fr_FR"}, []string{"fr_FR"}},
		{map[string]string{"LANG": "fr_FR", "LC_MESSAGES": "it_IT", "LC_ALL": "de_AT"}, []string{"de_AT"}},
		{map[string]string{"LANG": "fr_FR", "LANGUAGE": "de::pl"}, []string{"de", "pl", "fr_FR"}},
		{map[string]string{"LANG": "C.UTF-8", "LANGUAGE": "de"}, nil},
		{map[string]string{"LANG": "POSIX", "LANGUAGE": "de"}, nil},
		{map[string]string{"LANGUAGE": "de"}, nil}, // no locale at all is C
		{map[string]string{"LANG": "en_US", "LC_MONETARY": "de_DE"}, []string{"en_US"}},
	} {
		if got := Languages(env(c.vars)); !slices.Equal(got, c.want) {
			t.Errorf("%v: %q, want %q", c.vars, got, c.want)
		}
	}
	many := Languages(env(map[string]string{"LANG": "de", "LANGUAGE": strings.Repeat("xx:", 5000)}))
	if len(many) != maxLanguages+1 || many[maxLanguages] != "de" {
		t.Errorf("of 5000 entries, %d are looked at", len(many))
	}
}
