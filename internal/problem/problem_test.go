package problem

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"testing"
)

func TestAProblemIsOfItsKindHoweverItIsWrapped(t *testing.T) {
	const kind, other Kind = "in-use", "gone"
	for _, err := range []error{kind, New(kind), New(kind, "path", "a"), fmt.Errorf("saving: %w", New(kind)), errors.Join(fs.ErrExist, New(kind)),
		Because(kind, other)} {
		if !errors.Is(err, kind) {
			t.Errorf("%v is not %q", err, kind)
		}
	}
	if errors.Is(New(other, "path", kind), kind) {
		t.Error("a field is taken for a kind")
	}
	if err := Because(&fs.PathError{Op: "open", Path: "a", Err: syscall.EACCES}, kind, "path", "a"); !errors.Is(err, fs.ErrPermission) || err.Error() != "in use [path a]: permission denied" {
		t.Errorf("%v", err)
	}
}

func TestOfAnError(t *testing.T) {
	_, missing := os.Open(t.TempDir() + "/none")
	for _, c := range []struct {
		err  error
		want Kind
		why  Kind // of what caused it
	}{
		{New("a", "path", "b"), "a", ""},
		{fmt.Errorf("in vain: %w", Kind("a")), "a", ""},
		{Because(New("inner"), "outer"), "outer", "inner"},
		{missing, ErrAt, "no-such-file"},
		{&os.LinkError{Op: "link", Old: "a", New: "b", Err: syscall.ENOSPC}, ErrAt, "disk-full"},
		{syscall.ENOTEMPTY, "not-empty", ""},
		{syscall.EEXIST, "exists", ""},
		{syscall.EPERM, "not-permitted", ""},
		{syscall.EACCES, "no-permission", ""},
		{&os.SyscallError{Syscall: "write", Err: syscall.EROFS}, "read-only", ""},
	} {
		got := Of(c.err)
		if got == nil || got.Kind != c.want {
			t.Errorf("%v: %v, want %q", c.err, got, c.want)
			continue
		}
		if why := Of(got.Err); (why == nil) != (c.why == "") || why != nil && why.Kind != c.why {
			t.Errorf("%v: because of %v, want %q", c.err, why, c.why)
		}
	}
	if got := Of(errors.New("strange")); got != nil {
		t.Errorf("what nobody knows is %v", got)
	}
	if got := Of(nil); got != nil {
		t.Errorf("no error is %v", got)
	}
}
