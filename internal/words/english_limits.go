package words

var englishLimits = Limits{
	CannotStart:  "cannot start",
	TooFewFiles:  "too many files are open, or too few may be",
	MoreFilesTry: "Allow it more, such as with: ulimit -n 256",
}
