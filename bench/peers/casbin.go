// casbin: the question as a struct with what it names beside it, one matcher, and functions for what is searched in lists.
// SPDX-License-Identifier: Apache-2.0

package main

import (
	_ "embed"
	"slices"

	"github.com/casbin/casbin/v3"
	"github.com/casbin/casbin/v3/model"
)

//go:embed casbin.conf
var casbinModel string

// The question, and what it names: looked up beforehand, in casbin's favour.  Its numbers are compared as float64.
type casbinQuestion struct {
	Use                                             string
	On                                              float64
	OfItem, Placed, Contained, OnMachine, Unlimited bool
	Person, Witness                                 *person
	Item                                            *casbinItem
	Contract                                        *casbinContract
	Area                                            *casbinArea
	Container                                       *casbinContainer
	Machine                                         *casbinMachine

	world *world
	asked *question
	day   int
	item  *item
}

type casbinItem struct {
	Regime, Form, Origin                                       string
	Grade, Registered, Designated, Valid, Cancelled, Destroyed float64
}
type casbinContract struct {
	Start, End, Closing float64
	of                  *contract
}
type casbinArea struct {
	ID                      string
	Regimes                 []string
	Grade, Approved, Closed float64
	Site                    string
}
type casbinContainer struct {
	Grade, Due float64
	Dial, Key  bool
}
type casbinMachine struct {
	Area, Wiring               string
	Grade, Registered, Retired float64
	of                         *machine
}

type casbinEngine struct {
	world    *world
	enforcer *casbin.Enforcer
}

func (e *casbinEngine) name() string { return "casbin-go" }

func newCasbin(w *world) (*casbinEngine, error) {
	m, err := model.NewModelFromString(casbinModel)
	if err != nil {
		return nil, err
	}
	enforcer, err := casbin.NewEnforcer(m)
	if err != nil {
		return nil, err
	}
	for name, f := range casbinFunctions {
		enforcer.AddFunction(name, f)
	}
	return &casbinEngine{w, enforcer}, nil
}

// ---- questions ----------------------------------------------------------------------------

func (e *casbinEngine) ask(q *question) any {
	w := e.world
	c := &casbinQuestion{Use: q.Use, On: float64(q.On), day: q.On, world: w, asked: q, Person: w.Persons[q.Person], Witness: w.Persons[q.Witness]}
	c.OfItem = slices.Contains([]string{"view", "take", "copy", "carry_out", "send", "store", "destroy"}, q.Use)
	if i := w.Items[q.Item]; i != nil {
		c.item, c.Unlimited = i, len(i.Release) == 0
		c.Item = &casbinItem{i.Regime, i.Form, i.Origin, float64(i.Grade), float64(i.Registered), float64(i.Designated), float64(i.Valid),
			float64(i.Cancelled), float64(i.Destroyed)}
		k := w.Contracts[i.Contract]
		c.Contract = &casbinContract{float64(k.Start), float64(k.End), float64(k.Closing), k}
	}
	if m := w.Machines[q.Machine]; m != nil {
		c.OnMachine = true
		c.Machine = &casbinMachine{m.Area, m.Wiring, float64(m.Grade), float64(m.Registered), float64(m.Retired), m}
	}
	e.askPlace(c, q)
	return c
}

func (e *casbinEngine) askPlace(c *casbinQuestion, q *question) {
	at := q.Place
	if b := e.world.Containers[q.Place]; b != nil {
		c.Contained, at = true, b.Area
		c.Container = &casbinContainer{float64(b.Grade), float64(b.Due), b.Dial, b.Key}
	}
	c.Placed = q.Place != ""
	if q.Use == "enter" {
		at = q.Area
	}
	if q.Use == "operate" && c.Machine != nil {
		at = c.Machine.Area
	}
	if a := e.world.Areas[at]; a != nil {
		c.Area = &casbinArea{a.ID, a.Regimes, float64(a.Grade), float64(a.Approved), float64(a.Closed), a.Site}
	}
}

func (e *casbinEngine) decide(asked any) (answer, error) {
	permitted, err := e.enforcer.Enforce(asked)
	return answer{permitted: permitted}, err
}

// ---- lists --------------------------------------------------------------------------------

func ofQuestion(f func(q *casbinQuestion) bool) func(...any) (any, error) {
	return func(a ...any) (any, error) { return f(a[0].(*casbinQuestion)), nil }
}

func ofPerson(f func(q *casbinQuestion, who *person) bool) func(...any) (any, error) {
	return func(a ...any) (any, error) { return f(a[0].(*casbinQuestion), a[1].(*person)), nil }
}

