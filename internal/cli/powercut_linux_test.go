package cli

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"
	"unsafe"
)

// disk is an ext4 file system in a file, mounted, whose power can be cut.
type disk struct {
	t     *testing.T
	image string
	at    string
}

// newDisk makes one, with these options of mkfs.ext4.
func newDisk(t *testing.T, options ...string) *disk {
	t.Helper()
	needRoot(t)
	need(t, "mkfs.ext4", "e2fsck", "mount", "umount")
	dir := t.TempDir()
	d := &disk{t, filepath.Join(dir, "image"), filepath.Join(dir, "mounted")}
	for _, err := range []error{os.WriteFile(d.image, nil, 0o600), os.Truncate(d.image, 16<<20), os.Mkdir(d.at, 0o700)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	d.does("mkfs.ext4", append(options, "-q", "-F", d.image)...)
	if out, err := exec.Command("mount", "-o", "loop", d.image, d.at).CombinedOutput(); err != nil {
		t.Skipf("no loop device here: %s", out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", d.at).Run() })
	return d
}

func (d *disk) does(name string, args ...string) {
	d.t.Helper()
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		d.t.Fatalf("%s %q: %v: %s", name, args, err, out)
	}
}

// shutdown is the request FS_IOC_SHUTDOWN of <linux/fs.h>. From then on nothing
// reaches the disk. The flag says whether the journal in memory still does.
const (
	shutdown  = 0x8004587D
	logFlush  = 1
	noLogSync = 2
)

// cut cuts the power. A process that another test starts meanwhile would keep the disk busy
// for a moment.
func (d *disk) cut(flag uint32) {
	d.t.Helper()
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	f, err := os.Open(d.at)
	if err != nil {
		d.t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if _, _, errno := syscall.Syscall(syscall.SYS_IOCTL, f.Fd(), shutdown, uintptr(unsafe.Pointer(&flag))); errno != 0 {
		d.t.Fatalf("FS_IOC_SHUTDOWN: %v", errno)
	}
}

// powersUp mounts it again, after a check as at the start of a computer.
func (d *disk) powersUp() {
	d.t.Helper()
	d.does("umount", d.at)
	check := exec.Command("e2fsck", "-f", "-y", d.image)
	if out, err := check.CombinedOutput(); check.ProcessState.ExitCode() > 1 { // 1: faults, all mended
		d.t.Fatalf("e2fsck: %v: %s", err, out)
	}
	d.does("mount", "-o", "loop", d.image, d.at)
}

var powerCuts = map[string]struct {
	flag    uint32
	options []string
}{
	"the log flushed": {logFlush, nil}, "the log lost": {noLogSync, nil}, "no log": {noLogSync, []string{"-O", "^has_journal"}},
}

// TestAPowerCutLosesNothingThatWasSaved cuts the power right after a save, and
// at random moments during many.
func TestAPowerCutLosesNothingThatWasSaved(t *testing.T) {
	t.Parallel()
	for name, kind := range powerCuts {
		t.Run(name, func(t *testing.T) {
			d := newDisk(t, kind.options...)
			cuts, saves, random := 0, 0, dice(t)
			for i := range upTo(12, 400) {
				c := newComputer(t)
				c.env["OPTOUT_TUI_DIR"] = filepath.Join(d.at, fmt.Sprint("of", i), "new", "state")
				var said []string
				save := func(n int) bool {
					cmd := c.command()
					cmd.Args = append(cmd.Args, "add", "facebook", fmt.Sprint(n))
					e := ends(t, cmd)
					if e.code == 0 {
						said = append(said, fmt.Sprint("account facebook/", n))
					}
					return e.code == 0
				}
				if i%2 == 0 { // right after the first, or the third
					for n := range 1 + i%4 {
						save(n)
					}
					d.cut(kind.flag)
				} else {
					cut := make(chan struct{})
					time.AfterFunc(within(random, 60*time.Millisecond), func() { d.cut(kind.flag); close(cut) })
					for n := 0; save(n); n++ { // it ends when the power does
					}
					<-cut
				}
				cuts, saves = cuts+1, saves+len(said)
				d.powersUp()
				after := c.events()
				for _, event := range said {
					if !slices.Contains(after, event) {
						t.Errorf("cut %d: %q was said to be saved, and is lost; there is %q", i, event, after)
					}
				}
				if len(after) > len(said)+1 {
					t.Errorf("cut %d: %q came from nowhere", i, after)
				}
				c.runs("add", "facebook", "later")
				if left, _ := filepath.Glob(filepath.Join(c.env["OPTOUT_TUI_DIR"], "*.tmp")); len(left) > 0 {
					t.Errorf("cut %d left %q", i, left)
				}
				if err := os.RemoveAll(filepath.Join(d.at, fmt.Sprint("of", i))); err != nil {
					t.Fatal(err)
				}
				if t.Failed() {
					t.FailNow()
				}
			}
			t.Logf("%d power cuts, %d saves before them, none lost", cuts, saves)
		})
	}
}

// TestAPowerCutIsOne shows that the test above can fail: what nobody synced is
// lost.
func TestAPowerCutIsOne(t *testing.T) {
	t.Parallel()
	d := newDisk(t)
	path := filepath.Join(d.at, "unsynced")
	if err := os.WriteFile(path, []byte("something"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.cut(noLogSync)
	d.powersUp()
	if _, err := os.Stat(path); err == nil {
		t.Error("a file that nobody synced is still there")
	}
}
