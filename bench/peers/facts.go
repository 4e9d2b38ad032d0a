// Facts of the interchange: every line as it stands, and then a world in which each fact lies with its owner.  The world is what all
// engines are given, each in its own form: what names the undeclared is left out and last days are reckoned, as in a picture.
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"sort"
)

type period struct {
	FromOn given `json:"from_on"`
	ToOn   given `json:"to_on"`
}

func (p period) granting() span { return span{p.FromOn.or(never), p.ToOn.or(never)} }
func (p period) barring() span  { return span{p.FromOn.or(always), p.ToOn.or(never)} }

// A list may be empty as "", like any field.
type (
	words   []string
	periods []period
)

func (w *words) UnmarshalJSON(text []byte) error   { return unmarshalList(text, (*[]string)(w)) }
func (p *periods) UnmarshalJSON(text []byte) error { return unmarshalList(text, (*[]period)(p)) }

func unmarshalList[T any](text []byte, list *[]T) error {
	if string(text) == `""` {
		return nil
	}
	return json.Unmarshal(text, list)
}

// A line of any kind; fields that a kind has not are empty.
type fact struct {
	period
	Kind, ID, Person, Company, Contract, Regime, Authority, Outcome, Course, Designation, Prime, Site, Area, Wiring, Machine, Result,
	Form, Origin, Item, Partner, Scope, Use, Method, Witness, Reason string
	OwnContract                            string `json:"own_contract"`
	Nationality, Clauses, Regimes, Release words
	Grade                                  float64
	Military                               bool
	DialLock                               bool  `json:"dial_lock"`
	KeyLock                                bool  `json:"key_lock"`
	NoticeOn                               given `json:"notice_on"`
	WithdrawnOn                            given `json:"withdrawn_on"`
	CountedFrom                            given `json:"counted_from"`
	ConsentedOn                            given `json:"consented_on"`
	ReportedOn                             given `json:"reported_on"`
	SignedOn                               given `json:"signed_on"`
	EndedOn                                given `json:"ended_on"`
	DoneOn                                 given `json:"done_on"`
	StartOn                                given `json:"start_on"`
	EndOn                                  given `json:"end_on"`
	ClosingUntil                           given `json:"closing_until"`
	ApprovedOn                             given `json:"approved_on"`
	FlowedDownOn                           given `json:"flowed_down_on"`
	GrantedOn                              given `json:"granted_on"`
	ExpiresOn                              given `json:"expires_on"`
	RevokedOn                              given `json:"revoked_on"`
	ClosedOn                               given `json:"closed_on"`
	CombinationDueOn                       given `json:"combination_due_on"`
	RegisteredOn                           given `json:"registered_on"`
	RetiredOn                              given `json:"retired_on"`
	DesignatedOn                           given `json:"designated_on"`
	ValidUntil                             given `json:"valid_until"`
	CancelledOn                            given `json:"cancelled_on"`
	DestroyedOn                            given `json:"destroyed_on"`
	InForceOn                              given `json:"in_force_on"`
	Suspended                              periods
	SdsYears                               *int `json:"sds_years"`
	KeaYears                               *int `json:"kea_years"`
	EducationMonths                        *int `json:"education_months"`
	CheckDays                              *int `json:"check_days"`
	Methods                                map[string]map[string][]string
}

func readFacts(text []byte) ([]fact, error) {
	var facts []fact
	for n, line := range bytes.Split(text, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var f fact
		if err := json.Unmarshal(line, &f); err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
		facts = append(facts, f)
	}
	return facts, nil
}

// ---- making the world ---------------------------------------------------------------------

func makeWorld(facts []fact) *world {
	w := emptyWorld()
	for _, f := range facts {
		w.takeTerms(f)
	}
	for _, f := range facts {
		w.declare(f)
	}
	for _, f := range facts {
		w.declareInside(f)
	}
	for _, f := range facts {
		w.add(f)
	}
	w.settle()
	return w
}

