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
	blocking, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)})
	if err != nil {
		t.Fatal(err)
	}
	master := nonblocking(t, blocking)
	p := New(t, width, height, master)
	go func() {
		_, _ = io.Copy(rawWriter{p}, master) // ends when the program does
		p.ended <- cmd.Wait()
	}()
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // no harm if it has ended
		_ = master.Close()
	})
	return p
}

// nonblocking is the same file in a mode in which closing it does not wait for
// a read to end: else the program would not see its terminal go away.
func nonblocking(t *testing.T, f *os.File) *os.File {
	t.Helper()
	fd, err := syscall.Dup(int(f.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	syscall.CloseOnExec(fd)
	if err := syscall.SetNonblock(fd, true); err != nil {
		t.Fatal(err)
	}
	_ = f.Close()
	return os.NewFile(uintptr(fd), f.Name())
}

// Master is the pseudo-terminal behind a program that Start has begun.
func (p *Terminal) Master() *os.File { return p.Keyboard.(*os.File) }
