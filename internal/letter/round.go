package letter

import (
	"cmp"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/plan"
)

// Task is a letter that is to be written now about an account.
type Task struct {
	Account *plan.Account // the track that it is about
	Kind    Kind
}

// Skip is an account that no letter is written about now.
type Skip struct {
	Account *plan.Account // the track that says why
	Why     Why
}

// Why is the reason for a Skip.
type Why string

// The reasons.
const (
	Gone    Why = "gone"     // the catalogue no longer has the platform
	Covered Why = "covered"  // the letter about another account holds for it
	NotDue  Why = "not-due"  // done, or waiting for somebody else
	NoRight Why = "no-right" // there is a switch, and no law that a letter could name
	NoWay   Why = "no-way"   // there is nothing to ask for
	Lacking Why = "lacks"    // it needs something that only the person knows, about this account
)

// Round lists the letters that are to be written now, one for each track of each account,
// and the accounts that need none. What is due comes first, the longest due before the
// rest; then come the first letters, in the order of the list: an objection where a right
// to object holds that was not used, and a request where nothing was asked for yet.
func Round(p *plan.Plan) (tasks []Task, skips []Skip) {
	var first []Task
	for _, a := range p.Accounts {
		due := dueOn(p, a)
		tasks = append(tasks, due...)
		if len(due) > 0 {
			continue
		}
		if t, why := opening(a); why == "" {
			first = append(first, t)
		} else {
			if why == NotDue && a.Objecting() { // which says more than the way
				a = a.Objection
			}
			skips = append(skips, Skip{a, why})
		}
	}
	sort.SliceStable(tasks, func(i, j int) bool { return dueSince(tasks[i].Account).Before(dueSince(tasks[j].Account)) })
	return append(tasks, first...), skips
}

// dueOn are the letters that are due on the tracks of an account.
func dueOn(p *plan.Plan, a *plan.Account) (all []Task) {
	for _, t := range a.Tracks(p.Today) {
		if k := Due(p, t); k != "" {
			all = append(all, Task{t, k})
		}
	}
	return all
}

// dueSince is the day from which a letter is due on a track.
func dueSince(a *plan.Account) time.Time {
	if a.Next.By.IsZero() {
		return a.Since
	}
	return a.Next.By
}

// opening is the first letter about an account, or why there is none.
func opening(a *plan.Account) (Task, Why) {
	right := a.Right()
	switch {
	case a.Way == nil:
		return Task{}, Gone
	case a.Covered, a.Next.Do == plan.DoWait:
		return Task{}, Covered
	case right != nil && begun(right) && !right.Moved && (open(a) || right.Status == plan.Started):
		return Task{right, Objection}, ""
	case right == nil && open(a) && a.Way.Kind == catalog.Request:
		return Task{a, Objection}, ""
	case right == nil && a.Way.Kind == catalog.Setting && begun(a):
		return Task{}, NoRight
	case right == nil && a.Way.Kind == catalog.None && !a.Way.Untrained:
		return Task{}, NoWay
	}
	return Task{}, NotDue
}

// begun says that nothing was sent on a track, and nothing came of it.
func begun(a *plan.Account) bool { return a.Status == plan.Todo || a.Status == plan.Started }

// open says that nothing is done on an account, and that there is something to do.
func open(a *plan.Account) bool { return begun(a) || a.Status == plan.None && !a.Way.Untrained }

// FileName is the name of the file for a letter that is the nth of several, counted from 1:
// they sort in this order, and no system takes one for something else.
func (t Task) FileName(n, of int) string {
	plain := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, strings.ToLower(t.Account.ID))
	const most = 60
	id := strings.Join(strings.FieldsFunc(plain[:min(len(plain), most)], func(r rune) bool { return r == '-' }), "-")
	return fmt.Sprintf("%0*d-%s-%s.txt", max(2, len(strconv.Itoa(of))), n, cmp.Or(id, "letter"), t.Kind)
}
