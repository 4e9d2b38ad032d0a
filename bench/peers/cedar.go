// Cedar (cedar-go): the world as entities, questions as requests.
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"iter"

	"github.com/cedar-policy/cedar-go"
)

type policies []struct {
	id     cedar.PolicyID
	policy *cedar.Policy
}

// In the order of the conditions.
func (list policies) All() iter.Seq2[cedar.PolicyID, *cedar.Policy] {
	return func(yield func(cedar.PolicyID, *cedar.Policy) bool) {
		for _, p := range list {
			if !yield(p.id, p.policy) {
				return
			}
		}
	}
}

type cedarEngine struct {
	world    *world
	slots    slots
	entities cedar.EntityMap
	policies policies
}

func (e *cedarEngine) name() string { return "cedar-go" }

func newCedar(w *world) (*cedarEngine, error) {
	e := &cedarEngine{world: w, slots: slots{}, entities: cedar.EntityMap{}}
	e.putPersons()
	e.putContracts()
	e.putPlaces()
	e.putItems()
	text := e.text()
	list, err := cedar.NewPolicyListFromBytes("policy.cedar", []byte(text))
	for _, p := range list {
		e.policies = append(e.policies, struct {
			id     cedar.PolicyID
			policy *cedar.Policy
		}{cedar.PolicyID(p.Annotations()["id"]), p})
	}
	return e, err
}

// The policy for this world.
func (e *cedarEngine) text() string {
	text := "@id(\"permit\")\npermit (principal, action, resource);\n"
	for _, r := range e.slots.rules() {
		text += "\n" + r.text()
	}
	return text
}

// ---- values -------------------------------------------------------------------------------

type fields = cedar.RecordMap

func uid(kind, id string) cedar.EntityUID {
	return cedar.NewEntityUID(cedar.EntityType(kind), cedar.String(id))
}
func text(s string) cedar.String { return cedar.String(s) }
func number(n int) cedar.Long    { return cedar.Long(n) }
func truth(b bool) cedar.Boolean { return cedar.Boolean(b) }

func set(list []string) cedar.Set {
	values := []cedar.Value{}
	for _, s := range list {
		values = append(values, text(s))
	}
	return cedar.NewSet(values...)
}

func (e *cedarEngine) put(kind, id string, attributes, tags fields) {
	e.entities[uid(kind, id)] = cedar.Entity{UID: uid(kind, id), Attributes: cedar.NewRecord(attributes), Tags: cedar.NewRecord(tags)}
}

// The list as numbered members of `into`.
func numbered[T any](e *cedarEngine, into fields, kind string, list []T, form func(T) fields) fields {
	e.slots.note(kind, len(list))
	for n, fact := range list {
		into[text(fmt.Sprintf("%s%d", kind, n))] = cedar.NewRecord(form(fact))
	}
	return into
}

func (s span) fields() fields { return fields{"from": number(s.From), "to": number(s.To)} }

func (e *cedarEngine) spans(into fields, kind string, list []span) cedar.Record {
	return cedar.NewRecord(numbered(e, into, kind, list, span.fields))
}

// ---- entities -----------------------------------------------------------------------------

func (e *cedarEngine) putPersons() {
	for id, p := range e.world.Persons {
		attributes := fields{"id": text(id), "nationality": set(p.Nationality)}
		numbered(e, attributes, "employment", p.Employments, func(f employment) fields {
			return fields{"from": number(f.From), "to": number(f.To), "company": uid("Company", f.Company), "name": text(f.Company)}
		})
		numbered(e, attributes, "suspension", p.Suspensions, func(f suspension) fields {
			return fields{"from": number(f.From), "to": number(f.To), "doubt": truth(f.Doubt), "regime": text(f.Regime), "authority": text(f.Authority)}
		})
		e.put("Person", id, attributes, e.tagsOf(p))
	}
}

