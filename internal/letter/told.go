package letter

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
)

// What a person tells once, for all letters that need it: the keys of detail
// events, and the names of what a Draft can be missing.
const (
	Name          = "name"
	Email         = "email"          // the one they log in with, or else a telephone number
	OwnGrounds    = "grounds"        // keys of Grounds separated by commas, or a text of their own
	RefusalReason = "refusal_reason" // of one account, where the refusal was recorded without; - says that none was given
	Part          = "part"           // of the country, such as DE-BE
)

// What a person can tell as well: a letter is whole without it.
const (
	Address   = "address"   // of the person, as some authorities ask
	Place     = "place"     // beside the date
	Reference = "reference" // the company's number for it
	Login     = "login"     // by what the company knows the account, if not by Email: an address that is lost, a number
	Child     = "child"     // the name of the child that the account belongs to, for whom the person writes
)

// Wishes and facts that a person can tell, with Yes or No: a letter is whole without them.
const (
	DataSets       = "datasets"       // they also want their data out of the data sets for training
	KeepConsent    = "keep_consent"   // no consent is to be withdrawn, as training is part of a bargain
	MayName        = "may_name"       // the authority may tell the company their name
	OnlyHere       = "only_here"      // they complained to no other authority
	Unexplained    = "unexplained"    // the company gave no reasons for the longer time
	Unacknowledged = "unacknowledged" // the company did not acknowledge their complaint (UK)
	NoAccount      = "no_account"     // they have no account there: the company has the data from elsewhere
)

// The answers to whether a wish or a fact is so, and what takes back a text that a letter
// is whole without.
const (
	Yes  = yes
	No   = "no"
	None = "-"
)

// required are asked for where a letter has a place for them, optionals are not.
var required = []string{Name, Email, RefusalReason}
var extras = []string{Address, Place, Reference, Login, Child}
var wishes = []string{DataSets, KeepConsent, MayName, OnlyHere, Unexplained, Unacknowledged, NoAccount}
var optionals = slices.Concat([]string{OwnGrounds}, extras, wishes)

// IsWish says that a key is told with Yes or No.
func IsWish(key string) bool { return slices.Contains(wishes, key) }

// IsExtra says that what was told under a key can be taken back with None.
func IsExtra(key string) bool { return slices.Contains(extras, key) }

// ofOneAccount are the keys of what holds for one account only.
var ofOneAccount = []string{RefusalReason, Reference, KeepConsent, OnlyHere, Unexplained, Unacknowledged, Login, Child, NoAccount}

// OfOneAccount says that what is told under a key holds for one account only.
func OfOneAccount(key string) bool { return slices.Contains(ofOneAccount, key) }

// special is the ground that Art. 9 GDPR protects.
const special = "special"

// Tellable says that what a Draft is missing can be asked of the person. The
// others, such as the day of the objection, come with what is recorded.
func Tellable(placeholder string) bool {
	return placeholder == OwnGrounds || placeholder == Part || slices.Contains(required, placeholder)
}

// Told is what a person told under a key: for the account, or else for all; for all
// without an account. "" means nothing.
func Told(p *plan.Plan, a *plan.Account, key string) string {
	if a == nil {
		return p.Told("", key)
	}
	return cmp.Or(p.Told(a.ID, key), p.Told("", key))
}

// Tell makes the event of what a person told under a key; false if it is known so already.
// What is told first, or without an account, holds for all accounts; what differs from it
// later, for this one.
func Tell(p *plan.Plan, a *plan.Account, key, text string) (state.Event, bool) {
	if key == OwnGrounds && UnknownGround(text) == "" && GroundsText(text, "en") != text {
		text = strings.Join(groundKeys(text), ",")
	}
	e := state.Event{Do: state.Detail, Key: key, Text: safetext.NewBlock(text)}
	switch before := Told(p, a, key); {
	case e.Text.IsZero() || before == e.Text.String():
		return e, false
	case IsWish(key) && text == No && before == "", IsExtra(key) && text == None && before == "":
		return e, false
	}
	if a != nil && (OfOneAccount(key) || p.Told("", key) != "" && key != Name && key != Part) {
		e.Account = a.ID
	}
	return e, true
}

// weak are the grounds that are true of many: as grounds from somebody's own situation
// they carry little alone.
var weak = []string{"audience", "false", "irreversible"}

// WeakGrounds says that somebody picked grounds that are true of many, and no other.
func WeakGrounds(grounds string) bool {
	keys := groundKeys(grounds)
	return len(keys) > 0 && !slices.ContainsFunc(keys, func(key string) bool { return !slices.Contains(weak, key) })
}

// groundKeys are the keys between commas, each once; a comma too many is nothing.
func groundKeys(grounds string) (keys []string) {
	for key := range strings.SplitSeq(grounds, ",") {
		if key = strings.TrimSpace(key); key != "" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// AsksGrounds says that the law by which an account is asked about wants grounds from the
// person's own situation.
func AsksGrounds(a *plan.Account) bool { return a.Way != nil && catalog.ClaimUnder(a.Way.Law).Grounds }

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
	b := in(language)
	for _, key := range groundKeys(keys) {
		text := cmp.Or(b["grounds"][key], b["old-grounds"][key])
		if text == "" {
			return nil, key
		}
		texts = append(texts, strings.TrimSpace(text))
	}
	return texts, ""
}

// IsAddress says whether a text can be an e-mail address.
func IsAddress(text string) bool {
	local, host, _ := strings.Cut(text, "@")
	return local != "" && !strings.ContainsAny(text, " ,;<>") && !strings.Contains(host, "@") &&
		strings.Contains(strings.Trim(host, "."), ".") && !strings.HasPrefix(host, ".") && !strings.HasSuffix(host, ".")
}

// IsPhone says whether a text can be a telephone number: 6 to 15 digits (ITU-T E.164), and
// what people write between them.
func IsPhone(text string) bool {
	digits := 0
	for i, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == '+' && i == 0, strings.ContainsRune(" -/.()", r):
		default:
			return false
		}
	}
	return digits >= 6 && digits <= 15
}
