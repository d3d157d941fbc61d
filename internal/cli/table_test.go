package cli

import (
	"slices"
	"testing"
)

// TestTheTableIsConsistent fails for an entry that contradicts itself: parsing and
// validation would then silently do something else than it says.
func TestTheTableIsConsistent(t *testing.T) {
	for i, c := range commands() {
		if slices.ContainsFunc(commands()[:i], func(o *command) bool { return o.name == c.name }) {
			t.Errorf("%q stands in the table twice", c.name)
		}
		if (c.run == nil) != (c.name != "" && len(commands().below(c.name)) > 0) {
			t.Errorf("%q does nothing, or has commands below it", c.name)
		}
		for i, arg := range c.args {
			if last := i == len(c.args)-1; !last && (arg.rest || arg.optional && !c.args[i+1].optional) {
				t.Errorf("%q takes more after %s, which can take it all or be missing", c.name, arg.name)
			}
		}
		names := map[string]bool{"": true}
		for _, f := range c.allFlags() {
			if names[f.name] || names[f.short] && f.short != "" {
				t.Errorf("%q has two flags called --%s or -%s", c.name, f.name, f.short)
			}
			names[f.name], names[f.short] = true, true
		}
		for _, f := range c.flags {
			if !names[f.requires] || f.offers != nil && f.value == "" {
				t.Errorf("%q: --%s requires a flag that is not there, or offers values and takes none", c.name, f.name)
			}
		}
		for _, name := range slices.Concat(c.exclusive...) {
			if c.flag(name) == nil {
				t.Errorf("%q excludes --%s, which it does not have", c.name, name)
			}
		}
	}
}
