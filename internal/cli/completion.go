package cli

import (
	"embed"
	"slices"
	"strings"
)

//go:embed completion/optout-tui.*
var completions embed.FS

// shells are those that there are completions for.
func shells() []string { return []string{"bash", "zsh", "fish", "powershell"} }

// completeCommand is the hidden command that the scripts ask. Its arguments are
// the shell and, for bash, the characters at which it breaks words and the line up
// to the cursor; for the others, the words before the one at the cursor, and this
// one with a dot before it, because some shells drop an empty argument.
const completeCommand = "complete-words"

// completion prints the script for a shell.
func (a *app) completion(c *invocation) error {
	shell := strings.ToLower(c.args[0])
	if shell == "pwsh" {
		shell = "powershell"
	}
	if !slices.Contains(shells(), shell) {
		return unknown(a.words, a.words.CLI.Get().Keep.UnknownShell, c.args[0], shells())
	}
	return a.verbatim(completions.ReadFile("completion/optout-tui." + shell))
}

// completeWords prints the candidates for what is being typed, a line each: to bash as they
// go into the line, to the others with a tab and what they are. It writes nothing, and says
// nothing if something is wrong: a person in the middle of a line has no use for it.
func (a *app) completeWords(args []string) {
	if len(args) == 0 {
		return
	}
	if args[0] == "bash" {
		if len(args) == 3 {
			a.completeBash(args[1], args[2])
		}
		return
	}
	before, current := args[1:], ""
	if n := len(before); n > 0 {
		before, current = before[:n-1], strings.TrimPrefix(before[n-1], ".")
	}
	for _, c := range a.complete(before, current) {
		if args[0] == "powershell" {
			c.value = quotePowerShell(c.value)
		}
		a.text.WriteString(strings.TrimSuffix(c.value+"\t"+c.about, "\t") + "\n")
	}
}

// completeBash is completion for bash, which breaks words in its own places and
// replaces only what follows the last break, as it stands.
func (a *app) completeBash(breaks, line string) {
	all := splitBash(line, breaks)
	if len(all.words) == 0 { // the command itself
		return
	}
	for _, c := range a.complete(all.words[1:], all.current) {
		if c.value != filesMark {
			// What was typed may differ in case, which changes no length here.
			c.value = escapeBash(c.value[min(all.kept, len(c.value)):], all.quote)
		}
		a.text.WriteString(c.value + "\n")
	}
}

// bashLine is a command line up to the cursor.
type bashLine struct {
	words   []string // those that are complete
	current string   // the one at the cursor, without its quotes
	quote   byte     // the quote that is open at the cursor, 0 if none is
	kept    int      // how many bytes of current bash keeps, whatever replaces the rest
}

// splitBash splits a line as bash does, as far as quotes and backslashes go.
func splitBash(line, breaks string) bashLine {
	var l bashLine
	var word strings.Builder
	begun := false
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case l.quote == 0 && (c == ' ' || c == '\t'):
			if begun {
				l.words = append(l.words, word.String())
			}
			word.Reset()
			begun, l.kept = false, 0
			continue
		case c == l.quote && c != 0:
			l.quote = 0
		case l.quote == 0 && (c == '"' || c == '\''):
			l.quote, l.kept = c, word.Len()
		case c == '\\' && l.quote != '\'' && i+1 < len(line):
			i++
			word.WriteByte(line[i])
		default:
			if l.quote == 0 && strings.IndexByte(breaks, c) >= 0 {
				l.kept = word.Len()
				if c != '@' && c != '$' { // bash takes these two into the word
					l.kept++
				}
			}
			word.WriteByte(c)
		}
		begun = true
	}
	l.current = word.String()
	return l
}

// escapeBash writes text so that bash reads it back as it is, inside of a quote
// that is open.
func escapeBash(text string, quote byte) string {
	special := "\\ \t'\"$`&;()<>|*?[]{}~#!" // the backslash first
	switch quote {
	case '\'':
		return text
	case '"':
		special = "\\\"$`"
	}
	for c := range strings.SplitSeq(special, "") {
		text = strings.ReplaceAll(text, c, `\`+c)
	}
	return text
}

// quotePowerShell puts text in quotes where PowerShell needs them.
func quotePowerShell(text string) string {
	if strings.ContainsAny(text, " '\"`$&;()<>|{}#,@") {
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return text
}
