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
