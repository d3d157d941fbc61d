package site

import (
	"time"

	"github.com/optout-tui/optout-tui/internal/markup"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// feed is what changed, as Atom (RFC 4287).
func (b book) feed(base string) []byte {
	s := words.English().Site.Get()
	p, updated := &markup.Page{}, b.checked.On
	all := b.changed()
	if len(all) > 0 {
		updated = all[0].Changed.Date.On
	}
	p.Tags(`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>`).Text(s.Title).Tags("</title>\n<id>").Text(safetext.NewLine(base).Text()).Tags("</id>\n")
	p.Tags(`<link rel="self"`).Attr("href", base+"v1/changes.atom").Tags("/>\n<link").Attr("href", base).Tags("/>\n")
	p.Tags("<author><name>optout-tui</name></author>\n<updated>").Text(moment(updated)).Tags("</updated>\n")
	for _, of := range all {
		at := base + "p/" + of.ID + "/"
		p.Tags("<entry>\n<title>").Text(of.Name.Text()).Tags("</title>\n<id>")
		p.Text(safetext.NewLine(at+"#changed-"+of.Changed.Date.String()).Text()).Tags("</id>\n<link").Attr("href", at).Tags("/>\n")
		p.Tags("<updated>").Text(moment(of.Changed.Date.On)).Tags("</updated>\n")
		p.Tags("<summary>").Text(of.Changed.Says.Text()).Tags("</summary>\n</entry>\n")
	}
	return p.Tags("</feed>\n").Bytes()
}

// moment is the beginning of a day as Atom writes it.
func moment(day time.Time) words.Text {
	return safetext.NewLine(day.Format(time.RFC3339)).Text()
}
