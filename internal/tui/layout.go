package tui

// The limits of the grid, in columns and rows.
const (
	maxPage   = 128 // a wider window has the page in its middle
	marginal  = 60  // from this width on, the margins are 2 columns, else 1
	twoPanes  = 100 // from this width on, a page may have two panes
	ruled     = 16  // from this height on, a rule stands above the status line, and panes are possible
	tall      = 20  // from this height on, there are blank lines and a strip
	headRows  = 2   // the title, and the rule below it
	gutter    = 3   // the wall between two panes, with its margins
	readable  = 76  // the widest that a text is set in one pane
	paneText  = 66  // the same, in the right one of two panes
	sideLeast = 34  // the narrowest right pane
	leftLeast = 44  // of a pane with a share of the width
	leftMost  = 54
)

// shape is how a screen divides its body.
type shape struct {
	share int  // of the left pane, in per cent; 0 if it is fixed
	fixed int  // the columns of the left pane; 0 if there is one pane only
	strip int  // lines below the list in one pane, in a tall window, about the focused row
	bare  bool // without the rule above the status line, which leaves one more row
	text  bool // the left pane is a text, and the other one holds what can be done with it
}

// area is a part of the window.
type area struct{ x, y, width, height int }

// layout is where the parts of a page are.
type layout struct {
	x, width int  // of the page without its margins
	main     area // the list or, of a text, the text
	side     area // beside or below it; empty if it is not shown
	beside   bool // main and side are beside each other
	wall     int  // the row of the rule between main and side; 0 if there is none
	rule     int  // the row of the rule above the status line; 0 if there is none
	foot     int  // the first row of the status line
	tall     bool
}

// page divides a window. foot is the height of the status line and the keys.
func (s shape) page(width, height, foot int) layout {
	page := min(width, maxPage)
	margin := 1
	if width >= marginal {
		margin = 2
	}
	l := layout{x: (width-page)/2 + margin, width: max(0, page-2*margin), foot: max(0, height-foot), tall: height >= tall}
	end := l.foot
	if height >= ruled && !s.bare {
		end--
		l.rule = end
	}
	l.main = area{l.x, headRows, l.width, max(0, end-headRows)}
	if width < twoPanes || height < ruled || s.share+s.fixed == 0 {
		return l
	}
	l.beside = true
	l.main.width = max(leftLeast, min(leftMost, l.width*s.share/100))
	if s.fixed > 0 {
		l.main.width = min(s.fixed, l.width-gutter-sideLeast)
	}
	x := l.x + l.main.width + gutter
	l.side = area{x, headRows, l.x + l.width - x, l.main.height}
	return l
}

// stack puts the side below the main part, where they are not beside each other: a strip
// of few lines below a list, or what can be done below a text. What can be done is always
// shown, as far as half of the body or what the text leaves holds it, and the text gets
// the rest. main and side are the heights that they would take.
func (l *layout) stack(s shape, main, side int) {
	body := l.main.height
	switch {
	case l.beside || side == 0:
		return
	case !s.text && (s.strip == 0 || !l.tall):
		return
	case !s.text:
		side = s.strip
	case main+side <= body: // no rule: they are one page
		l.main.height = main
		l.side = area{l.x, l.main.y + main, l.width, body - main}
		return
	default:
		side = min(side, max(body/2, body-1-main, 3))
	}
	l.main.height = max(0, body-side-1)
	l.wall = l.main.y + l.main.height
	l.side = area{l.x, l.wall + 1, l.width, side}
}
