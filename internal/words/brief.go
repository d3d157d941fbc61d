package words

// Brief is what the lists of the full screen say in a word or two.
type Brief struct {
	Offer   map[string]Text `keys:"right setting request letter none untrained"` // what is possible on a platform
	Minutes Count
	Todo    Count           // in minutes
	Begun   Count           // in minutes
	Status  map[string]Text `keys:"todo started sent done said off refused silent again none by-letter untrained covered closed"` // by status; off is done with a switch, said by the person's word
	Since   map[string]Text `keys:"todo started sent done said off refused silent again none by-letter untrained covered closed"` // the same, with the day
	Next    map[string]Text `keys:"step answer remind chase reply look-again complain decision ask help linked give"`             // what comes next
	NextBy  map[string]Text `keys:"answer chase complain decision look-again"`                                                    // the same, with a day
	ShortBy map[string]Text `keys:"answer chase complain decision look-again"`                                                    // the same, where there is little room

	// How many accounts there are of each kind, in a list with commas.
	Chosen, Done, Sent, Refused, ToDo, Left Count
	NoneChosen                              Text
	Place, PlaceBelow                       Text // of the focus in a list
	LinesOf                                 Text // of a text
	StepsOf                                 Text
	NextDate                                Text
}

// Settled is what the full screen says when nothing is left to do for now.
type Settled struct {
	Title, Until                                        Text
	SaidNo, Switched, Confirmed, Said, Refused, Waiting Count // of accounts; names are theirs
	Truth, ComeBack, Calendar                           Text
}
