// Canonical JSON: the examples that came with RFC 8785, and random documents, through its author's implementation and through Hozen's.
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	jcs "github.com/cyberphone/json-canonicalization/go/src/webpki.org/jsoncanonicalizer"
)

const (
	randomDocuments = 20000
	greatestWhole   = 1<<53 - 1 // RFC 8785 writes numbers as ECMAScript does; beyond this they are not exact
	deepest         = 7
)

// ours puts documents, one a line, through the program; of each it answers the canonical form, or "outside: WHY".
func ours(program string, documents [][]byte) [][]byte {
	run := exec.Command(program)
	run.Stdin = bytes.NewReader(append(bytes.Join(documents, []byte("\n")), '\n'))
	run.Stderr = os.Stderr
	out, err := run.Output()
	fatal(err)
	lines := bytes.Split(bytes.TrimSuffix(out, []byte("\n")), []byte("\n"))
	if len(lines) != len(documents) {
		fatal(fmt.Errorf("%d documents went in, %d came out", len(documents), len(lines)))
	}
	return lines
}

// inOneLine keeps the document as it is spelt but for line ends between its parts.
func inOneLine(document []byte) []byte {
	return bytes.Join(bytes.FieldsFunc(document, func(r rune) bool { return r == '\n' || r == '\r' }), []byte(" "))
}

// What of the examples our canonical JSON does not write.  The ledger has no such thing: its keys are our own names and in ASCII, it
// writes neither lists nor truth values, and only whole numbers.
var outside = map[string]string{
	"arrays.json":     "a list",
	"structures.json": "a fraction",
	"values.json":     "a list",
	"french.json":     "a key that is not ASCII",
	"weird.json":      "a key that is not ASCII",
}

// The same examples without what is outside: each differs from its original by the members that had it.
var within = map[string]string{
	"arrays.json, the object in it":     `{"10": null, "2": 56}`,
	"structures.json, without the list": `{"1": {"f": {"f": "hi","F": 5} ,"\n": 56}, "10": { }, "": "empty", "a": { }, "A": { }}`,
	"values.json, the text":             `{"string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"}`,
	"weird.json, the keys in ASCII":     `{"\r": "Carriage Return", "\u000a": "Newline", "1": "One", "</script>": "Browser Challenge", "key": "Control\u007f\u0080\ud83d\ude02\u00f6\ufb33"}`,
	"french.json, as text":              `{"peach": "péché", "sin": "pêche"}`,
}

func compareExamples(folder, program string) {
	files, err := filepath.Glob(filepath.Join(folder, "input", "*.json"))
	fatal(err)
	if len(files) == 0 {
		fatal(errors.New("there are no examples in " + folder))
	}
	for _, file := range files {
		name := filepath.Base(file)
		document, err := os.ReadFile(file)
		fatal(err)
		wanted, err := os.ReadFile(filepath.Join(folder, "output", name))
		fatal(err)
		theirs, err := jcs.Transform(document)
		if err == nil && !bytes.Equal(theirs, wanted) {
			err = errors.New("they write it otherwise than their own example")
		}
		got := ours(program, [][]byte{inOneLine(document)})[0]
		expected, how := wanted, "is written as it should be"
		if why := outside[name]; why != "" {
			expected, how = []byte("outside: "+why), "is refused, for it has "+why
		}
		if err == nil && !bytes.Equal(got, expected) {
			err = fmt.Errorf("got %q, not %q", got, expected)
		}
		check("RFC 8785: "+name+" "+how, err)
	}
}

func same(program string, document []byte) error {
	theirs, err := jcs.Transform(document)
	if got := ours(program, [][]byte{document})[0]; err == nil && !bytes.Equal(got, theirs) {
		err = fmt.Errorf("got %q, not %q", got, theirs)
	}
	return err
}

// ---- random documents ------------------------------------------------------------------------

type maker struct{ *rand.Rand }

func (m maker) oneOf(from []rune) rune { return from[m.IntN(len(from))] }

var (
	ascii   = []rune("abzAZ019_-\"\\/ \t\n\r\b\f\x01\x1f\x7f<>&'{}[],:")
	strange = []rune("é€保全ｦ\u0080\u00a0\u2028\u2029\ud7ff\ue000\ufb33\ufeff\uffff😂\U0010ffff")
)

