package link

import (
	"slices"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/words"
)

const facebookLink = "https://www.facebook.com/help/contact/6359191084165019"

var metaDomains = []string{"facebook.com", "meta.com"}

func TestGoodLinksAreLetThrough(t *testing.T) {
	for _, link := range []string{
		facebookLink,
		"https://facebook.com/",
		"https://help.meta.com/support/privacy",
		"https://www.facebook.com/help/x?ref=a&b=c%20d#part",
		"https://www.facebook.com/@anna",
	} {
		if err := Check(link, metaDomains); err != nil {
			t.Errorf("%s: %v", link, err)
		}
	}
}

// attacks are links that must never be opened. Most of them were used against
// one program or another.
var attacks = strings.Fields(`
http://www.facebook.com/ ftp://www.facebook.com/ file:///etc/passwd javascript:alert(1) data:text/html,x
HTTPS://www.facebook.com/ Https://www.facebook.com https:www.facebook.com https:/www.facebook.com https:///www.facebook.com
//www.facebook.com/ www.facebook.com facebook.com/help ms-settings:privacy vscode://x x-apple.systempreferences:x
mailto:a@facebook.com tel:+1234 smb://facebook.com/x ssh://facebook.com intent://facebook.com about:blank blob:https://facebook.com/x
view-source:https://facebook.com/ feed:https://facebook.com/ jar:https://facebook.com!/ steam://run/1
https://evil.example/ https://facebook.com.evil.example/ https://evil.example/facebook.com https://notfacebook.com/
https://facebook.comevil.example https://xfacebook.com/ https://face-book.com/ https://facebook.co/ https://com/
https://facebook/ https://localhost/ https://www/ https://.facebook.com/ https://facebook.com./ https://www..facebook.com/
https://www.facebook.com.:443/ https://-.facebook.com/ https://a-.facebook.com/ https://-a.facebook.com/
https://user@www.facebook.com/ https://user:pw@www.facebook.com/ https://www.facebook.com@evil.example/ https://@facebook.com/
https://:@facebook.com/ https://facebook.com:@evil.example/ https://www.facebook.com%40evil.example/ https://facebook.com%2f@evil.example
https://www.facebook.com:443/ https://www.facebook.com:8080/ https://www.facebook.com:/ https://www.facebook.com:x/
https://1.2.3.4/ https://127.0.0.1/ https://2130706433/ https://0x7f000001/ https://0177.0.0.1/ https://127.1/ https://1.2.3.4.facebook.com.1/
https://[::1]/ https://[::ffff:127.0.0.1]/ https://[fe80::1%25eth0]/ https://0x7f.1/ https://017700000001/ https://1.1/
https://www.facebook.com\@evil.example/ https://www.facebook.com\.evil.example/ https:\\www.facebook.com\ https://www.facebook.com/\
https://evil.example\.facebook.com/ https://evil.example%5c.facebook.com/ https://evil.example?.facebook.com/ https://evil.example#.facebook.com
https://evil.example/.facebook.com https://evil.example;.facebook.com/ https://evil.example,.facebook.com/ https://evil.example&.facebook.com/
https://evil.example!.facebook.com/ https://evil.example'.facebook.com/ https://evil.example$.facebook.com/ https://evil_x.facebook.com/
https://faceb\u006fok.com/ https://www.facebook.com/%0d%0aSet-Cookie:x https://www.facebook.com/%0a https://www.facebook.com/%00
https://www.facebook.com/%7f https://www.facebook.com/%1b[2J https://www.facebook.com/%5c..%5c https://www.facebook.com/%2e%2e/
https://www.facebook.com/%252e https://www.facebook.com/% https://www.facebook.com/%a https://www.facebook.com/%zz https://www.facebook.com/%+1
https://www.facebook.com/";rm https://www.facebook.com/';rm https://www.facebook.com/` + "`id`" + ` https://www.facebook.com/$(id) https://www.facebook.com/${x}
https://www.facebook.com/|id https://www.facebook.com/;id https://www.facebook.com/<script> https://www.facebook.com/{a} https://www.facebook.com/^x
https://www.facebook.com/* https://www.facebook.com/! https://www.facebook.com/(x) https://www.facebook.com/[x] "https://www.facebook.com/"
https://xn--facebok-y8a.com/ https://xn--80ak6aa92e.com/ https://www.xn--facebook.com/ https://XN--x.facebook.com/
https://fаcebook.com/ https://facebооk.com/ https://ｆacebook.com/ https://facebook。com/ https://facebook．com/ 
https://www.faⅽebook.com/ https://www.facebook.com/é https://www.facebook.com/日本 https://ﬀacebook.com/ https://facebook.com⁄x
https://WWW.FACEBOOK.COM/ https://Facebook.com/ https://www.facebook.COM/ https://www.face%62ook.com/ https://%77ww.facebook.com/
https://www.facebook.com%2eevil.example/ https://www.facebook.com%00.evil.example/ https://www.facebook.com%20.evil.example/
https://facebook.com.evil.example:443/ https://facebook.com-evil.example/ https://meta.com.co/ https://metaxcom/ https://m.eta.com.evil.example/
https:// https:/// https://? https://# https://@ https://: https://. https://.. https://- https://-- https://a https://a.
https://www.facebook.com#@evil.example:x@ --version -h -incognito --app=https://www.facebook.com/ @https://www.facebook.com/ %s
C:\Windows\System32\calc.exe \\evil.example\share /bin/sh ./x ../x ~/x calc.exe https://www.facebook.com.evil.example/help/contact/6359191084165019
https://help.instagram.com/contact/233964459562201 https://instagram.com/ https://whatsapp.com/ https://facebook.com.meta.com.evil.example/
https://0/ https://0.0.0.0/ https://999.999.999.999/ https://1e100.net/ https://facebook.1/ https://facebook.c/ https://facebook.0x1/
wyciwyg://0/https://facebook.com/ resource://x chrome://settings/ edge://settings opera:config moz-extension://x chrome-extension://x
hTTps://www.facebook.com/ https%3a//www.facebook.com/ https://https://www.facebook.com/ https://http:www.facebook.com/ https:\/\/www.facebook.com/
`)

