# The policy in Rego, continued: places, machines, custody, partners, approvals.
# SPDX-License-Identifier: Apache-2.0
package hozen

# ---- places -------------------------------------------------------------------------------

placed if {
	item
	input.place
}

area := data.areas[input.area] if input.use == "enter"

area := data.areas[data.machines[input.machine].area] if input.use == "operate"

area := data.areas[input.place] if item

area := data.areas[data.containers[input.place].area] if item

site_cleared(company, site) if {
	some f in data.companies[company][site]
	facility_fits(f)
	f.granted <= input.day
	input.day <= f.expires
	input.day < f.revoked
	every s in f.suspended {
		not within(s)
	}
}

facility_fits(f) if {
	f.regime == item.regime
	f.grade >= item.grade
}

facility_fits(f) if {
	input.use == "enter"
	f.regime in area.regimes
	f.grade >= area.grade
}

facility_cleared if {
	some f in person.employments
	within(f)
	site_cleared(f.company, area.site)
}

place_asked if placed

place_asked if input.use == "enter"

failed contains "facility_cleared" if {
	known
	place_asked
	not item.regime == "PI"
	not facility_cleared
}

place_fit if {
	area.approved <= input.day
	input.day < area.closed
	place_fits_item
}

place_fits_item if input.use == "enter"

place_fits_item if {
	item.regime in area.regimes
	area.grade >= item.grade
}

failed contains "place_fit" if {
	known
	place_asked
	not place_fit
}

failed contains "place_given" if {
	known
	input.use in {"view", "take", "copy", "store"}
	item.grade >= 2
	not input.place
}

has_pass if {
	some f in person.passes[area.id]
	within(f)
}

failed contains "pass" if {
	known
	place_asked
	not has_pass
}

failed contains "pass" if {
	known
	input.use == "operate"
	not has_pass
}

container_fit if {
	c := data.containers[input.place]
	c.grade >= item.grade
	input.day <= c.due
	locked(c)
}

locked(_) if item.grade < 2

locked(c) if {
	c.dial
	c.key
}

failed contains "container_fit" if {
	known
	input.use == "store"
	not container_fit
}

# ---- machines -----------------------------------------------------------------------------

machine := data.machines[input.machine]

failed contains "machine_given" if {
	known
	input.use in {"view", "copy"}
	item.form in {"electronic", "medium"}
	not input.machine
}

machine_fit if {
	machine.registered <= input.day
	input.day < machine.retired
	machine_fits_item
}

machine_fits_item if input.use == "operate"

machine_fits_item if {
	machine.grade >= item.grade
	wiring_fits
	machine_is_there
}

wiring_fits if item.grade < 2

wiring_fits if machine.wiring in {"stand_alone", "in_area_wired"}

machine_is_there if not input.place

machine_is_there if machine.area == area.id

failed contains "machine_fit" if {
	known
	machine
	not machine_fit
}

machine_clean if {
	some f in machine.checks
	f.done <= input.day
	input.day < f.replaced
	f.clean
	input.day <= f.until
}

failed contains "machine_clean" if {
	known
	machine
	not machine_clean
}

has_account if {
	some f in machine.accounts[input.person]
	within(f)
}

failed contains "account" if {
	known
	machine
	not has_account
}

# ---- custody, partners --------------------------------------------------------------------

lent if {
	some f in item.loans
	f.person != input.person
	within(f)
}

failed contains "free" if {
	known
	input.use != "store"
	lent
}

agreed if {
	some f in data.agreements[item.origin]
	within(f)
	covers(f)
}

covers(f) if not f.military

covers(_) if item.military

failed contains "agreement" if {
	known
	item.origin != "JP"
	not agreed
}

released if {
	some nation in person.nationality
	nation in item.release
}

failed contains "releasable" if {
	known
	count(item.release) > 0
	not released
}

# ---- approvals ----------------------------------------------------------------------------

approvals contains f if {
	some f in item.approvals[input.person][input.use]
	within(f)
}

failed contains "approved" if {
	known
	input.use in {"copy", "carry_out", "send", "destroy"}
	count(approvals) == 0
}

method_allowed if {
	some f in approvals
	f.method in data.methods[sprintf("%s/%d", [item.regime, item.grade])]
}

failed contains "method_allowed" if {
	known
	input.use == "send"
	not method_allowed
}

recipient_fit if input.to.authority == item.authority

recipient_fit if {
	is_party(input.to.company)
	recipient_cleared
}

recipient_cleared if {
	item.regime == "PI"
	input.to.site
}

recipient_cleared if site_cleared(input.to.company, input.to.site)

failed contains "recipient_fit" if {
	known
	input.use == "send"
	not recipient_fit
}

witness_asked if {
	input.use == "destroy"
	item.grade >= 2
}

witness_asked if {
	input.use == "carry_out"
	item.grade == 4
}

witnessed if {
	input.witness != input.person
	w := data.persons[input.witness]
	employed(w)
	not barred(w)
	witness_cleared(w)
	pledged(w)
	educated(w)
	on_range(w)
	of_party(w)
	witness_accepted
}

witness_cleared(_) if item.regime == "PI"

witness_cleared(w) if cleared(w)

witness_accepted if input.use == "carry_out"

witness_accepted if {
	some f in approvals
	f.witness in {"", input.witness}
}

failed contains "witnessed" if {
	known
	witness_asked
	not witnessed
}
