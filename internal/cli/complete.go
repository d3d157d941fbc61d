package cli

import (
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

// complete lists how the word that is being typed can go on.
func (a *app) complete(before []string, current string) []candidate {
	c := commands().parse(before)
	var all []candidate
	name, value, assigned := strings.Cut(current, "=")
	switch {
	case c.wantsValue:
		all = a.offered(c.given[len(c.given)-1].flag.offers, c)
	case !c.onlyArgs && assigned && strings.HasPrefix(current, "-"):
		if f := c.command.flag(strings.TrimLeft(name, "-")); f != nil {
			for _, x := range a.offered(f.offers, c) {
				if startsWith(x.value, value) {
					all = append(all, candidate{name + "=" + x.value, x.about})
				}
			}
		}
	case !c.onlyArgs && strings.HasPrefix(current, "-"):
		all = a.flagsLeft(c)
	case len(c.args) == 0 && len(c.below()) > 0:
		all = a.commandsBelow(c.table, c.command.name)
	case len(c.args) < len(c.command.args):
		all = a.offered(c.command.args[len(c.args)].offers, c)
	}
	return slices.DeleteFunc(all, func(x candidate) bool {
		return x.value != filesMark && (!startsWith(x.value, current) || x.value != safetext.NewLine(x.value).String())
	})
}

func (a *app) offered(o offer, c *invocation) []candidate {
	if o == nil {
		return nil
	}
	return o(a, c.args)
}

// startsWith reports whether a candidate fits what was typed, in any case and Unicode form.
func startsWith(value, typed string) bool {
	return strings.HasPrefix(safetext.Fold(value), safetext.Fold(typed))
}

// flagsLeft lists the flags that were not given yet, with what the help says of them.
func (a *app) flagsLeft(c *invocation) []candidate {
	h := a.words.CLI.Help
	says := map[string]string{}
	for _, p := range append(h.Commands(), h.Root) {
		if string(p.Name) == c.command.name || p.Name == "" {
			for _, f := range p.Flags {
				says[string(f.Name)] = string(f.Says)
			}
		}
	}
	var all []candidate
	for _, f := range c.command.allFlags() {
		if !c.has(f.name) {
			all = append(all, candidate{"--" + f.name, says[f.name]})
		}
	}
	return all
}

// commandsBelow lists the commands that can follow one, with what they do.
func (a *app) commandsBelow(t table, parent string) []candidate {
	return each(t.below(parent), func(c *command) candidate {
		_, word := c.split()
		return candidate{word, a.brief(c.name)}
	})
}

// brief is what a command does. One that only groups others is told by the first of
// them.
func (a *app) brief(name string) string {
	for _, c := range a.words.CLI.Help.Commands() {
		if strings.HasPrefix(string(c.Name)+" ", name+" ") {
			return string(c.Briefs[0])
		}
	}
	return ""
}
