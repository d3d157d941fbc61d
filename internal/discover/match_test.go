package discover

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestAddressesAreFoundAsABrowserTakesThem finds a platform by its sites and apps.
func TestAddressesAreFoundAsABrowserTakesThem(t *testing.T) {
	x := newIndex(shipped().Platforms())
	for address, want := range map[string]string{
		"facebook.com": "facebook facebook.com", "https://www.facebook.com/": "facebook www.facebook.com", "HTTPS://M.FACEBOOK.COM:443/x?y#z": "facebook m.facebook.com",
		"https://facebook.com.": "facebook facebook.com", "http://anna:SECRET@facebook.com/": "facebook facebook.com", `https://facebook.com\@example.org`: "facebook facebook.com",
		"https://\uff46\uff41\uff43\uff45\uff42\uff4f\uff4f\uff4b.com": "facebook facebook.com", "facebook\u3002com": "facebook facebook.com", "facebook.com?x=y": "facebook facebook.com",
		"android://aGFzaA==@com.instagram.android/": "instagram com.instagram.android", "androidapp://com.instagram.android": "instagram com.instagram.android",
		"android-app://com.instagram.android/https/x": "instagram com.instagram.android", "com.instagram.android": "instagram com.instagram.android",
		"chat.openai.com": "chatgpt chat.openai.com", "openai.com": " openai.com",
		"https://example.org@facebook.com": "facebook facebook.com", "https://facebook.com@example.org": " example.org", "https://example.org/facebook.com": " example.org",
		"https://example.org/?u=https://facebook.com": " example.org", "https://com.instagram.android/": " com.instagram.android", "android://x@com.instagram.android.fake/": " com.instagram.android.fake",
		"ftp://facebook.com": " ", "javascript:facebook.com": " ", "facebook .com": " ", "face\u200dbook.com": " ", "face\u00adbook.com": " ", "facebook..com": " ", "otpauth://totp/facebook.com?secret=SECRET": " ",
		"": " ", "://": " ", "https://": " ", "@": " ", "[::1]:80": " ", "com": " com",
	} {
		p, where := x.at(address)
		id := ""
		if p != nil {
			id = p.ID
		}
		if got := id + " " + where; got != want {
			t.Errorf("%q is %q, want %q", address, got, want)
		}
	}
}

// TestAddressesAtWhichProgramsSaveLogins are those of the pages where people log in.
func TestAddressesAtWhichProgramsSaveLogins(t *testing.T) {
	x := newIndex(shipped().Platforms())
	for address, want := range map[string]string{
		"https://auth.openai.com/log-in": "chatgpt", "https://auth0.openai.com": "chatgpt", "https://accounts.google.com/signin/v2/identifier": "gmail",
		"https://login.live.com/": "microsoft-365", "https://login.microsoftonline.com": "microsoft-365", "https://appleid.apple.com/": "apple-devices",
		"https://www.amazon.de/ap/signin": "amazon", "https://www.amazon.co.uk/": "amazon", "https://signin.ebay.de": "ebay", "https://www.pinterest.de/": "pinterest",
		"https://accounts.spotify.com/de/login": "spotify", "https://id.atlassian.com/login": "atlassian", "https://old.reddit.com": "reddit", "https://twitter.com": "x",
		"https://account.booking.com": "booking", "https://m.facebook.com/": "facebook", "android://aGFzaA==@com.facebook.katana/": "facebook",
		"https://www.amazon.example/": "", "https://google.com": "", "https://apple.com": "", "https://myaccount.amazon.de.example.net": "",
	} {
		id := ""
		if p, _ := x.at(address); p != nil {
			id = p.ID
		}
		if id != want {
			t.Errorf("%s is %q, want %q", address, id, want)
		}
	}
}

// TestNamesCountWhereTheyStandForAnAccount reads lists and names of files.
func TestNamesCountWhereTheyStandForAnAccount(t *testing.T) {
	for text, want := range map[string]string{
		"Facebook\nTwitter\nx.com\n": "facebook  , x  , 0", "facebook\nApple\nClearview AI (face search)\nBing\nlinkedin\ninstagram\n": "facebook  , instagram  , linkedin  , apple-devices  , 2",
		"a.gpg\noffice/printer.gpg\nmac/root.gpg\nword/y.gpg\n": "4", "twitter/anna.gpg\n": "x anna , 0", "social/Instagram/anna/second.gpg\n": "instagram anna/second , 0",
		"web/example.org/facebook.gpg\n": "facebook  , 0", "facebook.com/anna@gmail.com.gpg\n": "facebook anna@gmail.com facebook.com, 0",
		"web/anna@facebook.com.gpg\n": "facebook anna facebook.com, 0", "anna@gmail.com\nben@example.org\n": "gmail anna@gmail.com gmail.com, 1",
		"gopass\n\u251c\u2500\u2500 work (/home/anna/stores/work)\n\u2502   \u2514\u2500\u2500 x.com/\n\u2502       \u2514\u2500\u2500 anna\n\u2514\u2500\u2500 linkedin\n": "linkedin  , x anna x.com, 0",
		"|-- web\n|   `-- x.com\n|       |-- anna\n|       `-- ben\n`-- reddit.com\n":                                                                                       "x anna x.com, x ben x.com, reddit  reddit.com, 0",
		"/home/anna/.password-store/web/x.com/anna.gpg\n/home/anna/.password-store/.git/x.gpg\n":                                                                            "x anna x.com, 0",
		"https://x.com/login\nhttps://www.linkedin.com\nandroid://h@com.instagram.android\n":                                                                                "instagram  com.instagram.android, linkedin  www.linkedin.com, x  x.com, 0",
	} {
		a, err := read(t, []byte(text))
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		var all []string
		for _, f := range a.Found {
			all = append(all, fmt.Sprintf("%s %s %s", f.Platform.ID, f.User, f.Site))
		}
		if got := strings.Join(append(all, fmt.Sprint(a.Unknown)), ", "); got != want {
			t.Errorf("%q:\n     %s\nwant %s", text, got, want)
		}
	}
}

