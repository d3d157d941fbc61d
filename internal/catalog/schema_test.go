package catalog

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// validate asks a real validator of JSON Schema, that of Debian, about files.
// It reads YAML as its version 1.2 does: dates are plain text.
const validate = `
import json, sys, yaml, jsonschema
class Loader(yaml.SafeLoader): pass
Loader.yaml_implicit_resolvers = {k: [r for r in v if r[0] not in
    ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:value")] for k, v in yaml.SafeLoader.yaml_implicit_resolvers.items()}
schema = json.load(open(sys.argv[1]))
jsonschema.Draft202012Validator.check_schema(schema)
check = jsonschema.Draft202012Validator(schema)
for name in sys.argv[2:]:
    for e in check.iter_errors(yaml.load(open(name), Loader)):
        print(name, "/".join(map(str, e.path)), e.message)
`

func TestEveryEntryIsValidByItsSchema(t *testing.T) {
	const python = "/usr/bin/python3"
	if err := exec.Command(python, "-c", "import jsonschema, yaml; jsonschema.Draft202012Validator").Run(); err != nil {
		t.Skip("the Debian packages python3-jsonschema and python3-yaml are not installed here")
	}
	data, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	schema, bad := filepath.Join(dir, "schema.json"), filepath.Join(dir, "bad.yaml")
	for path, data := range map[string][]byte{schema: data, bad: []byte(strings.Replace(good, "owner:", "onwer:", 1))} {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	entries, err := filepath.Glob("platforms/*.yaml")
	if err != nil || len(entries) < 60 {
		t.Fatalf("%d entries, %v", len(entries), err)
	}
	out, err := exec.Command(python, append([]string{"-c", validate, schema}, entries...)...).CombinedOutput()
	if err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
	out, err = exec.Command(python, "-c", validate, schema, bad).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "onwer") {
		t.Errorf("the schema lets a wrong key through: %v %s", err, out)
	}
}
