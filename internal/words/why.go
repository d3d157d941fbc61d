package words

import (
	"fmt"
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// Why says why something failed: a clause on one line, without a full stop. What no
// text is known for, such as the message of another program, is said as it is.
func (w *Words) Why(err error) Text {
	if err == nil {
		return ""
	}
	p := problem.Of(err)
	if p == nil || w.Problems[string(p.Kind)] == "" {
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
	return safetext.NewLine(fmt.Sprint(Put(w.Problems[string(p.Kind)], fields...))).Text()
}
