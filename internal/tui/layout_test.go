package tui

import "testing"

// TestPage is the grid: for each window and kind of page, where its parts are.
func TestPage(t *testing.T) {
	checklist, text := shape{share: 45, strip: 3}, shape{fixed: readable, text: true}
	for name, c := range map[string]struct {
		shape         shape
		width, height int
		main, side    area
		rule          int
	}{
		"smallest":             {checklist, 40, 12, area{1, 2, 38, 8}, area{}, 0},
		"low":                  {checklist, 60, 15, area{2, 2, 56, 11}, area{}, 0},
		"ruled":                {checklist, 80, 16, area{2, 2, 76, 11}, area{}, 13},
		"with a strip":         {checklist, 80, 24, area{2, 2, 76, 15}, area{2, 18, 76, 3}, 21},
		"two panes":            {checklist, 120, 40, area{2, 2, 52, 35}, area{57, 2, 61, 35}, 37},
		"two panes, narrow":    {checklist, 100, 30, area{2, 2, 44, 25}, area{49, 2, 49, 25}, 27},
		"too low for two":      {checklist, 100, 15, area{2, 2, 96, 11}, area{}, 0},
		"in the middle":        {checklist, 200, 50, area{38, 2, 54, 45}, area{95, 2, 67, 45}, 47},
		"wide, in the middle":  {checklist, 250, 50, area{63, 2, 54, 45}, area{120, 2, 67, 45}, 47},
		"letter":               {text, 120, 40, area{2, 2, 76, 35}, area{81, 2, 37, 35}, 37},
		"letter, narrow":       {text, 100, 30, area{2, 2, 59, 25}, area{64, 2, 34, 25}, 27},
		"letter, one pane":     {text, 80, 24, area{2, 2, 76, 13}, area{2, 16, 76, 5}, 21},
		"letter, smallest":     {text, 40, 12, area{1, 2, 38, 3}, area{1, 6, 38, 4}, 0},
		"no rule":              {shape{bare: true}, 80, 24, area{2, 2, 76, 20}, area{}, 0},
		"not even a character": {checklist, 1, 1, area{1, 2, 0, 0}, area{}, 0},
	} {
		l := c.shape.page(c.width, c.height, 2)
		l.stack(c.shape, 100, 5)
		if l.main != c.main || l.side != c.side || l.rule != c.rule {
			t.Errorf("%s: main %v, side %v, rule %d; want %v, %v, %d", name, l.main, l.side, l.rule, c.main, c.side, c.rule)
		}
	}
}

// TestATextThatFitsHasItsActionsRightBelow: no rule stands between them.
func TestATextThatFitsHasItsActionsRightBelow(t *testing.T) {
	s := shape{text: true}
	l := s.page(80, 24, 2)
	l.stack(s, 10, 3)
	if l.main.height != 10 || l.side.y != 12 || l.wall != 0 {
		t.Errorf("main %v, side %v, wall %d", l.main, l.side, l.wall)
	}
}

// TestAShortTextLeavesItsRoomToTheActions: no line is empty while actions are hidden.
func TestAShortTextLeavesItsRoomToTheActions(t *testing.T) {
	s := shape{text: true}
	l := s.page(80, 24, 2)
	l.stack(s, 2, 30)
	if l.main.height != 2 || l.side.height != 16 {
		t.Errorf("main %v, side %v", l.main, l.side)
	}
}

// TestTheWindowFollowsTheFocus with a row of context, and shows what is above the first
// row and below the last one.
func TestTheWindowFollowsTheFocus(t *testing.T) {
	var c column
	c.add("", "heading")
	for _, id := range []string{"a", "b", "c", "d", "e", "f"} {
		c.add(id, "row")
	}
	c.add("", "end")
	for _, s := range []struct {
		id         string
		from, want int
	}{{"a", 5, 0}, {"b", 0, 0}, {"c", 0, 1}, {"d", 1, 2}, {"f", 2, 4}, {"d", 4, 3}, {"b", 3, 1}, {"a", 1, 0}} {
		if got := follow(c.rows, s.id, s.from, 4); got != s.want {
			t.Errorf("from line %d to row %s: line %d, want %d", s.from, s.id, got, s.want)
		}
	}
}
