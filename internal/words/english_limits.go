package words

var englishLimits = Limits{
	CannotStart:  "cannot start",
	TooFewFiles:  "this system lets the program open too few files",
	MoreFilesTry: "Allow it more, such as with: ulimit -n 256",
}