func (e *cedarEngine) tagsOf(p *person) fields {
	tags := fields{}
	for key, list := range p.Clearances {
		tags[text("clearance/"+key)] = cedar.NewRecord(numbered(e, fields{}, "clearance", list, clearance.fields))
	}
	for regime, list := range p.Pledges {
		tags[text("pledge/"+regime)] = e.spans(fields{}, "pledge", list)
	}
	for regime, f := range p.Educations {
		tags[text("education/"+regime)] = e.spans(fields{"initial": number(f.Initial)}, "education", f.Fresh)
	}
	for area, list := range p.Passes {
		tags[text("pass/"+area)] = e.spans(fields{}, "pass", list)
	}
	for contract, list := range p.Ranges {
		of := map[string][]span{}
		for _, f := range list {
			of["range/"+contract] = append(of["range/"+contract], f.span)
			if f.Designation != "" {
				of["range/"+contract+"/"+f.Designation] = append(of["range/"+contract+"/"+f.Designation], f.span)
			}
		}
		for key, spans := range of {
			tags[text(key)] = e.spans(fields{}, "range", spans)
		}
	}
	return tags
}

func (c clearance) fields() fields {
	return fields{"cleared": truth(c.Cleared), "grade": number(c.Grade), "notice": number(c.Notice), "replaced": number(c.Replaced), "withdrawn": number(c.Withdrawn),
		"until": number(c.Until), "consented": number(c.Consented), "reported": number(c.Reported)}
}

func (e *cedarEngine) putContracts() {
	for id, k := range e.world.Contracts {
		tags := fields{}
		for company, list := range k.Subcontracts {
			tags[text(company)] = cedar.NewRecord(numbered(e, fields{}, "subcontract", list, subcontract.fields))
		}
		e.put("Contract", id, fields{"prime": uid("Company", k.Prime), "authority": text(k.Authority), "start": number(k.Start), "end": number(k.End),
			"closing": number(k.Closing), "clauses": set(k.Clauses)}, tags)
	}
	for id, sites := range e.world.Companies {
		tags := fields{}
		for site, list := range sites {
			tags[text(site)] = cedar.NewRecord(numbered(e, fields{}, "facility", list, func(f facility) fields {
				return numbered(e, fields{"regime": text(f.Regime), "grade": number(f.Grade), "granted": number(f.Granted), "expires": number(f.Expires),
					"revoked": number(f.Revoked)}, "suspended", f.Suspended, span.fields)
			}))
		}
		e.put("Company", id, fields{}, tags)
	}
	for id, list := range e.world.Agreements {
		e.put("Partner", id, numbered(e, fields{}, "agreement", list, func(f agreement) fields {
			return fields{"from": number(f.From), "to": number(f.To), "military": truth(f.Military)}
		}), nil)
	}
	tags := fields{}
	for pair, methods := range e.world.Methods {
		tags[text(pair)] = set(methods)
	}
	e.put("Methods", "all", nil, tags)
}

func (s subcontract) fields() fields {
	f := fields{"approved": number(s.Approved), "flowed": number(s.Flowed), "end": number(s.End)}
	if s.Own != "" {
		f["own"] = uid("Contract", s.Own)
	}
	return f
}

func (e *cedarEngine) putPlaces() {
	for id, a := range e.world.Areas {
		e.put("Area", id, fields{"site": text(a.Site), "grade": number(a.Grade), "regimes": set(a.Regimes), "approved": number(a.Approved), "closed": number(a.Closed),
			"pass": text("pass/" + id)}, nil)
	}
	for id, c := range e.world.Containers {
		e.put("Container", id, fields{"area": uid("Area", c.Area), "grade": number(c.Grade), "dial": truth(c.Dial), "key": truth(c.Key), "due": number(c.Due)}, nil)
	}
	for id, m := range e.world.Machines {
		attributes := numbered(e, fields{"area": uid("Area", m.Area), "grade": number(m.Grade), "registered": number(m.Registered), "retired": number(m.Retired),
			"wiring": text(m.Wiring)}, "check", m.Checks, func(f check) fields {
			return fields{"done": number(f.Done), "replaced": number(f.Replaced), "until": number(f.Until), "clean": truth(f.Clean)}
		})
		tags := fields{}
		for who, list := range m.Accounts {
			tags[text(who)] = e.spans(fields{}, "account", list)
		}
		e.put("Machine", id, attributes, tags)
	}
}

