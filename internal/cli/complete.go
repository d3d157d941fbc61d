package cli

import (
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// candidate is one way to complete a word, and what it stands for.
type candidate struct {
	value, about string

	also bool // another name of something that is offered: offered only where nothing else fits
}

// offer lists what completes an argument or the value of a flag; args are the
// arguments before it. A nil offer has nothing to list: only the person knows.
type offer func(a *app, args []string) []candidate

func (o offer) list(a *app, c *invocation) []candidate {
	if o == nil {
		return nil
	}
	return o(a, c.args)
}

// complete lists how the word that is being typed can go on.
func (a *app) complete(before []string, current string) []candidate {
	c := commands().parse(before)
	var all []candidate
	name, _, assigned := strings.Cut(current, "=")
	switch {
	case c.wantsValue:
		all = c.given[len(c.given)-1].flag.offers.list(a, c)
	case !c.onlyArgs && assigned && strings.HasPrefix(current, "-"):
		if f := c.command.flag(strings.TrimLeft(name, "-")); f != nil {
			all = each(f.offers.list(a, c), func(x candidate) candidate { return candidate{name + "=" + x.value, x.about, x.also} })
		}
	case !c.onlyArgs && strings.HasPrefix(current, "-"):
		all = a.flagsLeft(c)
	case len(c.args) == 0 && len(c.below()) > 0:
		all = a.commandsBelow(c.table, c.command.name)
	case len(c.args) < len(c.command.args):
		all = c.command.args[len(c.args)].offers.list(a, c)
	case c.has("all") && len(c.command.args) > 0 && c.command.args[0].rest: // one account after the other
		all = c.command.args[0].offers.list(a, c)
	}
	all = slices.DeleteFunc(all, func(x candidate) bool {
		return x.value != filesMark && (!startsWith(x.value, current) || x.value != safetext.NewLine(x.value).String())
	})
	if also := func(x candidate) bool { return x.also }; slices.IndexFunc(all, also) > 0 { // those stand at the end
		all = slices.DeleteFunc(all, also)
	}
	return all
}

// startsWith reports whether a candidate fits what was typed, in any case and Unicode form.
func startsWith(value, typed string) bool {
	return strings.HasPrefix(safetext.Fold(value), safetext.Fold(typed))
}

// flagsLeft lists the flags that were not given yet, with what the help says of them.
func (a *app) flagsLeft(c *invocation) []candidate {
	texts := slices.Concat(a.helpOf(c.command.name)[0].says.Flags, a.words.CLI.Get().Help.Root.Flags)
	var all []candidate
	for _, f := range c.command.allFlags() {
		i := slices.IndexFunc(texts, func(t words.Term) bool { return string(t.Name) == f.name })
		if !c.has(f.name) {
			all = append(all, candidate{value: "--" + f.name, about: string(texts[i].Says)})
		}
	}
	return all
}

// commandsBelow lists the commands that can follow one, with what they do.
func (a *app) commandsBelow(t table, parent string) []candidate {
	return each(t.below(parent), func(c *command) candidate {
		_, word := c.split()
		return candidate{value: word, about: string(a.helpOf(c.name)[0].says.Briefs[0])}
	})
}

// filesMark tells the scripts to complete file names.
const filesMark = ":files"

func files(*app, []string) []candidate { return []candidate{{value: filesMark}} }

// listed offers fixed values. They are asked for late, because some are read from files.
func listed[T ~string](values func() []T) offer {
	return func(*app, []string) []candidate { return candidates(values()...) }
}

func candidates[T ~string](values ...T) []candidate {
	return each(values, func(v T) candidate { return candidate{value: string(v)} })
}

func commandNames(a *app, _ []string) []candidate {
	all := append(a.commandsBelow(commands(), ""), candidates(topics()...)...)
	sort.Slice(all, func(i, j int) bool { return all[i].value < all[j].value })
	return all
}

func countries(a *app, _ []string) []candidate {
	return each(a.words.Countries.Sorted(), func(c country.Code) candidate { return candidate{value: string(c), about: string(a.words.Country(c))} })
}

func grounds(*app, []string) []candidate {
	return each(letter.Grounds("en"), func(g letter.Ground) candidate { return candidate{value: g.Key, about: g.Text} })
}

// letterLanguages offers the languages of the letters that fit an account, or of all.
func letterLanguages(a *app, args []string) []candidate {
	acc := a.accountOf(args)
	if acc == nil || acc.Way == nil {
		return candidates(letter.Languages()...)
	}
	var has []string
	for _, k := range letter.KindsFor(a.plan, acc) {
		has = append(has, letter.LanguagesOf(a.plan, letter.Track(a.plan, acc, k), k)...)
	}
	return candidates(slices.DeleteFunc(letter.Languages(), func(l string) bool { return !slices.Contains(has, l) })...)
}

func wishes(*app, []string) []candidate { return candidates(wishNames(false)...) }

func today(a *app, _ []string) []candidate {
	return candidates(a.quietly().Today.Format(time.DateOnly))
}

func platforms(a *app, _ []string) []candidate {
	a.quietly()
	return platformNames(a.catalog.Outlines())
}

func accounts(a *app, _ []string) []candidate { return a.accountNames(a.quietly().Accounts) }

func accountsOrPlatforms(a *app, _ []string) []candidate {
	p := a.quietly()
	others := slices.Clone(a.catalog.Outlines())
	others = slices.DeleteFunc(others, func(of *catalog.Platform) bool { return len(p.On(of.ID)) > 0 })
	return append(a.accountNames(p.Accounts), platformNames(others)...)
}

// doubles offers the accounts that may be one with another.
func doubles(a *app, _ []string) []candidate {
	return a.accountNames(slices.Concat(a.quietly().Doubles()...))
}

// everyAccountKept offers what forget takes: accounts that were taken off the list
// are kept, too.
func everyAccountKept(a *app, _ []string) []candidate {
	if a.quietly(); a.store == nil {
		return nil
	}
	return candidates(a.store.AllNamed(a.file)...)
}

func proofs(a *app, args []string) []candidate {
	var all []candidate
	if acc := a.accountOf(args); acc != nil {
		for i, x := range acc.Proofs {
			all = append(all, candidate{value: strconv.Itoa(i + 1), about: x.Name.String()})
		}
	}
	return all
}

func linkable(a *app, args []string) []candidate {
	if acc := a.accountOf(args); acc != nil {
		return a.accountNames(a.plan.Linkable(acc))
	}
	return nil
}

func steps(a *app, args []string) []candidate { return stepNames(a.stepsOf(args)) }

func stepsWithLinks(a *app, args []string) []candidate {
	all := slices.Clone(a.stepsOf(args))
	return stepNames(slices.DeleteFunc(all, func(st catalog.Step) bool { return st.Link == "" }))
}

func stepNames(all []catalog.Step) []candidate {
	return each(all, func(st catalog.Step) candidate { return candidate{value: st.ID, about: st.Title.String()} })
}

// quietly loads what can be loaded, with a damaged file the catalogue alone, and
// gives the plan.
func (a *app) quietly() *plan.Plan {
	if a.plan == nil && a.load() != nil {
		if a.catalog == nil {
			a.loadCatalogue()
		}
		a.replan()
	}
	return a.plan
}

func (a *app) accountNames(accounts []*plan.Account) []candidate {
	return each(accounts, func(acc *plan.Account) candidate { return candidate{value: acc.ID, about: string(a.say().Status(acc))} })
}

// platformNames offers the ids, and at the end other names that are one word.
func platformNames(all []*catalog.Platform) []candidate {
	offered := each(all, func(p *catalog.Platform) candidate { return candidate{value: p.ID, about: p.Name.String()} })
	for _, p := range all {
		for _, name := range p.Also {
			if !strings.Contains(name.String(), " ") {
				offered = append(offered, candidate{name.String(), p.Name.String(), true})
			}
		}
	}
	return offered
}

// accountOf is the account that the first argument names, or nil.
func (a *app) accountOf(args []string) *plan.Account {
	a.quietly()
	if len(args) == 0 {
		return nil
	}
	acc, _ := a.account(args[0], true)
	return acc
}

// stepsOf lists the steps of the account or platform that the first argument names.
func (a *app) stepsOf(args []string) []catalog.Step {
	switch acc := a.accountOf(args); {
	case acc != nil && acc.ByLetter():
		return slices.Concat(acc.Way.Steps, acc.Objection.Way.Steps)
	case acc != nil && acc.Way != nil:
		return acc.Way.Steps
	}
	if len(args) > 0 {
		if p, err := a.platform(args[0]); err == nil {
			return p.Way(a.plan.Country).Steps
		}
	}
	return nil
}
