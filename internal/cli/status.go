package cli

import (
	"slices"
	"time"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/report"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

func (a *app) status(c *invocation) error {
	accounts := a.plan.Accounts
	if len(c.args) == 1 {
		acc, err := a.known(c.args[0])
		if err != nil {
			return err
		}
		accounts = []*plan.Account{acc}
	}
	if c.has("json") {
		return a.json(report.StatusOf(a.plan, accounts))
	}
	if len(accounts) == 0 {
		a.print(a.words.CLI.NoAccounts)
		return nil
	}
	rows := make([][]cell, len(accounts))
	for i, acc := range accounts {
		rows[i] = cells(safe(acc.ID), a.say().Status(acc), a.say().Next(acc))
		rows[i][1].colour = colourOf(acc.Status)
	}
	a.table(rows)
	for _, alike := range a.plan.Doubles() {
		if len(c.args) == 0 || slices.Contains(alike, accounts[0]) {
			a.mayBeOne(alike)
		}
	}
	if len(c.args) == 1 {
		a.details(accounts[0])
	}
	return nil
}

// colourOf is the colour of a status; its words say the same.
func colourOf(s plan.Status) colour {
	switch s {
	case plan.Done:
		return green
	case plan.Refused, plan.Silent, plan.Again:
		return yellow
	case plan.Todo, plan.Started, plan.Sent, plan.None:
	}
	return asItIs
}

// details are an account's steps, and what was recorded on it.
func (a *app) details(acc *plan.Account) {
	w := a.words
	rows := make([][]words.Text, len(acc.Steps))
	for i, st := range acc.Steps {
		var mark words.Text = "[ ] "
		if st.Done {
			mark = "[x] "
		}
		rows[i] = []words.Text{mark + safe(st.ID), st.Title.Text()}
	}
	a.under("", rows)
	rows = make([][]words.Text, len(acc.Joined))
	for i, id := range acc.Joined {
		rows[i] = []words.Text{safe(id)}
	}
	a.under(w.CLI.Keep.JoinedHead, rows)
	rows = make([][]words.Text, len(acc.History))
	for i, h := range acc.History {
		what := w.Happened(h.What, h.Late)
		if h.Said {
			what = words.Put(w.Follow.HappenedSaid, "what", what)
		}
		rows[i] = []words.Text{isoDay(h.On), joined(what, short(h.Text))}
	}
	a.under(w.Follow.ReportHistory, rows)
	rows = make([][]words.Text, len(acc.Notes))
	for i, n := range acc.Notes {
		rows[i] = []words.Text{a.dayHere(n.At), n.Text.Line().Text()}
	}
	a.under(w.YourNotes, rows)
	rows = make([][]words.Text, len(acc.Proofs))
	for i, x := range acc.Proofs {
		rows[i] = []words.Text{
			words.Put("{n}. {day}", "n", i+1, "day", a.dayHere(x.At)), joined(x.Name.Text(), w.Follow.ReportSize.Put(int(x.Size))), safe(x.SHA256),
		}
	}
	a.under(w.YourProofs, rows)
}

// dayHere is the day of a moment where the person is.
func (a *app) dayHere(t time.Time) words.Text { return isoDay(t.In(a.now().Location())) }

func isoDay(t time.Time) words.Text { return safe(t.Format(time.DateOnly)) }

// short is the beginning of a text on one line: a letter that was sent would fill
// the screen, and is whole in every export.
func short(text safetext.Block) words.Text { return text.Line().Text().Truncate(160, " ...") }

// joined puts what was said behind what it was.
func joined(what, said words.Text) words.Text {
	if said == "" {
		return what
	}
	return what + ": " + said
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
func (a *app) say() present.Presenter {
	return present.Presenter{Words: a.words, Catalog: a.catalog, Plan: a.plan, Style: present.Typed}
}

// acts is what the person's acts are judged by.
func (a *app) acts() act.Now { return act.Now{Presenter: a.say()} }
