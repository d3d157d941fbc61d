package words

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// SaidError is an error that is in the person's words already, such as a reason with
// what to do about it.
type SaidError struct {
	Text Text
	Err  error // what is behind it
}

func (e *SaidError) Error() string { return string(e.Text) }

// Unwrap gives what is behind it.
func (e *SaidError) Unwrap() error { return e.Err }

// Why says why something failed. Unless it is a SaidError, that is a clause on one line
// without a full stop. What no text is known for, such as the message of another
// program, is said as it is.
func (w *Words) Why(err error) Text {
	if err == nil {
		return ""
	}
	if said, ok := errors.AsType[*SaidError](err); ok {
		return said.Text
	}
	p := problem.Of(err)
	if p == nil || (*w.Problems.Get())[string(p.Kind)] == "" {
		return safetext.NewLine(err.Error()).Text()
	}
	fields := slices.Clone(p.Fields)
	for i, value := range fields {
		if list, ok := value.([]string); ok {
			fields[i] = strings.Join(list, ", ")
		}
	}
	if p.Err != nil {
		fields = append(fields, "why", w.Why(p.Err))
	}
	return safetext.NewLine(fmt.Sprint(Put((*w.Problems.Get())[string(p.Kind)], fields...))).Text()
}