func (w *world) takeTerms(f fact) {
	if f.Kind != "terms" {
		return
	}
	for _, t := range []struct {
		to   *int
		from *int
	}{{&w.sdsYears, f.SdsYears}, {&w.keaYears, f.KeaYears}, {&w.educationMonths, f.EducationMonths}, {&w.checkDays, f.CheckDays}} {
		if t.from != nil {
			*t.to = *t.from
		}
	}
	if f.Methods == nil {
		return
	}
	w.Methods = map[string][]string{}
	for regime, grades := range f.Methods {
		for grade, methods := range grades {
			w.Methods[regime+"/"+grade] = methods
		}
	}
}

// What names nothing that could be undeclared.
func (w *world) declare(f fact) {
	switch f.Kind {
	case "person":
		w.Persons[f.ID] = &person{ID: f.ID, Nationality: f.Nationality, Clearances: map[string][]clearance{}, Pledges: map[string][]span{},
			Educations: map[string]education{}, Ranges: map[string][]handler{}, Passes: map[string][]span{}}
	case "contract":
		w.Contracts[f.ID] = &contract{ID: f.ID, Prime: f.Prime, Authority: f.Authority, Start: f.StartOn.or(never), End: f.EndOn.or(never),
			Closing: f.ClosingUntil.or(always), Clauses: f.Clauses, Subcontracts: map[string][]subcontract{}}
	case "area":
		w.Areas[f.ID] = &area{ID: f.ID, Site: f.Site, Grade: int(f.Grade), Regimes: f.Regimes, Approved: f.ApprovedOn.or(never), Closed: f.ClosedOn.or(never)}
	}
}

// What lies in another.
func (w *world) declareInside(f fact) {
	switch {
	case f.Kind == "container" && w.Areas[f.Area] != nil:
		w.Containers[f.ID] = &container{ID: f.ID, Area: f.Area, Grade: int(f.Grade), Dial: f.DialLock, Key: f.KeyLock, Due: f.CombinationDueOn.or(always)}
	case f.Kind == "machine" && w.Areas[f.Area] != nil:
		w.Machines[f.ID] = &machine{ID: f.ID, Area: f.Area, Grade: int(f.Grade), Registered: f.RegisteredOn.or(never), Retired: f.RetiredOn.or(never),
			Wiring: f.Wiring, Accounts: map[string][]span{}}
	case f.Kind == "item" && w.Contracts[f.Contract] != nil:
		w.Items[f.ID] = &item{ID: f.ID, Regime: f.Regime, Grade: int(f.Grade), Authority: f.Authority, Designation: f.Designation, Contract: f.Contract,
			Form: f.Form, Registered: f.RegisteredOn.or(never), Designated: f.DesignatedOn.or(never), Valid: f.ValidUntil.or(never),
			Cancelled: f.CancelledOn.or(never), Destroyed: f.DestroyedOn.or(never), Origin: f.Origin, Military: f.Military, Release: f.Release,
			Approvals: map[string]map[string][]approval{}}
	}
}

func (w *world) add(f fact) {
	p, k, m, i := w.Persons[f.Person], w.Contracts[f.Contract], w.Machines[f.Machine], w.Items[f.Item]
	switch f.Kind {
	case "facility_clearance":
		w.addFacility(f)
	case "agreement":
		w.Agreements[f.Partner] = append(w.Agreements[f.Partner], agreement{span{f.InForceOn.or(never), f.EndedOn.or(never)}, f.Scope == "military"})
	case "subcontract":
		if k != nil {
			w.addSubcontract(k, f)
		}
	case "machine_check":
		if m != nil {
			m.Checks = append(m.Checks, check{Done: f.DoneOn.day, Until: f.DoneOn.day + w.checkDays, Clean: f.Result == "clean"})
		}
	default:
		if p != nil {
			w.addOfPerson(p, k, m, i, f)
		}
	}
}

func (w *world) addFacility(f fact) {
	if w.Companies[f.Company] == nil {
		w.Companies[f.Company] = map[string][]facility{}
	}
	c := facility{Regime: f.Regime, Grade: int(f.Grade), Granted: f.GrantedOn.or(never), Expires: f.ExpiresOn.or(never), Revoked: f.RevokedOn.or(never), Suspended: []span{}}
	for _, s := range f.Suspended {
		c.Suspended = append(c.Suspended, s.barring())
	}
	w.Companies[f.Company][f.Site] = append(w.Companies[f.Company][f.Site], c)
}