func TestNoAttackIsLetThrough(t *testing.T) {
	more := []string{
		"", " ", " https://www.facebook.com/", "https://www.facebook.com/ ", "https://www.facebook.com/ -x", "https://www.facebook.com\n",
		"\thttps://www.facebook.com/", "https://www.facebook.com/\x00", "https://www.facebook.com/\x1b[2J", "https://www.facebook.com/\u202e",
		"https://www.facebook.com/\xff", "https://www.facebook.com/\u200b", "https://faceboo\u200ck.com/", "https://www.facebook.com/a\r\nb", "java\nscript:alert(1)",
		"https://www.facebook.com/" + strings.Repeat("a", maxLink), "https://" + strings.Repeat("a.", 200) + "facebook.com/",
		"https://" + strings.Repeat("a", 64) + ".facebook.com/",
	}
	all := slices.Concat(attacks, more)
	if len(all) < 200 {
		t.Errorf("only %d attacks", len(all))
	}
	for _, link := range all {
		if Check(link, metaDomains) == nil {
			t.Errorf("let through: %q", link)
		}
	}
}

// TestWhyALinkIsRefusedIsSaid has one link for each reason, which a person reads.
func TestWhyALinkIsRefusedIsSaid(t *testing.T) {
	for link, want := range map[string]string{
		"https://facebook.com/" + strings.Repeat("a", maxLink): "longer than 2048 characters",
		"https://facebook.com/a b":                             `the character ' '`,
		"https://facebook.com/a@b":                             "it holds an @",
		"http://facebook.com/":                                 "does not begin with https://",
		"https://facebook.com:x/":                              "not a well-formed link",
		"https://@facebook.com/":                               "a user name",
		"https://%c3%a4.facebook.com/":                         "which host it leads to",
		"https://localhost/":                                   "not a full host name",
		"https://facebook.com/?a=%4":                           "ends within an escape",
		"https://facebook.com/?a=%zz":                          "a broken escape",
		"https://facebook.com/%2e%2e/":                         "the escape %2e",
		"https://example.org/":                                 "not one of this entry's domains (facebook.com, meta.com)",
	} {
		if said := string(words.English().Why(Check(link, metaDomains))); !strings.Contains(said, want) {
			t.Errorf("%.60s: %q, want %q", link, said, want)
		}
	}
}

func TestTheHostOfALink(t *testing.T) {
	for link, want := range map[string]string{facebookLink: "www.facebook.com", "https://[": "", "": ""} {
		if got := Host(link); got != want {
			t.Errorf("Host(%q) = %q, want %q", link, got, want)
		}
	}
}

func TestMailLinks(t *testing.T) {
	for _, good := range []string{"mailto:privacy@anthropic.com", "mailto:privacy@anthropic.com?subject=Objection%20under%20Art.%2021&body=a%0Ab", "mailto:dpo@snap.com?body=a%0D%0Ab%0D%0A", "mailto:dpo@snap.com?cc=me@example.org"} {
		if err := CheckMail(good); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	for _, bad := range []string{
		"", "mailto:", "MAILTO:a@b.org", "mailto:a@b", "mailto:a@b.org,c@d.org", "mailto:a%40b.org", "mailto:a@b.org?bcc=x@y.org", "mailto:a@b.org?attach=/etc/passwd",
		"mailto:a@b.org?attachment=x", "mailto:a@b.org?subject=a%0d%0aBcc:x@y.org", "mailto:a@b.org?subject=a&subject=b", "mailto:a@b.org?cc=x%0a@y.org",
		"mailto:-x@b.org", "mailto:a@127.0.0.1", "mailto:a@b.org?body=%1b[2J", "mailto:a@b.org?body=%e2%80%ae", "mailto:a@b.org?body=$(id)\"", "mailto:a@b.org?in-reply-to=x", "mailto:a@b.org?body=a%0Db", "mailto:a@b.org?body=a%0D%0D%0Ab",
		"https://b.org/", "mailto:a@b.org?body=" + strings.Repeat("a", maxLink), "mailto:a b@b.org", "mailto:a@xn--b.org", "mailto:<a@b.org>", "mailto://a@b.org",
	} {
		if CheckMail(bad) == nil {
			t.Errorf("let through: %q", bad)
		}
	}
}
