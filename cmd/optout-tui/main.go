// Command optout-tui walks a person through saying no to AI training.
package main

func main() {}
