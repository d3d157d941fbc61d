package cli

import (
	"context"
	"io"

	urfave "github.com/urfave/cli/v3"
)

// command is the tree of commands. What each is for stands in words.Help.
func (a *app) command() *urfave.Command {
	plain := func(name string, do func(args []string) error) *urfave.Command {
		return a.sub(name, func(_ context.Context, c *urfave.Command) error { return do(c.Args().Slice()) })
	}
	root := a.sub("optout-tui", func(_ context.Context, c *urfave.Command) error { return a.face(c.Bool("plain")) },
		&urfave.BoolFlag{Name: "plain", Local: true}, &urfave.BoolFlag{Name: "no-color"})
	catalogue := a.sub("catalog", nil)
	catalogue.Commands = []*urfave.Command{
		a.sub("check", a.catalogCheck, switches("stale", "json")...), plain("schema", a.catalogSchema), plain("table", a.catalogTable),
	}
	country := &urfave.StringFlag{Name: "country"}
	root.Commands = []*urfave.Command{
		a.sub("status", a.status, switches("json")...),
		a.sub("list", a.list, append(switches("all", "links", "json"), country)...),
		a.sub("show", a.show, append(switches("json"), country)...),
		a.sub("country", a.country, switches("json")...),
		plain("add", a.add),
		a.sub("open", a.open, append(switches("print"), &urfave.StringFlag{Name: "proof"})...),
		plain("step", a.step),
		a.sub("mark", a.mark, &urfave.StringFlag{Name: "on"}, &urfave.StringFlag{Name: "to"}, &urfave.StringFlag{Name: "text"}),
		a.sub("due", a.dueNow, append(switches("json"), &urfave.StringFlag{Name: "within"})...),
		a.sub("letter", a.letter, letterFlags()...),
		plain("attach", a.attach),
		a.sub("export", a.export, append(switches("force"),
			&urfave.StringFlag{Name: "format"}, &urfave.StringFlag{Name: "output", Aliases: []string{"o"}})...),
		plain("import", a.importFile),
		plain("note", a.note),
		plain("undo", a.undo),
		a.sub("where", a.where, switches("json")...),
		plain("remove", a.remove),
		a.sub("forget", a.forget, switches("everything", "yes")...),
		a.sub("doctor", a.doctor, switches("restore", "json")...),
		plain("report", a.reportFault),
		catalogue,
		plain("completion", a.completion),
		a.sub("version", a.version, switches("json")...),
		a.sub("help", a.help, switches("man")...),
	}
	return root
}

// switches are flags without a value.
func switches(names ...string) []urfave.Flag {
	all := make([]urfave.Flag, len(names))
	for i, name := range names {
		all[i] = &urfave.BoolFlag{Name: name}
	}
	return all
}

// sub is one command. All leave help to us, and errors to report.
func (a *app) sub(name string, do urfave.ActionFunc, flags ...urfave.Flag) *urfave.Command {
	return &urfave.Command{
		Name: name, Action: do, Flags: flags,
		Writer: io.Discard, ErrWriter: io.Discard, HideHelp: true, HideVersion: true,
		OnUsageError:   func(_ context.Context, _ *urfave.Command, err error, _ bool) error { return err },
		ExitErrHandler: func(context.Context, *urfave.Command, error) {},
	}
}
