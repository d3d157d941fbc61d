package tui

import (
	"rsc.io/qr"

	"github.com/optout-tui/optout-tui/internal/link"
	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// qrCode shows a link as text and as a QR code.
type qrCode struct {
	list
	link    string
	domains []string
	why     error // why the link is refused, or nil
	swapped bool  // for a terminal that has no colours and a light background
}

func newQR(address string, domains []string) *qrCode {
	return &qrCode{link: address, domains: domains, why: link.Check(address, domains)}
}

func (*qrCode) shape() shape { return shape{bare: true} }

func (s *qrCode) draw(m *Model, p *page) {
	p.title = words.Put(m.words.QRTitle, "host", link.Host(s.link))
	c := &p.main
	if s.why != nil {
		c.text(words.Put(m.words.Sentence, "why", m.words.Why(problem.Because(s.why, link.ErrRefused))))
		return
	}
	address := linkLines(s.link, s.domains, "qr", c.width, 0)
	c.add("", address...)
	code, err := qr.Encode(s.link, qr.L)
	if err != nil { // the link is too long for a QR code
		return
	}
	room := p.layout.main.height - len(address)
	lines, width, height := drawQR(code, c.width, room, m.terminal.ascii, s.swapped)
	if lines == nil {
		c.gap()
		c.text(words.Put(m.words.QRTooSmall, "width", width+m.width-c.width, "height", height+m.height-room))
		return
	}
	c.add("", lines...)
}

// qrMargin is how many light modules are around the code. Two are enough on a screen; the
// standard asks for four.
const qrMargin = 2

// The colours of a code: those of the 256 that no theme changes, 16 and 231. A light cell
// is reversed, and a dark one is not, so that a terminal without colours shows the code too,
// dark on light if its background is dark. A blank has an attribute that it does not need,
// since plain blanks are not drawn but erased, which some terminals do in colours of their own.
const (
	qrLight words.Text = "\x1b[0;7;38;5;231;48;5;16m"
	qrDark  words.Text = "\x1b[0;38;5;231;48;5;16m"
	qrBlank words.Text = "\x1b[0;8;38;5;231;48;5;16m" // dark, and concealed
	qrEnd   words.Text = "\x1b[m"
)

// drawQR draws a code in the larger of two sizes that fits. If neither does, lines is nil,
// and the size is that of the smaller one.
func drawQR(code *qr.Code, width, height int, ascii, swapped bool) (lines []words.Text, wide, high int) {
	wide = code.Size + 2*qrMargin
	high = wide
	switch {
	case 2*wide <= width && high <= height:
		return qrLines(code, 2, swapped), 2 * wide, high
	case ascii:
		return nil, 2 * wide, high
	}
	high = (high + 1) / 2
	if wide <= width && high <= height {
		lines = qrLines(code, 1, swapped)
	}
	return lines, wide, high
}

// qrLines draws dark on light: cameras do not read the inverse. A module is two blanks, or
// half the height of one cell. Blanks leave no seams between lines, and are ASCII.
func qrLines(code *qr.Code, columns int, swapped bool) []words.Text {
	light := func(x, y int) bool { return code.Black(x, y) == swapped }
	rows := 3 - columns // on each line
	var lines []words.Text
	for y := -qrMargin; y < code.Size+qrMargin; y += rows {
		var line, now words.Text
		for x := -qrMargin; x < code.Size+qrMargin; x++ {
			colours, cell := qrBlank, safetext.Spaces(columns)
			upper := light(x, y)
			split := rows == 2 && light(x, y+1) != upper
			switch {
			case upper:
				colours = qrLight
			case split:
				colours = qrDark
			}
			if split {
				cell = "\u2584" // its lower half is in the colour of letters
			}
			if colours != now {
				line, now = line+colours, colours
			}
			line += cell
		}
		lines = append(lines, line+qrEnd)
	}
	return lines
}

func (s *qrCode) keys(m *Model) keys {
	var ks keys
	ks.add("enter y", m.words.Keys.CopyLink, func() { m.copyLink(s.link) })
	ks.add("tab", m.words.Keys.Swap, func() { s.swapped = !s.swapped })
	return ks
}
