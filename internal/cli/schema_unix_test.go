//go:build unix

package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// validate asks a real validator of JSON Schema, that of Debian, whether files
// hold what the schema calls by the name before each. The schema lets keys be that
// it does not know, so that the output can grow; here none may be.
const validate = `
import json, sys, jsonschema
schema = json.load(open(sys.argv[1]))
jsonschema.Draft202012Validator.check_schema(schema)
def close(s):
    if isinstance(s, dict):
        if "properties" in s: s["additionalProperties"] = False
        for v in s.values(): close(v)
    elif isinstance(s, list):
        for v in s: close(v)
close(schema)
for name, path in zip(sys.argv[2::2], sys.argv[3::2]):
    one = {"$schema": schema["$schema"], "$defs": schema["$defs"], "$ref": "#/$defs/" + name}
    check = jsonschema.Draft202012Validator(one, format_checker=jsonschema.FormatChecker())
    for e in check.iter_errors(json.load(open(path))):
        print(name, path, "/".join(map(str, e.path)), e.message[:300])
`

// validator gives the path of the Python that Debian's validator is for.
func validator(t *testing.T) string {
	t.Helper()
	const python = "/usr/bin/python3"
	if err := exec.CommandContext(t.Context(), python, "-c", "import jsonschema; jsonschema.Draft202012Validator").Run(); err != nil {
		t.Skip("the Debian package python3-jsonschema is not installed here")
	}
	return python
}

const outputSchema = "../report/output.schema.json"

func TestEveryOutputIsValidByItsSchema(t *testing.T) {
	t.Parallel()
	python := validator(t)
	full, empty := withAccounts(t), newComputer(t)
	bad := filepath.Join(full.dir, "bad")
	if err := os.Mkdir(bad, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(bad, "bad.yaml"), []byte("id: bad\nonwer: Somebody\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	exported := filepath.Join(full.dir, "export.csv")
	if err := os.WriteFile(exported, []byte("url,username,password\nhttps://x.com,anna,secret\nhttps://example.org,anna,secret\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	args := []string{"-c", validate, outputSchema}
	seen := map[string]bool{}
	keep := func(name string, data []byte) string {
		path := filepath.Join(t.TempDir(), name+".json")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, o := range []struct {
		name, line string
		c          *computer
	}{
		{"list", "list --json", full}, {"list", "list --json --country US-CA --all", empty}, {"list", "show facebook --json", full},
		{"discover", "discover " + exported + " --json", full}, {"discover", "discover " + exported + " --json --unknown --add", empty},
		{"status", "status --json", full}, {"status", "status threads --json", full}, {"status", "status --json", empty},
		{"due", "due --json", full}, {"due", "due --json --within 400d", full}, {"due", "due --json", empty},
		{"country", "country --json", full}, {"country", "country --json", empty}, {"country", "country GB --json", empty},
		{"where", "where --json", full}, {"where", "where --json", newComputer(t)}, {"version", "version --json", empty},
		{"letters", "letter --all --json", full}, {"letters", "letter --all --json", empty},
		{"letter", "letter facebook --json", full}, {"letter", "letter threads --kind objection --json", full},
		{"letter", "letter threads --kind complaint --lang fr --json --name A --email a@example.org --grounds works", full},
		{"export", "export --format json", full}, {"export", "export --format json", empty},
		{"catalog_check", "catalog check --json", empty}, {"catalog_check", "catalog check --json --stale", empty}, {"catalog_check", "catalog check " + bad + " --json", empty},
		{"doctor", "doctor --json", full}, {"doctor", "doctor --json", empty}, {"doctor", "doctor --restore --json", full},
	} {
		if strings.Contains(o.line, "--restore") {
			if err := os.Remove(filepath.Join(o.c.env["OPTOUT_TUI_DIR"], "state.json")); err != nil {
				t.Fatal(err)
			}
		}
		var out bytes.Buffer
		o.c.inside(&out, strings.Fields(o.line)...)
		data := out.Bytes()
		if i := bytes.LastIndex(data, []byte("\n}\n")); i >= 0 {
			data = data[:i+3] // what follows is the error, where there is one
		}
		seen[o.name] = true
		args = append(args, o.name, keep(o.name, data))
	}
	if out, err := exec.CommandContext(t.Context(), python, args...).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
	for name, text := range map[string]string{"due": `{"version":1,"due":[{"account":"x"}]}`, "version": `{"version":1,"program":"x","other":1}`, "status": `{"version":2,"country":"","accounts":[]}`} {
		if out, _ := exec.CommandContext(t.Context(), python, "-c", validate, outputSchema, name, keep(name, []byte(text))).Output(); len(out) == 0 {
			t.Errorf("the schema of %s lets %s through", name, text)
		}
	}
	var schema map[string]json.RawMessage
	var all []map[string]string
	data, err := os.ReadFile(outputSchema)
	if err == nil {
		err = json.Unmarshal(data, &schema)
	}
	if err == nil {
		err = json.Unmarshal(schema["anyOf"], &all)
	}
	if err != nil || len(all) != len(seen) {
		t.Errorf("%d outputs in the schema, %d were looked at (%v)", len(all), len(seen), err)
	}
	for _, o := range all {
		if !seen[strings.TrimPrefix(o["$ref"], "#/$defs/")] {
			t.Errorf("no command printed %s", o["$ref"])
		}
	}
}

// TestEveryCommandWithJSONIsInTheSchema fails for a new --json until the test above
// runs it.
func TestEveryCommandWithJSONIsInTheSchema(t *testing.T) {
	data, err := os.ReadFile(outputSchema)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range runnable() {
		for _, f := range c.flags {
			if f.name == "json" && !regexp.MustCompile(`["; ]`+name+`( [^;"]*)? --json`).Match(data) {
				t.Errorf("the schema says nothing of %s --json", name)
			}
		}
	}
}
