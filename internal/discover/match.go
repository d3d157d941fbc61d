package discover

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// Accounts is what an export says about accounts.
type Accounts struct {
	Found   []Account // in the order of the checklist
	Unknown int       // logins on what is not in the catalogue
	Sites   []Site    // the addresses of these, where they have one
}

// Account is an account on a platform of the catalogue.
type Account struct {
	Platform *catalog.Platform
	User     safetext.Line // the user name, as it stands in the export; zero if it has none
	Site     safetext.Line // the host name or app by which it was found; zero if it was by its name
}

// Site is an address that is not in the catalogue.
type Site struct {
	Host   safetext.Line
	Logins int
}

// appScheme begins the name of an app, as many programs write it.
const appScheme = "androidapp://"

// appSchemes begin the names of apps in exports.
//
// Chrome: https://source.chromium.org/chromium/chromium/src/+/main:components/affiliations/core/browser/affiliation_utils.h
// Bitwarden: https://bitwarden.com/help/uri-match-detection/
func appSchemes() []string {
	return []string{"android", "androidapp", "android-app", "iosapp", "ios-app"}
}

// index finds platforms by addresses, apps and names.
type index struct {
	sites, apps map[string]*catalog.Platform
	names       map[string]*catalog.Platform // with ids
	also        map[string]*catalog.Platform // by other names; nil where several have it
}

// newIndex leaves out the names of what nobody has an account on, such as crawlers.
func newIndex(all []*catalog.Platform) *index {
	x := &index{map[string]*catalog.Platform{}, map[string]*catalog.Platform{}, map[string]*catalog.Platform{}, map[string]*catalog.Platform{}}
	for _, p := range all {
		if len(p.Sites)+len(p.Apps) == 0 && !p.Theirs {
			continue
		}
		for _, also := range p.Also {
			key := safetext.Fold(also.String())
			if q, there := x.also[key]; there && q != p {
				x.also[key] = nil
			} else {
				x.also[key] = p
			}
		}
		x.names[safetext.Fold(p.ID)], x.names[safetext.Fold(p.Name.String())] = p, p
		for _, s := range p.Sites {
			x.sites[s] = p
		}
		for _, a := range p.Apps {
			x.apps[strings.ToLower(a)] = p
		}
	}
	return x
}

// site is the platform at a host name or its nearest parent domain that is one.
func (x *index) site(host string) *catalog.Platform {
	for host != "" {
		if p := x.sites[host]; p != nil {
			return p
		}
		_, host, _ = strings.Cut(host, ".")
	}
	return nil
}

// at is the platform at an address, and the host name or app that it names; "" if it names
// neither.
func (x *index) at(address string) (p *catalog.Platform, where string) {
	if app := appOf(address); app != "" {
		return x.apps[strings.ToLower(app)], app
	}
	if p := x.apps[strings.ToLower(address)]; p != nil {
		return p, address
	}
	host := hostOf(address)
	return x.site(host), host
}

// appOf is the name of the app in an address such as android://hash@com.instagram.android/,
// "" if it is none.
func appOf(address string) string {
	scheme, rest, found := strings.Cut(address, "://")
	if !found || !slices.Contains(appSchemes(), strings.ToLower(scheme)) {
		return ""
	}
	app, _, _ := strings.Cut(rest, "/")
	return app[strings.LastIndex(app, "@")+1:]
}

// hostOf is the host name in a web address, with or without https://, as a browser takes it:
// in small letters, compatible letters folded, without user, port and a final dot. It is ""
// if there is none.
func hostOf(address string) string {
	rest := strings.TrimSpace(address)
	if scheme, after, found := strings.Cut(rest, "://"); found {
		if scheme = strings.ToLower(scheme); scheme != "http" && scheme != "https" {
			return ""
		}
		rest = after
	}
	if end := strings.IndexAny(rest, `/\?#`); end >= 0 {
		rest = rest[:end]
	}
	rest = rest[strings.LastIndex(rest, "@")+1:]
	host := rest
	if at := strings.LastIndex(rest, ":"); at >= 0 {
		if host = rest[:at]; strings.Trim(rest[at+1:], "0123456789") != "" {
			return ""
		}
	}
	return plainHost(host)
}

// plainHost folds a host name as browsers do (Unicode TS 46: compatible letters, small
// letters, other dots); "" if it has characters that no host name has, seen or unseen.
func plainHost(host string) string {
	if host == "" || len(host) > 253 || safetext.NewLine(host).String() != host {
		return ""
	}
	host = strings.ToLower(norm.NFKC.String(host))
	host = strings.TrimSuffix(strings.ReplaceAll(host, "\u3002", "."), ".")
	for label := range strings.SplitSeq(host, ".") {
		if label == "" || len(label) > 63 || strings.ContainsFunc(label, func(r rune) bool {
			return r != '-' && r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r)
		}) {
			return ""
		}
	}
	return host
}

