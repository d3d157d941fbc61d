// Command serve BACKEND DIR serves the git repositories below a directory over HTTP, with
// git's own program for that, and says where. archive/versions has moved to new-owner/versions.
package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/cgi"
	"net/http/httptest"
	"os"
	"strings"
)

func main() {
	git := &cgi.Handler{Path: os.Args[1], Root: "/", Env: []string{"GIT_PROJECT_ROOT=" + os.Args[2], "GIT_HTTP_EXPORT_ALL=1"}, Stderr: io.Discard}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if rest, old := strings.CutPrefix(r.URL.Path, "/archive/versions"); old {
			http.Redirect(w, r, "/new-owner/versions"+rest+"?"+r.URL.RawQuery, http.StatusMovedPermanently)
			return
		}
		git.ServeHTTP(w, r)
	}))
	fmt.Println(server.URL)
	_, _ = io.Copy(io.Discard, os.Stdin) // until whoever started it closes this
}
