package tui

import (
	"github.com/charmbracelet/x/ansi"
	"rsc.io/qr"

	"github.com/optout-tui/optout-tui/internal/link"
	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// qrCode shows a link as text and as a QR code.
type qrCode struct {
	list
	link string
	why  error // it was refused
}

func newQR(address string, domains []string) *qrCode {
	return &qrCode{link: address, why: link.Check(address, domains)}
}

func (s *qrCode) rows(m *Model, width int) []row {
	title := words.Put(m.words.QRTitle, "host", link.Host(s.link))
	if s.why != nil {
		refused := m.words.Why(problem.Because(s.why, link.ErrRefused))
		return []row{textRow(words.Put(m.words.Sentence, "why", refused), width)}
	}
	rows := []row{textRow(safetext.NewLine(s.link).Text(), width)}
	code, err := qr.Encode(s.link, qr.L)
	if err != nil { // longer than a code can hold; the link is there
		return rows
	}
	lines := drawQR(code)
	if w := lines[0].Width(); w > width || len(lines) > m.height-3 {
		return append(rows, blank(), textRow(words.Put(m.words.QRTooSmall, "width", w, "height", len(lines)+3), width))
	}
	if len(lines)+4 <= m.height {
		rows = append([]row{{lines: mapLines(wrap(title, width, 0), bold)}}, rows...)
	}
	return append(rows, row{lines: lines})
}

// drawQR draws two rows of modules on each line, dark on light whatever the
// terminal's colours are: cameras do not read it the other way round. The margin
// is two modules, half of what the standard wants and enough on a screen.
func drawQR(code *qr.Code) []words.Text {
	const margin = 2
	style := ansi.NewStyle().ForegroundColor(ansi.Black).BackgroundColor(ansi.BrightWhite)
	var lines []words.Text
	for y := -margin; y < code.Size+margin; y += 2 {
		var line words.Text
		for x := -margin; x < code.Size+margin; x++ {
			upper, lower := code.Black(x, y), code.Black(x, y+1)
			switch {
			case upper && lower:
				line += "\u2588"
			case upper:
				line += "\u2580"
			case lower:
				line += "\u2584"
			default:
				line += " "
			}
		}
		lines = append(lines, paint(style, line))
	}
	return lines
}

func (s *qrCode) keys(m *Model) keys {
	var ks keys
	ks.add("enter y", m.words.Keys.CopyLink, func() { m.copyLink(s.link) })
	return ks
}

// help lists what the keys do on the screen below it.
type help struct {
	list
	of keys
}

func (s *help) rows(m *Model, width int) []row {
	rows := []row{{lines: []words.Text{bold(m.words.HelpTitle), ""}}, paragraph(m.words.HelpEverywhere, width)}
	for _, k := range s.of {
		if name := m.keyName(k); k.does != "" && name != "?" {
			rows = append(rows, row{lines: []words.Text{"  " + name + safetext.Spaces(max(1, 10-name.Width())) + k.does}})
		}
	}
	return rows
}

func (s *help) keys(*Model) keys { return nil }
