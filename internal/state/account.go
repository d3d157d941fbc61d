package state

import (
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

// AccountID is how an account is named everywhere: "facebook", or
// "instagram/@anna" if it has a label. Two machines that add the same account
// thus mean the same one when their files are merged.
func AccountID(platform string, label safetext.Line) string {
	if label.IsZero() {
		return platform
	}
	return platform + "/" + label.String()
}

// Key is the key by which accounts are compared: two ids with the same key differ
// only in case, in Unicode form or in blanks. New accounts with the same key are
// one; two that an old file holds are two until the person joins them.
func Key(account string) string {
	platform, label, _ := strings.Cut(account, "/")
	if label = safetext.Fold(label); label == "" {
		return safetext.Fold(platform)
	}
	return safetext.Fold(platform) + "/" + label
}

// Match lists the accounts that a reference can mean: the one that is written
// exactly so, or else all with the same key.
func Match(accounts []string, ref string) []string {
	if slices.Contains(accounts, ref) {
		return []string{ref}
	}
	key := Key(ref)
	return slices.DeleteFunc(slices.Clone(accounts), func(id string) bool { return Key(id) != key })
}

// Joins maps each account that the person joined to another one to the account
// that it is now a part of. effective is what Effective gives. Every join counts in
// the order of the ids, so that a merge in any order gives the same; one that
// would make a circle, or that leads to another platform, counts for nothing.
func Joins(effective []Event) map[string]string {
	joins := joins{}
	for i := range effective { // by index: there can be many, and events are large
		e := &effective[i]
		if e.Do != Joined || platformOf(e.Account) != platformOf(e.To) {
			continue
		}
		if from, to := joins.end(e.Account), joins.end(e.To); from != to {
			joins[from] = to
		}
	}
	for id := range joins {
		joins.end(id)
	}
	return joins
}

// joins maps an account to the one that it was joined to.
type joins map[string]string

// end follows the joins of an account to the last one, and shortens the way.
func (j joins) end(account string) string {
	to, ok := j[account]
	if !ok {
		return account
	}
	j[account] = j.end(to)
	return j[account]
}

func platformOf(account string) string {
	platform, _, _ := strings.Cut(account, "/")
	return platform
}

// underOneName moves what was recorded on joined accounts to the one that they are
// a part of. The joins themselves keep the names of both.
func underOneName(effective []Event) []Event {
	joins := joins(Joins(effective))
	if len(joins) == 0 {
		return effective
	}
	moved := slices.Clone(effective)
	for i := range moved {
		e := &moved[i]
		if e.Do == Joined {
			continue
		}
		account := joins.end(e.Account)
		if e.Do == Account && account != e.Account {
			_, label, _ := strings.Cut(account, "/")
			e.Label = safetext.NewLine(label)
		}
		e.Account, e.To = account, joins.end(e.To)
	}
	return moved
}
