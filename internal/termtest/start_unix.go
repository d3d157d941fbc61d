//go:build unix

package termtest

import (
	"io"
	"os"
	"os/exec"
	"syscall"
	"testing"

	"github.com/creack/pty"
)

// Start runs a command in a pseudo-terminal of this size.
func Start(t *testing.T, width, height int, cmd *exec.Cmd) *Terminal {
	t.Helper()
	master, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)})
	if err == nil { // else closing it would wait for a read to end
		err = syscall.SetNonblock(int(master.Fd()), true)
	}
	if err != nil {
		t.Fatal(err)
	}
	p := terminal(t, width, height, master)
	go func() {
		_, _ = io.Copy(p, master) // ends when the program does
		p.ended <- cmd.Wait()
	}()
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // no harm if it has ended
		_ = master.Close()
	})
	return p
}

// Master is the pseudo-terminal behind a program that Start has begun.
func (p *Terminal) Master() *os.File { return p.Keyboard.(*os.File) }
