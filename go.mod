module github.com/optout-tui/optout-tui

go 1.26

require go.yaml.in/yaml/v3 v3.0.6
