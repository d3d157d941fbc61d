package tui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/optout-tui/optout-tui/internal/discover"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/link"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// open hands the link of a step to the browser, without waiting for it. It records that
// the link was opened; if that fails, it shows the reason, the link and a QR code.
//
// A link that was handed over a moment ago is not handed over again: the key may be held
// down.
func (m *Model) open(a *plan.Account, st *plan.Step) {
	if m.openedJustNow() {
		return
	}
	m.say(words.Put(m.words.Opening, "host", link.Host(st.Link)))
	work(m, func() error { return m.host.Open(st.Link, a.Platform.Domains) }, func(err error) {
		w, there := m.top().(*walk) // the person may have moved on in the meantime
		there = there && w.account == a.Key() && w.id == st.ID
		if err == nil {
			e := state.Event{Do: state.Opened, Account: a.ID, Way: a.Way.ID, Step: st.ID, Link: st.Link}
			m.enqueue(batch{events: []state.Event{e}, quiet: true}) // undo skips it: it is no act of the person
			m.opening = m.pace.Now()
			handed := words.Put(m.words.HandedOver, "time", m.words.Time(m.host.Now()), "host", link.Host(st.Link))
			if there {
				m.say("")
				w.opened[st.ID] = handed
				w.askOpened(m, st)
			} else {
				m.say(handed)
			}
			return
		}
		m.warnWhy(m.words.NotOpened, err)
		if there {
			m.push(newQR(st.Link, a.Platform.Domains))
		}
	})
}

// openedJustNow says whether something was opened a moment ago, and tells the person so. A
// key that is held down makes the moment last.
func (m *Model) openedJustNow() bool {
	now := m.pace.Now()
	just := !m.opening.IsZero() && now.Sub(m.opening) < reopen
	m.opening = now
	if just {
		m.say(m.words.OpenedJustNow)
	}
	return just
}

func (m *Model) copyLink(link string) { m.copy(link, m.words.LinkCopied, "") }

// copyCode copies what developers put into a file, or type. Nothing runs it.
func (m *Model) copyCode(st *plan.Step) { m.copy(st.Code.Text.String(), m.words.Code.Copied, "") }

// copyLetter copies a letter, and remembers it for the step that sends it.
func (m *Model) copyLetter(account string, d letter.Draft) {
	m.ready[account] = d.Text
	then := m.words.PasteMail
	if d.Kind == letter.Reason {
		then = m.words.PasteForm
	}
	m.copy(d.Text.String(), m.words.TextCopied, then)
}

// copy copies a text in all ways that there are, and says what to do with it then. It says
// that it is copied only if it is known to be: the terminal gives no answer.
func (m *Model) copy(text string, copied, then words.Text) {
	if m.copying { // the key is held down
		return
	}
	m.copying = true
	m.start(tea.Raw(ansi.SetSystemClipboard(text)))
	work(m, func() error { return m.host.Copy(text) }, func(err error) {
		m.copying = false
		if err != nil {
			copied = m.words.Why(err)
		}
		m.say(words.Sentences(copied, then))
	})
}

// mail hands a letter to the mail program.
func (m *Model) mail(d letter.Draft) {
	m.openOther(func() error { return m.host.Mail(d.MailLink()) }, m.present.Mailed(d))
}

// openProof opens a proof in the program for its kind.
func (m *Model) openProof(p plan.Proof) {
	m.openOther(func() error { return m.host.OpenProof(p.File) }, words.Put(m.words.ProofOpened, "name", p.Name))
}

// openOther opens something in another program, once while a key is held down, and reports
// the result.
func (m *Model) openOther(open func() error, opened words.Text) {
	if m.openedJustNow() {
		return
	}
	work(m, open, func(err error) {
		if err != nil {
			m.warnWhy(m.words.NotOpened, err)
			return
		}
		m.say(opened)
	})
}

// write writes something new, reports the result, and passes the full path to then. A quit
// waits for it.
func (m *Model) write(write func() (full string, err error), then func(full string)) {
	var full string
	create := func() (err error) {
		full, err = write()
		return err
	}
	m.waited++
	work(m, create, func(err error) {
		m.waited--
		if err != nil {
			m.warnWhy(m.words.NotWritten, err)
			return
		}
		m.say(words.Put(m.words.Follow.Get().WrittenTo, "path", safetext.NewLine(full)))
		then(full)
	})
}

// askWrite asks for a path and writes a letter to a new file there. The question stays
// until that succeeds.
func (m *Model) askWrite(a *plan.Account, d letter.Draft) {
	var ask *prompt
	ask = m.askLine(m.words.AskWrite, "~/optout-tui-"+a.PlatformID+"-"+string(d.Kind)+".txt", maxPath, func(path string) {
		if path == "" {
			return
		}
		write := func() (string, error) { return m.host.Write(path, []byte(d.Text.String()+"\n")) }
		m.write(write, func(string) {
			if m.typing() == ask {
				m.pop()
			}
		})
	})
}

// askWriteAll asks for a directory and writes the letters there. The question stays until
// that succeeds.
func (m *Model) askWriteAll(r present.Round) {
	var ask *prompt
	ask = m.askLine(m.words.AskWriteAll, "~/optout-tui-letters", maxPath, func(dir string) {
		if dir == "" {
			return
		}
		files := m.present.Files(r)
		write := func() (string, error) { return m.host.WriteAll(dir, files) }
		m.write(write, func(full string) {
			m.say(words.Put(m.words.Follow.Get().RoundIn, "path", safetext.NewLine(full)))
			if m.typing() == ask {
				m.pop()
			}
		})
	})
}

// askCalendar asks for a path, and writes a calendar with all dates there.
func (m *Model) askCalendar() {
	var ask *prompt
	ask = m.askLine(m.words.AskWrite, "~/optout-tui.ics", maxPath, func(path string) {
		data := m.calendar(m.plan)
		if path == "" || data == nil {
			return
		}
		m.write(func() (string, error) { return m.host.Write(path, data) }, func(string) {
			if m.typing() == ask {
				m.pop()
			}
		})
	})
}

// askExport asks for a password manager's export and shows the accounts in it. The question
// stays while the file cannot be read.
func (m *Model) askExport() {
	w := m.words.Discover.Get()
	var ask *prompt
	ask = m.askLine(w.AskFile, "", maxPath, func(path string) {
		if path == "" {
			m.pop()
			return
		}
		m.say(w.Reading)
		type read struct {
			in  *discover.Accounts
			err error
		}
		work(m, func() (r read) { r.in, r.err = m.host.Discover(path); return r }, func(r read) {
			switch {
			case m.typing() != ask: // the person has moved on
			case r.err != nil:
				m.warn(m.words.Why(r.err))
			case len(r.in.Found) == 0:
				m.pop()
				m.say(words.Sentences(w.None, m.unknownLogins(r.in)))
			default:
				m.pop()
				m.say("")
				m.push(&found{in: r.in, not: map[int]bool{}})
			}
		})
	})
}
