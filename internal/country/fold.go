package country

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// marked are letters with marks, by what people write who have no key for them:
// those of Latin script, of modern Greek, of Cyrillic, and the Arabic and Persian
// forms of one letter.
var marked = strings.Fields(`
	a àáâãäåāăąǎạảấầẩẫậắằẳẵặḁ b ḃḅ c çćĉċč d ďđðḍḏḑ e èéêëēĕėęěẹẻẽếềểễệə g ĝğġģǧḡ
	h ĥħḥḩḫ i ìíîïĩīĭįıǐỉị j ĵ k ķḳḵ l ĺļľłḷḻ m ṁṃ n ñńņňŋṅṇṉ o òóôõöøōŏőơǒọỏốồổỗộớờởỡợ
	p ṕṗ r ŕŗřṛṟ s śŝşšșṣ t ţťŧțṭṯ u ùúûüũūŭůűųưǔụủứừửữự v ṽ w ŵẁẃẅ y ýÿŷẏỳỵỷỹ z źżžẑẓẕ
	ae æ oe œ ss ß th þ α ά ε έ η ή ι ίϊΐ ο ό υ ύϋΰ ω ώ σ ς е ёѐ и йѝ і ї у ў г ѓ к ќ
	ا أإآٱ ي یىئ ك ک ه ة`)

// plainLetters takes the marks off letters, and the signs away that look like
// letters.
var plainLetters = sync.OnceValue(func() *strings.Replacer {
	pairs := []string{"&", " and ", "ʻ", "", "ʼ", "", "'", "", "’", "", "‘", "", "ـ", ""}
	for i := 0; i < len(marked); i += 2 {
		for _, r := range marked[i+1] {
			pairs = append(pairs, string(r), marked[i])
		}
	}
	return strings.NewReplacer(pairs...)
})

// fold is a name by which it is compared: small letters and digits alone, without
// marks.
func fold(s string) string { return strings.Join(foldWords(s), "") }

// foldWords are the words of a name, folded: "the" is left out, and "St." at its
// beginning written out.
func foldWords(s string) []string {
	words := slices.DeleteFunc(strings.FieldsFunc(plainLetters().Replace(strings.ToLower(s)), apart), func(word string) bool { return word == "the" })
	if len(words) > 0 && words[0] == "st" {
		words[0] = "saint"
	}
	return words
}

func apart(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
