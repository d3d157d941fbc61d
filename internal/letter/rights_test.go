package letter

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/state"
)

// exceptions are the countries in which a right holds and something of the rest is not
// known, with the reason.
var exceptions = map[string]string{
	"CL way to reach Agencia de Protección de Datos Personales":              "it starts with the law; no address or site was read in a source",
	"TH language of Office of the Personal Data Protection Committee (PDPC)": "whether it takes English was not read in a source",
}

// TestWhereARightHoldsAPersonCanGoToTheEnd goes through all countries: each in which a
// right holds has letters, in a language there is, and an authority to complain to.
func TestWhereARightHoldsAPersonCanGoToTheEnd(t *testing.T) {
	var places []string
	asking := regexp.MustCompile(`30|Art\. 12\(3\)|{days}`)
	unused := slices.Collect(maps.Keys(exceptions))
	for _, c := range country.All() {
		claim := catalog.Objection(c.Code, now)
		if claim == nil {
			continue
		}
		place := string(c.Code)
		if !c.Code.In("EEA") {
			places = append(places, place)
		}
		lacks := func(what string) {
			if exceptions[place+" "+what] == "" {
				t.Errorf("%s: no %s", place, what)
			}
			unused = slices.DeleteFunc(unused, func(x string) bool { return x == place+" "+what })
		}
		authorities := Authorities(c.Code)
		if len(authorities) == 0 {
			lacks("authority")
		}
		for _, a := range authorities {
			if a.Name == "" || a.Source == "" || a.Site == "" && a.Form == "" && a.Email == "" && a.Address == "" {
				lacks("way to reach " + a.Name)
			}
			if len(a.Languages) == 0 {
				lacks("language of " + a.Name)
			}
		}
		all := LanguagesFor(claim.Law)
		if len(all) == 0 {
			lacks("language")
		}
		for _, language := range all {
			asks := asking.MatchString(Template(Objection, claim.Law, language))
			if claim.Deadline.IsZero() && !asks && claim.Law != catalog.LGPD { // which sets no time, and neither does its letter
				t.Errorf("%s: no time to answer is known, and the letter in %s asks for none", place, language)
			}
			for _, k := range Kinds() {
				if text := Template(k, claim.Law, language); text == "" {
					t.Errorf("%s: no %s in %s", place, k, language)
				}
			}
		}
		if l := Language(&plan.Plan{Country: c.Code}); !slices.Contains(all, l) && l != "en" {
			t.Errorf("%s: letters are in %s, of which there are none", place, l)
		}
	}
	if len(unused) > 0 {
		t.Errorf("exceptions that are none: %q", unused)
	}
	slices.Sort(places)
	want := strings.Fields("BL BR CA-QC CH CL GB GG GI IM JE KE NC NG PE PF PM RS TH WF ZA")
	if !slices.Equal(places, want) {
		t.Errorf("outside the EEA, rights hold in %v, want %v", places, want)
	}
	if catalog.Objection("CL", time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)) != nil {
		t.Error("in Chile, the law holds a day before it comes into force")
	}
	if catalog.Objection("CA", now) != nil {
		t.Error("a right of Québec holds in all of Canada")
	}
}

// TestALetterInALanguageThatLacksItIsInOneThatHasIt, and says so.
func TestALetterInALanguageThatLacksItIsInOneThatHasIt(t *testing.T) {
	for code, want := range map[string]string{"ZA": "en", "RS": "en", "TH": "en", "CL": "es", "PE": "es", "DE": "de"} {
		p, o := byLetter(t, code, "reddit", append(slices.Clone(who), "told grounds works"))
		if d := Write(p, o, Objection, "de"); d.Language != want || len(d.Missing) > 0 || d.Text.IsZero() {
			t.Errorf("%s: in %s, missing %v: %s", code, d.Language, d.Missing, d.Text)
		}
	}
}

