package problem

import (
	"syscall"

	"golang.org/x/sys/windows"
)

// refusals are the errors of this system that have a text of their own.
var refusals = map[syscall.Errno]Kind{
	windows.ERROR_DISK_FULL:            "disk-full",
	windows.ERROR_HANDLE_DISK_FULL:     "disk-full",
	windows.ERROR_NOT_ENOUGH_QUOTA:     "quota-full",
	windows.ERROR_WRITE_PROTECT:        "read-only",
	windows.ERROR_IO_DEVICE:            "input-output",
	windows.ERROR_FILENAME_EXCED_RANGE: "name-too-long",
	windows.ERROR_DIRECTORY:            "path-not-directory",
	windows.ERROR_DIR_NOT_EMPTY:        "not-empty",
	windows.ERROR_TOO_MANY_OPEN_FILES:  "too-many-files",
	windows.ERROR_FILE_TOO_LARGE:       "file-limit",
	windows.ERROR_BROKEN_PIPE:          "nobody-reads",
	windows.ERROR_NO_DATA:              "nobody-reads",
	windows.ERROR_SHARING_VIOLATION:    "busy",
	windows.ERROR_BUSY:                 "busy",
	windows.ERROR_PRIVILEGE_NOT_HELD:   "not-permitted",
}
