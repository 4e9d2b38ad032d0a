// Agreement: worlds, questions and Hozen's answers come in on standard input, each world as "world", its facts, "questions", and then
// by turns a question and its answer.
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
)

type tally struct{ agreed, differed, alike, shown int }

type ourAnswer struct {
	Decision bool
	Failed   []string
	Error    string
}

// Does the engine permit what Hozen permits?  Counted besides: the same reasons.
func (t *tally) compare(e engine, question, answered []byte) {
	var ours ourAnswer
	fatal(json.Unmarshal(answered, &ours))
	if ours.Error != "" {
		fatal(fmt.Errorf("%s: %s", question, ours.Error))
	}
	q, err := readQuestion(question)
	fatal(err)
	theirs, err := e.decide(e.ask(q))
	failed := inOrder(theirs.failed)
	if err == nil && theirs.permitted == ours.Decision {
		t.agreed++
		if slices.Equal(failed, ours.Failed) {
			t.alike++
		}
		return
	}
	t.differed++
	if t.shown++; t.shown <= 5 {
		fmt.Printf("%s\n  Hozen:    %v %v\n  %s: %v %v %v\n", question, ours.Decision, ours.Failed, e.name(), theirs.permitted, failed, err)
	}
}

func agree(name string) {
	var t tally
	var e engine
	var facts bytes.Buffer
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	asking := false
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			break
		}
		switch word := string(bytes.TrimSpace(line)); {
		case word == "world":
			facts.Reset()
			asking = false
		case word == "questions":
			read, err := readFacts(facts.Bytes())
			fatal(err)
			e, err = newEngine(name, makeWorld(read))
			fatal(err)
			asking = true
		case asking:
			answered, err := in.ReadBytes('\n')
			fatal(err)
			t.compare(e, line, answered)
		default:
			facts.Write(line)
		}
	}
	fmt.Printf("%s: %d agreed, %d differed; %d with the same reasons\n", name, t.agreed, t.differed, t.alike)
	if t.differed > 0 || t.agreed == 0 {
		os.Exit(1)
	}
}
