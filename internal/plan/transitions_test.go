package plan

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
)

// starts are the histories from which the transitions set out, by the status
// that they lead to; where the law is another than in the EEA, it is named.
var starts = map[string][]string{
	"todo":            nil,
	"started":         {"2026-11-02 step facebook objection-eea login"},
	"sent":            {"2026-11-02 step facebook objection-eea send"},
	"done":            {"2026-11-02 step facebook objection-eea confirm"},
	"refused":         {"2026-11-02 step facebook objection-eea send", "2026-11-12 outcome facebook refused 2026-11-12"},
	"silent":          {"2026-11-02 step facebook objection-eea send"},
	"again":           {"2026-11-02 step facebook objection-eea confirm"},
	"none":            {"2026-11-02 country US"},
	"sent GB":         {"2026-11-02 country GB", "2026-11-02 step facebook objection-gb send"},
	"silent GB":       {"2026-11-02 country GB", "2026-11-02 step facebook objection-gb send"},
	"refused GB":      {"2026-11-02 country GB", "2026-11-02 step facebook objection-gb send", "2026-11-12 outcome facebook refused 2026-11-12 objection-gb"},
	"silent GB asked": {"2026-11-02 country GB", "2026-11-02 step facebook objection-gb send", "2026-12-08 outcome facebook reminded 2026-12-08 objection-gb"},
	"sent CH":         {"2026-11-02 country CH", "2026-11-02 step facebook objection-ch send"},
	"refused CH":      {"2026-11-02 country CH", "2026-11-02 step facebook objection-ch send", "2026-11-12 outcome facebook refused 2026-11-12 objection-ch"},
	"sent BR":         {"2026-11-02 country BR", "2026-11-02 step facebook objection-br send"},
	"sent request":    {"2026-11-02 country US", "2026-11-02 step meta-third-party-data request send"},
	"refused request": {"2026-11-02 country US", "2026-11-02 step meta-third-party-data request send", "2026-11-12 outcome meta-third-party-data refused 2026-11-12 request"},
	"refused BR":      {"2026-11-02 country BR", "2026-11-02 step facebook objection-br send", "2026-11-12 outcome facebook refused 2026-11-12 objection-br"},
}

// settled is a day on which each start has its status.
func settled(from string) string {
	switch from {
	case "silent", "silent GB", "silent GB asked":
		return "2026-12-10"
	case "again":
		return "2027-11-20"
	}
	return "2026-11-20"
}

