package cli

import (
	"strconv"
	"strings"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/report"
	"github.com/optout-tui/optout-tui/internal/words"
)

// due lists what is to be done by today, or within some days.
func (a *app) due(c *invocation) error {
	until := a.plan.Today
	if within := c.value("within"); within != "" {
		days, ok := daysOf(within)
		if !ok {
			return usage(words.Put(a.words.Follow.NotDays, "text", quote(within)), "optout-tui due --within 7d")
		}
		until = until.AddDate(0, 0, days)
	}
	var due []*plan.Account
	for _, acc := range a.plan.Accounts {
		if acc.Due(until) {
			due = append(due, acc)
		}
	}
	if c.has("json") {
		if err := a.json(report.DueOf(due)); err != nil {
			return err
		}
	} else {
		a.dueList(due)
		if len(due) == 0 {
			a.print(a.words.Follow.NothingDue)
		}
	}
	if len(due) > 0 {
		return &fault{code: exitDue}
	}
	return nil
}

// daysOf reads 7 or 7d.
func daysOf(s string) (n int, ok bool) {
	n, err := strconv.Atoi(strings.TrimSuffix(s, "d"))
	return n, err == nil && n >= 0 && n <= 3650
}

// dueList prints what is due, a line or, for a person, a row of a table each.
func (a *app) dueList(due []*plan.Account) {
	if a.person {
		a.table(each(due, func(acc *plan.Account) []words.Text {
			return []words.Text{safe(acc.ID), a.say().Next(acc)}
		}))
		return
	}
	for _, acc := range due {
		a.line(words.Put(a.words.Follow.DueLine, "account", acc.ID, "what", a.say().Next(acc)))
	}
}
