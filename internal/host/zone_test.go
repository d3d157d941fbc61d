package host

import (
	"testing"
	"time"
)

func TestZonesAreReadAsTheSystemReadsThem(t *testing.T) {
	summer, winter := time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC), time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC)
	for tz, want := range map[string]string{
		"JST-9":                         "21:00 21:00",
		"EST5EDT4,M3.2.0,M11.1.0":       "08:00 07:00",
		"CET-1CEST,M3.5.0,M10.5.0/3":    "14:00 13:00",
		"<+0330>-3:30":                  "15:30 15:30",
		"<-03>3":                        "09:00 09:00",
		"NZST-12NZDT,M9.5.0,M4.1.0/3":   "00:00 01:00",
		"IST-1GMT0,M10.5.0,M3.5.0/1":    "13:00 12:00",
		":JST-9":                        "21:00 21:00",
		"UTC0":                          "12:00 12:00",
		"NST3:30NDT2:30,M3.2.0,M11.1.0": "09:30 08:30",
		"<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45": "00:45 01:45",
	} {
		zone := zoneOf(tz)
		if got := summer.In(zone).Format("15:04") + " " + winter.In(zone).Format("15:04"); got != want {
			t.Errorf("%s: noon in summer and in winter is %s, want %s", tz, got, want)
		}
	}
	for _, tz := range []string{"", "Europe/Berlin", "/etc/localtime", "Etc/GMT+1", "UTC", "nonsense", "x9y", "JST-999"} {
		if zone := zoneOf(tz); zone != time.Local && summer.In(zone).Format("15:04") != "12:00" {
			t.Errorf("%q is %v", tz, zone)
		}
	}
}
