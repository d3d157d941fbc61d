package discover

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

// The heads of the exports in CSV, and where each is known from:
//
//	Bitwarden       folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp
//	                https://bitwarden.com/help/condition-bitwarden-import/
//	1Password 8     Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes
//	                https://github.com/roddhjav/pass-import/blob/master/pass_import/managers/onepassword.py
//	KeePassXC       "Group","Title","Username","Password","URL","Notes","TOTP","Icon","Last Modified","Created"
//	                https://github.com/keepassxreboot/keepassxc/blob/develop/src/format/CsvExporter.cpp
//	KeePass 1 and 2 "Account","Login Name","Password","Web Site","Comments"
//	                https://keepass.info/help/base/importexport.html
//	LastPass        url,username,password,totp,extra,name,grouping,fav
//	                https://github.com/ProtonMail/WebClients/tree/main/packages/pass/lib/import/providers/lastpass
//	Dashlane        username,username2,username3,title,password,note,url,category,otpUrl
//	                https://github.com/bitwarden/clients/blob/main/libs/importer/src/importers/dashlane/types/dashlane-csv-types.ts
//	NordPass        name,url,additional_urls,username,password,note,cardholdername,...,type,custom_fields
//	                https://github.com/ProtonMail/WebClients/blob/main/packages/pass/lib/import/providers/mocks/nordpass.csv
//	Proton Pass     type,name,url,email,username,password,note,totp,createTime,modifyTime,vault
//	                https://github.com/ProtonMail/WebClients/blob/main/packages/pass/lib/import/providers/protonpass/mocks/protonpass.csv
//	RoboForm        Name,Url,MatchUrl,Login,Pwd,Note,Folder,RfFieldsV2
//	                https://github.com/ProtonMail/WebClients/blob/main/packages/pass/lib/import/providers/mocks/roboform.csv
//	Firefox         "url","username","password","httpRealm","formActionOrigin","guid","timeCreated",...
//	                https://searchfox.org/mozilla-central/source/toolkit/components/passwordmgr/LoginExport.sys.mjs
//	Chrome, Edge, Brave and others of their kind
//	                name,url,username,password,note
//	                https://source.chromium.org/chromium/chromium/src/+/main:components/password_manager/core/browser/export/password_csv_writer.cc
//	Safari, Apple Passwords
//	                Title,URL,Username,Password,Notes,OTPAuth
//	                https://github.com/ProtonMail/WebClients/tree/main/packages/pass/lib/import/providers/safari
//	Enpass          has no head; a row is a title with labels and values in turn, in the language of the program
//	                https://github.com/bitwarden/clients/blob/main/libs/importer/src/importers/enpass/enpass-csv-importer.ts
//
// Columns are found by their names, not by their places: programs add some, and people
// sort them. Those below are the ones of these heads and of their older versions, and what
// they are called where a program translates them.

// role is what a column holds.
type role int

const (
	other  role = iota
	site        // addresses
	user        // the user name
	mail        // the e-mail address, where there is no user name
	title       // what the entry is called
	kind        // what the entry is: only logins count
	group       // the group that the entry is in: those in the bin do not count
	secret      // the password; it says that this is an export, and is never looked at
	person      // columns about a person or a card: the table holds no logins
)

// called are the names of columns as Fold and letters leave them.
var called = map[role][]string{
	site: {
		"url", "loginuri", "uri", "website", "site", "webaddress", "link", "originurl", "hosturl", "additionalurls", "address", "hostname",
		"webseite", "webadresse", "internetadresse", "adresse", "siteweb", "siteinternet", "sitioweb", "paginaweb", "sitoweb", "sitoweburl",
		"webbplats", "webbadress", "hjemmeside", "netsted", "nettsted", "sivusto", "verkkosivusto", "stronainternetowa", "witryna", "adresurl",
		"webovastranka", "webstranka", "weboldal", "siteurl", "siteul", "spletnomesto", "webmjesto", "ιστοτοποσ", "διευθυνσηιστου",
		"сайт", "вебсайт", "адрес", "адреса", "网址", "網址", "网站", "網站", "ウェブサイト", "サイト", "웹사이트",
	},
	user: {
		"username", "user", "login", "loginname", "loginusername", "userid", "usernamevalue", "account", "accountname", "userlogin",
		"benutzername", "anmeldename", "benutzer", "nomdutilisateur", "identifiant", "utilisateur", "nombredeusuario", "usuario", "nomeutente",
		"utente", "nomedeutilizador", "nomedeusuario", "utilizador", "gebruikersnaam", "anvandarnamn", "brugernavn", "brukernavn",
		"kayttajanimi", "kayttajatunnus", "nazwauzytkownika", "uzivatelskejmeno", "pouzivatelskemeno", "felhasznalonev", "numeutilizator",
		"numedeutilizator", "uporabniskoime", "korisnickoime", "ονομαχρηστη", "имяпользователя", "логин", "імякористувача", "потребителскоиме",
		"用户名", "使用者名稱", "ユーザー名", "ユーザ名", "사용자이름", "사용자명",
	},
	mail:  {"email", "mail", "emailaddress", "emailadresse", "username2", "correo", "correoelectronico", "courriel", "adresseemail", "epost", "sahkoposti"},
	title: {"name", "title", "account", "titel", "titre", "titulo", "titolo", "nom", "nombre", "nome", "naam", "bezeichnung", "tytul", "nazev", "название", "名称", "名稱", "タイトル"},
	kind:  {"type", "typ", "tipo"},
	group: {"group"},
	secret: {
		"password", "pwd", "loginpassword", "passwordvalue", "pass", "passwort", "kennwort", "motdepasse", "contrasena", "clave", "senha",
		"palavrapasse", "wachtwoord", "losenord", "adgangskode", "passord", "salasana", "haslo", "heslo", "jelszo", "parola", "geslo",
		"lozinka", "κωδικοσ", "κωδικοσπροσβασησ", "пароль", "парола", "密码", "密碼", "パスワード", "비밀번호", "암호",
	},
	person: {"dateofbirth", "ccnumber", "issuedate", "routingnumber"},
}

