// A race: one engine, a process to itself.  The world and the questions are read once; then each line on standard input is answered:
// "run", when all questions are decided, with the nanoseconds it took a question; "answers" with a line for each question.
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"
)

type racer struct {
	engine
	asked []any
}

func newRacer(name, facts, questions string) *racer {
	text, err := os.ReadFile(questions)
	fatal(err)
	list, err := readQuestions(text)
	fatal(err)
	e, err := newEngine(name, readWorld(facts))
	fatal(err)
	r := &racer{engine: e}
	for _, q := range list {
		r.asked = append(r.asked, e.ask(q))
	}
	return r
}

// Every decision is made with its reasons, as far as the engine has them, and thrown away.
func (r *racer) run() float64 {
	runtime.GC()
	began := time.Now()
	for _, asked := range r.asked {
		_, err := r.decide(asked)
		fatal(err)
	}
	return float64(time.Since(began).Nanoseconds()) / float64(len(r.asked))
}

func (r *racer) answers(out *bufio.Writer) {
	for _, asked := range r.asked {
		a, err := r.decide(asked)
		fatal(err)
		fmt.Fprintf(out, "%t %s\n", a.permitted, strings.Join(inOrder(a.failed), " "))
	}
}

func race(name, facts, questions string) {
	r := newRacer(name, facts, questions)
	out := bufio.NewWriter(os.Stdout)
	fmt.Fprintln(out, "ready")
	out.Flush()
	for in := bufio.NewScanner(os.Stdin); in.Scan(); out.Flush() {
		if in.Text() == "answers" {
			r.answers(out)
		} else {
			fmt.Fprintf(out, "%.1f\n", r.run())
		}
	}
}
