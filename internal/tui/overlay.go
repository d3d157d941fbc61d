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
	why  error // why the link is refused, or nil
}

func newQR(address string, domains []string) *qrCode {
	return &qrCode{link: address, why: link.Check(address, domains)}
}

func (s *qrCode) draw(m *Model, p *page) {
	if s.why != nil {
		p.text(words.Put(m.words.Sentence, "why", m.words.Why(problem.Because(s.why, link.ErrRefused))))
		return
	}
	code, err := qr.Encode(s.link, qr.L)
	if err != nil { // the link is too long for a QR code
		p.text(safetext.NewLine(s.link).Text())
		return
	}
	lines := drawQR(code)
	width, height := lines[0].Width(), len(lines)+3
	fits := width <= p.width && height <= m.height
	if fits && height < m.height {
		p.bold(words.Put(m.words.QRTitle, "host", link.Host(s.link)))
	}
	p.text(safetext.NewLine(s.link).Text())
	if !fits {
		p.gap()
		p.text(words.Put(m.words.QRTooSmall, "width", width, "height", height))
		return
	}
	p.add("", lines...)
}

// drawQR draws two rows of modules on each line. It draws dark on light in every
// terminal: cameras do not read the inverse. The margin is two modules, which is enough
// on a screen; the standard asks for four.
func drawQR(code *qr.Code) []words.Text {
	const margin = 2
	style := ansi.NewStyle().ForegroundColor(ansi.Black).BackgroundColor(ansi.BrightWhite)
	blocks := map[[2]bool]words.Text{ // by whether the upper and the lower module are dark
		{true, true}: "\u2588", {true, false}: "\u2580", {false, true}: "\u2584", {false, false}: " ",
	}
	var lines []words.Text
	for y := -margin; y < code.Size+margin; y += 2 {
		var line words.Text
		for x := -margin; x < code.Size+margin; x++ {
			line += blocks[[2]bool{code.Black(x, y), code.Black(x, y+1)}]
		}
		lines = append(lines, paint(style, line))
	}
	return lines
}

func (s *qrCode) keys(m *Model) keys {
	return keys{{"enter y", m.words.Keys.CopyLink, false, func() { m.copyLink(s.link) }}}
}

// help lists the keys of the screen below it.
type help struct {
	list
	of keys
}

func (s *help) draw(m *Model, p *page) {
	p.heading(m.words.HelpTitle)
	p.paragraph(m.words.HelpEverywhere)
	for _, k := range s.of {
		if name := m.keyName(k); k.does != "" && name != "?" {
			p.add("", "  "+name+safetext.Spaces(max(1, 10-name.Width()))+k.does)
		}
	}
}

func (s *help) keys(*Model) keys { return nil }
