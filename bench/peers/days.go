// Days as numbers, and the last day of so many months (Civil Code arts 140, 143).
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"strings"
	"time"
)

// Days since 1970-01-01.  What was never granted begins never, what is open ends never, what bars without a beginning began always.
const (
	never  = 1<<31 - 1
	always = -1 << 31
)

// A day of the interchange: empty, null and absent are not given.
type given struct {
	is  bool
	day int
}

func (g *given) UnmarshalJSON(text []byte) error {
	s := strings.Trim(string(text), `"`)
	if s == "" || s == "null" {
		return nil
	}
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return fmt.Errorf("%q is no day", s)
	}
	*g = given{true, int(t.Unix() / 86400)}
	return nil
}

func (g given) or(otherwise int) int {
	if g.is {
		return g.day
	}
	return otherwise
}

// The day itself is not counted: the term ends on the day before the day that corresponds to the next one; where a month has no
// such day, on its last.
func throughMonths(from, months int) int {
	start := time.Unix(int64(from+1)*86400, 0).UTC()
	first := time.Date(start.Year(), start.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1)
	if start.Day() > last.Day() {
		return int(last.Unix() / 86400)
	}
	return int(first.Unix()/86400) + start.Day() - 2
}
