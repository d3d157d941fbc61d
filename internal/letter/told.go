package letter

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
)

// What a person tells once, for all letters that need it: the keys of detail
// events, and the names of what a Draft can be missing.
const (
	Name          = "name"
	Email         = "email"          // the one they log in with
	OwnGrounds    = "grounds"        // keys of Grounds parted by commas, or a text of their own
	RefusalReason = "refusal_reason" // of one account, where the refusal was recorded without
	Part          = "part"           // of the country, such as DE-BE
)

// Tellable says that what a Draft is missing can be asked of the person. The
// others, such as the day of the objection, come with what is recorded.
func Tellable(placeholder string) bool {
	return slices.Contains([]string{Name, Email, OwnGrounds, RefusalReason, Part}, placeholder)
}

// Told is what a person told under a key: for the account, or else for all. ""
// means nothing.
func Told(p *plan.Plan, a *plan.Account, key string) string {
	return cmp.Or(p.Told(a.ID, key), p.Told("", key))
}

// Tell makes the event of what a person told under a key; false if it is known so already.
// What is told first holds for all accounts; what differs from it later, for this one.
func Tell(p *plan.Plan, a *plan.Account, key, text string) (state.Event, bool) {
	if key == OwnGrounds && UnknownGround(text) == "" && GroundsText(text, "en") != text {
		text = strings.ReplaceAll(text, " ", "") // keys
	}
	e := state.Event{Do: state.Detail, Key: key, Text: safetext.NewBlock(text)}
	if e.Text.IsZero() || Told(p, a, key) == e.Text.String() {
		return e, false
	}
	if key == RefusalReason || p.Told("", key) != "" && key != Name && key != Part {
		e.Account = a.ID
	}
	return e, true
}

// GroundsText is grounds as a letter says them: keys become their texts in a
// language, a text of the person's own stays as it is.
func GroundsText(grounds, language string) string {
	texts, unknown := groundsOf(grounds, language)
	if unknown != "" || len(texts) == 0 {
		return grounds
	}
	return strings.Join(texts, " ")
}

// ownWords is what no list of keys has: several words between commas.
var ownWords = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[^\s,]\s+[^\s,]`) })

// UnknownGround is the first of several keys that is none, "" if all are. A text of
// the person's own is never unknown.
func UnknownGround(grounds string) string {
	if ownWords().MatchString(grounds) {
		return ""
	}
	_, unknown := groundsOf(grounds, "en")
	return unknown
}

func groundsOf(keys, language string) (texts []string, unknown string) {
	all := Grounds(language)
	for key := range strings.SplitSeq(keys, ",") {
		key = strings.TrimSpace(key)
		i := slices.IndexFunc(all, func(g Ground) bool { return g.Key == key })
		if i < 0 {
			return nil, key
		}
		texts = append(texts, all[i].Text)
	}
	return texts, ""
}

// IsAddress says whether a text can be an e-mail address.
func IsAddress(text string) bool {
	local, host, _ := strings.Cut(text, "@")
	return local != "" && !strings.ContainsAny(text, " ,;<>") && !strings.Contains(host, "@") &&
		strings.Contains(strings.Trim(host, "."), ".") && !strings.HasPrefix(host, ".") && !strings.HasSuffix(host, ".")
}