func (s span) holds(on int) bool { return s.From <= on && on <= s.To }

func someSpan(list []span, on int) bool {
	return slices.ContainsFunc(list, func(s span) bool { return s.holds(on) })
}

var casbinFunctions = map[string]func(...any) (any, error){
	"known": ofQuestion((*casbinQuestion).known),
	"some_within": func(a ...any) (any, error) {
		on := int(a[1].(float64))
		return slices.ContainsFunc(a[0].([]employment), func(f employment) bool { return f.holds(on) }), nil
	},
	"has":         func(a ...any) (any, error) { return slices.Contains(a[0].([]string), a[1].(string)), nil },
	"has_clause":  func(a ...any) (any, error) { return a[0].(*casbinQuestion).hasClause(a[1].(*casbinContract).of), nil },
	"barred":      ofPerson((*casbinQuestion).barred),
	"cleared":     ofPerson((*casbinQuestion).cleared),
	"pledged":     ofPerson(func(q *casbinQuestion, who *person) bool { return someSpan(who.Pledges[q.item.Regime], q.day) }),
	"educated":    ofPerson((*casbinQuestion).educated),
	"on_range":    ofPerson((*casbinQuestion).onRange),
	"of_party":    ofPerson((*casbinQuestion).ofParty),
	"has_pass":    ofQuestion(func(q *casbinQuestion) bool { return someSpan(q.Person.Passes[q.Area.ID], q.day) }),
	"has_account": ofQuestion(func(q *casbinQuestion) bool { return someSpan(q.Machine.of.Accounts[q.Person.ID], q.day) }),
	"is_clean":    ofQuestion((*casbinQuestion).isClean),
	"facility_cleared": ofQuestion(func(q *casbinQuestion) bool {
		return slices.ContainsFunc(q.Person.Employments, func(f employment) bool { return f.holds(q.day) && q.siteCleared(f.Company, q.Area.Site) })
	}),
	"lent": ofQuestion(func(q *casbinQuestion) bool {
		return slices.ContainsFunc(q.item.Loans, func(f loan) bool { return f.Person != q.Person.ID && f.holds(q.day) })
	}),
	"agreed": ofQuestion(func(q *casbinQuestion) bool {
		return slices.ContainsFunc(q.world.Agreements[q.item.Origin], func(f agreement) bool { return f.holds(q.day) && (!f.Military || q.item.Military) })
	}),
	"released": ofQuestion(func(q *casbinQuestion) bool {
		return slices.ContainsFunc(q.Person.Nationality, func(n string) bool { return slices.Contains(q.item.Release, n) })
	}),
	"approved": ofQuestion(func(q *casbinQuestion) bool { return q.someApproval(func(approval) bool { return true }) }),
	"method_allowed": ofQuestion(func(q *casbinQuestion) bool {
		allowed := q.world.Methods[q.item.Regime+"/"+string(rune('0'+q.item.Grade))]
		return q.someApproval(func(f approval) bool { return slices.Contains(allowed, f.Method) })
	}),
	"recipient_fit": ofQuestion((*casbinQuestion).recipientFit),
	"witnessed":     ofQuestion((*casbinQuestion).witnessed),
}

func (q *casbinQuestion) known() bool {
	a := q.asked
	fits := q.OfItem && q.item != nil && a.Area == ""
	if q.Use == "enter" {
		fits = q.Area != nil && a.Item == "" && a.Machine == "" && a.Place == ""
	} else if q.Use == "operate" {
		fits = q.Machine != nil && a.Item == "" && a.Area == "" && a.Place == ""
	}
	sound := a.To == nil || (q.Use == "send" && !(a.To.Authority != "" && (a.To.Company != "" || a.To.Site != "")))
	return q.Person != nil && fits && sound && (a.Witness == "" || q.Witness != nil) && (a.Machine == "" || q.Machine != nil) && (a.Place == "" || q.Area != nil)
}

func (q *casbinQuestion) barred(who *person) bool {
	return slices.ContainsFunc(who.Suspensions, func(f suspension) bool {
		if !f.holds(q.day) || !f.Doubt || !q.OfItem {
			return f.holds(q.day)
		}
		regime := f.Regime == "" || f.Regime == q.item.Regime || (f.Regime == "SDS" && q.item.Regime == "KEA")
		return (f.Authority == "" || f.Authority == q.item.Authority) && regime
	})
}

func (f clearance) inForce(on int) bool {
	return f.Notice <= on && on < f.Replaced && f.Cleared && on < f.Withdrawn && on <= f.Until
}

