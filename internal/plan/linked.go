package plan

import "slices"

// Linkable lists the accounts with which a could be linked: those of platforms
// that share the same center.
func (p *Plan) Linkable(a *Account) []*Account {
	return slices.DeleteFunc(slices.Clone(p.Accounts), func(o *Account) bool {
		return o.ID == a.ID || !mayLink(a, o) || o.LinkedTo != nil
	})
}

// Link says which of two accounts in one center is covered by the other: what was
// asked for on one of them holds on the one where nothing was.
func Link(a, o *Account) (covered, by *Account) {
	if a.asked() && !o.asked() {
		return o, a
	}
	return a, o
}

// asked says whether something was asked for on an account, or done.
func (a *Account) asked() bool {
	return slices.Contains([]Status{Sent, Done, Refused, Silent, Again}, a.Status)
}

func mayLink(a, to *Account) bool {
	return a.Platform != nil && to.Platform != nil && a.Platform.Linked != "" && a.Platform.Linked == to.Platform.Linked
}

// cover gives an account that has nothing of its own the status of the account
// that it is linked with. own are the accounts before any was covered.
func (a *Account) cover(own map[*Account]Account) {
	if a.LinkedTo == nil {
		return
	}
	if a.sentOn.IsZero() {
		a.sentOn, a.due = own[a.LinkedTo].sentOn, own[a.LinkedTo].due
	}
	if a.Status == None || a.asked() {
		return
	}
	seen := map[*Account]bool{a: true}
	to, from := a.LinkedTo, own[a.LinkedTo]
	for to.LinkedTo != nil && !seen[to] && from.Status != None && !from.asked() {
		seen[to] = true
		to, from = to.LinkedTo, own[to.LinkedTo]
	}
	if from.asked() {
		a.Status, a.Since, a.Next, a.Covered = from.Status, from.Since, from.Next, true
	} else if from.Status != None {
		a.Next = Next{Do: DoWait}
	}
}
