package host

import (
	"cmp"
	"runtime"
	"strings"
)

// Territory is the country that the system's settings name, such as DE, or "".
// It is only a guess at where the person lives. On Unix it comes from the first
// of these variables that is set; those for addresses and money come before
// the language, which many people set to English.
func Territory(env Env) string {
	return territoryOf(cmp.Or(env("LC_ALL"), env("LC_ADDRESS"), env("LC_MONETARY"), env("LANG"), systemLocale()))
}

// territoryOf takes DE out of de_DE.UTF-8, de-DE_phoneb or de_DE@euro: after the language,
// the first part of two letters.
func territoryOf(locale string) string {
	locale, _, _ = strings.Cut(locale, ".")
	locale, _, _ = strings.Cut(locale, "@")
	parts := strings.FieldsFunc(locale, func(r rune) bool { return r == '_' || r == '-' })
	for _, part := range parts[min(1, len(parts)):] {
		if part = strings.ToUpper(part); len(part) == 2 && strings.Trim(part, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
			return part
		}
	}
	return ""
}

// ASCIIOnly says that the terminal is not known to show more than ASCII: the locale names
// another encoding than UTF-8, or none. The first of the variables that is set counts, as
// POSIX has it (XBD 8.2).
func ASCIIOnly(env Env) bool {
	locale := cmp.Or(env("LC_ALL"), env("LC_CTYPE"), env("LANG"))
	locale, _, _ = strings.Cut(locale, "@")
	_, encoding, named := strings.Cut(locale, ".")
	switch {
	case runtime.GOOS == "windows":
		return false // its terminals are told to show UTF-8
	case !named && runtime.GOOS == "darwin":
		return locale == "C" || locale == "POSIX" // Terminal sets "UTF-8", or nothing at all
	case !named:
		encoding = locale
	}
	encoding = strings.ToLower(strings.ReplaceAll(encoding, "-", ""))
	return encoding != "utf8"
}

// Colourless says that the person wants no colours: NO_COLOR is set to anything
// (no-color.org), or CLICOLOR to 0 (bixense.com/clicolors).
func Colourless(env Env) bool {
	return env("NO_COLOR") != "" || env("CLICOLOR") == "0" && !ForcesColours(env)
}

// ForcesColours says that the person wants colours even where no terminal is:
// CLICOLOR_FORCE or FORCE_COLOR (force-color.org) is set to anything but 0.
func ForcesColours(env Env) bool {
	forces := func(name string) bool { return env(name) != "" && env(name) != "0" }
	return forces("CLICOLOR_FORCE") || forces("FORCE_COLOR")
}

// maxLanguages is how many entries of LANGUAGE are looked at.
const maxLanguages = 100

// Languages lists the locales that the system's settings ask texts to be in, the best first,
// as gettext reads them: LANGUAGE is a list, and is ignored in the locale C.
func Languages(env Env) []string {
	locale := cmp.Or(env("LC_ALL"), env("LC_MESSAGES"), env("LANG"))
	if name, _, _ := strings.Cut(locale, "."); name == "" || name == "C" || name == "POSIX" {
		return nil
	}
	all := strings.FieldsFunc(env("LANGUAGE"), func(r rune) bool { return r == ':' })
	return append(all[:min(len(all), maxLanguages)], locale)
}
