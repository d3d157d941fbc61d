// Command oneline prints one line. The benchmarks measure the commands against
// it: no program in Go is much quicker.
package main

import "fmt"

func main() { fmt.Println("one line") }