// transitions is the whole table: from a status, what happens, the day of the
// clock, the status after it, what is next and by when. "nothing" is the passing
// of time alone; "changed" is the platform's change of its policy on a day; an
// outcome is followed by the day that the person says it happened on.
//
//nolint:dupword // "answer answer": has the answer come, and the step for it
const transitions = `
todo            | nothing                                     | 2026-11-20 | todo    | step login
todo            | nothing                                     | 2036-11-20 | todo    | step login
todo            | opened form                                 | 2026-11-20 | started | step login
todo            | step login                                  | 2026-11-20 | started | step form
todo            | step send                                   | 2026-11-20 | sent    | answer confirm 2026-12-21
todo            | step confirm                                | 2026-11-20 | done    | look-again 2027-11-20
todo            | sent 2026-11-18                             | 2026-11-20 | sent    | answer confirm 2026-12-18
todo            | done 2026-11-18                             | 2026-11-20 | done    | look-again 2027-11-18
todo            | refused 2026-11-18                          | 2026-11-20 | refused | reply
todo            | extended 2026-11-18                         | 2026-11-20 | todo    | step login
todo            | reminded 2026-11-18                         | 2026-11-20 | todo    | step login
todo            | replied 2026-11-18                          | 2026-11-20 | todo    | step login
todo            | complained 2026-11-18                       | 2026-11-20 | todo    | step login
todo            | levitated 2026-11-18                        | 2026-11-20 | todo    | step login
todo            | note                                        | 2026-11-20 | todo    | step login
todo            | changed 2026-11-10                          | 2026-11-20 | todo    | step login
todo            | undo                                        | 2026-11-20 | gone    |
todo            | country US                                  | 2026-11-20 | none    | help limit
todo            | country GB                                  | 2026-11-20 | todo    | step login
started         | nothing                                     | 2026-11-20 | started | step form
started         | nothing                                     | 2036-11-20 | started | step form
started         | opened form                                 | 2026-11-20 | started | step form
started         | step login                                  | 2026-11-20 | started | step form
started         | step send                                   | 2026-11-20 | sent    | answer confirm 2026-12-21
started         | step confirm                                | 2026-11-20 | done    | look-again 2027-11-20
started         | sent 2026-11-18                             | 2026-11-20 | sent    | answer confirm 2026-12-18
started         | done 2026-11-18                             | 2026-11-20 | done    | look-again 2027-11-18
started         | refused 2026-11-18                          | 2026-11-20 | refused | reply
started         | extended 2026-11-18                         | 2026-11-20 | started | step form
started         | reminded 2026-11-18                         | 2026-11-20 | started | step form
started         | replied 2026-11-18                          | 2026-11-20 | started | step form
started         | complained 2026-11-18                       | 2026-11-20 | started | step form
started         | levitated 2026-11-18                        | 2026-11-20 | started | step form
started         | note                                        | 2026-11-20 | started | step form
started         | changed 2026-11-10                          | 2026-11-20 | started | step form
started         | undo                                        | 2026-11-20 | todo    | step login
started         | country US                                  | 2026-11-20 | none    | help limit
started         | country GB                                  | 2026-11-20 | todo    | step login
sent            | nothing                                     | 2026-11-20 | sent    | answer confirm 2026-12-02
sent            | nothing                                     | 2026-12-02 | sent    | answer confirm 2026-12-02
sent            | nothing                                     | 2026-12-03 | silent  | remind 2026-12-02
sent            | nothing                                     | 2036-11-20 | silent  | remind 2026-12-02
sent            | opened form                                 | 2026-11-20 | sent    | answer confirm 2026-12-02
sent            | step login                                  | 2026-11-20 | sent    | answer confirm 2026-12-02
sent            | step send                                   | 2026-11-20 | sent    | answer confirm 2026-12-21
sent            | step confirm                                | 2026-11-20 | done    | look-again 2027-11-20
sent            | sent 2026-11-18                             | 2026-11-20 | sent    | answer confirm 2026-12-18
sent            | done 2026-11-18                             | 2026-11-20 | done    | look-again 2027-11-18
sent            | refused 2026-11-18                          | 2026-11-20 | refused | reply
sent            | extended 2026-11-18                         | 2026-11-20 | sent    | answer confirm 2027-02-02
sent            | reminded 2026-11-18                         | 2026-11-20 | sent    | answer confirm 2026-12-02
sent            | replied 2026-11-18                          | 2026-11-20 | sent    | answer confirm 2026-12-02
sent            | complained 2026-11-18                       | 2026-11-20 | sent    | answer confirm 2026-12-02
sent            | levitated 2026-11-18                        | 2026-11-20 | sent    | answer confirm 2026-12-02
sent            | extended 2026-11-18                         | 2026-12-03 | sent    | answer confirm 2027-02-02
sent            | extended 2026-11-18                         | 2027-02-02 | sent    | answer confirm 2027-02-02
sent            | extended 2026-11-18                         | 2027-02-03 | silent  | remind 2027-02-02
sent            | extended 2026-12-02                         | 2026-12-10 | sent    | answer confirm 2027-02-02
sent            | extended 2026-12-03                         | 2026-12-10 | silent  | remind 2026-12-02
sent            | extended 2026-11-18, extended 2026-12-08    | 2026-12-10 | sent    | answer confirm 2027-02-02
sent            | complained 2026-11-18                       | 2026-12-10 | silent  | decision 2027-02-18
sent            | reminded 2026-11-18                         | 2026-12-10 | silent  | remind 2026-12-02
sent            | sent 2026-11-05                             | 2026-12-07 | sent    | answer confirm 2026-12-07
sent            | sent 2026-11-05                             | 2026-12-08 | silent  | remind 2026-12-07
sent            | sent 2027-01-31                             | 2027-03-01 | sent    | answer confirm 2027-03-01
sent            | sent 2027-01-31                             | 2027-03-02 | silent  | remind 2027-03-01
sent            | sent 2028-01-31                             | 2028-02-29 | sent    | answer confirm 2028-02-29
sent            | sent 2028-01-31                             | 2028-03-01 | silent  | remind 2028-02-29
sent            | sent 2026-10-30                             | 2026-11-30 | sent    | answer confirm 2026-11-30
sent            | note                                        | 2026-11-20 | sent    | answer confirm 2026-12-02
sent            | changed 2026-11-10                          | 2026-11-20 | sent    | answer confirm 2026-12-02
sent            | undo                                        | 2026-11-20 | todo    | step login
sent            | country US                                  | 2026-11-20 | sent    | answer confirm 2026-12-02
sent            | country GB                                  | 2026-11-20 | sent    | answer confirm 2026-12-02
done            | nothing                                     | 2026-11-20 | done    | look-again 2027-11-02
done            | nothing                                     | 2027-11-01 | done    | look-again 2027-11-02
done            | nothing                                     | 2027-11-02 | again   | look-again confirm 2027-11-02
done            | nothing                                     | 2036-11-20 | again   | look-again confirm 2027-11-02
done            | opened form                                 | 2026-11-20 | done    | look-again 2027-11-02
done            | step login                                  | 2026-11-20 | done    | look-again 2027-11-02
done            | step send                                   | 2026-11-20 | done    | look-again 2027-11-02
done            | step confirm                                | 2026-11-20 | done    | look-again 2027-11-20
done            | sent 2026-11-18                             | 2026-11-20 | sent    | answer confirm 2026-12-18
done            | done 2026-11-18                             | 2026-11-20 | done    | look-again 2027-11-18
done            | refused 2026-11-18                          | 2026-11-20 | refused | reply
done            | extended 2026-11-18                         | 2026-11-20 | done    | look-again 2027-11-02
done            | reminded 2026-11-18                         | 2026-11-20 | done    | look-again 2027-11-02
done            | replied 2026-11-18                          | 2026-11-20 | done    | look-again 2027-11-02
done            | complained 2026-11-18                       | 2026-11-20 | done    | look-again 2027-11-02
done            | levitated 2026-11-18                        | 2026-11-20 | done    | look-again 2027-11-02
done            | note                                        | 2026-11-20 | done    | look-again 2027-11-02
done            | changed 2026-11-02                          | 2026-11-20 | done    | look-again 2027-11-02
done            | changed 2026-11-10                          | 2026-11-20 | again   | look-again confirm 2026-11-10
done            | changed 2026-12-15                          | 2026-11-20 | done    | look-again 2027-11-02
done            | changed 2026-12-15                          | 2026-12-15 | again   | look-again confirm 2026-12-15
done            | undo                                        | 2026-11-20 | todo    | step login
done            | country US                                  | 2026-11-20 | done    | look-again 2027-11-02
done            | country GB                                  | 2026-11-20 | done    | look-again 2027-11-02
refused         | nothing                                     | 2026-11-20 | refused | reply
refused         | nothing                                     | 2036-11-20 | refused | reply
refused         | opened form                                 | 2026-11-20 | refused | reply
refused         | step login                                  | 2026-11-20 | refused | reply
refused         | step send                                   | 2026-11-20 | sent    | answer confirm 2026-12-21
refused         | step confirm                                | 2026-11-20 | done    | look-again 2027-11-20
refused         | sent 2026-11-18                             | 2026-11-20 | sent    | answer confirm 2026-12-18
refused         | done 2026-11-18                             | 2026-11-20 | done    | look-again 2027-11-18
refused         | refused 2026-11-18                          | 2026-11-20 | refused | reply
refused         | extended 2026-11-18                         | 2026-11-20 | refused | reply
refused         | reminded 2026-11-18                         | 2026-11-20 | refused | reply
refused         | replied 2026-11-18                          | 2026-11-20 | refused | complain 2026-12-02
refused         | complained 2026-11-18                       | 2026-11-20 | refused | decision 2027-02-18
refused         | levitated 2026-11-18                        | 2026-11-20 | refused | reply
refused         | replied 2026-11-18, complained 2026-11-19   | 2026-11-20 | refused | decision 2027-02-19
refused         | replied 2026-11-18, refused 2026-11-19      | 2026-11-20 | refused | reply
refused         | replied 2026-11-18, done 2026-11-19         | 2026-11-20 | done    | look-again 2027-11-19
refused         | note                                        | 2026-11-20 | refused | reply
refused         | changed 2026-11-10                          | 2026-11-20 | refused | reply
refused         | undo                                        | 2026-11-20 | sent    | answer confirm 2026-12-02
refused         | country US                                  | 2026-11-20 | refused | reply
refused         | country GB                                  | 2026-11-20 | refused | reply
silent          | nothing                                     | 2026-12-10 | silent  | remind 2026-12-02
silent          | nothing                                     | 2036-11-20 | silent  | remind 2026-12-02
silent          | opened form                                 | 2026-12-10 | silent  | remind 2026-12-02
silent          | step login                                  | 2026-12-10 | silent  | remind 2026-12-02
silent          | step send                                   | 2026-12-10 | sent    | answer confirm 2027-01-11
silent          | step confirm                                | 2026-12-10 | done    | look-again 2027-12-10
silent          | sent 2026-12-08                             | 2026-12-10 | sent    | answer confirm 2027-01-08
silent          | done 2026-12-08                             | 2026-12-10 | done    | look-again 2027-12-08
silent          | refused 2026-12-08                          | 2026-12-10 | refused | reply
silent          | extended 2026-12-08                         | 2026-12-10 | silent  | remind 2026-12-02
silent          | reminded 2026-12-08                         | 2026-12-10 | silent  | complain 2026-12-22
silent          | replied 2026-12-08                          | 2026-12-10 | silent  | remind 2026-12-02
silent          | complained 2026-12-08                       | 2026-12-10 | silent  | decision 2027-03-08
silent          | levitated 2026-12-08                        | 2026-12-10 | silent  | remind 2026-12-02
silent          | reminded 2026-12-08                         | 2026-12-22 | silent  | complain 2026-12-22
silent          | reminded 2026-12-08, complained 2026-12-09  | 2026-12-10 | silent  | decision 2027-03-09
silent          | complained 2026-12-05                       | 2026-12-10 | silent  | decision 2027-03-05
silent          | complained 2026-12-06                       | 2027-03-08 | silent  | decision 2027-03-08
silent          | complained 2026-12-06                       | 2027-03-09 | silent  | ask 2027-03-08
silent          | complained 2026-11-28                       | 2027-02-20 | silent  | decision 2027-03-01
silent          | complained 2026-12-08, complained 2026-12-10 | 2026-12-10 | silent  | decision 2027-03-10
silent          | complained 2026-12-08, reminded 2027-03-07  | 2027-03-10 | silent  | ask 2027-03-08
silent          | complained 2026-12-08, reminded 2027-03-08  | 2027-03-10 | silent  | decision
silent          | complained 2026-12-08, done 2027-03-08      | 2027-03-10 | done    | look-again 2028-03-08
silent          | reminded 2026-12-08, extended 2026-12-09    | 2026-12-10 | silent  | complain 2026-12-22
silent          | reminded 2026-12-08, refused 2026-12-09     | 2026-12-10 | refused | reply
silent          | reminded 2026-12-08, done 2026-12-09        | 2026-12-10 | done    | look-again 2027-12-09
silent          | complained 2026-12-08, done 2026-12-09      | 2026-12-10 | done    | look-again 2027-12-09
silent          | complained 2026-12-08, refused 2026-12-09   | 2026-12-10 | refused | decision 2027-03-08
silent          | note                                        | 2026-12-10 | silent  | remind 2026-12-02
silent          | changed 2026-11-10                          | 2026-12-10 | silent  | remind 2026-12-02
silent          | undo                                        | 2026-12-10 | todo    | step login
silent          | country US                                  | 2026-12-10 | silent  | remind 2026-12-02
silent          | country GB                                  | 2026-12-10 | silent  | remind 2026-12-02
again           | nothing                                     | 2027-11-20 | again   | look-again confirm 2027-11-02
again           | nothing                                     | 2036-11-20 | again   | look-again confirm 2027-11-02
again           | opened form                                 | 2027-11-20 | again   | look-again confirm 2027-11-02
again           | step login                                  | 2027-11-20 | again   | look-again confirm 2027-11-02
again           | step send                                   | 2027-11-20 | sent    | answer confirm 2027-12-20
again           | step confirm                                | 2027-11-20 | done    | look-again 2028-11-20
again           | sent 2027-11-19                             | 2027-11-20 | sent    | answer confirm 2027-12-20
again           | done 2027-11-19                             | 2027-11-20 | done    | look-again 2028-11-19
again           | refused 2027-11-19                          | 2027-11-20 | refused | reply
again           | extended 2027-11-19                         | 2027-11-20 | again   | look-again confirm 2027-11-02
again           | reminded 2027-11-19                         | 2027-11-20 | again   | look-again confirm 2027-11-02
again           | replied 2027-11-19                          | 2027-11-20 | again   | look-again confirm 2027-11-02
again           | complained 2027-11-19                       | 2027-11-20 | again   | look-again confirm 2027-11-02
again           | levitated 2027-11-19                        | 2027-11-20 | again   | look-again confirm 2027-11-02
again           | note                                        | 2027-11-20 | again   | look-again confirm 2027-11-02
again           | changed 2027-11-10                          | 2027-11-20 | again   | look-again confirm 2027-11-10
again           | undo                                        | 2027-11-20 | todo    | step login
again           | country US                                  | 2027-11-20 | again   | look-again confirm 2027-11-02
again           | country GB                                  | 2027-11-20 | again   | look-again confirm 2027-11-02
none            | nothing                                     | 2026-11-20 | none    | help limit
none            | nothing                                     | 2036-11-20 | none    | help limit
none            | opened form                                 | 2026-11-20 | none    | help limit
none            | step login                                  | 2026-11-20 | none    | help limit
none            | step send                                   | 2026-11-20 | sent    | answer confirm 2026-12-21
none            | step confirm                                | 2026-11-20 | done    | look-again 2027-11-20
none            | sent 2026-11-18                             | 2026-11-20 | sent    | answer confirm 2026-12-18
none            | done 2026-11-18                             | 2026-11-20 | done    | look-again 2027-11-18
none            | refused 2026-11-18                          | 2026-11-20 | refused | reply
none            | extended 2026-11-18                         | 2026-11-20 | none    | help limit
none            | reminded 2026-11-18                         | 2026-11-20 | none    | help limit
none            | replied 2026-11-18                          | 2026-11-20 | none    | help limit
none            | complained 2026-11-18                       | 2026-11-20 | none    | help limit
none            | levitated 2026-11-18                        | 2026-11-20 | none    | help limit
none            | note                                        | 2026-11-20 | none    | help limit
none            | changed 2026-11-10                          | 2026-11-20 | none    | help limit
none            | undo                                        | 2026-11-20 | todo    | step login
none            | country DE                                  | 2026-11-20 | todo    | step login
none            | country GB                                  | 2026-11-20 | todo    | step login
sent GB         | nothing                                     | 2026-12-07 | sent    | answer confirm 2026-12-07
sent GB         | nothing                                     | 2026-12-08 | silent  | remind 2026-12-07
sent GB         | extended 2026-11-18                         | 2027-02-02 | sent    | answer confirm 2027-02-05
sent GB         | reminded 2026-11-18                         | 2026-11-20 | sent    | answer confirm 2026-12-07
sent GB         | replied 2026-11-18                          | 2026-11-20 | sent    | answer confirm 2026-12-07
sent GB         | complained 2026-11-18                       | 2026-11-20 | sent    | answer confirm 2026-12-07
sent GB         | refused 2026-11-18                          | 2026-11-20 | refused | reply
sent GB         | done 2026-11-18                             | 2026-11-20 | done    | look-again 2027-11-18
silent GB       | reminded 2026-12-08                         | 2026-12-10 | silent  | chase 2027-01-07
silent GB       | replied 2026-12-08                          | 2026-12-10 | silent  | remind 2026-12-07
silent GB       | complained 2026-12-08                       | 2026-12-10 | silent  | decision
silent GB       | refused 2026-12-08                          | 2026-12-10 | refused | reply
silent GB       | done 2026-12-08                             | 2026-12-10 | done    | look-again 2027-12-08
refused GB      | reminded 2026-11-18                         | 2026-11-20 | refused | reply
refused GB      | replied 2026-11-18                          | 2026-11-20 | refused | chase 2026-12-18
refused GB      | replied 2026-11-18                          | 2027-02-18 | refused | complain 2027-02-18
silent GB asked | nothing                                     | 2027-01-06 | silent  | chase 2027-01-07
silent GB asked | nothing                                     | 2027-03-07 | silent  | chase 2027-01-07
silent GB asked | nothing                                     | 2027-03-08 | silent  | complain 2027-03-08
silent GB asked | reminded 2026-12-20                         | 2027-01-20 | silent  | chase 2027-01-07
silent GB asked | reminded 2027-01-07                         | 2027-01-20 | silent  | complain 2027-03-08
silent GB asked | complained 2027-01-10                       | 2027-01-20 | silent  | decision
silent GB asked | refused 2027-01-10                          | 2027-01-20 | refused | complain 2027-01-10
silent GB asked | done 2027-01-10                             | 2027-01-20 | done    | look-again 2028-01-10
refused GB      | complained 2026-11-18                       | 2026-11-20 | refused | decision
refused GB      | refused 2026-11-18                          | 2026-11-20 | refused | reply
refused GB      | done 2026-11-18                             | 2026-11-20 | done    | look-again 2027-11-18
sent CH         | nothing                                     | 2026-12-02 | sent    | answer confirm
sent CH         | nothing                                     | 2026-12-03 | sent    | answer confirm
sent CH         | extended 2026-11-18                         | 2027-02-02 | sent    | answer confirm
sent CH         | reminded 2026-11-18                         | 2026-11-20 | sent    | complain 2026-12-18
sent CH         | replied 2026-11-18                          | 2026-11-20 | sent    | answer confirm
sent CH         | complained 2026-11-18                       | 2026-11-20 | sent    | decision
sent CH         | refused 2026-11-18                          | 2026-11-20 | refused | reply
sent CH         | done 2026-11-18                             | 2026-11-20 | done    | look-again 2027-11-18
refused CH      | reminded 2026-11-18                         | 2026-11-20 | refused | reply
refused CH      | replied 2026-11-18                          | 2026-11-20 | refused | complain 2026-12-18
refused CH      | complained 2026-11-18                       | 2026-11-20 | refused | decision
refused CH      | refused 2026-11-18                          | 2026-11-20 | refused | reply
refused CH      | done 2026-11-18                             | 2026-11-20 | done    | look-again 2027-11-18
sent BR         | nothing                                     | 2026-12-02 | sent    | answer confirm
sent BR         | nothing                                     | 2026-12-03 | sent    | answer confirm
sent BR         | extended 2026-11-18                         | 2027-02-02 | sent    | answer confirm
sent BR         | reminded 2026-11-18                         | 2026-11-20 | sent    | complain 2026-12-02
sent BR         | replied 2026-11-18                          | 2026-11-20 | sent    | answer confirm
sent BR         | complained 2026-11-18                       | 2026-11-20 | sent    | decision
sent BR         | refused 2026-11-18                          | 2026-11-20 | refused | reply
sent BR         | done 2026-11-18                             | 2026-11-20 | done    | look-again 2027-11-18
refused BR      | reminded 2026-11-18                         | 2026-11-20 | refused | reply
refused BR      | replied 2026-11-18                          | 2026-11-20 | refused | complain 2026-11-18
refused BR      | complained 2026-11-18                       | 2026-11-20 | refused | decision
refused BR      | refused 2026-11-18                          | 2026-11-20 | refused | reply
refused BR      | done 2026-11-18                             | 2026-11-20 | done    | look-again 2027-11-18
sent request    | nothing                                     | 2036-11-20 | sent    | answer answer
sent request    | extended 2026-11-18                         | 2026-11-20 | sent    | answer answer
sent request    | reminded 2026-11-18                         | 2026-11-20 | sent    | answer answer
sent request    | replied 2026-11-18                          | 2026-11-20 | sent    | answer answer
sent request    | complained 2026-11-18                       | 2026-11-20 | sent    | answer answer
sent request    | refused 2026-11-18                          | 2026-11-20 | refused | reply
sent request    | done 2026-11-18                             | 2026-11-20 | done    | look-again 2027-11-18
refused request | nothing                                     | 2036-11-20 | refused | reply
refused request | extended 2026-11-18                         | 2026-11-20 | refused | reply
refused request | reminded 2026-11-18                         | 2026-11-20 | refused | reply
refused request | replied 2026-11-18                          | 2026-11-20 | refused | answer
refused request | complained 2026-11-18                       | 2026-11-20 | refused | reply
refused request | refused 2026-11-18                          | 2026-11-20 | refused | reply
refused request | done 2026-11-18                             | 2026-11-20 | done    | look-again 2027-11-18
`

