// The policy in Cedar: one permit, and a forbid for each condition, so that the reasons come out.  Cedar has no quantifiers: the facts
// of one kind lie in numbered attributes, and "some fact" is spelt out as far as the world's longest list; a fact that is found by a
// name lies under a tag.  `peers cedar FACTS` prints the text for a world.
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"strings"
)

// How many facts of a kind anything in the world has at most.
type slots map[string]int

func (s slots) note(kind string, n int) { s[kind] = max(s[kind], n) }

// Some fact of the holder for which the condition holds: h has loan0 && (… || (h has loan1 && (…))).
func (s slots) some(holder, kind string, holds func(fact string) string) string {
	text := "false"
	for n := s[kind] - 1; n >= 0; n-- {
		name := fmt.Sprintf("%s%d", kind, n)
		text = fmt.Sprintf("(%s has %s && (%s || %s))", holder, name, holds(holder+"."+name), text)
	}
	return strings.ReplaceAll(text, " || false)", ")")
}

// Some fact under the tag.
func (s slots) tagged(holder, tag, kind string, holds func(fact string) string) string {
	return fmt.Sprintf("(%s.hasTag(%s) && %s)", holder, tag, s.some(fmt.Sprintf("%s.getTag(%s)", holder, tag), kind, holds))
}

func within(fact string) string {
	return fmt.Sprintf("(%[1]s.from <= context.on && context.on <= %[1]s.to)", fact)
}

// ---- the person ---------------------------------------------------------------------------

func (s slots) employed(who string) string { return s.some(who, "employment", within) }

func (s slots) suspended(who string) string {
	return s.some(who, "suspension", func(f string) string {
		return fmt.Sprintf(`(%[1]s.from <= context.on && context.on <= %[1]s.to && (!%[1]s.doubt ||
			((%[1]s.authority == "" || %[1]s.authority == resource.authority) &&
			 (%[1]s.regime == "" || %[1]s.regime == resource.regime || (%[1]s.regime == "SDS" && resource.regime == "KEA")))))`, f)
	})
}

func inForce(f string) string {
	return fmt.Sprintf("(%[1]s.notice <= context.on && context.on < %[1]s.replaced && %[1]s.cleared && context.on < %[1]s.withdrawn && context.on <= %[1]s.until)", f)
}

// KEA: by its own clearance, or by that for SDS unless one for KEA came later.
func (s slots) clearedForKEA(who string) string {
	later := func(sds string) string {
		return s.tagged(who, "resource.clearance", "clearance", func(f string) string {
			return fmt.Sprintf("(%[1]s.notice <= context.on && %[2]s.notice < %[1]s.notice)", f, sds)
		})
	}
	bySDS := s.tagged(who, "resource.sds_clearance", "clearance", func(f string) string { return fmt.Sprintf("(%s && !%s)", inForce(f), later(f)) })
	return fmt.Sprintf("(%s || %s)", s.tagged(who, "resource.clearance", "clearance", inForce), bySDS)
}

func (s slots) cleared(who string) string {
	named := func(f string) string {
		return fmt.Sprintf("(%[1]s.notice <= context.on && %[1]s.consented <= %[1]s.notice && %[1]s.reported <= context.on && context.on < %[1]s.withdrawn)", f)
	}
	graded := func(f string) string {
		return fmt.Sprintf("(%[1]s.cleared && %[1]s.notice <= context.on && context.on < %[1]s.withdrawn && resource.grade <= %[1]s.grade)", f)
	}
	return fmt.Sprintf(`(if resource.regime == "SDS" then %s else if resource.regime == "KEA" then %s else if resource.regime == "DPB" then %s else %s)`,
		s.tagged(who, "resource.clearance", "clearance", inForce), s.clearedForKEA(who),
		s.tagged(who, "resource.clearance", "clearance", named), s.tagged(who, "resource.clearance", "clearance", graded))
}

func (s slots) pledged(who string) string { return s.tagged(who, "resource.pledge", "pledge", within) }

func (s slots) educated(who string) string {
	return fmt.Sprintf("(%[1]s.hasTag(resource.education) && %[1]s.getTag(resource.education).initial <= context.on && %[2]s)", who,
		s.some(who+".getTag(resource.education)", "education", within))
}

func (s slots) onRange(who string) string {
	return fmt.Sprintf(`(if resource.regime == "SDS" || resource.regime == "KEA" then resource has designated_range && %s else %s)`,
		s.tagged(who, "resource.designated_range", "range", within), s.tagged(who, "resource.range", "range", within))
}

// ---- contracts and firms ------------------------------------------------------------------

func clauseIn(contract string) string {
	return fmt.Sprintf(`%s.clauses.contains(if resource.regime == "SDS" then "sds" else if resource.regime == "MDA" then "mda" else
		if resource.regime == "KEA" then "kea" else if resource.regime == "PI" then "infosec" else "secret")`, contract)
}

