// peers: other policy engines under the same policy, held against Hozen.
//
//	peers agree [ENGINE]                compares answers on standard input (bench/peers/worlds/random.c) with the engine's; Cedar's, if none is named
//	peers cedar FACTS                   prints the policy in Cedar for these facts
//	peers race ENGINE FACTS QUESTIONS   decides all questions each time it is told to, and says how long it took (bench/decide.c)
//
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
)

func fatal(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

func newEngine(name string, w *world) (engine, error) {
	switch name {
	case "cedar-go":
		return newCedar(w)
	case "casbin-go":
		return newCasbin(w)
	case "OPA":
		return newOPA(w)
	}
	return nil, fmt.Errorf("there is no engine %s", name)
}

func readWorld(path string) *world {
	lines, err := os.ReadFile(path)
	fatal(err)
	facts, err := readFacts(lines)
	fatal(err)
	return makeWorld(facts)
}

func main() {
	switch {
	case len(os.Args) == 2 && os.Args[1] == "agree":
		agree("cedar-go")
	case len(os.Args) == 3 && os.Args[1] == "agree":
		agree(os.Args[2])
	case len(os.Args) == 3 && os.Args[1] == "cedar":
		e, err := newCedar(readWorld(os.Args[2]))
		fatal(err)
		fmt.Print(e.text())
	case len(os.Args) == 5 && os.Args[1] == "race":
		race(os.Args[2], os.Args[3], os.Args[4])
	default:
		fmt.Fprintln(os.Stderr, "peers agree [ENGINE] | cedar FACTS | race ENGINE FACTS QUESTIONS")
		os.Exit(2)
	}
}
