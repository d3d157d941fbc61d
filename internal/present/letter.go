package present

import (
	"cmp"
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// Recipient tells where a letter goes: to the company, or to the authority with
// what has to be known about it. A short reason goes into a form.
func (p Presenter) Recipient(d letter.Draft) []words.Text {
	if d.Kind == letter.Reason {
		return nil
	}
	w, to := p.Words.Follow.Get(), d.Authority
	name := w.SendTo
	if to.English != "" && to.English != to.Name {
		name = w.SendToForeign
	}
	var lines []words.Text
	for _, line := range []struct {
		text  words.Text
		value string
	}{
		{name, d.To.Name}, {w.SendPost, strings.TrimSpace(d.To.Address)}, {w.SendForm, to.Form}, {w.SendMail, d.To.Email},
		{w.SendLanguages, string(p.spoken(to))}, {w.SendFirst, said(*p.Words.AuthorityFirst.Get(), to.Key, to.First)},
		{w.SendNote, said(*p.Words.AuthorityNote.Get(), to.Key, to.Note)}, {w.SendSource, to.Source},
	} {
		if line.value != "" {
			lines = append(lines, words.Put(line.text, "value", line.value, "english", to.English, "date", p.SourceDate(safetext.NewLine(to.Date))))
		}
	}
	lines = append(lines, words.Each(d.Needs, func(need string) words.Text { return w.Needs[need] })...)
	return append(lines, p.InLanguage(d)...)
}

// said is what a language says in place of an English text.
func said(texts map[string]words.Text, key, english string) string {
	if text, ok := texts[key]; ok {
		return string(text)
	}
	return english
}

// InLanguage is what is to be known about the language of a letter: that the authority may
// not take it, or that there is none in the language of the country.
func (p Presenter) InLanguage(d letter.Draft) []words.Text {
	w, lacks := p.Words.Follow.Get(), letter.Unwritten(p.Plan)
	text := w.NoLetterIn
	switch {
	case d.NotTaken():
		text = w.NotTaken
	case lacks == "" || d.Kind == letter.Reason:
		return nil
	}
	return []words.Text{words.Put(text, "language", p.Words.Languages[d.Language], "lacking", p.Words.Languages[lacks],
		"taken", p.spoken(d.Authority))}
}

// spoken are the languages in which an authority takes complaints.
func (p Presenter) spoken(to letter.Authority) words.Text {
	return safetext.Join(words.Each(to.Languages, func(l string) words.Text { return p.Words.Languages[l] }), ", ")
}

// Mailed is that a letter was handed to the mail program, whole or by its subject.
func (p Presenter) Mailed(d letter.Draft) words.Text {
	text := p.Words.Follow.Get().MailOpened
	switch {
	case d.SubjectOnly():
		text = p.Words.Follow.Get().MailSubject
	case p.Style == Heard:
		text = p.Words.Linear.Get().MailOpened
	}
	return words.Put(text, "to", d.To.Email)
}

// BeforeSending is what to think of before a letter about an account is sent.
func (p Presenter) BeforeSending(a *plan.Account, d letter.Draft) []words.Text {
	w := p.Words.Follow.Get()
	switch {
	case d.Kind == letter.Reason && letter.AsksGrounds(a) && slices.Contains(d.Optional, letter.OwnGrounds):
		return []words.Text{w.NoGrounds}
	case d.Kind == letter.Reason:
		return nil
	case len(d.Enclosed) > 0:
		return []words.Text{w.Attachments, w.ReadIt}
	}
	return []words.Text{w.ReadIt}
}

// Lacks is why a letter about an account cannot be sent, "" if it can. What was
// recorded may change while one is read.
func (p Presenter) Lacks(a *plan.Account, d letter.Draft) words.Text {
	w := p.Words.Follow.Get()
	i := slices.IndexFunc(d.Missing, func(m string) bool { return !letter.Tellable(m) })
	switch {
	case len(d.Missing) > 0:
		return cmp.Or(w.LetterLacks[d.Missing[max(i, 0)]], words.Put(w.Lacks, "names", strings.Join(d.Missing, ", ")))
	case d.Text.IsZero():
		return words.Put(w.NoComplaint, "account", p.Name(a))
	}
	return ""
}
