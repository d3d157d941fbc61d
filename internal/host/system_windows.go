package host

import (
	"os"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// Pause is a signal that Windows does not have.
var Pause os.Signal

// Stop is not possible there.
var Stop func()

// ownSession separates the child from the console.
func ownSession() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{HideWindow: true, CreationFlags: windows.CREATE_NO_WINDOW | windows.CREATE_NEW_PROCESS_GROUP}
}

// systemLocale asks Windows for the person's locale, such as de-DE.
func systemLocale() string {
	var name [85]uint16 // LOCALE_NAME_MAX_LENGTH
	proc := windows.NewLazySystemDLL("kernel32.dll").NewProc("GetUserDefaultLocaleName")
	if n, _, _ := proc.Call(uintptr(unsafe.Pointer(&name[0])), uintptr(len(name))); n == 0 {
		return ""
	}
	return windows.UTF16ToString(name[:])
}

// EnoughFiles says whether enough files can be opened; Windows sets no limit.
func EnoughFiles() bool { return true }
