package cli

import (
	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/linear"
)

// plainWidth is how wide lines are where no terminal tells.
const plainWidth = 80

// plainOpener opens a link; its error speaks of no QR code, which lines do not
// show.
func (a *app) plainOpener(link string, domains []string) error {
	w := a.words.Linear
	return a.openWith(reasons{w.NoDisplay, w.OverSSH, w.NoBrowser, w.OpenFailed}, link, domains)
}

// plainMailer hands a letter to the mail program; its error speaks of that.
func (a *app) plainMailer(link string) error {
	w := a.words.Linear
	if err := a.mailer(link); err != nil {
		return said(a.whyNotOpened(reasons{w.NoDisplay, w.MailOverSSH, a.words.NoMailProgram, a.words.MailFailed}, err))
	}
	return nil
}

// plainFace talks with the person in the linear face, on a terminal or through
// pipes. why is what it was started by: its first line says how to get the other.
func (a *app) plainFace(why string) error {
	if err := a.load(); err != nil {
		return err
	}
	err := linear.Run(linear.Start{
		Catalog: a.catalog, File: a.file, Guess: a.guess(), Words: a.words,
		First: a.words.Linear.First[why], Notices: append(a.notices(), a.ownFaults()...),
		Host: linear.Host{
			Open: a.plainOpener, New: a.store.New, Record: a.plainSaver, Look: a.looker(false), Attach: a.keeper, OpenProof: a.proofOpener,
			Mail: a.plainMailer, Write: a.writer, Now: a.now,
			Width: func() int { return host.Width(a.out, plainWidth) },
		},
	}, a.in, a.out)
	return a.faceFault(err, a.words.CLI.OutputFailed)
}
