//go:build unix

package problem

import "syscall"

// refusals are the errors of this system that have a text of their own.
var refusals = map[syscall.Errno]Kind{
	syscall.ENOSPC:       "disk-full",
	syscall.EDQUOT:       "quota-full",
	syscall.EROFS:        "read-only",
	syscall.EIO:          "input-output",
	syscall.ENAMETOOLONG: "name-too-long",
	syscall.ENOTDIR:      "path-not-directory",
	syscall.EISDIR:       "path-is-directory",
	syscall.ENOTEMPTY:    "not-empty",
	syscall.ELOOP:        "too-many-links",
	syscall.EMFILE:       "too-many-files",
	syscall.ENFILE:       "too-many-files",
	syscall.EFBIG:        "file-limit",
	syscall.EPIPE:        "nobody-reads",
	syscall.EBUSY:        "busy",
	syscall.EPERM:        "not-permitted",
	syscall.ENOLCK:       "no-locks-left",
	syscall.ENOSYS:       "not-possible-here",
	syscall.EOPNOTSUPP:   "not-possible-here",
}
