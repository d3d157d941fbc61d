package cli

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// candidate is one way to go on, and what it is.
type candidate struct{ value, about string }

// arguments is what each command takes, in order, by the names under "values".
var arguments = map[string][]string{
	"status": {"account"}, "list": nil, "show": {"platform"}, "country": {"country"}, "add": {"platform"},
	"open": {"account or platform", "step with a link"}, "step": {"account or platform", "step"},
	"mark": {"account or platform", "outcome"}, "note": {"account or platform"}, "undo": nil, "where": nil,
	"due": nil, "letter": {"account or platform"}, "attach": {"account or platform", "files"}, "export": nil, "import": {"files"},
	"remove": {"account"}, "forget": {"anything recorded"}, "doctor": nil, "report": {"platform", "step"},
	"catalog check": {"files"}, "catalog schema": nil, "catalog table": nil,
	"completion": {"shell"}, "version": nil, "help": {"command"},
}

// flagValues is what each flag with a value takes.
var flagValues = map[string]string{
	"country": "country", "on": "day", "to": "linkable", "proof": "proof", "output": "files", "o": "files", "format": "format",
	"kind": "letter", "lang": "language", "grounds": "grounds",
	"text": "words", "name": "words", "email": "words", "part": "words", "within": "words",
}

// candidates lists how the word that is being typed can go on.
func (a *app) candidates(before []string, current string) []candidate {
	t := a.take(before)
	var all []candidate
	name, value, assigned := strings.Cut(current, "=")
	switch {
	case t.wants:
		all = a.values(flagValues[t.given[len(t.given)-1].name()], t.args)
	case !t.bare && assigned && strings.HasPrefix(current, "-"):
		for _, c := range a.values(flagValues[strings.TrimLeft(name, "-")], t.args) {
			if startsWith(c.value, value) {
				all = append(all, candidate{name + "=" + c.value, c.about})
			}
		}
	case !t.bare && strings.HasPrefix(current, "-"):
		all = a.flagsLeft(t)
	case len(t.command.Commands) > 0 && len(t.args) == 0:
		about := a.summaries()
		for _, c := range t.command.Commands {
			all = append(all, candidate{c.Name, about[strings.TrimSpace(t.path+" "+c.Name)]})
		}
	case len(t.args) < len(arguments[t.path]):
		all = a.values(arguments[t.path][len(t.args)], t.args)
	}
	return slices.DeleteFunc(all, func(c candidate) bool {
		return c.value != filesMark && (!startsWith(c.value, current) || c.value != safetext.NewLine(c.value).String())
	})
}

// flagsLeft lists the flags that were not given yet.
func (a *app) flagsLeft(t typed) []candidate {
	var all []candidate
	says := a.flagSays(t.path)
	for _, f := range flagsFor(t.root, t.command) {
		name := f.Names()[0]
		if !slices.ContainsFunc(t.given, func(g given) bool { return g.name() == name }) {
			all = append(all, candidate{"--" + name, says[name]})
		}
	}
	return all
}

// values lists what can stand for a thing; args are the arguments before it.
func (a *app) values(what string, args []string) []candidate {
	switch what {
	case "", "words": // only the person knows
		return nil
	case "files":
		return []candidate{{value: filesMark}}
	case "command":
		var all []candidate
		for name, about := range a.summaries() {
			if !strings.Contains(name, " ") {
				all = append(all, candidate{name, about})
			}
		}
		slices.SortFunc(all, func(x, y candidate) int { return strings.Compare(x.value, y.value) })
		return all
	case "shell":
		return plainly(shells...)
	case "format":
		return plainly(formats()...)
	case "letter":
		return listed(letter.Kinds())
	case "language":
		return plainly(letter.Languages()...)
	case "grounds":
		var all []candidate
		for _, g := range letter.Grounds("en") {
			all = append(all, candidate{g.Key, g.Text})
		}
		return all
	case "outcome":
		return plainly(append(outcomes(), linked)...)
	case "country":
		all := make([]candidate, 0, len(country.All()))
		for _, c := range country.All() {
			all = append(all, candidate{string(c.Code), c.Name})
		}
		return all
	}
	a.loadQuietly()
	switch what {
	case "day":
		return plainly(a.plan.Today.Format(time.DateOnly))
	case "platform":
		return a.platformNames(nil)
	case "account":
		return a.accountNames(a.plan.Accounts)
	case "account or platform":
		return append(a.accountNames(a.plan.Accounts), a.platformNames(a.plan.Accounts)...)
	case "anything recorded":
		if a.store == nil {
			return nil
		}
		return plainly(a.store.AllNamed(a.file)...)
	case "proof":
		var all []candidate
		if acc := a.accountOf(args); acc != nil {
			for i, x := range acc.Proofs {
				all = append(all, candidate{strconv.Itoa(i + 1), x.Name.String()})
			}
		}
		return all
	case "linkable":
		if acc := a.accountOf(args); acc != nil {
			return a.accountNames(a.plan.Linkable(acc))
		}
		return nil
	}
	return a.stepNames(args, what == "step with a link")
}

func listed[T ~string](values []T) []candidate {
	all := make([]candidate, len(values))
	for i, v := range values {
		all[i].value = string(v)
	}
	return all
}

func plainly(values ...string) []candidate { return listed(values) }

// loadQuietly loads what can be loaded: with a damaged file, the catalogue.
func (a *app) loadQuietly() {
	if a.load() == nil {
		return
	}
	if a.catalog == nil {
		a.catalog = catalog.Load("")
	}
	a.replan()
}

func (a *app) accountNames(accounts []*plan.Account) []candidate {
	all := make([]candidate, len(accounts))
	for i, acc := range accounts {
		all[i] = candidate{acc.ID, string(a.say().Status(acc))}
	}
	return all
}

// platformNames lists the platforms on which none of these accounts is.
func (a *app) platformNames(but []*plan.Account) []candidate {
	var all []candidate
	for _, p := range a.catalog.Platforms() {
		if !slices.ContainsFunc(but, func(acc *plan.Account) bool { return acc.PlatformID == p.ID }) {
			all = append(all, candidate{p.ID, p.Name.String()})
		}
	}
	return all
}

// accountOf is the account that the first argument names, or nil.
func (a *app) accountOf(args []string) *plan.Account {
	if len(args) == 0 {
		return nil
	}
	for _, acc := range a.plan.Accounts {
		if strings.EqualFold(acc.ID, args[0]) {
			return acc
		}
	}
	if on := a.plan.On(strings.ToLower(args[0])); len(on) == 1 {
		return on[0]
	}
	return nil
}

// stepNames lists the steps of what the first argument names.
func (a *app) stepNames(args []string, linked bool) []candidate {
	var way *catalog.Way
	if acc := a.accountOf(args); acc != nil {
		way = acc.Way
	} else if len(args) > 0 {
		if p := a.catalog.Platform(strings.ToLower(args[0])); p != nil {
			way = p.Way(a.plan.Country)
		}
	}
	if way == nil {
		return nil
	}
	var all []candidate
	for _, st := range way.Steps {
		if !linked || st.Link != "" {
			all = append(all, candidate{st.ID, st.Title.String()})
		}
	}
	return all
}