// hostLike says that a text looks like a full host name.
func hostLike(text string) bool {
	host := hostOf(text)
	top := host[strings.LastIndex(host, ".")+1:]
	return host != "" && top != host && len(top) > 1 && !strings.ContainsFunc(top, unicode.IsDigit)
}

// fits says that a line can be one of a list: an address, an app, or the name of a platform.
func (x *index) fits(line string) bool {
	if len(line) > maxText || strings.ContainsAny(line, ",;\t\"") {
		return false
	}
	p, _ := x.at(line)
	if p == nil {
		p, _ = x.named(line, 0)
	}
	return p != nil || hostLike(line) || appOf(line) != ""
}

// match finds the platforms of logins. One that stands there several times, on other
// addresses of a platform, is one account.
func (x *index) match(logins []login) *Accounts {
	a := &Accounts{}
	found, unknown, sites := map[string]bool{}, map[string]bool{}, map[string]int{}
	named := map[*catalog.Platform]bool{}
	for _, l := range logins {
		var all []Account
		var host string
		if len(l.path) > 0 {
			all, host = x.inPath(l.path)
		} else {
			all, host = x.ofLogin(l)
		}
		for _, acc := range all {
			key := acc.Platform.ID + "/" + Key(acc.User.String())
			if found[key] {
				continue
			}
			found[key] = true
			named[acc.Platform] = named[acc.Platform] || !acc.User.IsZero()
			a.Found = append(a.Found, acc)
		}
		if len(all) > 0 {
			continue
		}
		key := host + "/" + l.name + "/" + strings.Join(l.path, "/") + "/" + l.user
		if unknown[key] {
			continue
		}
		unknown[key] = true
		a.Unknown++
		if host != "" {
			sites[host]++
		}
	}
	// One without a user name is what was saved before the name was, if there are others.
	a.Found = slices.DeleteFunc(a.Found, func(acc Account) bool { return acc.User.IsZero() && named[acc.Platform] })
	sort.SliceStable(a.Found, func(i, j int) bool { return catalog.Compare(a.Found[i].Platform, a.Found[j].Platform) < 0 })
	for host, n := range sites {
		a.Sites = append(a.Sites, Site{safetext.NewLine(host), n})
	}
	sort.Slice(a.Sites, func(i, j int) bool { return a.Sites[i].Host.String() < a.Sites[j].Host.String() })
	return a
}

// Key is the key by which user names are compared: without the @ that some begin with.
func Key(user string) string { return strings.TrimPrefix(safetext.Fold(user), "@") }

// ofLogin finds the platforms of a login, or else the host name that is none of theirs.
func (x *index) ofLogin(l login) (all []Account, host string) {
	name := safetext.NewLabel(l.user)
	for _, s := range l.sites {
		p, where := x.at(s)
		if p != nil && !slices.ContainsFunc(all, func(a Account) bool { return a.Platform == p }) {
			all = append(all, Account{p, name, safetext.NewLine(where)})
		}
		if host == "" {
			host = where
		}
	}
	if len(all) > 0 || host != "" {
		return all, host
	}
	if p, where := x.named(l.name, 0); p != nil {
		return []Account{{p, name, safetext.NewLine(where)}}, ""
	}
	return nil, ""
}

// named is the platform that a text names, and the host name in it if it is one. Of other
// names of a platform only those count that have at least some bytes.
func (x *index) named(text string, least int) (*catalog.Platform, string) {
	if p, where := x.at(text); p != nil {
		return p, where
	}
	key := safetext.Fold(text)
	if p := x.names[key]; p != nil || len(key) < least {
		return p, ""
	}
	return x.also[key], ""
}

// inPath finds the platform in the path of a file in a password store: the directory or file
// that is called like it. What is below it is the user name. Some stores write user@site.
func (x *index) inPath(path []string) (all []Account, host string) {
	for i, part := range slices.Backward(path) {
		if strings.Contains(part, "@") && !strings.Contains(part, "://") {
			continue
		}
		least := 0
		if i < len(path)-1 { // a directory, which people call by common words, too: office, mac
			least = 7
		}
		if p, where := x.named(part, least); p != nil {
			return []Account{{p, safetext.NewLabel(strings.Join(path[i+1:], "/")), safetext.NewLine(where)}}, ""
		}
		if host == "" && hostLike(part) {
			host = hostOf(part)
		}
	}
	last := path[len(path)-1]
	at := strings.LastIndex(last, "@")
	if host != "" || at < 0 || strings.Contains(last, "://") {
		return nil, host
	}
	host = hostOf(last)
	p := x.site(host)
	switch {
	case p == nil:
		return nil, host
	case len(path) == 1 && strings.Contains(last[at+1:], "."): // an e-mail address
		return []Account{{p, safetext.NewLabel(last), safetext.NewLine(host)}}, ""
	}
	return []Account{{p, safetext.NewLabel(last[:at]), safetext.NewLine(host)}}, ""
}
