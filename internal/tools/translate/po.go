package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/optout-tui/optout-tui/internal/tools/lang"
	"github.com/optout-tui/optout-tui/internal/words"
)

// pluralForms are what gettext makes of the plural forms of our languages: the order is
// that of words.Forms.
var pluralForms = map[string]string{
	"de": "nplurals=2; plural=n == 1 ? 1 : 0;", "it": "nplurals=2; plural=n == 1 ? 1 : 0;", "es": "nplurals=2; plural=n == 1 ? 1 : 0;",
	"nl": "nplurals=2; plural=n == 1 ? 1 : 0;", "pt": "nplurals=2; plural=n == 1 ? 1 : 0;",
	"fr": "nplurals=2; plural=n > 1;", "pt-br": "nplurals=2; plural=n > 1;",
	"pl": "nplurals=3; plural=n == 1 ? 1 : n%10 >= 2 && n%10 <= 4 && (n%100 < 12 || n%100 > 14) ? 2 : 0;",
}

// export writes all of it as a PO file: the key is the context, and what is stale is fuzzy.
func export(all []book, path string) error {
	var out strings.Builder
	language := all[0].Language
	fmt.Fprintf(&out, "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: %s\\n\"\n\"Plural-Forms: %s\\n\"\n", language, pluralForms[language])
	for _, b := range all {
		for i := range b.Slots {
			s := &b.Slots[i]
			exportOne(&out, b, s)
		}
	}
	return os.WriteFile(path, []byte(out.String()), 0o644) //nolint:gosec // for translators to read
}

func exportOne(out *strings.Builder, b book, s *lang.Slot) {
	said, stale := b.Said(s)
	out.WriteByte('\n')
	if s.Fact {
		out.WriteString("#. The words on the screen, as somebody saw them there: source and date stand in the file.\n")
	}
	if stale != "" {
		out.WriteString("#, fuzzy\n#| msgid " + strconv.Quote(stale) + "\n")
	}
	out.WriteString("msgctxt " + po(b.name+"|"+s.Key) + "\n")
	if !s.Plural {
		out.WriteString("msgid " + po(s.English["text"]) + "\nmsgstr " + po(said["text"]) + "\n")
		return
	}
	one := s.English["one"]
	if one == "" {
		one = s.English["other"]
	}
	out.WriteString("msgid " + po(one) + "\nmsgid_plural " + po(s.English["other"]) + "\n")
	for i, form := range words.Forms(b.Language) {
		fmt.Fprintf(out, "msgstr[%d] %s\n", i, po(said[form]))
	}
}

// po quotes a text as PO files do.
func po(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`).Replace(s) + `"`
}

// takeIn takes in what a PO file says that is not fuzzy.
func takeIn(all []book, path string) error {
	f, err := os.Open(path) //nolint:gosec // the caller names it
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // read only
	lines, forms := bufio.NewScanner(f), words.Forms(all[0].Language)
	lines.Buffer(nil, 1<<20)
	var m message
	for number := 1; lines.Scan(); number++ {
		done, err := m.line(lines.Text(), forms)
		if err != nil {
			return fmt.Errorf("%s:%d: %w", path, number, err)
		}
		if done {
			m.keep(all)
			m = message{}
		}
	}
	m.keep(all)
	if err := lines.Err(); err != nil {
		return err
	}
	return write(all)
}

// message is one entry of a PO file, as far as it was read.
type message struct {
	context, english string
	said             lang.Forms
	fuzzy            bool
	into             func(string) // what the next line in quotes goes on with
}

// line reads a line; done says that it ends the message.
func (m *message) line(line string, forms []string) (done bool, err error) {
	word, text, _ := strings.Cut(line, " ")
	switch {
	case line == "":
		return true, nil
	case strings.HasPrefix(line, "#"):
		m.fuzzy = m.fuzzy || strings.HasPrefix(line, "#,") && strings.Contains(line, "fuzzy")
		return false, nil
	case line[0] == '"':
		text = line
	case word == "msgctxt":
		m.into = func(s string) { m.context += s }
	case word == "msgid":
		m.into = func(s string) { m.english += s }
	case word == "msgid_plural":
		m.into = func(string) {}
	case strings.HasPrefix(word, "msgstr"):
		form := "text"
		if at, ok := strings.CutPrefix(word, "msgstr["); ok {
			i, err := strconv.Atoi(strings.TrimSuffix(at, "]"))
			if err != nil || i < 0 || i >= len(forms) {
				return false, fmt.Errorf("no plural form of this language: %s", word)
			}
			form = forms[i]
		}
		if m.said == nil {
			m.said = lang.Forms{}
		}
		m.into = func(s string) { m.said[form] += s }
	default:
		return false, fmt.Errorf("not a line of a PO file: %s", line)
	}
	s, err := strconv.Unquote(strings.TrimSpace(text))
	if err != nil || m.into == nil {
		return false, fmt.Errorf("no text in quotes: %s", line)
	}
	m.into(s)
	return false, nil
}

// keep puts a translation into its book, if it is one.
func (m *message) keep(all []book) {
	name, key, ok := strings.Cut(m.context, "|")
	if !ok || m.fuzzy {
		return
	}
	for _, b := range all {
		if b.name == name {
			b.Say(key, m.english, m.said)
		}
	}
}