func (s slots) isParty(company, name string) string {
	own := func(f string) string {
		return fmt.Sprintf(`(%[1]s.approved <= context.on && %[1]s.flowed <= context.on && context.on <= %[1]s.end &&
			((resource.regime != "SDS" && resource.regime != "KEA") || (%[1]s has own && %[1]s.own.prime == %[2]s && %[1]s.own.authority == resource.authority &&
			 %[1]s.own.start <= context.on && context.on <= %[1]s.own.end && %[3]s)))`, f, company, clauseIn(f+".own"))
	}
	return fmt.Sprintf("(resource.contract.prime == %s || %s)", company, s.tagged("resource.contract", name, "subcontract", own))
}

func (s slots) ofParty(who string) string {
	return s.some(who, "employment", func(f string) string {
		return fmt.Sprintf("(%s && %s)", within(f), s.isParty(f+".company", f+".name"))
	})
}

// The company is cleared at the site for what `fits`, a condition on the clearance.
func (s slots) siteCleared(company, site string, fits func(fact string) string) string {
	return s.tagged(company, site, "facility", func(f string) string {
		return fmt.Sprintf("(%[2]s && %[1]s.granted <= context.on && context.on <= %[1]s.expires && context.on < %[1]s.revoked && !%[3]s)",
			f, fits(f), s.some(f, "suspended", within))
	})
}

func forItem(f string) string {
	return fmt.Sprintf("%[1]s.regime == resource.regime && resource.grade <= %[1]s.grade", f)
}

func (s slots) companyCleared(site string, fits func(string) string) string {
	return s.some("principal", "employment", func(f string) string {
		return fmt.Sprintf("(%s && %s)", within(f), s.siteCleared(f+".company", site, fits))
	})
}

// ---- places and machines ------------------------------------------------------------------

const place = "(if context.place is Container then context.place.area else context.place)"

func approvedArea(area string) string {
	return fmt.Sprintf("(%[1]s.approved <= context.on && context.on < %[1]s.closed)", area)
}

func (s slots) hasPass(area string) string {
	return s.tagged("principal", area+".pass", "pass", within)
}

func inService(machine string) string {
	return fmt.Sprintf("(%[1]s.registered <= context.on && context.on < %[1]s.retired)", machine)
}

func (s slots) isClean(machine string) string {
	return s.some(machine, "check", func(f string) string {
		return fmt.Sprintf("(%[1]s.done <= context.on && context.on < %[1]s.replaced && %[1]s.clean && context.on <= %[1]s.until)", f)
	})
}

func (s slots) hasAccount(machine string) string {
	return s.tagged(machine, "principal.id", "account", within)
}

// ---- approvals ----------------------------------------------------------------------------

// Some approval of the item for the person and use.
func (s slots) approvedFor(use string, holds func(fact string) string) string {
	own := "resource.getTag(principal.id)"
	return fmt.Sprintf("(resource.hasTag(principal.id) && %s has %s && %s)", own, use, s.some(own+"."+use, "approval", holds))
}

func allowedMethod(f string) string {
	return fmt.Sprintf(`(%s && Methods::"all".hasTag(resource.pair) && Methods::"all".getTag(resource.pair).contains(%s.method))`, within(f), f)
}

func acceptsWitness(f string) string {
	return fmt.Sprintf(`(%[1]s && (!(%[2]s has witness) || %[2]s.witness == context.witness))`, within(f), f)
}

func (s slots) recipient() string {
	return fmt.Sprintf(`context has to && (if context.to has authority then context.to.authority == resource.authority else
		context.to has company && context.to has site && %s && (resource.regime == "PI" || %s))`,
		s.isParty("context.to.company", "context.to.name"), s.siteCleared("context.to.company", "context.to.site", forItem))
}

func (s slots) witness() string {
	w := "context.witness"
	return strings.Join([]string{"context has witness", "context.witness != principal", s.employed(w), "!" + s.suspended(w),
		`(resource.regime == "PI" || ` + s.cleared(w) + ")", s.pledged(w), s.educated(w), s.onRange(w), s.ofParty(w)}, " && ")
}

// ---- the policy ---------------------------------------------------------------------------

const known = `principal has id && (!(context has witness) || context.witness has id) && (!(context has machine) || context.machine has area) &&
	(!(context has place) || context.place has grade) &&
	(if action == Action::"enter" then resource is Area && resource has site && !(context has item) && !(context has machine) && !(context has place)
	 else if action == Action::"operate" then resource is Machine && resource has area && !(context has item) && !(context has area) && !(context has place)
	 else [Action::"view", Action::"take", Action::"copy", Action::"carry_out", Action::"send", Action::"store", Action::"destroy"].contains(action) &&
	      resource is Item && resource has regime && !(context has area)) &&
	(!(context has to) || (action == Action::"send" && !(context.to has authority && (context.to has company || context.to has site))))`

// A condition: its code, the scope and the case in which it applies (empty: always in that scope), and when it holds.
type rule struct{ code, scope, when, holds string }