// TestTheLanguagesOfALetter: those there are, the best first, and what is said of them.
func TestTheLanguagesOfALetter(t *testing.T) {
	type about struct {
		code string
		kind Kind
	}
	for of, want := range map[about]struct {
		first    string
		n        int  // how many there are
		notTaken bool // by the authority
		lacking  string
	}{
		{"DE", Objection}: {"de", 9, false, ""}, {"DE", Complaint}: {"de", 9, false, ""}, {"BE", Complaint}: {"nl", 9, false, ""},
		{"PT", Complaint}: {"pt", 9, false, ""}, {"BR", Complaint}: {"pt-br", 9, false, ""}, {"LU", Complaint}: {"fr", 9, false, ""},
		{"FI", Complaint}: {"en", 9, false, ""}, {"EE", Objection}: {"en", 9, false, "et"}, {"EE", Complaint}: {"en", 9, true, "et"},
		{"ZA", Objection}: {"en", 1, false, ""}, {"ZA", Complaint}: {"en", 1, false, ""}, {"CL", Objection}: {"es", 1, false, ""},
		{"CA-QC", Objection}: {"fr", 2, false, ""}, {"CA-QC", Complaint}: {"fr", 2, false, ""}, {"TH", Objection}: {"en", 1, false, "th"},
		{"RS", Objection}: {"en", 1, false, "sr"}, {"RS", Complaint}: {"en", 1, true, "sr"},
	} {
		p, o := byLetter(t, of.code, "reddit", append(slices.Clone(who), "told grounds works", "sent 2026-12-02", "reminded 2026-12-10"))
		all, d := LanguagesOf(p, o, of.kind), Write(p, o, of.kind, "")
		if d.Language != want.first || all[0] != want.first || len(all) != want.n || d.NotTaken() != want.notTaken || Unwritten(p) != want.lacking {
			t.Errorf("%s in %s: in %s of %v, not taken: %v, lacking %q", of.kind, of.code, d.Language, all, d.NotTaken(), Unwritten(p))
		}
	}
}

// TestWhereALetterCanBeInWhatThePersonReads: in a country with several languages it is in
// the one that the program speaks to them; elsewhere that says nothing about the addressee.
func TestWhereALetterCanBeInWhatThePersonReads(t *testing.T) {
	for of, want := range map[[2]string]string{
		{"BE", "fr"}: "fr", {"BE", "de"}: "de", {"BE", "nl"}: "nl", {"BE", "en"}: "nl", {"BE", "it"}: "nl",
		{"CH", "fr"}: "fr", {"CH", "it"}: "it", {"CH", "de"}: "de", {"CH", "pl"}: "de", {"LU", "de"}: "de", {"LU", "en"}: "fr",
		{"DE", "fr"}: "de", {"FI", "fr"}: "en", {"CA", "fr"}: "en",
	} {
		events := []state.Event{{Do: state.Country, Country: of[0]}, {Do: state.Account, Account: "a", Platform: "reddit"}}
		ids := state.Store{Now: func() time.Time { return now }}
		for i := range events {
			events[i] = ids.New(events[i])
		}
		p := plan.Build(catalog.LoadIn("", of[1]), events, "", now)
		if got := LanguagesOf(p, p.Accounts[0], Objection)[0]; got != want && of[0] != "CA" || Language(p) != want {
			t.Errorf("who reads %s in %s writes in %s, want %s", of[1], of[0], got, want)
		}
	}
}

// unread are the countries that belong to one in which a right holds and have laws of their
// own, with what is missing to claim a right there.
var unread = map[country.Code]string{
	"FO": "Act no. 80 of 2020 follows the GDPR; its section on objections was not read",
	"GL": "the Danish act that is in force there was not read",
	"SJ": "the Norwegian regulation for companies that are not there was not read",
	"AW": "a law of its own in the Kingdom of the Netherlands was not read", "BQ": "as Aruba", "CW": "as Aruba", "SX": "as Aruba",
	"TF": "nobody lives there", "AI": "an overseas territory of the United Kingdom; no law was read", "BM": "as Anguilla", "FK": "as Anguilla",
	"GS": "as Anguilla", "IO": "as Anguilla", "KY": "as Anguilla", "MS": "as Anguilla", "PN": "as Anguilla", "SH": "as Anguilla",
	"TC": "as Anguilla", "VG": "as Anguilla",
}

// TestNoRightIsPromisedWhereNoLawWasRead, and each place without one is known.
func TestNoRightIsPromisedWhereNoLawWasRead(t *testing.T) {
	for c, why := range unread {
		if _, known := country.Parse(string(c), nil); !known || catalog.Objection(c, now) != nil {
			t.Errorf("%s has a right, or is no country, though %s", c, why)
		}
	}
}
