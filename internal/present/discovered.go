package present

import (
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// Discovered is an account that an export names: what it is called there.
func (p Presenter) Discovered(d plan.Discovered) words.Text {
	if d.User.IsZero() {
		return d.Platform.Name.Text()
	}
	return words.Put(p.Words.AccountName, "platform", d.Platform.Name, "label", d.User)
}

// DiscoveredOffer is what is possible for it, or that it is on the list.
func (p Presenter) DiscoveredOffer(d plan.Discovered) words.Text {
	offer := p.Offer(d.Platform, p.Plan.Country)
	if d.Listed != nil {
		return words.Put(p.Words.Discover.Get().Listed, "way", offer)
	}
	return offer
}
