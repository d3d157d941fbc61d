module github.com/optout-tui/optout-tui

go 1.26.0

require go.yaml.in/yaml/v3 v3.0.6

require (
	github.com/charmbracelet/x/term v0.2.2 // indirect
	github.com/gofrs/flock v0.13.2 // indirect
	github.com/pkg/browser v0.0.0-20240102092130-5ac0b6a4141c // indirect
	golang.org/x/sys v0.49.0 // indirect
)
