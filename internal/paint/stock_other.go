//go:build !unix

package paint

import (
	"io"

	tea "charm.land/bubbletea/v2"
)

// Program is a model that runs on a terminal.
type Program struct{ *tea.Program }

// New makes a program. Signals are left to the caller.
func New(m tea.Model, in io.Reader, out io.Writer, environ []string, more ...tea.ProgramOption) *Program {
	return &Program{tea.NewProgram(m, append([]tea.ProgramOption{
		tea.WithInput(in), tea.WithOutput(out), tea.WithEnvironment(environ), tea.WithoutSignalHandler(),
	}, more...)...)}
}

// Run returns when the model quits, and why if it did not want to.
func (p *Program) Run() error {
	_, err := p.Program.Run()
	return err
}

// Lend is a command that gives the terminal back while do runs.
func Lend(do func()) tea.Cmd { return tea.Exec(borrower(do), nil) }

// borrower has the terminal and needs no streams.
type borrower func()

func (b borrower) Run() error        { b(); return nil }
func (borrower) SetStdin(io.Reader)  {}
func (borrower) SetStdout(io.Writer) {}
func (borrower) SetStderr(io.Writer) {}
