package host

// EnoughFiles says whether enough files can be opened; Windows sets no limit.
func EnoughFiles() bool { return true }
