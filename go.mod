module github.com/optout-tui/optout-tui

go 1.26.0

require go.yaml.in/yaml/v3 v3.0.6

require (
	github.com/gofrs/flock v0.13.2 // indirect
	golang.org/x/sys v0.49.0 // indirect
)
