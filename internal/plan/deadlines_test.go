package plan

import (
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/state"
)

// deadlines are requests and the last day on which an answer is in time. The country
// is the person's; the company's holidays count: Facebook in the EEA is in Ireland,
// Reddit in the Netherlands, Le Chat in France, TikTok for the United Kingdom there.
const deadlines = `
facebook DE | sent 2026-09-24                                 | 2026-10-27 | a Saturday, then the October holiday of Ireland on Monday
facebook DE | sent 2026-09-26                                 | 2026-10-27 | the October holiday itself
facebook DE | sent 2025-11-25                                 | 2025-12-29 | Christmas, Saint Stephen's Day, a weekend
facebook DE | sent 2026-03-03                                 | 2026-04-03 | Good Friday is no public holiday in Ireland
facebook FR | sent 2026-03-03                                 | 2026-04-03 | and the person's country does not matter
facebook DE | sent 2026-03-06                                 | 2026-04-07 | Easter Monday
facebook DE | sent 2026-01-31                                 | 2026-03-02 | February has no 31st; the 28th is a Saturday
facebook DE | sent 2025-01-31                                 | 2025-02-28 | the 28th is a Friday
facebook DE | sent 2028-01-31                                 | 2028-02-29 | a leap day
facebook DE | sent 2028-01-29                                 | 2028-02-29 | the leap day itself
facebook DE | sent 2027-01-29                                 | 2027-03-01 | the 28th is a Sunday
facebook DE | sent 2026-01-02                                 | 2026-02-03 | Saint Brigid's Day, the first Monday of February
facebook DE | sent 2030-01-01                                 | 2030-02-04 | Saint Brigid's Day on a Friday
facebook DE | sent 2026-02-17                                 | 2026-03-18 | Saint Patrick's Day
facebook DE | sent 2027-02-17                                 | 2027-03-18 | Saint Patrick's Day on a Wednesday
facebook DE | sent 2026-04-04                                 | 2026-05-05 | the May holiday
facebook DE | sent 2026-05-01                                 | 2026-06-02 | the June holiday
facebook DE | sent 2026-07-03                                 | 2026-08-04 | the August holiday
facebook DE | sent 2026-05-31                                 | 2026-06-30 | June has no 31st
facebook DE | sent 2026-08-31                                 | 2026-09-30 | nor has September
facebook DE | sent 2026-10-31                                 | 2026-11-30 | nor November
facebook DE | sent 2026-12-01                                 | 2027-01-04 | New Year's Day and a weekend
facebook DE | sent 2026-11-26                                 | 2026-12-28 | Saint Stephen's Day on a Saturday
facebook DE | sent 2026-11-25                                 | 2026-12-28 | Christmas on a Friday
facebook DE | sent 2022-02-18                                 | 2022-03-21 | the day of remembrance of 2022
facebook DE | sent 2022-02-17                                 | 2022-03-21 | Saint Patrick's Day, then that day
reddit DE   | sent 2026-03-03                                 | 2026-04-07 | Good Friday counts in the Netherlands, and Easter Monday
reddit DE   | sent 2026-03-27                                 | 2026-04-28 | the King's Day
reddit DE   | sent 2026-04-14                                 | 2026-05-15 | Ascension Day
reddit DE   | sent 2026-04-25                                 | 2026-05-26 | Whit Monday
reddit DE   | sent 2026-04-05                                 | 2026-05-06 | Liberation Day
reddit DE   | sent 2026-09-26                                 | 2026-10-26 | the Irish holiday does not count there
le-chat DE  | sent 2026-06-14                                 | 2026-07-15 | the national day of France
le-chat DE  | sent 2026-10-11                                 | 2026-11-12 | Armistice Day
le-chat DE  | sent 2026-03-03                                 | 2026-04-03 | Good Friday is none in France
tiktok GB   | sent 2026-11-25                                 | 2026-12-29 | Boxing Day moves to Monday
tiktok GB   | sent 2026-07-31                                 | 2026-09-01 | the summer bank holiday
tiktok GB   | sent 2027-11-25                                 | 2027-12-29 | Christmas and Boxing Day both move
github-copilot DE | sent 2026-11-02                           | 2026-12-07 | the holidays of the United States are not known: three days more
slack DE    | sent 2026-11-02                                 | 2026-12-07 | nor is the company's address
facebook DE | sent 2026-10-01 post                            | 2026-11-06 | five days for the post
facebook DE | sent 2026-10-01 registered                      | 2026-11-06 | five days for the post
facebook DE | sent 2026-10-01 mail                            | 2026-11-02 | an e-mail arrives at once; the 1st is a Sunday
facebook DE | sent 2026-10-01 post, delivered 2026-10-02      | 2026-11-02 | the day of delivery is known
facebook DE | sent 2026-10-01 post, delivered 2026-10-20      | 2026-11-20 | the day of delivery is known, and late
facebook DE | sent 2026-10-01, extended 2026-10-20            | 2027-01-04 | three months in all, New Year and a weekend
facebook DE | sent 2026-08-31, extended 2026-09-15            | 2026-11-30 | three months in all
facebook DE | sent 2026-08-31, extended 2026-10-05            | 2026-09-30 | an extension that came too late
facebook DE | sent 2027-11-29, extended 2027-12-20            | 2028-02-29 | three months in all, to a leap day
facebook DE | sent 2027-11-30, extended 2027-12-20            | 2028-02-29 | February has no 30th
facebook DE | sent 2026-11-30, extended 2026-12-15            | 2027-03-01 | February has no 30th; the 28th is a Sunday
facebook IS | sent 2026-12-17                                 | 2027-01-18 | a Sunday, wherever in the EEA the person lives
tiktok GB   | sent 2028-01-31                                 | 2028-02-29 | a leap day there as well
tiktok GB   | sent 2026-03-06                                 | 2026-04-07 | Easter Monday there
tiktok GB   | sent 2026-03-03                                 | 2026-04-07 | Good Friday counts there, and Easter Monday
reddit DE   | sent 2028-01-31                                 | 2028-02-29 | a leap day in the Netherlands
reddit DE   | sent 2026-11-25                                 | 2026-12-28 | Christmas, Boxing Day and a weekend
le-chat DE  | sent 2026-04-01                                 | 2026-05-04 | Labour Day, then a weekend
le-chat DE  | sent 2026-04-08                                 | 2026-05-11 | the end of the war, then a weekend
le-chat DE  | sent 2026-10-01                                 | 2026-11-02 | All Saints' Day on a Sunday
facebook CH | sent 2026-10-01                                 | none       | no time is set
facebook BR | sent 2026-10-01                                 | none       | no time is set
`

func TestDeadlines(t *testing.T) {
	for row := range strings.SplitSeq(strings.TrimSpace(deadlines), "\n") {
		cells := strings.Split(row, "|")
		who, want, why := strings.Fields(cells[0]), strings.TrimSpace(cells[2]), strings.TrimSpace(cells[3])
		way := catalog.Load("").Platform(who[0]).Way(country.Code(who[1]))
		if way.Law == "" {
			way = &catalog.Objection(country.Code(who[1]), time.Now()).Way
		}
		var events []state.Event
		for what := range strings.SplitSeq(cells[1], ",") {
			w := append(strings.Fields(what), "")
			events = append(events, state.Event{Do: state.Outcome, Way: way.ID, Outcome: w[0], On: w[1], Means: w[2]})
		}
		_, a := atHome(who[1], who[0], events...)
		got := "none"
		if by := a.Right().AnswerBy(); !by.IsZero() {
			got = by.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("%s, %s: %s, want %s (%s)", strings.TrimSpace(cells[0]), strings.TrimSpace(cells[1]), got, want, why)
		}
	}
}
