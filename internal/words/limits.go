package words

// Limits is what is said where the system gives the program too little to start.
type Limits struct {
	CannotStart  Text
	TooFewFiles  Text
	MoreFilesTry Text
}
