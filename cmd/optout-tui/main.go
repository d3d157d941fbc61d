// Command optout-tui walks a person through saying no to AI training, one
// platform at a time, and remembers how far they are.
package main

import "github.com/optout-tui/optout-tui/internal/cli"

func main() { cli.Main() }
