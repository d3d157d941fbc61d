package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

const (
	maxOutput  = 16 << 20         // bytes of one answer of git
	maxCapture = 4 << 20          // bytes of one document; the longest policies have 1 MB
	maxWait    = 20 * time.Minute // for one answer of git, a clone included
	maxMoves   = 8                // of one file after the other
)

// clone is a git repository on this machine.
type clone struct {
	dir     string
	renamed string // the owner/name to which the host redirects, "" for none
	newest  commit
	shallow bool
}

// commit is a commit and the day on which it was made.
type commit struct{ id, day string }

// Short is the id as people write it.
func (c commit) Short() string { return c.id[:min(10, len(c.id))] }

// errTooLong ends an answer of git that is longer than any that is asked for.
var errTooLong = errors.New("the answer is too long")

// bounded keeps up to maxOutput bytes, and refuses more.
type bounded struct{ bytes.Buffer }

func (b *bounded) Write(p []byte) (int, error) {
	if b.Len()+len(p) > maxOutput {
		return 0, errTooLong
	}
	return b.Buffer.Write(p)
}

// git runs git without settings of the person, prompts, or replaced objects.
func git(ctx context.Context, args ...string) (stdout, stderr string, err error) {
	ctx, cancel := context.WithTimeout(ctx, maxWait)
	defer cancel()
	cmd := exec.CommandContext(ctx, "git", append([]string{"--literal-pathspecs", "--no-replace-objects"}, args...)...)
	cmd.Env = append(cmd.Environ(), "LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_CONFIG_NOSYSTEM=1", "GIT_OPTIONAL_LOCKS=0")
	var out, complaint bounded
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err = cmd.Run(); err != nil && complaint.Len() > 0 {
		lines := strings.Split(strings.TrimSpace(complaint.String()), "\n")
		err = fmt.Errorf("git: %s (%w)", lines[len(lines)-1], err)
	}
	return out.String(), complaint.String(), err
}

// git asks about the clone; line breaks at the end are left out.
func (c *clone) git(ctx context.Context, args ...string) (string, error) {
	out, _, err := git(ctx, append([]string{"-C", c.dir}, args...)...)
	return strings.TrimRight(out, "\n"), err
}

// redirected is what git says when a repository has another name now.
var redirected = regexp.MustCompile(`warning: redirecting to \S*?([^/\s]+/[^/\s]+?)(\.git)?/?\n`)

// clone opens the clone of owner/name, and makes it where there is none.
func (w *watcher) clone(ctx context.Context, repository string) (*clone, error) {
	c := &clone{dir: filepath.Join(w.clones, filepath.FromSlash(repository))}
	if _, err := os.Stat(c.dir); errors.Is(err, os.ErrNotExist) {
		_, said, err := git(ctx, "clone", "--bare", "--single-branch", "--no-tags", "--", w.from+"/"+repository, c.dir)
		if err != nil {
			return nil, err
		}
		if m := redirected.FindStringSubmatch(said); m != nil && !strings.EqualFold(m[1], repository) {
			c.renamed = m[1]
		}
	}
	shallow, err := c.git(ctx, "rev-parse", "--is-shallow-repository")
	if err != nil {
		return nil, err
	}
	c.shallow = shallow == "true"
	c.newest, err = c.commit(ctx, "HEAD")
	if err != nil {
		return nil, errors.New("the repository has no capture at all")
	}
	return c, nil
}

// commit is the commit of this name.
func (c *clone) commit(ctx context.Context, name string) (commit, error) {
	out, err := c.git(ctx, "log", "-1", "--no-show-signature", "--format=%H %cs", "--end-of-options", name+"^{commit}")
	id, day, _ := strings.Cut(out, " ")
	return commit{id, day}, err
}

// last is the newest commit that changed a path, a commit without an id if there is none.
func (c *clone) last(ctx context.Context, path string) (commit, error) {
	out, err := c.git(ctx, "log", "-1", "--no-show-signature", "--format=%H %cs", "HEAD", "--", path)
	id, day, _ := strings.Cut(out, " ")
	return commit{id, day}, err
}

// rewritten says that a commit does not belong to the history of the newest one.
func (c *clone) rewritten(ctx context.Context, at commit) bool {
	_, err := c.git(ctx, "merge-base", "--is-ancestor", at.id, "HEAD")
	failed, ok := errors.AsType[*exec.ExitError](err)
	return !c.shallow && ok && failed.ExitCode() == 1
}

// errNoFile says that there is nothing at a path.
var errNoFile = errors.New("there is no such file")

// text reads a file as it was at a commit.
func (c *clone) text(ctx context.Context, at commit, path string) (string, error) {
	out, err := c.git(ctx, "ls-tree", "-l", "-z", "--full-tree", at.id, "--", path)
	if err != nil {
		return "", err
	}
	about, _, _ := strings.Cut(out, "\t")
	f := strings.Fields(about) // mode, type, object, size
	if len(f) != 4 {
		return "", errNoFile
	}
	if !strings.HasPrefix(f[0], "100") {
		return "", errors.New("it is not a regular file")
	}
	if size, err := strconv.Atoi(f[3]); err != nil || size > maxCapture {
		return "", fmt.Errorf("it has %s bytes, and up to %d are read", f[3], maxCapture)
	}
	text, err := c.git(ctx, "cat-file", "blob", f[2])
	if err == nil && (!utf8.ValidString(text) || strings.ContainsRune(text, 0)) {
		err = errors.New("it is not text in UTF-8")
	}
	return text, err
}

// moved follows a file that is gone from move to move, and gives where it is now, "" if
// it was deleted.
func (c *clone) moved(ctx context.Context, path string) string {
	for range maxMoves {
		gone, err := c.last(ctx, path)
		if err != nil || gone.id == "" {
			return ""
		}
		out, err := c.git(ctx, "diff", "--no-ext-diff", "--no-textconv", "--name-status", "-z", "--find-renames=40%", "--diff-filter=R", gone.id+"^", gone.id)
		if err != nil {
			return ""
		}
		to := ""
		for f := strings.Split(out, "\x00"); len(f) >= 3; f = f[3:] { // R087, old, new
			if f[1] == path {
				to = f[2]
			}
		}
		if to == "" {
			return ""
		}
		if _, err := c.text(ctx, c.newest, to); !errors.Is(err, errNoFile) {
			return to
		}
		path = to
	}
	return ""
}