func (m maker) text(from ...[]rune) string {
	var s strings.Builder
	for n := m.IntN(9); n > 0; n-- {
		s.WriteRune(m.oneOf(from[m.IntN(len(from))]))
	}
	return s.String()
}

// spell writes text in one of the many ways that mean the same.
func (m maker) spell(out *bytes.Buffer, s string) {
	short := map[rune]byte{'"': '"', '\\': '\\', '/': '/', '\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't'}
	out.WriteByte('"')
	for _, c := range s {
		name, hasName := short[c]
		switch {
		case hasName && m.IntN(2) == 0:
			out.Write([]byte{'\\', name})
		case c >= 0x10000 && m.IntN(2) == 0:
			fmt.Fprintf(out, "\\u%04x\\u%04X", 0xd800+(c-0x10000)>>10, 0xdc00+(c-0x10000)&0x3ff)
		case c < 0x20 || c == '"' || c == '\\' || c < 0x10000 && m.IntN(3) == 0:
			fmt.Fprintf(out, "\\u%04x", c)
		default:
			out.WriteRune(c)
		}
	}
	out.WriteByte('"')
}

func (m maker) blank(out *bytes.Buffer) { out.WriteString(strings.Repeat(" ", m.IntN(2))) }

func (m maker) whole() int64 {
	n := m.Int64N(1 << (1 + m.IntN(53)))
	return min(n, greatestWhole) * (1 - 2*m.Int64N(2))
}

func (m maker) object(out *bytes.Buffer, depth int) {
	used := map[string]bool{}
	out.WriteByte('{')
	for n := m.IntN(6); n > 0; n-- {
		key := m.text(ascii)
		if used[key] {
			continue
		}
		if len(used) > 0 {
			out.WriteByte(',')
		}
		used[key] = true
		m.blank(out)
		m.spell(out, key)
		m.blank(out)
		out.WriteByte(':')
		m.blank(out)
		m.value(out, depth)
	}
	out.WriteByte('}')
}

func (m maker) value(out *bytes.Buffer, depth int) {
	switch kind := m.IntN(4); {
	case kind == 0 && depth < deepest:
		m.object(out, depth+1)
	case kind == 1:
		fmt.Fprint(out, m.whole())
	case kind == 2:
		out.WriteString("null")
	default:
		m.spell(out, m.text(ascii, strange))
	}
}

func compareRandom(program string) {
	seed := rand.Uint64()
	m := maker{rand.New(rand.NewPCG(seed, 0))}
	var documents [][]byte
	for range randomDocuments {
		var out bytes.Buffer
		m.object(&out, 0)
		documents = append(documents, out.Bytes())
	}
	var err error
	for i, got := range ours(program, documents) {
		theirs, e := jcs.Transform(documents[i])
		if e == nil && !json.Valid(got) {
			e = errors.New("it is no JSON")
		}
		if e == nil && !bytes.Equal(got, theirs) {
			e = fmt.Errorf("got %q, not %q", got, theirs)
		}
		if e != nil && err == nil {
			err = fmt.Errorf("seed %d, document %d, %s: %w", seed, i, documents[i], e)
		}
	}
	check(fmt.Sprintf("RFC 8785: %d random documents are written alike", randomDocuments), err)
}

func compareNumbers(program string) {
	in := bufio.NewScanner(strings.NewReader("0\n-0\n1\n-1\n9007199254740991\n-9007199254740991\n9007199254740992\n1.0\n1e3\ntrue"))
	var documents [][]byte
	for in.Scan() {
		documents = append(documents, []byte(`{"n":`+in.Text()+`}`))
	}
	wanted := []string{`{"n":0}`, `{"n":0}`, `{"n":1}`, `{"n":-1}`, `{"n":9007199254740991}`, `{"n":-9007199254740991}`,
		"outside: a number beyond 2^53", "outside: a fraction", "outside: a fraction", "outside: a truth value"}
	var err error
	for i, got := range ours(program, documents) {
		if string(got) != wanted[i] && err == nil {
			err = fmt.Errorf("%s: got %s, not %s", documents[i], got, wanted[i])
		}
	}
	check("RFC 8785: whole numbers are written as it says up to 2^53, and others refused", err)
}

func compareCanon(words []string) {
	compareExamples(words[0], words[1])
	for name, document := range within {
		check("RFC 8785: "+name+", is written alike", same(words[1], []byte(document)))
	}
	compareNumbers(words[1])
	compareRandom(words[1])
}