// notLogins are the kinds of entries that are no logins.
var notLogins = []string{
	"note", "securenote", "alias", "creditcard", "card", "identity", "folder", "personalinfo", "bankaccount", "passport", "document", "sshkey",
	"wifi", "custom", "driverlicense", "softwarelicense", "membership", "rewardprogram", "wirelessrouter", "cryptowallet", "medicalrecord",
	"socialsecuritynumber", "outdoorlicense",
}

// bins are what KeePassXC calls the group of deleted entries, in some of its languages:
// https://github.com/keepassxreboot/keepassxc/tree/develop/share/translations
var bins = []string{
	"Recycle Bin", "Papierkorb", "Corbeille", "Papelera de reciclaje", "Cestino", "Prullenbak", "Lixeira", "Reciclagem", "Kosz", "Koš",
	"Papperskorgen", "Papirkurv", "Roskakori", "Корзина", "Кошик", "回收站", "ごみ箱",
}

// roles are the roles by the names of columns.
var roles = sync.OnceValue(func() map[string]role {
	all := map[string]role{}
	for _, r := range []role{person, secret, kind, group, title, mail, user, site} { // the last one counts
		for _, name := range called[r] {
			all[letters(name)] = r
		}
	}
	return all
})

// roleOf is what a column with this name holds.
func roleOf(name string) role { return roles()[letters(name)] }

// letters is the name of a column without its case, its accents, and all between its letters.
func letters(name string) string {
	if len(name) > 100 {
		return ""
	}
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, safetext.Fold(name)))
}

// columns is the head of a table.
type columns struct {
	comma   rune
	skip    int // lines before the head
	roles   []role
	labels  bool // there is no head: each row has labels of its own
	base64  bool // the values are in base64
	slashes bool // quotation marks have backslashes before them, as KeePass writes them
}

// columnsOf recognises a table by how it begins, nil if it is none.
func columnsOf(start []byte) *columns {
	skip := 0
	if line, rest, found := bytes.Cut(start, []byte("\n")); found && bytes.HasPrefix(line, []byte("sep=")) { // Excel
		start, skip = rest, 1
	}
	for _, comma := range []rune{',', ';', '\t', '|'} {
		c := &columns{comma: comma, skip: skip}
		t := newTable(bytes.NewReader(start), comma)
		for range 20 { // the first is the head, if there is one
			row, err := t.Read()
			if err != nil {
				break
			}
			if labelled(row) {
				c.labels = true
				return c
			}
			if c.roles == nil {
				if c.roles = rolesOf(row); c.isHead() {
					c.slashes = slices.Contains(row, "Login Name") && slices.Contains(row, "Web Site")
					return c
				}
			}
		}
	}
	return nil
}

// rolesOf are the roles of the columns in a head.
func rolesOf(head []string) []role {
	all := make([]role, len(head))
	users := 0
	for i, name := range head {
		if all[i] = roleOf(name); all[i] == user {
			users++
		}
	}
	if i := slices.IndexFunc(head, func(name string) bool { return letters(name) == "account" }); i >= 0 && users > 1 {
		all[i] = title // KeePass calls it so
	}
	return all
}

// isHead says that the columns are those of an export, or of a list with user names.
func (c *columns) isHead() bool {
	has := func(r role) bool { return slices.Contains(c.roles, r) }
	who := has(user) || has(mail)
	return !has(person) && (has(site) && (who || has(secret)) || has(title) && who && has(secret))
}

// labelled says that a row is a title with labels and values in turn, of which one label
// stands for a password, and others for a login.
func labelled(row []string) bool {
	of, values := map[role]bool{}, false
	for i, cell := range row {
		switch is := roleOf(cell); {
		case i%2 == 1:
			of[is] = true
		case is != other:
			return false
		case i > 0:
			values = values || strings.ContainsAny(cell, ".@/:0123456789")
		}
	}
	return values && of[secret] && (of[site] || of[user] || of[mail])
}
