package cli

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// fsCalls are the system calls with which a Go program touches files. A question
// mark is for those that some processors do not have.
const fsCalls = "?open,openat,?openat2,?stat,?lstat,?newfstatat,fstat,?statx,?access,?faccessat,?faccessat2,read,pread64,write,pwrite64," +
	"writev,close,?mkdir,mkdirat,?chmod,fchmod,fchmodat,flock,fcntl,?unlink,unlinkat,?rmdir,?rename,?renameat,?renameat2,?link,linkat," +
	"?symlink,symlinkat,fsync,fdatasync,sync_file_range,ftruncate,fallocate,lseek,getdents64,?readlink,readlinkat,copy_file_range"

// straceWorks says whether this machine has an strace, and lets it work.
var straceWorks = sync.OnceValue(func() error {
	return exec.Command("strace", "-f", "-qq", "-o", os.DevNull, "true").Run()
})

func needStrace(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("takes minutes; it runs without -short")
	}
	need(t, "strace")
	if err := straceWorks(); err != nil {
		t.Skipf("strace does not work here: %v", err)
	}
}

func needRoot(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("needs root")
	}
}

// straced runs the program under strace, with more options for that.
func (c *computer) straced(args []string, options ...string) ending {
	c.t.Helper()
	cmd := c.command()
	log := filepath.Join(c.dir, "strace.log")
	before := []string{"-f", "-y", "-q", "-s", "200", "-o", log}
	traced := exec.CommandContext(context.Background(), "strace", slices.Concat(before, options, []string{"--", cmd.Path}, args)...)
	traced.Env, traced.Dir = cmd.Env, cmd.Dir
	stdout, err := os.Create(filepath.Join(c.dir, "stdout")) // a file, so that strace can tell it by its name
	if err != nil {
		c.t.Fatal(err)
	}
	traced.Stdout = stdout
	e := ends(c.t, traced)
	_ = stdout.Close()
	said, err := os.ReadFile(stdout.Name())
	if err != nil {
		c.t.Fatal(err)
	}
	data, err := os.ReadFile(log)
	if err != nil {
		c.t.Fatal(err)
	}
	e.out = string(said)
	e.log = strings.Split(strings.TrimSpace(string(data)), "\n")
	return e
}

// aCall is a line of strace: process, call, and what is in the brackets.
var aCall = regexp.MustCompile(`^(\d+) +(\w+)\((.*)`)

// aPath is the file that a call is about: in quotes, or behind its descriptor.
var aPath = regexp.MustCompile(`"(/[^"]*)"|\d<([^>]*)>`)

// place is a system call as it can be aimed at: the nth of its name that is about
// the same file, or, where strace cannot tell files apart, in its process.
type place struct {
	call  string
	n     int
	about string
}

func (p place) String() string { return fmt.Sprintf("%s %s (%d)", p.call, p.about, p.n) }

// ours says that a call is about a file of this program.
func (p place) ours() bool {
	return strings.HasPrefix(p.about, "state") || strings.HasPrefix(p.about, ".config")
}

// places lists the file system calls of an undisturbed run, in order.
func (c *computer) places(log []string) []place {
	counted := map[string]int{}
	var all []place
	for _, line := range log {
		found := aCall.FindStringSubmatch(line)
		if found == nil {
			continue
		}
		about := c.about(found[3])
		if strings.HasPrefix(about, "anon_inode") { // the Go runtime wakes itself
			continue
		}
		key := found[1] + found[2]
		if aimed(about) {
			key = found[2] + about
		}
		counted[key]++
		all = append(all, place{found[2], counted[key], about})
	}
	return all
}

// aimed says whether a file is one that strace can be told to watch alone.
func aimed(about string) bool { return strings.HasPrefix(about, "state") || about == "stdout" }

// about is the file that a call is about, short if it is on this computer.
func (c *computer) about(args string) string {
	if p := aPath.FindStringSubmatch(args); p != nil {
		return strings.TrimPrefix(p[1]+p[2], c.dir+"/")
	}
	return ""
}

// struck says whether an injection came, and once: the call never returned, or was
// given an error. A second thread may make the nth call of its own.
func struck(call string, log []string) bool {
	all := strings.Join(log, "\n")
	return strings.Count(all, "(INJECTED)") == 1 || strings.Contains(all, " "+call+"(") && strings.Contains(all, "+++ killed by SIGKILL")
}