func (q *casbinQuestion) cleared(who *person) bool {
	list, sds := who.Clearances[q.item.Regime+"/"+q.item.Authority], who.Clearances["SDS/"+q.item.Authority]
	inForce := func(f clearance) bool { return f.inForce(q.day) }
	switch q.item.Regime {
	case "SDS":
		return slices.ContainsFunc(list, inForce)
	case "KEA":
		return slices.ContainsFunc(list, inForce) || slices.ContainsFunc(sds, func(s clearance) bool {
			return s.inForce(q.day) && !slices.ContainsFunc(list, func(f clearance) bool { return f.Notice <= q.day && f.Notice > s.Notice })
		})
	case "DPB":
		return slices.ContainsFunc(list, func(f clearance) bool {
			return f.Notice <= q.day && f.Consented <= f.Notice && f.Reported <= q.day && q.day < f.Withdrawn
		})
	}
	return slices.ContainsFunc(list, func(f clearance) bool {
		return f.Cleared && f.Notice <= q.day && q.day < f.Withdrawn && f.Grade >= q.item.Grade
	})
}

func (q *casbinQuestion) educated(who *person) bool {
	e, found := who.Educations[q.item.Regime]
	return found && e.Initial <= q.day && someSpan(e.Fresh, q.day)
}

func (q *casbinQuestion) isOwnRegime() bool { return q.item.Regime == "SDS" || q.item.Regime == "KEA" }

func (q *casbinQuestion) onRange(who *person) bool {
	return slices.ContainsFunc(who.Ranges[q.item.Contract], func(f handler) bool {
		return f.holds(q.day) && (!q.isOwnRegime() || (f.Designation != "" && f.Designation == q.item.Designation))
	})
}

var clauses = map[string]string{"SDS": "sds", "MDA": "mda", "HI": "secret", "DPB": "secret", "KEA": "kea", "PI": "infosec"}

func (q *casbinQuestion) hasClause(k *contract) bool {
	return slices.Contains(k.Clauses, clauses[q.item.Regime])
}

func (q *casbinQuestion) isParty(company string) bool {
	if q.Contract.of.Prime == company {
		return true
	}
	return slices.ContainsFunc(q.Contract.of.Subcontracts[company], func(f subcontract) bool {
		if f.Approved > q.day || f.Flowed > q.day || q.day > f.End {
			return false
		}
		own := q.world.Contracts[f.Own]
		return !q.isOwnRegime() || (own != nil && own.Prime == company && own.Authority == q.item.Authority && own.Start <= q.day && q.day <= own.End && q.hasClause(own))
	})
}

func (q *casbinQuestion) ofParty(who *person) bool {
	return slices.ContainsFunc(who.Employments, func(f employment) bool { return f.holds(q.day) && q.isParty(f.Company) })
}

func (q *casbinQuestion) siteCleared(company, site string) bool {
	return slices.ContainsFunc(q.world.Companies[company][site], func(f facility) bool {
		fits := false
		if q.OfItem {
			fits = f.Regime == q.item.Regime && f.Grade >= q.item.Grade
		} else {
			fits = slices.Contains(q.Area.Regimes, f.Regime) && float64(f.Grade) >= q.Area.Grade
		}
		return fits && f.Granted <= q.day && q.day <= f.Expires && q.day < f.Revoked && !someSpan(f.Suspended, q.day)
	})
}

func (q *casbinQuestion) isClean() bool {
	return slices.ContainsFunc(q.Machine.of.Checks, func(f check) bool { return f.Done <= q.day && q.day < f.Replaced && f.Clean && q.day <= f.Until })
}

func (q *casbinQuestion) someApproval(holds func(approval) bool) bool {
	return slices.ContainsFunc(q.item.Approvals[q.Person.ID][q.Use], func(f approval) bool { return f.holds(q.day) && holds(f) })
}

func (q *casbinQuestion) recipientFit() bool {
	to := q.asked.To
	if to == nil || to.Authority != "" {
		return to != nil && to.Authority == q.item.Authority
	}
	return to.Company != "" && to.Site != "" && q.isParty(to.Company) && (q.item.Regime == "PI" || q.siteCleared(to.Company, to.Site))
}

func (q *casbinQuestion) witnessed() bool {
	w := q.Witness
	return w != nil && w != q.Person && slices.ContainsFunc(w.Employments, func(f employment) bool { return f.holds(q.day) }) && !q.barred(w) &&
		(q.item.Regime == "PI" || q.cleared(w)) && someSpan(w.Pledges[q.item.Regime], q.day) && q.educated(w) && q.onRange(w) && q.ofParty(w) &&
		(q.Use == "carry_out" || q.someApproval(func(f approval) bool { return f.Witness == "" || f.Witness == w.ID }))
}
