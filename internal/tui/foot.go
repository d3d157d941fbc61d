package tui

import (
	"cmp"
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// messageLines is the message on up to three lines. Without a message, it says what is
// not saved, or is one empty line.
func (m *Model) messageLines() []words.Text {
	text, alarm := m.message, m.alarm
	if text == "" {
		text, alarm = m.stillUnsaved(), true
	}
	width := shape{}.page(m.width, m.height, 0).width
	lines := wrap(text, max(1, width), 0)
	switch {
	case len(lines) == 0:
		return []words.Text{""}
	case len(lines) > 3:
		lines = append(lines[:2], (lines[2]+" "+lines[3]).Truncate(width, "..."))
	}
	if head, rest, found := strings.Cut(string(lines[0]), ":"); alarm && found {
		lines[0] = m.theme.trouble.on(lines[0][:len(head)]) + lines[0][len(lines[0])-len(rest)-1:]
	}
	return lines
}

// footLines are the message or the status, and the keys.
func (m *Model) footLines() []words.Text {
	p, lines := m.page, m.messageLines()
	margin := safetext.Spaces(p.layout.x)
	if asks := m.typing(); asks != nil {
		if lines[0] == "" {
			lines = nil
		}
		lines = append(p.asked(asks.id), lines...)
	} else if lines[0] == "" {
		lines[0] = p.status
	}
	if m.typing() == nil && len(lines) == 1 {
		lines[0] = spread(cell{lines[0], style{}}, cell{cmp.Or(p.corner, m.place()), p.theme.quiet}, p.layout.width)
	}
	lines = append(lines, m.footer(p.layout.width))
	for i := range lines {
		lines[i] = margin + lines[i]
	}
	return lines
}

// asked are the lines of a prompt.
func (p *page) asked(focus string) []words.Text {
	lines, at := p.foot.window(0, find(p.foot.rows, "").total, focus)
	if r := p.foot.rows[find(p.foot.rows, focus).index]; at >= 0 && !r.typed {
		lines[at] = p.theme.focused(lines[at], cmp.Or(r.band, p.foot.width))
	}
	return lines
}

// place says where in a text that does not fit, or in a long list, the person is.
func (m *Model) place() words.Text {
	p, l := m.page, m.below().at()
	if total := find(p.main.rows, "").total; p.shape.text && total > p.layout.main.height {
		return words.Put(m.words.Brief.LinesOf, "from", l.top+1, "to", min(total, l.top+p.layout.main.height), "of", total)
	}
	if p.shape.strip == 0 {
		return ""
	}
	at, all, below := p.main.position(l.id, l.top, p.layout.main.height)
	switch {
	case at == 0:
		return ""
	case below == 0 || m.width < marginal:
		return words.Put(m.words.Brief.Place, "n", at, "of", all)
	}
	return words.Put(m.words.Brief.PlaceBelow, "n", at, "of", all, "below", below)
}

// keyName is the name of the first key on keyboards of the language, which stands for the
// others. For a rare key, the letter that does the same follows.
func (m *Model) keyName(k key) words.Text {
	name, letter, _ := strings.Cut(k.on, " ")
	named := cmp.Or(m.words.KeyNames[name], safetext.NewLine(name).Text())
	if letter == "" || !k.rare {
		return named
	}
	return words.Put("{key} {letter}", "key", named, "letter", letter)
}

// footer lists the keys on one line.
func (m *Model) footer(width int) words.Text {
	shown, gap := m.footerKeys(width)
	return safetext.Join(words.Each(shown, m.footerKey), gap)
}

// footerKey is a key in that line.
func (m *Model) footerKey(k key) words.Text {
	name := m.theme.strong.on(m.keyName(k))
	if k.does == "" {
		return name
	}
	return name + " " + m.theme.quiet.on(k.does)
}

// footerKeys gives the keys that fit into the line, and what is between them. If not all
// do, they stand closer, then the help and the way back lose their words, then the last
// keys go, and in the end those that say enough by themselves lose their words, and go too.
// Space and Enter stay.
func (m *Model) footerKeys(width int) (shown []key, gap words.Text) {
	var all []key
	for _, k := range m.allKeys() {
		if !k.rare {
			all = append(all, k)
		}
	}
	gap = "   "
	if m.width < marginal || m.columns(all, gap) > width {
		gap = "  "
	}
	fits := func(bare int) bool {
		shown = terse(all, bare)
		return m.columns(shown, gap) <= width
	}
	for keep := plainKeys(); ; {
		if fits(0) || fits(1) || fits(2) {
			return shown, gap
		}
		i := len(all) - 3
		for i >= 0 && slices.Contains(keep, firstOf(all[i])) {
			i--
		}
		switch {
		case i >= 0:
			all = slices.Delete(all, i, i+1)
		case fits(3) || fits(4):
			return shown, gap
		case len(keep) > 2:
			keep = keep[:len(keep)-1]
		default:
			for i := len(shown) - 1; i >= 0 && m.columns(shown, gap) > width; i-- {
				shown[i].does = ""
			}
			return shown, gap
		}
	}
}

// plainKeys are the keys that go last from that line: the first two never.
func plainKeys() []string { return []string{"enter", "space", "/", "tab"} }

// firstOf is the name by which a key is listed.
func firstOf(k key) string {
	name, _, _ := strings.Cut(k.on, " ")
	return name
}

// terse takes the words of the last key but one, then of the last one, then of tab, and
// then of the slash.
func terse(all []key, bare int) []key {
	some := slices.Clone(all)
	for i := range some {
		name, fromEnd := firstOf(some[i]), len(some)-i
		without := bare > 0 && fromEnd == 2 || bare > 1 && fromEnd == 1 || bare > 2 && name == "tab" || bare > 3 && name == "/"
		if without && name != "enter" && name != "space" {
			some[i].does = ""
		}
	}
	return some
}

// columns is how wide keys are in that line.
func (m *Model) columns(shown []key, gap words.Text) int {
	width := -gap.Width()
	for _, k := range shown {
		width += m.keyName(k).Width() + gap.Width()
		if k.does != "" {
			width += 1 + k.does.Width()
		}
	}
	return width
}
