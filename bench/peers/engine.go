// What every engine does: it takes in the world, makes its own form of a question beforehand, and decides.
// SPDX-License-Identifier: Apache-2.0

package main

// A decision; failed holds the codes in no order, as far as the engine tells them.
type answer struct {
	permitted bool
	failed    []string
}

type engine interface {
	name() string
	ask(*question) any // the question in the engine's own form
	decide(any) (answer, error)
}

// The conditions in their order, as answers list them.
var codes = []string{
	"known", "employed", "not_suspended", "item_live", "cleared", "pledged", "educated", "need_to_know", "contract_in_force", "party",
	"facility_cleared", "place_fit", "place_given", "pass", "container_fit", "machine_given", "machine_fit", "machine_clean", "account",
	"free", "agreement", "releasable", "approved", "method_allowed", "recipient_fit", "witnessed",
}

// The codes in order; where the question is not known, nothing else counts.
func inOrder(failed []string) []string {
	has := map[string]bool{}
	for _, code := range failed {
		has[code] = true
	}
	if has["known"] {
		return []string{"known"}
	}
	ordered := []string{}
	for _, code := range codes {
		if has[code] {
			ordered = append(ordered, code)
		}
	}
	return ordered
}
