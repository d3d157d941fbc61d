package plan

// Linkable lists the accounts with which a could be linked: those of platforms
// that share the same center.
func (p *Plan) Linkable(a *Account) []*Account {
	if a.Platform == nil || a.Platform.Linked == "" {
		return nil
	}
	var all []*Account
	for _, o := range p.Accounts {
		if o.ID != a.ID && o.Platform != nil && o.Platform.Linked == a.Platform.Linked && o.LinkedTo == nil {
			all = append(all, o)
		}
	}
	return all
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
	switch a.Status {
	case Sent, Done, Refused, Silent, Again:
		return true
	}
	return false
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
	if a.Status != Todo && a.Status != Started {
		return
	}
	seen := map[*Account]bool{a: true}
	to := a.LinkedTo
	for to.LinkedTo != nil && !seen[to] && (own[to].Status == Todo || own[to].Status == Started) {
		seen[to] = true
		to = to.LinkedTo
	}
	switch from := own[to]; from.Status {
	case Sent, Done, Refused, Silent, Again:
		a.Status, a.Since, a.Next, a.Covered = from.Status, from.Since, from.Next, true
	case Todo, Started:
		a.Next = Next{Do: DoWait}
	}
}
