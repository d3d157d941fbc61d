package letter

import (
	"slices"
	"strings"
	"testing"
)

// TestAnAnswerToWhoThePersonIsClaimsNoMoreThanTheLaw: the rule of the GDPR stands where it
// holds, in each language, and no other letter names one.
func TestAnAnswerToWhoThePersonIsClaimsNoMoreThanTheLaw(t *testing.T) {
	rule := map[string]string{
		"de": "Art. 12 Abs. 6 ", "en": "Art. 12(6) ", "fr": "article 12, paragraphe 6, du ", "es": "artículo 12.6 del ", "it": "articolo 12, paragrafo 6, del ",
		"nl": "artikel 12, lid 6, ", "pl": "art. 12 ust. 6 ", "pt": "artigo 12.º, n.º 6, do ", "pt-br": "artigo 12(6) do ",
	}
	asked := append(slices.Clone(who), "sent 2026-11-02", "identity 2026-11-10")
	for _, c := range []struct {
		code, platform string
		more           string // lines of the history
		law            string // its name in English, "" where no rule is known
		says, not      string // in English
	}{
		{"DE", "facebook", "", "GDPR", "I can confirm in my account", "UK GDPR"},
		{"GB", "facebook", "", "UK GDPR", "recital 57 UK GDPR", "EU"},
		{"FR", "reddit", "", "GDPR", "I can confirm in my account", "{"},
		{"DE", "facebook", "told login +49 30 1234567", "GDPR", "which details about the account", "logging in"},
		{"DE", "facebook", "closed 2026-11-11", "GDPR", "which details about the account", "logging in"},
		{"DE", "meta-third-party-data", "", "GDPR", "I have no account with you", "logging in"},
		{"DE", "facebook", "told child Ben", "GDPR", "legal representative of Ben", "{"},
		{"CH", "facebook", "", "", "Please ask only for what you need", "Art."},
		{"BR", "facebook", "", "", "Please ask only for what you need", "Art."},
		{"ZA", "reddit", "", "", "Please ask only for what you need", "section"},
		{"CA-QC", "reddit", "", "", "Please ask only for what you need", "section"},
	} {
		lines := slices.Clone(asked)
		if c.more != "" {
			lines = append(lines, c.more)
		}
		p, a := account(t, c.code, c.platform, lines)
		if c.platform == "reddit" {
			p, a = byLetter(t, c.code, c.platform, lines)
		}
		if k := Due(p, a); k != Identity || !slices.Contains(KindsFor(p, a), Identity) {
			t.Errorf("%s on %s: due is %q of %v", c.code, c.platform, k, KindsFor(p, a))
			continue
		}
		for _, language := range LanguagesOf(p, a, Identity) {
			d := Write(p, a, Identity, language)
			text := d.Text.String()
			if len(d.Missing) > 0 || strings.Count(text, "2026") < 3 || strings.ContainsAny(text, "{}[]") {
				t.Errorf("%s on %s in %s lacks %v:\n%s", c.code, c.platform, language, d.Missing, text)
			}
			name := rule[language] + in(language)["name"]["gdpr-21"]
			if c.law == "UK GDPR" {
				name = rule[language] + in(language)["name"]["uk-gdpr-21"]
			}
			if holds := c.law != ""; holds != strings.Contains(text, name) || !holds && strings.Contains(text, strings.TrimSpace(rule[language])) {
				t.Errorf("%s on %s in %s: the rule %q should stand there: %v\n%s", c.code, c.platform, language, name, holds, text)
			}
			if language == "en" && (!strings.Contains(text, c.says) || strings.Contains(text, c.not)) {
				t.Errorf("%s on %s: says no %q, or %q:\n%s", c.code, c.platform, c.says, c.not, text)
			}
		}
	}
	p, a := account(t, "DE", "facebook", append(slices.Clone(asked), "answered 2026-11-12 I can log in.", "told grounds works"))
	if k := Due(p, a); k == Identity || slices.Contains(KindsFor(p, a), Identity) {
		t.Errorf("after an answer, due is %q of %v", k, KindsFor(p, a))
	}
	if d := Write(p, a, Complaint, "en"); !slices.Contains(d.Enclosed, "My answer of 12 November 2026 to the company's question") {
		t.Errorf("enclosed is %q", d.Enclosed)
	}
}