func (e *cedarEngine) putItems() {
	for id, i := range e.world.Items {
		attributes := fields{"regime": text(i.Regime), "grade": number(i.Grade), "pair": text(fmt.Sprintf("%s/%d", i.Regime, i.Grade)), "authority": text(i.Authority),
			"contract": uid("Contract", i.Contract), "form": text(i.Form), "registered": number(i.Registered), "designated": number(i.Designated),
			"valid": number(i.Valid), "cancelled": number(i.Cancelled), "destroyed": number(i.Destroyed), "origin": uid("Partner", i.Origin),
			"military": truth(i.Military), "release": set(i.Release), "clearance": text("clearance/" + i.Regime + "/" + i.Authority),
			"sds_clearance": text("clearance/SDS/" + i.Authority), "pledge": text("pledge/" + i.Regime), "education": text("education/" + i.Regime),
			"range": text("range/" + i.Contract)}
		if i.Designation != "" {
			attributes["designated_range"] = text("range/" + i.Contract + "/" + i.Designation)
		}
		numbered(e, attributes, "loan", i.Loans, func(f loan) fields {
			return fields{"from": number(f.From), "to": number(f.To), "person": uid("Person", f.Person)}
		})
		e.put("Item", id, attributes, e.approvalsOf(i))
	}
}

func (e *cedarEngine) approvalsOf(i *item) fields {
	tags := fields{}
	for who, uses := range i.Approvals {
		of := fields{}
		for use, list := range uses {
			of[text(use)] = cedar.NewRecord(numbered(e, fields{}, "approval", list, func(f approval) fields {
				form := fields{"from": number(f.From), "to": number(f.To), "method": text(f.Method)}
				if f.Witness != "" {
					form["witness"] = uid("Person", f.Witness)
				}
				return form
			}))
		}
		tags[text(who)] = cedar.NewRecord(of)
	}
	return tags
}

// ---- questions ----------------------------------------------------------------------------

func (e *cedarEngine) ask(q *question) any {
	context := fields{"on": number(q.On)}
	resource := uid("Item", q.Item)
	named := []struct {
		name, id, kind string
		isResource     bool
	}{
		{"item", q.Item, "Item", q.Use != "enter" && q.Use != "operate"}, {"area", q.Area, "Area", q.Use == "enter"},
		{"machine", q.Machine, "Machine", q.Use == "operate"}, {"witness", q.Witness, "Person", false},
	}
	for _, n := range named {
		if n.isResource {
			resource = uid(n.kind, n.id)
		} else if n.id != "" {
			context[text(n.name)] = uid(n.kind, n.id)
		}
	}
	if q.Place != "" {
		kind := "Area"
		if e.world.Containers[q.Place] != nil {
			kind = "Container"
		}
		context["place"] = uid(kind, q.Place)
	}
	if q.To != nil {
		context["to"] = recipientOf(q.To)
	}
	return cedar.Request{Principal: uid("Person", q.Person), Action: uid("Action", q.Use), Resource: resource, Context: cedar.NewRecord(context)}
}

func recipientOf(to *recipient) cedar.Record {
	form := fields{}
	if to.Company != "" {
		form["company"], form["name"] = uid("Company", to.Company), text(to.Company)
	}
	if to.Site != "" {
		form["site"] = text(to.Site)
	}
	if to.Authority != "" {
		form["authority"] = text(to.Authority)
	}
	return cedar.NewRecord(form)
}

// An error in a policy would let it pass: it is one here, except where the question is not known and nothing else counts.
func (e *cedarEngine) decide(asked any) (answer, error) {
	decision, diagnostic := cedar.Authorize(e.policies, e.entities, asked.(cedar.Request))
	a := answer{permitted: decision == cedar.Allow}
	if a.permitted && len(diagnostic.Errors) == 0 {
		return a, nil
	}
	isKnown := true
	for _, reason := range diagnostic.Reasons {
		a.failed = append(a.failed, string(reason.PolicyID))
		isKnown = isKnown && reason.PolicyID != "known"
	}
	if isKnown && len(diagnostic.Errors) > 0 {
		return a, fmt.Errorf("%s: %s", diagnostic.Errors[0].PolicyID, diagnostic.Errors[0].Message)
	}
	return a, nil
}