// alikes makes addresses that look like those of sites and are not.
func alikes(sites []string) []string {
	swap := strings.NewReplacer("o", "0", "l", "1", "i", "l", "e", "3", "m", "rn", "a", "\u0430")
	var all []string
	for _, site := range sites {
		name, top, _ := strings.Cut(site, ".")
		all = append(all,
			site+".example.net", site+"-login.net", "my"+site, "www-"+site, site+"."+top+".example.org", name+"-"+top+".net",
			name+".evil-"+top+".net", name+"s."+top+"x", swap.Replace(name)+".example", "xn--"+name+"-."+top, site+"@example.net", "https://example.net/"+site,
			"https://"+site+":x@example.net", "https://example.net#"+site, "https://example.net?"+site, "android://x=="+site+"@net.example.app/", name+"\u0301."+top, "x"+name+"."+top)
	}
	return all
}

// TestNoSiteThatLooksAlikeIsTakenForAnother makes look-alikes by rule, far more than 500.
func TestNoSiteThatLooksAlikeIsTakenForAnother(t *testing.T) {
	x := newIndex(shipped().Platforms())
	var sites []string
	for _, p := range shipped().Platforms() {
		for _, site := range p.Sites {
			if _, parent, _ := strings.Cut(site, "."); x.site(parent) == nil { // all below the parent is the platform's
				sites = append(sites, site)
			}
		}
	}
	all := alikes(sites)
	if len(all) < 500 {
		t.Fatalf("only %d look-alikes", len(all))
	}
	for _, address := range all {
		p, where := x.at(address)
		if p != nil && !slices.Contains(sites, address) { // the look-alike of one may be another one
			t.Errorf("%q is taken for %s, by %s", address, p.ID, where)
		}
	}
	for _, app := range []string{"com.instagram.android.fake", "xcom.instagram.android", "com.instagram", "com.instagram.androids"} {
		if p, _ := x.at(appScheme + app); p != nil {
			t.Errorf("the app %q is taken for %s", app, p.ID)
		}
	}
}

// TestSeveralAccountsStaySeveral puts the logins of one platform together by user name only.
func TestSeveralAccountsStaySeveral(t *testing.T) {
	const head = "name,url,username,password\n"
	for rows, want := range map[string]string{
		"a,https://x.com,anna,p\nb,https://mobile.x.com,anna,p\nc,https://x.com,@Anna,p\n":            "x anna x.com; 0 unknown: ",
		"a,https://x.com,anna,p\nb,https://x.com,ben,p\nc,https://x.com,,p\n":                         "x anna x.com, x ben x.com; 0 unknown: ",
		"a,https://x.com,,p\nb,https://mobile.x.com,,p\n":                                             "x  x.com; 0 unknown: ",
		"X,,anna,p\nX login,,anna,p\nLinkedIn,https://example.org,anna,p\n":                           "x anna ; 2 unknown: example.org 1",
		"a,https://example.org,anna,p\nb,https://example.org,ben,p\na,https://example.org/x,anna,q\n": "; 2 unknown: example.org 2",
		"a,https://x.com,\u202eanna\u001b[2J,p\n":                                                     "x anna[2J x.com; 0 unknown: ",
	} {
		a, err := read(t, []byte(head+rows))
		if err != nil || said(a) != want {
			t.Errorf("%q: %v, %v, want %s", rows, said(a), err, want)
		}
	}
}

// BenchmarkTenThousandLogins measures the reading of 10,000 logins in memory, in each of the
// three kinds of formats.
func BenchmarkTenThousandLogins(b *testing.B) {
	for name, data := range map[string][]byte{"csv": many("csv"), "json": many("json"), "xml": many("xml")} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				a, err := Read("x", strings.NewReader(string(data)), int64(len(data)), shipped())
				if err != nil || len(a.Found)+a.Unknown != 10_000 {
					b.Fatal(err)
				}
			}
		})
	}
}

// many is an export with 10,000 logins, about one in twenty on a platform.
func many(format string) []byte {
	var b strings.Builder
	each := func(row string) {
		for i := range 10_000 {
			host := fmt.Sprintf("www.site-%d.example.net", i)
			if i%20 == 0 {
				host = []string{"www.facebook.com", "x.com", "www.linkedin.com"}[i/20%3]
			}
			fmt.Fprintf(&b, row, host, i)
		}
	}
	switch format {
	case "csv":
		b.WriteString("name,url,username,password,note\n")
		each("%[1]s,https://%[1]s/login,anna%[2]d@example.org,SECRET-pass%[2]d,\"a note with, a comma\"\n")
	case "json":
		b.WriteString(`{"encrypted":false,"folders":[],"items":[`)
		each(`{"id":"%[2]d","type":1,"name":"%[1]s","notes":null,"login":{"uris":[{"match":null,"uri":"https://%[1]s/login"}],"username":"anna%[2]d@example.org","password":"SECRET","totp":null}},`)
		return []byte(strings.TrimSuffix(b.String(), ",") + "]}")
	case "xml":
		b.WriteString("<KeePassFile><Root><Group>")
		each("<Entry><UUID>%[2]d</UUID><String><Key>Password</Key><Value>SECRET</Value></String><String><Key>URL</Key><Value>https://%[1]s/login</Value></String><String><Key>UserName</Key><Value>anna%[2]d@example.org</Value></String></Entry>\n")
		b.WriteString("</Group></Root></KeePassFile>")
	}
	return []byte(b.String())
}
