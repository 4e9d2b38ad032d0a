// Clients that are not ours hold Hozen against the specifications: a log client and a witness of others, canonical JSON of others.
// Each check is a line, "ok WHAT" or "not ok WHAT: WHY"; tests/interop/run counts them.
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
)

var failed bool

// check says whether something holds, and goes on.
func check(what string, err error) bool {
	if err != nil {
		failed = true
		fmt.Printf("not ok %s: %v\n", what, err)
		return false
	}
	fmt.Printf("ok %s\n", what)
	return true
}

func fatal(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "tests/interop:", err)
		os.Exit(2)
	}
}

var parts = map[string]struct {
	words int
	run   func([]string)
}{
	"log":      {3, readLog},      // URL VKEY KEPT: checkpoint, every entry, and that the log grew from the one in the file KEPT
	"follow":   {3, followLog},    // URL VKEY SIZE: the log while it grows, until it has so many entries
	"prove":    {4, askForProofs}, // URL VKEY HOZEN DIR: what `hozen ledger prove` prints
	"cosigned": {3, readCosigned}, // URL VKEY WITNESS: the checkpoint served carries the witness's cosignature
	"witness":  {2, serveWitness}, // FOLDER VKEY: serves until ended; FOLDER/url, vkey and skey tell where and who
	"cosign":   {2, cosign},       // SKEY TIME: a cosignature of the text on standard input
	"canon":    {2, compareCanon}, // VECTORS PROGRAM: canonical JSON
}

func main() {
	if len(os.Args) < 2 || len(os.Args)-2 != parts[os.Args[1]].words {
		fatal(fmt.Errorf("see the table in main.go for what may be asked"))
	}
	parts[os.Args[1]].run(os.Args[2:])
	if failed {
		os.Exit(1)
	}
}
