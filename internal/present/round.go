package present

import (
	"slices"

	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/markup"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// Round is the letters that are to be written now, as far as they can be.
type Round struct {
	Language string
	Tasks    []letter.Task
	Drafts   []letter.Draft // of each task
	Out      []Out
}

// Out is an account that is left out of a round.
type Out struct {
	Account *plan.Account
	Why     letter.Why
	Text    words.Text // that it is, and why
}

// Round drafts the letters of a round. One that lacks something which only its own account
// can have is left out; what all of them lack is to be asked for first.
func (p Presenter) Round(language string) Round {
	tasks, skips := letter.Round(p.Plan)
	r := Round{Language: language}
	for _, t := range tasks {
		d := letter.Write(p.Plan, t.Account, t.Kind, language)
		if own := d.LacksOfItsOwn(); len(own) > 0 {
			d.Missing = own
			why := p.Lacks(t.Account, d)
			said := words.Put(p.Words.Follow.Get().OutLacks, "account", p.Name(t.Account), "why", why)
			r.Out = append(r.Out, Out{t.Account, letter.Lacking, said})
			continue
		}
		r.Tasks, r.Drafts = append(r.Tasks, t), append(r.Drafts, d)
	}
	for _, s := range skips {
		r.Out = append(r.Out, Out{s.Account, s.Why, p.skip(s)})
	}
	return r
}

// skip is why an account gets no letter now.
func (p Presenter) skip(s letter.Skip) words.Text {
	w := p.Words.Follow.Get()
	var other words.Text
	if s.Account.LinkedTo != nil {
		other = p.Name(s.Account.LinkedTo)
	}
	if next := p.Next(s.Account); s.Why == letter.NotDue && next != "" {
		return words.Put(w.OutNext, "account", p.Name(s.Account), "status", p.Status(s.Account), "next", next)
	}
	return words.Put(w.Out[string(s.Why)], "account", p.Name(s.Account), "other", other, "status", p.Status(s.Account))
}

// Missing are the keys of what letters of the round lack.
func (r Round) Missing() []string {
	var all []string
	for _, d := range r.Drafts {
		all = append(all, d.Missing...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Only leaves some accounts in a round. It gives the first that is not in it, with the
// reason, or nil.
func (r Round) Only(accounts []*plan.Account) (some Round, not *Out) {
	some = Round{Language: r.Language}
	named := func(a *plan.Account) bool {
		return slices.ContainsFunc(accounts, func(x *plan.Account) bool { return x.ID == a.ID })
	}
	for i, t := range r.Tasks {
		if named(t.Account) {
			some.Tasks, some.Drafts = append(some.Tasks, t), append(some.Drafts, r.Drafts[i])
		}
	}
	for _, o := range r.Out {
		if named(o.Account) && !slices.ContainsFunc(some.Tasks, func(t letter.Task) bool { return t.Account.ID == o.Account.ID }) {
			return some, &o
		}
	}
	return some, nil
}

// Task is one letter of a round: what it is about, what it is, and whom it goes to.
func (p Presenter) Task(t letter.Task, d letter.Draft) words.Text {
	w := p.Words
	return words.Put(w.Follow.Get().TaskLine, "account", p.Name(t.Account), "kind", w.Linear.Get().LetterKinds[string(t.Kind)], "to", d.To.Name)
}

// IndexName is the name of the page that links the letters of a round. It sorts first.
const IndexName = "00-letters.html"

// Files are the letters of a round by the names of their files, with a page that links
// each of them and hands those that go by e-mail to the mail program.
func (p Presenter) Files(r Round) map[string][]byte {
	p.Style = Seen
	w, files := p.Words.Follow.Get(), map[string][]byte{}
	page := &markup.Page{}
	page.Tags("<!doctype html>\n<meta charset=\"utf-8\">\n<title>").Text(p.Words.RoundTitle)
	page.Tags("</title>\n<h1>").Text(p.Words.RoundTitle).Tags("</h1>\n<ol>\n")
	for i, t := range r.Tasks {
		d, name := r.Drafts[i], t.FileName(i+1, len(r.Tasks))
		files[name] = []byte(d.Text.String() + "\n")
		page.Tags("<li>").Link(name, p.Task(t, d))
		if mail := d.MailLink(); mail != "" {
			by := w.MailTo
			if d.SubjectOnly() {
				by = w.MailToSubject
			}
			page.Tags(" ").Link(mail, words.Put(by, "to", d.To.Email))
		}
		page.Tags("\n")
	}
	page.Tags("</ol>\n<p>").Text(p.Words.RoundText).Tags("</p>\n<ul>\n")
	for _, out := range r.Out {
		page.Tags("<li>").Text(out.Text).Tags("\n")
	}
	page.Tags("</ul>\n")
	files[IndexName] = page.Bytes()
	return files
}
