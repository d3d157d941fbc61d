package letter

import (
	"slices"
	"sort"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/plan"
)

// LanguagesFor lists the languages that a letter under a law can be written in.
func LanguagesFor(law catalog.Law) []string {
	if k := catalog.ClaimUnder(law); k.Languages != nil {
		return k.Languages
	}
	return Languages()
}

// LanguagesOf lists the languages that a letter about a track can be written in, the best
// first: for a complaint those that the authority takes; then that of the country, and
// English.
func LanguagesOf(p *plan.Plan, a *plan.Account, k Kind) []string {
	var to Authority
	if k == Complaint {
		to, _ = AuthorityFor(p.Country, Told(p, a, Part))
	}
	own := Language(p)
	rank := func(l string) int {
		switch {
		case to.Takes(l) && l == own:
			return 0
		case to.Takes(l):
			return 1
		case l == own:
			return 2
		case l == "en":
			return 3
		}
		return 4
	}
	all := slices.Clone(LanguagesFor(claimOf(Under(p, a, k)).Law))
	sort.SliceStable(all, func(i, j int) bool { return rank(all[i]) < rank(all[j]) })
	return all
}

// NotTaken says that the authority takes complaints in other languages than that of the
// draft; false where those are not known.
func (d Draft) NotTaken() bool {
	return d.Kind == Complaint && len(d.Authority.Languages) > 0 && !d.Authority.Takes(d.Language)
}

// Unwritten is the language of a person's country, if there is no letter in it; "" if there
// is, or if that is not known. A country with several has one if there is a letter in any.
func Unwritten(p *plan.Plan) string {
	if k := catalog.ClaimIn(p.Country, p.Today); k.Lacks != "" {
		return k.Lacks
	}
	to, _ := AuthorityFor(p.Country, "")
	if len(to.Languages) == 0 || slices.ContainsFunc(Languages(), to.Takes) {
		return ""
	}
	return to.Languages[0]
}

// languageOf is the language of letters by the person's country, where it is not
// English.
var languageOf = map[country.Code]string{
	"AT": "de", "BE": "nl", "BL": "fr", "BR": "pt-br", "CA-QC": "fr", "CH": "de", "CL": "es", "DE": "de", "ES": "es",
	"FR": "fr", "GF": "fr", "GP": "fr", "IT": "it", "LI": "de", "LU": "fr", "MF": "fr", "MQ": "fr", "NC": "fr",
	"NL": "nl", "PE": "es", "PF": "fr", "PL": "pl", "PM": "fr", "PT": "pt", "RE": "fr", "WF": "fr", "YT": "fr",
}

// several are the countries with more than one language of their own that there are letters
// in: Belgium (Constitution, Art. 4), Switzerland (Federal Constitution, Art. 70) and
// Luxembourg (law of 24 February 1984 on languages).
var several = map[country.Code][]string{"BE": {"nl", "fr", "de"}, "CH": {"de", "fr", "it"}, "LU": {"fr", "de"}}

// Language is the language that letters of a person are in unless they choose another: that
// of the country, and where it has several the one that the person reads.
func Language(p *plan.Plan) string {
	if slices.Contains(several[p.Country], p.Reads) {
		return p.Reads
	}
	if l, ok := languageOf[p.Country]; ok {
		return l
	}
	return "en"
}
