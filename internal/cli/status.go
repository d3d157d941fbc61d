package cli

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/report"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

func (a *app) status(c *invocation) error {
	accounts := a.plan.Accounts
	if c.account != nil {
		accounts = []*plan.Account{c.account}
	}
	if c.has("json") {
		return a.json(c, report.StatusOf(a.plan, accounts))
	}
	if len(accounts) == 0 {
		a.print(a.words.CLI.Get().NoAccounts)
		return nil
	}
	var tracks []*plan.Account
	for _, acc := range accounts {
		if tracks = append(tracks, acc); acc.Objecting() || acc.ByLetter() {
			tracks = append(tracks, acc.Objection)
		}
	}
	// The words of a status say the same as its colour.
	colours := map[plan.Status]colour{plan.Done: green, plan.Refused: yellow, plan.Silent: yellow, plan.Again: yellow}
	a.table(each(tracks, func(acc *plan.Account) []words.Text {
		return []words.Text{a.say().Name(acc), a.paint(colours[acc.Status], a.say().Status(acc)), a.say().Next(acc)}
	}))
	for _, alike := range a.plan.Doubles() {
		if c.account == nil || slices.Contains(alike, accounts[0]) {
			a.mayBeOne(alike)
		}
	}
	if c.account != nil {
		a.details(tracks)
	}
	return nil
}

// details are the steps of an account's tracks, and what was recorded on it.
func (a *app) details(tracks []*plan.Account) {
	w, acc := a.words, tracks[0]
	for _, t := range tracks {
		var title words.Text
		if t != acc {
			title = a.say().Name(t)
		}
		a.under(title, each(t.Steps, func(st plan.Step) []words.Text {
			var mark words.Text = "[ ] "
			if st.Done {
				mark = "[x] "
			}
			return []words.Text{mark + safe(st.ID), st.Title.Text()}
		}))
		a.under(w.Follow.Get().ReportHistory, each(t.History, func(h plan.Happening) []words.Text {
			what := a.say().What(h)
			if h.Said {
				what = words.Put(w.Follow.Get().HappenedSaid, "what", what)
			}
			return []words.Text{isoDay(h.On), a.joined(what, short(h.Text))}
		}))
	}
	a.under(w.CLI.Get().Keep.JoinedHead, each(acc.Joined, func(id string) []words.Text { return []words.Text{safe(id)} }))
	a.under(w.YourNotes, each(acc.Notes, func(n plan.Note) []words.Text {
		return []words.Text{isoDay(n.At), n.Text.Line().Text()}
	}))
	number := 0
	a.under(w.YourProofs, each(acc.Proofs, func(x plan.Proof) []words.Text {
		number++
		day, what := words.Put("{n}. {day}", "n", number, "day", isoDay(x.At)), a.joined(x.Name.Text(), w.Follow.Get().ReportSize.Put(int(x.Size)))
		row := []words.Text{day, what, safe(x.SHA256)}
		if x.Missing {
			row = append(row, w.Follow.Get().NotHere)
		}
		if x.Mail != nil {
			row = append(row, a.say().Mail(x.Mail))
		}
		return row
	}))
}

func isoDay(t time.Time) words.Text { return safe(t.Format(time.DateOnly)) }

// short is the beginning of a text on one line: a letter that was sent would fill
// the screen, and is whole in every export.
func short(text safetext.Block) words.Text { return text.Line().Text().Truncate(160, " ...") }

// joined puts what was said behind what it was.
func (a *app) joined(what, said words.Text) words.Text {
	if said == "" {
		return what
	}
	return words.Put(a.words.CLI.Get().ListLine, "name", what, "what", said)
}

// under prints rows below a heading, nothing without rows: aligned for a person,
// parted by two spaces elsewhere.
func (a *app) under(title words.Text, rows [][]words.Text) {
	if len(rows) > 0 && title != "" {
		a.heading(title)
	}
	if a.person {
		a.rows(rows)
		return
	}
	for _, r := range rows {
		a.line("  " + safetext.Join(r, "  "))
	}
}

// say says the plan in words, with the names that one types.
//
//go:noinline
func (a *app) say() present.Presenter {
	return present.Presenter{Words: a.words, Catalog: a.catalog, Plan: a.plan, Style: present.Typed}
}

// due lists what is to be done by today, or within some days.
func (a *app) due(c *invocation) error {
	until := a.plan.Today
	if within := c.value("within"); within != "" {
		days, ok := daysOf(within)
		if !ok {
			return usage(words.Put(a.words.Follow.Get().NotDays, "text", quote(a.words, within)), "optout-tui due --within 7d")
		}
		until = until.AddDate(0, 0, days)
	}
	due, lost := a.plan.Due(until), ids(a.plan.Lost())
	if len(due) > 0 {
		a.code = exitDue
	}
	if err := a.jsonOr(c, report.DueOf(due, lost), func() { a.dueList(due, len(lost) == 0) }); err != nil || len(lost) == 0 {
		return err
	}
	f := &fault{exitError, "due", words.Put(a.words.Follow.Get().Lost, "accounts", strings.Join(lost, ", ")), a.words.Follow.Get().LostDo}
	f.code = cmp.Or(a.code, f.code) // what is due is more urgent
	return f
}

// maxDays is a century: nothing is due later.
const maxDays = 36525

// daysOf reads 7 or 7d.
func daysOf(s string) (n int, ok bool) {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.ToLower(strings.TrimSpace(s)), "d"))
	return min(n, maxDays), err == nil && n >= 0
}

// dueList prints what is due, a line or, for a person, a row of a table each. all says
// that nothing else can be due.
func (a *app) dueList(due []*plan.Account, all bool) {
	a.table(each(due, func(acc *plan.Account) []words.Text {
		next := a.say().Next(acc)
		if a.person {
			return []words.Text{a.say().Name(acc), next}
		}
		return []words.Text{words.Put(a.words.Follow.Get().DueLine, "account", a.say().Name(acc), "what", next)}
	}))
	a.printIf(len(due) == 0 && all, a.words.Follow.Get().NothingDue)
}