// causes are what has to be in the table for every status.
var causes = []string{
	"nothing", "opened", "step login", "step send", "step confirm", "sent", "done", "refused", "extended", "reminded", "replied",
	"complained", "levitated", "note", "changed", "undo", "country",
}

func TestTransitions(t *testing.T) {
	c := shipped(t)
	seen := map[string]bool{}
	for row := range strings.SplitSeq(strings.TrimSpace(transitions), "\n") {
		cells := strings.Split(row, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		from, cause, today, want := cells[0], cells[1], cells[2], cells[3]+" | "+cells[4]
		status, _, _ := strings.Cut(from, " ")
		for _, k := range causes {
			if strings.HasPrefix(cause, k) {
				seen[from+": "+k] = true
			}
		}
		t.Run(from+", "+cause, func(t *testing.T) {
			if got := stand(t, c, from, "nothing", settled(from)); !strings.HasPrefix(got, status+" |") {
				t.Fatalf("the start is not %s, but %s", from, got)
			}
			if got := strings.TrimSpace(stand(t, c, from, cause, today)); got != strings.TrimSpace(want) {
				t.Errorf("on %s\n got %s\nwant %s", today, got, want)
			}
		})
	}
	for _, status := range []Status{Todo, Started, Sent, Done, Refused, Silent, Again, None} {
		for _, k := range causes {
			if !seen[string(status)+": "+k] {
				t.Errorf("no row says what becomes of %s by: %s", status, k)
			}
		}
	}
}

// stand is where the account stands on a day, after something happened to it.
func stand(t *testing.T, c *catalog.Catalog, from, cause, today string) string {
	t.Helper()
	now, err := time.Parse(time.DateOnly, today)
	if err != nil {
		t.Fatal(err)
	}
	account, way := accountOf(from)
	lines := append([]string{begin[0], "2026-11-01 account " + account}, starts[from]...)
	word, rest, _ := strings.Cut(cause, " ")
	when := min(today, settled(from))
	switch word {
	case "nothing":
	case "changed":
		way := c.Platform("facebook").WayByID("objection-eea")
		before := way.Changed
		defer func() { way.Changed = before }()
		if err := way.Changed.UnmarshalText([]byte(rest)); err != nil {
			t.Fatal(err)
		}
	case "opened", "step":
		lines = append(lines, fmt.Sprintf("%s %s %s %s %s", when, word, account, way, rest))
	case "note":
		lines = append(lines, when+" note "+account+" hello")
	case "country":
		lines = append(lines, when+" country "+rest)
	case "undo":
		lines = append(lines, fmt.Sprintf("%s undo e%02d", when, len(lines)))
	default:
		for outcome := range strings.SplitSeq(cause, ", ") {
			lines = append(lines, fmt.Sprintf("%s outcome %s %s %s", when, account, outcome, way))
		}
	}
	a := Build(c, history(t, lines...), "FR", now.Add(9*time.Hour)).Account(account)
	if a == nil {
		return "gone |"
	}
	next := strings.Join(strings.Fields(fmt.Sprintf("%s %s %s", a.Next.Do, a.Next.Step, day(a.Next.By))), " ")
	return string(a.Status) + " | " + next
}

// accountOf is the account of a start and the way it takes.
func accountOf(from string) (account, way string) {
	switch _, where, _ := strings.Cut(from, " "); where {
	case "":
		return "facebook", "objection-eea"
	case "request":
		return "meta-third-party-data", "request"
	case "setting":
		return "adobe", "content-analysis"
	default:
		return "facebook", "objection-" + strings.ToLower(where)
	}
}
