# The policy in Rego: `failed` is the set of codes that fail.  Facts are data, the question is the input.
# SPDX-License-Identifier: Apache-2.0
package hozen

item_uses := {"view", "take", "copy", "carry_out", "send", "store", "destroy"}

person := data.persons[input.person]

item := data.items[input.item] if input.use in item_uses

contract := data.contracts[item.contract]

within(f) if {
	f.from <= input.day
	input.day <= f.to
}

# ---- known --------------------------------------------------------------------------------

known if {
	person
	resource_fits
	named_exist
	recipient_sound
}

resource_fits if {
	input.use in item_uses
	item
	not input.area
}

resource_fits if {
	input.use == "enter"
	data.areas[input.area]
	not input.item
	not input.machine
	not input.place
}

resource_fits if {
	input.use == "operate"
	data.machines[input.machine]
	not input.item
	not input.area
	not input.place
}

named_exist if {
	not witness_missing
	not machine_missing
	not place_missing
}

witness_missing if {
	input.witness
	not data.persons[input.witness]
}

machine_missing if {
	input.machine
	not data.machines[input.machine]
}

place_missing if {
	input.place
	not data.areas[input.place]
	not data.containers[input.place]
}

recipient_sound if not input.to

recipient_sound if {
	input.use == "send"
	not authority_beside_firm
}

authority_beside_firm if {
	input.to.authority
	input.to.company
}

authority_beside_firm if {
	input.to.authority
	input.to.site
}

failed contains "known" if not known

# ---- the person ---------------------------------------------------------------------------

employed(who) if {
	some f in who.employments
	within(f)
}

failed contains "employed" if {
	known
	not employed(person)
}

barred(who) if {
	some f in who.suspensions
	within(f)
	concerns(f)
}

concerns(f) if not f.doubt

concerns(_) if not item

concerns(f) if {
	f.doubt
	f.authority in {"", item.authority}
	regime_concerned(f.regime)
}

regime_concerned(regime) if regime in {"", item.regime}

regime_concerned("SDS") if item.regime == "KEA"

failed contains "not_suspended" if {
	known
	barred(person)
}

in_force(f) if {
	f.notice <= input.day
	input.day < f.replaced
	f.cleared
	input.day < f.withdrawn
	input.day <= f.until
}

clearances(who, regime) := object.get(who.clearances, concat("/", [regime, item.authority]), [])

cleared(who) if {
	item.regime in {"SDS", "KEA"}
	some f in clearances(who, item.regime)
	in_force(f)
}

cleared(who) if {
	item.regime == "KEA"
	some sds in clearances(who, "SDS")
	in_force(sds)
	every f in clearances(who, "KEA") {
		not later(f, sds)
	}
}

later(f, sds) if {
	f.notice <= input.day
	f.notice > sds.notice
}

cleared(who) if {
	item.regime in {"MDA", "HI"}
	some f in clearances(who, item.regime)
	f.cleared
	f.notice <= input.day
	input.day < f.withdrawn
	f.grade >= item.grade
}

cleared(who) if {
	item.regime == "DPB"
	some f in clearances(who, "DPB")
	f.notice <= input.day
	f.consented <= f.notice
	f.reported <= input.day
	input.day < f.withdrawn
}

failed contains "cleared" if {
	known
	item.regime != "PI"
	not cleared(person)
}

pledged(who) if {
	some f in who.pledges[item.regime]
	within(f)
}

failed contains "pledged" if {
	known
	item
	not pledged(person)
}

educated(who) if {
	e := who.educations[item.regime]
	e.initial <= input.day
	some f in e.fresh
	within(f)
}

failed contains "educated" if {
	known
	item
	not educated(person)
}

on_range(who) if {
	some f in who.ranges[item.contract]
	within(f)
	designation_fits(f)
}

designation_fits(_) if not item.regime in {"SDS", "KEA"}

designation_fits(f) if {
	f.designation != ""
	f.designation == item.designation
}

failed contains "need_to_know" if {
	known
	item
	not on_range(person)
}

# ---- item, contract, party ----------------------------------------------------------------

item_live if {
	item.registered <= input.day
	input.day < item.destroyed
	live_unless_destroyed
}

live_unless_destroyed if input.use == "destroy"

live_unless_destroyed if {
	input.day < item.cancelled
	input.day <= item.valid
	designated
}

designated if item.regime == "PI"

designated if item.designated <= input.day

failed contains "item_live" if {
	known
	item
	not item_live
}

clause := {"SDS": "sds", "MDA": "mda", "HI": "secret", "DPB": "secret", "KEA": "kea", "PI": "infosec"}

contract_in_force if {
	contract.start <= input.day
	not_ended
	clause[item.regime] in contract.clauses
}

not_ended if input.day <= contract.end

not_ended if {
	input.use in {"store", "carry_out", "send", "destroy"}
	input.day <= contract.closing
}

failed contains "contract_in_force" if {
	known
	item
	not contract_in_force
}

is_party(company) if contract.prime == company

is_party(company) if {
	some f in contract.subcontracts[company]
	f.approved <= input.day
	f.flowed <= input.day
	input.day <= f.end
	own_contract_fits(f, company)
}

own_contract_fits(_, _) if not item.regime in {"SDS", "KEA"}

own_contract_fits(f, company) if {
	own := data.contracts[f.own]
	own.prime == company
	own.authority == item.authority
	own.start <= input.day
	input.day <= own.end
	clause[item.regime] in own.clauses
}

of_party(who) if {
	some f in who.employments
	within(f)
	is_party(f.company)
}

failed contains "party" if {
	known
	item
	not of_party(person)
}
