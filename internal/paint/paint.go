// Package paint runs a Bubble Tea model on a terminal. Bubble Tea keeps the model, its
// messages and its commands everywhere; who draws depends on the system:
//
//   - On Unix, this package: Bubble Tea's renderer draws on a clock of 60 Hz that never
//     stops, so that a change waits for it and an idle program wakes the processor. The
//     painter draws a change at once and sleeps without one. It also sets the line, reads the
//     keys and watches the size of the window, since Bubble Tea does all that for its own
//     renderer only.
//   - On Windows, Bubble Tea's renderer: the console is set and read in other ways there,
//     which nobody could test here.
//
// It draws full screens only, and of a tea.View the content, the cursor, the mouse mode and
// the focus reports. It never waits for the terminal while it takes messages.
package paint
