package tui

import (
	"strings"

	"github.com/optout-tui/optout-tui/internal/link"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// linkLines shows an address in full, on as many indented lines of at most width columns as
// it takes. Each line leads to the whole address where the terminal can follow links; the
// terminal knows by the id that the lines belong together. An address that may not be
// opened is text only.
func linkLines(address string, domains []string, id string, width, indent int) []words.Text {
	indent = max(0, min(indent, width-1))
	lines := breakLink(safetext.NewLine(address).Text(), max(1, width-indent))
	leads := link.Check(address, domains) == nil
	for i, line := range lines {
		if leads {
			line = line.Linked(safetext.NewLine(address), id)
		}
		lines[i] = safetext.Spaces(indent) + line
	}
	return lines
}

// breakLink breaks an address after its separators, and anywhere if a part is wider than
// a line.
func breakLink(address words.Text, width int) []words.Text {
	var lines []words.Text
	var line words.Text
	for address != "" {
		part := linkPart(address)
		address = address[len(part):]
		if line != "" && line.Width()+part.Width() > width {
			lines, line = append(lines, line), ""
		}
		for line == "" && part.Width() > width {
			head := part.Truncate(width, "")
			if head == "" { // a character is wider than the line
				break
			}
			lines, part = append(lines, head), part[len(head):]
		}
		line += part
	}
	if line != "" || len(lines) == 0 {
		lines = append(lines, line)
	}
	return lines
}

// linkPart is the beginning of an address up to the first place where it may be broken.
func linkPart(address words.Text) words.Text {
	const after = "/?&=-"
	i := strings.IndexAny(string(address), after)
	for i >= 0 && i < len(address) && strings.IndexByte(after, address[i]) >= 0 {
		i++ // separators stay together, as in https://
	}
	if i < 0 {
		return address
	}
	return address[:i]
}