const (
	anything = "principal, action, resource"
	ofItem   = "principal, action, resource is Item"
	entering = `principal, action == Action::"enter", resource`
	operates = `principal, action == Action::"operate", resource`
)

func using(use string) string {
	return fmt.Sprintf(`principal, action == Action::"%s", resource is Item`, use)
}

func (s slots) rules() []rule {
	withPlace, withMachine := "context has place", "context has machine"
	rules := []rule{
		{"known", anything, "", known},
		{"employed", anything, "", s.employed("principal")},
		{"not_suspended", ofItem, "", "!" + s.suspended("principal")},
		{"not_suspended", entering, "", "!" + s.some("principal", "suspension", within)},
		{"not_suspended", operates, "", "!" + s.some("principal", "suspension", within)},
		{"item_live", ofItem, "", `resource.registered <= context.on && context.on < resource.destroyed && (action == Action::"destroy" ||
			(context.on < resource.cancelled && context.on <= resource.valid && (resource.regime == "PI" || resource.designated <= context.on)))`},
		{"cleared", ofItem, `resource.regime != "PI"`, s.cleared("principal")},
		{"pledged", ofItem, "", s.pledged("principal")},
		{"educated", ofItem, "", s.educated("principal")},
		{"need_to_know", ofItem, "", s.onRange("principal")},
		{"contract_in_force", ofItem, "", `resource.contract.start <= context.on && (context.on <= resource.contract.end || (context.on <= resource.contract.closing &&
			[Action::"store", Action::"carry_out", Action::"send", Action::"destroy"].contains(action))) && ` + clauseIn("resource.contract")},
		{"party", ofItem, "", s.ofParty("principal")},
		{"facility_cleared", ofItem, withPlace + ` && resource.regime != "PI"`, s.companyCleared(place+".site", forItem)},
		{"facility_cleared", entering, "", s.companyCleared("resource.site", func(f string) string {
			return fmt.Sprintf("resource.regimes.contains(%[1]s.regime) && resource.grade <= %[1]s.grade", f)
		})},
		{"place_fit", ofItem, withPlace, fmt.Sprintf("%s && %[2]s.regimes.contains(resource.regime) && resource.grade <= %[2]s.grade", approvedArea(place), place)},
		{"place_fit", entering, "", approvedArea("resource")},
		{"pass", ofItem, withPlace, s.hasPass(place)},
		{"pass", entering, "", s.hasPass("resource")},
		{"pass", operates, "", s.hasPass("resource.area")},
		{"container_fit", using("store"), "", `context has place && context.place is Container && resource.grade <= context.place.grade &&
			context.on <= context.place.due && (resource.grade < 2 || (context.place.dial && context.place.key))`},
		{"machine_fit", ofItem, withMachine, inService("context.machine") + ` && resource.grade <= context.machine.grade &&
			(resource.grade < 2 || context.machine.wiring == "stand_alone" || context.machine.wiring == "in_area_wired") &&
			(!(context has place) || context.machine.area == ` + place + ")"},
		{"machine_fit", operates, "", inService("resource")},
		{"machine_clean", ofItem, withMachine, s.isClean("context.machine")},
		{"machine_clean", operates, "", s.isClean("resource")},
		{"account", ofItem, withMachine, s.hasAccount("context.machine")},
		{"account", operates, "", s.hasAccount("resource")},
		{"free", ofItem, `action != Action::"store"`, "!" + s.some("resource", "loan", func(f string) string {
			return fmt.Sprintf("(%s.person != principal && %s)", f, within(f))
		})},
		{"agreement", ofItem, `resource.origin != Partner::"JP"`, s.some("resource.origin", "agreement", func(f string) string {
			return fmt.Sprintf("(%s && (!%s.military || resource.military))", within(f), f)
		})},
		{"releasable", ofItem, "!resource.release.isEmpty()", "principal.nationality.containsAny(resource.release)"},
		{"method_allowed", using("send"), "", s.approvedFor("send", allowedMethod)},
		{"recipient_fit", using("send"), "", s.recipient()},
		{"witnessed", using("destroy"), "resource.grade >= 2", s.witness() + " && " + s.approvedFor("destroy", acceptsWitness)},
		{"witnessed", using("carry_out"), "resource.grade == 4", s.witness()},
	}
	for _, use := range []string{"view", "take", "copy", "store"} {
		rules = append(rules, rule{"place_given", using(use), "resource.grade >= 2", withPlace})
	}
	for _, use := range []string{"view", "copy"} {
		rules = append(rules, rule{"machine_given", using(use), `resource.form == "electronic" || resource.form == "medium"`, withMachine})
	}
	for _, use := range []string{"copy", "carry_out", "send", "destroy"} {
		rules = append(rules, rule{"approved", using(use), "", s.approvedFor(use, within)})
	}
	return rules
}

func (r rule) text() string {
	when := ""
	if r.when != "" {
		when = " when { " + r.when + " }"
	}
	return fmt.Sprintf("@id(\"%s\")\nforbid (%s)%s unless { %s };\n", r.code, r.scope, when, r.holds)
}
