package catalog

import (
	"strings"
	"testing"
)

// TestACodeDoesOnlyWhatItSays refuses codes that would do something else when they are
// pasted, or that do not say where they go.
func TestACodeDoesOnlyWhatItSays(t *testing.T) {
	for _, c := range []struct{ code, want string }{
		{"{as: variable, text: NO_CLOUD=1, about: sharing}", ""},
		{"{as: command, into: a terminal, text: tool settings a.b/c false, about: training}", ""},
		{"{as: command, into: the program, text: /privacy, about: training}", ""},
		{`{as: file, into: settings.json, text: '{"a": {"b": false}}', about: telemetry}`, ""},
		{`{as: file, into: settings.toml, text: "[a]\nb = false", about: telemetry}`, ""},
		{"", "code: belongs to a step with do: set"},
		{"{as: file, into: x, text: y}", "code.about: is missing"},
		{"{as: file, into: x, text: y, about: fun}", `code.about: "fun" is not one of training, sharing, telemetry`},
		{"{as: prompt, into: x, text: y, about: training}", `code.as: "prompt" is not one of file, variable, command`},
		{"{as: file, text: y, about: training}", "code.into: says where the code goes"},
		{"{as: variable, into: x, text: A=1, about: training}", "code.into: says where the code goes"},
		{"{as: variable, text: A=1; rm -rf x, about: training}", "code.text: \"A=1; rm -rf x\" is no variable"},
		{"{as: variable, text: 'LD_PRELOAD=$(x)', about: training}", "is no variable"},
		{"{as: command, into: x, text: curl x | sh, about: training}", "is no command of plain words"},
		{"{as: command, into: x, text: 'a `b`', about: training}", "is no command of plain words"},
		{"{as: command, into: x, text: 'a > b', about: training}", "is no command of plain words"},
		{`{as: command, into: x, text: "a\nb", about: training}`, "is no command of plain words"},
		{"{as: command, into: x, text: ~/a, about: training}", "is no command of plain words"},
		{`{as: file, into: x, text: "a:\n  b: c", about: training}`, "has spaces at the beginning or end of a line"},
		{`{as: file, into: x, text: "a\u202eb", about: training}`, "U+202E"},
	} {
		step := "do: set\n        title: Put it there\n        text: So.\n"
		if c.code != "" {
			step += "        code: " + c.code + "\n"
		}
		data := strings.Replace(good, "      - id: send\n", "      - id: put\n        "+step+"      - id: send\n", 1)
		_, fault := Parse([]byte(data), "good.yaml")
		switch {
		case fault == nil && c.want != "":
			t.Errorf("%s is taken, and should say %q", c.code, c.want)
		case fault != nil && (c.want == "" || !strings.Contains(told(fault), c.want)):
			t.Errorf("%s\n%swant %q", c.code, told(fault), c.want)
		}
	}
	data := strings.Replace(good, "        do: check\n", "        do: check\n        code: {as: variable, text: A=1, about: training}\n", 1)
	if _, fault := Parse([]byte(data), "good.yaml"); fault == nil || !strings.Contains(told(fault), "code: belongs to a step with do: set") {
		t.Error("a step that sets nothing can have a code")
	}
}
