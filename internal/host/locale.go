package host

import "strings"

// Territory is the country that the system's settings name, such as DE, or "".
// It is only a guess at where the person lives. On Unix it comes from the first
// of these variables that is set; those for addresses and money come before
// the language, which many people set to English.
func Territory(env Env) string {
	for _, v := range []string{"LC_ALL", "LC_ADDRESS", "LC_MONETARY", "LANG"} {
		if value := env(v); value != "" {
			return territoryOf(value)
		}
	}
	return territoryOf(systemLocale())
}

// territoryOf takes DE out of de_DE.UTF-8, de-DE or de_DE@euro.
func territoryOf(locale string) string {
	locale, _, _ = strings.Cut(locale, ".")
	locale, _, _ = strings.Cut(locale, "@")
	parts := strings.FieldsFunc(locale, func(r rune) bool { return r == '_' || r == '-' })
	if len(parts) < 2 || len(parts[len(parts)-1]) != 2 {
		return ""
	}
	return strings.ToUpper(parts[len(parts)-1])
}
