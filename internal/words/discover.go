package words

// Discover is what is said about accounts that a password manager's export names.
type Discover struct {
	Failed               Text // what failed, before why
	Listed               Text // what is possible on a platform, where the account is on the list
	None                 Text // no account was found
	Unknown, Added       Count
	UnknownDo, AddedNone Text
	ClearText            Text            // about the file, at the end
	Locked               map[string]Text `keys:"bitwarden keepass pgp age dashlane samsung zip browser database vault"` // how to make an export that can be read, by how this one is encrypted
	Do                   map[string]Text `keys:"unknown directory pipe unreadable damaged large"`                       // by what is wrong

	// The full screen.
	Row, AskFile, Reading, Title, OnList      Text
	Found, AddTicked                          Count
	FoundBy, AddLabelled, TickFirst, DeleteIt Text

	// The linear face.
	AskPath, PathOther, Head, AskWhich, WhichOther, NothingAdded Text
	DoesFind, DoesAll, DoesLabels                                Text
}