func (w *world) addSubcontract(k *contract, f fact) {
	own := f.OwnContract
	if w.Contracts[own] == nil {
		own = ""
	}
	k.Subcontracts[f.Company] = append(k.Subcontracts[f.Company],
		subcontract{Approved: f.ApprovedOn.or(never), Flowed: f.FlowedDownOn.or(never), End: f.EndOn.or(never), Own: own})
}

func (w *world) addOfPerson(p *person, k *contract, m *machine, i *item, f fact) {
	switch {
	case f.Kind == "employment":
		p.Employments = append(p.Employments, employment{f.granting(), f.Company})
	case f.Kind == "suspension":
		p.Suspensions = append(p.Suspensions, suspension{f.barring(), f.Reason == "doubt_notice", f.Regime, f.Authority})
	case f.Kind == "clearance":
		w.addClearance(p, f)
	case f.Kind == "pledge":
		p.Pledges[f.Regime] = append(p.Pledges[f.Regime], span{f.SignedOn.or(never), f.EndedOn.or(never)})
	case f.Kind == "education":
		w.addEducation(p, f)
	case f.Kind == "handler_range" && k != nil:
		p.Ranges[f.Contract] = append(p.Ranges[f.Contract], handler{f.granting(), f.Designation})
	case f.Kind == "area_pass" && w.Areas[f.Area] != nil:
		p.Passes[f.Area] = append(p.Passes[f.Area], f.granting())
	case f.Kind == "machine_account" && m != nil:
		m.Accounts[f.Person] = append(m.Accounts[f.Person], f.granting())
	case f.Kind == "loan" && i != nil:
		i.Loans = append(i.Loans, loan{f.barring(), f.Person})
	case f.Kind == "approval" && i != nil:
		if i.Approvals[f.Person] == nil {
			i.Approvals[f.Person] = map[string][]approval{}
		}
		i.Approvals[f.Person][f.Use] = append(i.Approvals[f.Person][f.Use], approval{f.granting(), f.Method, f.Witness})
	}
}

func (w *world) addClearance(p *person, f fact) {
	key, from, until := f.Regime+"/"+f.Authority, f.NoticeOn.day, never
	switch f.Regime {
	case "SDS":
		until = throughMonths(from, 12*w.sdsYears)
	case "KEA":
		until = throughMonths(f.CountedFrom.or(from), 12*w.keaYears)
	}
	p.Clearances[key] = append(p.Clearances[key], clearance{Cleared: f.Outcome == "cleared", Grade: int(f.Grade), Notice: from,
		Withdrawn: f.WithdrawnOn.or(never), Until: until, Consented: f.ConsentedOn.or(never), Reported: f.ReportedOn.or(never), Replaced: never})
}

func (w *world) addEducation(p *person, f fact) {
	e, found := p.Educations[f.Regime]
	if !found {
		e.Initial = never
	}
	if f.Course == "initial" {
		e.Initial = min(e.Initial, f.DoneOn.day)
	}
	e.Fresh = append(e.Fresh, span{f.DoneOn.day, throughMonths(f.DoneOn.day, w.educationMonths)})
	p.Educations[f.Regime] = e
}

// ---- order --------------------------------------------------------------------------------

// The later notice replaces the earlier; of two on one day the later line counts.
func (w *world) settle() {
	for _, p := range w.Persons {
		for _, list := range p.Clearances {
			sort.SliceStable(list, func(a, b int) bool { return list[a].Notice < list[b].Notice })
			for i := 1; i < len(list); i++ {
				list[i-1].Replaced = list[i].Notice
			}
		}
	}
	for _, m := range w.Machines {
		m.Checks = byDay(m.Checks)
	}
}

// One check a day, clean if all were, which the next day's replaces.
func byDay(list []check) []check {
	sort.SliceStable(list, func(a, b int) bool { return list[a].Done < list[b].Done })
	days := []check{}
	for _, c := range list {
		last := len(days) - 1
		if last >= 0 && days[last].Done == c.Done {
			days[last].Clean = days[last].Clean && c.Clean
			continue
		}
		if last >= 0 {
			days[last].Replaced = c.Done
		}
		c.Replaced = never
		days = append(days, c)
	}
	return days
}
