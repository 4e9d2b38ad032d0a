// The log client: C2SP tlog-tiles read with golang.org/x/mod/sumdb, which believes no tile that does not lead to the signed root.
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/transparency-dev/formats/log"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8

type client struct {
	url   string
	log   note.Verifier
	tiles map[string][]byte
	bend  bool // alters a byte of every tile, as a dishonest server would
}

func newClient(url, vkey string) *client {
	v, err := note.NewVerifier(vkey)
	fatal(err)
	return &client{url: url, log: v, tiles: map[string][]byte{}}
}

// get answers the body, and insists on status and type.
func (c *client) get(path, contentType string) ([]byte, http.Header, error) {
	r, err := http.Get(c.url + path)
	if err != nil {
		return nil, nil, err
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	switch {
	case err != nil:
		return nil, nil, err
	case r.StatusCode != http.StatusOK:
		return nil, nil, fmt.Errorf("%s: %s", path, r.Status)
	case r.Header.Get("Content-Type") != contentType:
		return nil, nil, fmt.Errorf("%s is %s", path, r.Header.Get("Content-Type"))
	}
	return body, r.Header, nil
}

func (c *client) checkpoint() (*log.Checkpoint, []byte, error) {
	raw, _, err := c.get("/log/checkpoint", "text/plain; charset=utf-8")
	if err != nil {
		return nil, nil, err
	}
	cp, rest, _, err := log.ParseCheckpoint(raw, c.log.Name(), c.log)
	if err == nil && len(rest) > 0 {
		err = fmt.Errorf("the checkpoint says more than it should: %q", rest)
	}
	return cp, raw, err
}

// pathOf: the checksum database names the height of its tiles, C2SP tlog-tiles does not.
func pathOf(t tlog.Tile) string {
	path := strings.TrimPrefix(t.Path(), fmt.Sprintf("tile/%d/", tileHeight))
	if entries, ok := strings.CutPrefix(path, "data/"); ok {
		path = "entries/" + entries
	}
	return "/log/tile/" + path
}

func (c *client) tile(t tlog.Tile) ([]byte, error) {
	path := pathOf(t)
	if c.tiles[path] == nil {
		body, header, err := c.get(path, "application/octet-stream")
		if err != nil {
			return nil, err
		}
		if !strings.Contains(header.Get("Cache-Control"), "immutable") {
			return nil, fmt.Errorf("%s may change, says Cache-Control: %q", path, header.Get("Cache-Control"))
		}
		c.tiles[path] = body
	}
	return c.tiles[path], nil
}

func (c *client) Height() int                     { return tileHeight }
func (c *client) SaveTiles([]tlog.Tile, [][]byte) {}

func (c *client) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, t := range tiles {
		body, err := c.tile(t)
		if err != nil {
			return nil, err
		}
		if c.bend {
			body = bytes.Clone(body)
			body[rand.IntN(len(body))] ^= 1
		}
		all = append(all, body)
	}
	return all, nil
}

func hashOf(cp *log.Checkpoint) (h tlog.Hash) {
	copy(h[:], cp.Hash)
	return h
}

func (c *client) hashes(cp *log.Checkpoint) tlog.HashReader {
	return tlog.TileHashReader(tlog.Tree{N: int64(cp.Size), Hash: hashOf(cp)}, c)
}

// bundle answers the entries of one tile, each after its length.
func (c *client) bundle(n, size int64) ([][]byte, error) {
	width := min(size-n<<tileHeight, 1<<tileHeight)
	body, err := c.tile(tlog.Tile{H: tileHeight, L: -1, N: n, W: int(width)})
	var entries [][]byte
	for err == nil && len(body) > 0 {
		if len(body) < 2 || len(body)-2 < int(binary.BigEndian.Uint16(body)) {
			return nil, fmt.Errorf("bundle %d ends amid an entry", n)
		}
		end := 2 + int(binary.BigEndian.Uint16(body))
		entries = append(entries, body[2:end])
		body = body[end:]
	}
	if err == nil && len(entries) != int(width) {
		err = fmt.Errorf("bundle %d has %d entries, not %d", n, len(entries), width)
	}
	return entries, err
}

func (c *client) entries(cp *log.Checkpoint) ([][]byte, error) {
	var all [][]byte
	for n := int64(0); n<<tileHeight < int64(cp.Size); n++ {
		some, err := c.bundle(n, int64(cp.Size))
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	return all, nil
}

// everyEntryIsIn proves each entry served from tiles, and lets others check the proof; the entries say where they stand.
func (c *client) everyEntryIsIn(cp *log.Checkpoint) error {
	entries, err := c.entries(cp)
	if err != nil {
		return err
	}
	for i, entry := range entries {
		var e struct{ N int }
		proof, err := tlog.ProveRecord(int64(cp.Size), int64(i), c.hashes(cp))
		if err == nil {
			err = tlog.CheckRecord(proof, int64(cp.Size), hashOf(cp), int64(i), tlog.RecordHash(entry))
		}
		if err == nil {
			err = json.Unmarshal(entry, &e)
		}
		if err == nil && e.N != i {
			err = fmt.Errorf("it says that it is entry %d", e.N)
		}
		if err != nil {
			return fmt.Errorf("entry %d: %w", i, err)
		}
	}
	return nil
}

func (c *client) grewFrom(old, cp *log.Checkpoint) error {
	if old.Size == cp.Size {
		if !bytes.Equal(old.Hash, cp.Hash) {
			return errors.New("the same size and another root")
		}
		return nil
	}
	proof, err := tlog.ProveTree(int64(cp.Size), int64(old.Size), c.hashes(cp))
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, int64(cp.Size), hashOf(cp), int64(old.Size), hashOf(old))
}

