package words

// Report is what a report says apart from what the screens say too.
type Report struct {
	Title       string
	Person      string
	PersonNone  string
	Country     string
	CountryNone string
	Guessed     string // {country}
	Day         string
	Basis       string

	Glance     string
	Account    string
	Request    string
	Due        string
	Standing   string
	Idle       string
	NoAccounts string

	Platform      string // {platform} {owner}
	PlatformWord  string
	Label         string
	Address       string // {name} {address}
	Company       string
	Mail          string
	Way           string
	Law           string
	Known         string
	TimeToAnswer  string
	TimeNone      string
	TimeOpen      string // {date}
	TimePassed    string // {date}
	TimeMet       string // {date} {on}
	TimeLate      string // {date} {on}
	TimeExtended  string // {text}
	Remark        string
	Moved         string // {country}
	OwnEntry      string
	Linked        string
	Sent          string
	SentAs        string // {what} {date}
	SentNoText    string // {date}
	NothingSent   string
	SentThere     string // {account}
	Steps         string
	Proofs        string
	ProofLine     string // {name} {size}
	ProofHash     string // {sha256}
	ProofFile     string // {file}
	NoProofs      string
	Notes         string
	Sources       string
	SourceAddress string // {name} {address}
	End           string
}
