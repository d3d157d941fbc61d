package host

import (
	"os"
	"syscall"
	"unsafe"
)

// Pause is a signal that Windows does not have.
var Pause os.Signal

// Stop is not possible there.
var Stop func()

// Values of CreateProcess: no console window, a process group of its own.
const createNoWindow, createNewProcessGroup = 0x08000000, 0x00000200

// systemConsole says that a terminal without a TERM can still move its cursor.
const systemConsole = true

// ownSession parts the child from the console.
func ownSession() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{HideWindow: true, CreationFlags: createNoWindow | createNewProcessGroup}
}

// systemLocale asks Windows for the person's locale, such as de-DE.
func systemLocale() string {
	var name [85]uint16 // LOCALE_NAME_MAX_LENGTH
	proc := syscall.NewLazyDLL("kernel32.dll").NewProc("GetUserDefaultLocaleName")
	if n, _, _ := proc.Call(uintptr(unsafe.Pointer(&name[0])), uintptr(len(name))); n == 0 {
		return ""
	}
	return syscall.UTF16ToString(name[:])
}