// isAbsent: what is not there is 404.
func (c *client) isAbsent(paths ...string) error {
	for _, path := range paths {
		r, err := http.Get(c.url + path)
		if err != nil {
			return err
		}
		r.Body.Close()
		if r.StatusCode != http.StatusNotFound {
			return fmt.Errorf("%s: %s", path, r.Status)
		}
	}
	return nil
}

func (c *client) seesThrough(cp *log.Checkpoint) error {
	bent := *c
	bent.bend = true
	if _, err := tlog.ProveRecord(int64(cp.Size), 0, bent.hashes(cp)); err == nil {
		return errors.New("it was believed")
	}
	return nil
}

func readLog(words []string) {
	c, kept := newClient(words[0], words[1]), words[2]
	cp, raw, err := c.checkpoint()
	if !check("the checkpoint opens with the key that `ledger key` tells", err) {
		return
	}
	size := int64(cp.Size)
	check(fmt.Sprintf("every one of %d entries is in the log", size), c.everyEntryIsIn(cp))
	check("a tile with one bit altered is seen through", c.seesThrough(cp))
	beyond := tlog.Tile{H: tileHeight, L: 0, N: size >> tileHeight, W: int(size%256) + 1}
	check("no tile is served beyond the log, nor by another spelling of its name",
		c.isAbsent(pathOf(beyond), "/log/tile/0/001/000", "/log/tile/00/000.p/1", "/log/tile/0/000.p/01", "/log/tile/0/000.p/0", "/log/tile/0/0"))
	if before, err := os.ReadFile(kept); err == nil {
		old, _, _, err := log.ParseCheckpoint(before, c.log.Name(), c.log)
		fatal(err)
		check(fmt.Sprintf("the log of %d entries grew from that of %d", size, old.Size), c.grewFrom(old, cp))
		other := *old
		other.Hash = bytes.Clone(old.Hash)
		other.Hash[0] ^= 1
		if c.grewFrom(&other, cp) == nil {
			check("it grew from no other log", errors.New("it did"))
		}
	}
	fatal(os.WriteFile(kept, raw, 0o644))
}

// followLog reads while others write: every checkpoint opens, and has grown from the one before, until there are so many entries.
func followLog(words []string) {
	c := newClient(words[0], words[1])
	last, err := strconv.ParseUint(words[2], 10, 64)
	fatal(err)
	old, _, err := c.checkpoint()
	read, until := 1, time.Now().Add(5*time.Minute)
	for ; err == nil && old.Size < last && time.Now().Before(until); read++ {
		cp, _, e := c.checkpoint()
		if err = e; err == nil {
			err = c.grewFrom(old, cp)
			old = cp
		}
		time.Sleep(2 * time.Millisecond)
	}
	if err == nil && old.Size < last {
		err = fmt.Errorf("it has only %d entries by now", old.Size)
	}
	fmt.Fprintf(os.Stderr, "%d checkpoints were read\n", read)
	check("each checkpoint that is read while acts are done grew from the one before", err)
}

type proved struct {
	Entry string
	Proof []tlog.Hash
}

func askHozen(out any, program, dir string, words ...string) error {
	answer, err := exec.Command(program, append(words, "--dir", dir, "--json")...).Output()
	if err != nil {
		return fmt.Errorf("%v: %w", words, err)
	}
	return json.Unmarshal(answer, out)
}

// askForProofs checks some of what `ledger prove` prints, inclusion and consistency, with a checker of others.
func askForProofs(words []string) {
	c, program, dir := newClient(words[0], words[1]), words[2], words[3]
	cp, _, err := c.checkpoint()
	fatal(err)
	size, root := int64(cp.Size), hashOf(cp)
	var in, grew error
	for i := int64(0); i < size && in == nil && grew == nil; i += max(1, size/17) {
		var p, then proved
		if in = askHozen(&p, program, dir, "ledger", "prove", fmt.Sprint(i)); in == nil {
			in = tlog.CheckRecord(p.Proof, size, root, i, tlog.RecordHash([]byte(p.Entry)))
		}
		grew = askHozen(&then, program, dir, "ledger", "prove", fmt.Sprint(size), "--from", fmt.Sprint(i+1))
		if grew == nil {
			old, err := tlog.TreeHash(i+1, c.hashes(cp))
			fatal(err)
			grew = tlog.CheckTree(then.Proof, size, root, i+1, old)
		}
	}
	check("the proofs of inclusion that `ledger prove` prints hold", in)
	check("the proofs of consistency that `ledger prove --from` prints hold", grew)
}
