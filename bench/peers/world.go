// The world that the engines decide about, and the questions they are asked.
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
)

type span struct {
	From int `json:"from"`
	To   int `json:"to"`
}

type employment struct {
	span
	Company string `json:"company"`
}

type suspension struct {
	span
	Doubt     bool   `json:"doubt"`
	Regime    string `json:"regime"` // empty: all
	Authority string `json:"authority"`
}

type clearance struct {
	Cleared   bool `json:"cleared"`
	Grade     int  `json:"grade"`
	Notice    int  `json:"notice"`
	Replaced  int  `json:"replaced"` // the next one's notice
	Withdrawn int  `json:"withdrawn"`
	Until     int  `json:"until"`
	Consented int  `json:"consented"`
	Reported  int  `json:"reported"`
}

type education struct {
	Initial int    `json:"initial"` // the day of the first initial one
	Fresh   []span `json:"fresh"`
}

type handler struct {
	span
	Designation string `json:"designation"`
}

type person struct {
	ID          string                 `json:"id"`
	Nationality []string               `json:"nationality"`
	Employments []employment           `json:"employments"`
	Suspensions []suspension           `json:"suspensions"`
	Clearances  map[string][]clearance `json:"clearances"` // by regime/authority
	Pledges     map[string][]span      `json:"pledges"`    // by regime
	Educations  map[string]education   `json:"educations"` // by regime
	Ranges      map[string][]handler   `json:"ranges"`     // by contract
	Passes      map[string][]span      `json:"passes"`     // by area
}

type subcontract struct {
	Approved int    `json:"approved"`
	Flowed   int    `json:"flowed"`
	End      int    `json:"end"`
	Own      string `json:"own"`
}

type contract struct {
	ID           string                   `json:"id"`
	Prime        string                   `json:"prime"`
	Authority    string                   `json:"authority"`
	Start        int                      `json:"start"`
	End          int                      `json:"end"`
	Closing      int                      `json:"closing"`
	Clauses      []string                 `json:"clauses"`
	Subcontracts map[string][]subcontract `json:"subcontracts"` // by company
}

type facility struct {
	Regime    string `json:"regime"`
	Grade     int    `json:"grade"`
	Granted   int    `json:"granted"`
	Expires   int    `json:"expires"`
	Revoked   int    `json:"revoked"`
	Suspended []span `json:"suspended"`
}

type area struct {
	ID       string   `json:"id"`
	Site     string   `json:"site"`
	Grade    int      `json:"grade"`
	Regimes  []string `json:"regimes"`
	Approved int      `json:"approved"`
	Closed   int      `json:"closed"`
}

type container struct {
	ID    string `json:"id"`
	Area  string `json:"area"`
	Grade int    `json:"grade"`
	Dial  bool   `json:"dial"`
	Key   bool   `json:"key"`
	Due   int    `json:"due"`
}

type check struct {
	Done     int  `json:"done"`
	Replaced int  `json:"replaced"` // the next one's day
	Until    int  `json:"until"`
	Clean    bool `json:"clean"`
}

type machine struct {
	ID         string            `json:"id"`
	Area       string            `json:"area"`
	Grade      int               `json:"grade"`
	Registered int               `json:"registered"`
	Retired    int               `json:"retired"`
	Wiring     string            `json:"wiring"`
	Checks     []check           `json:"checks"`
	Accounts   map[string][]span `json:"accounts"` // by person
}

type loan struct {
	span
	Person string `json:"person"`
}

type approval struct {
	span
	Method  string `json:"method"`
	Witness string `json:"witness"`
}

type item struct {
	ID          string                           `json:"id"`
	Regime      string                           `json:"regime"`
	Grade       int                              `json:"grade"`
	Authority   string                           `json:"authority"`
	Designation string                           `json:"designation"`
	Contract    string                           `json:"contract"`
	Form        string                           `json:"form"`
	Registered  int                              `json:"registered"`
	Designated  int                              `json:"designated"`
	Valid       int                              `json:"valid"`
	Cancelled   int                              `json:"cancelled"`
	Destroyed   int                              `json:"destroyed"`
	Origin      string                           `json:"origin"`
	Military    bool                             `json:"military"`
	Release     []string                         `json:"release"`
	Loans       []loan                           `json:"loans"`
	Approvals   map[string]map[string][]approval `json:"approvals"` // by person and use
}

type agreement struct {
	span
	Military bool `json:"military"` // for military items only
}

type world struct {
	Persons    map[string]*person               `json:"persons"`
	Contracts  map[string]*contract             `json:"contracts"`
	Companies  map[string]map[string][]facility `json:"companies"` // by company and site
	Areas      map[string]*area                 `json:"areas"`
	Containers map[string]*container            `json:"containers"`
	Machines   map[string]*machine              `json:"machines"`
	Items      map[string]*item                 `json:"items"`
	Agreements map[string][]agreement           `json:"agreements"` // by partner
	Methods    map[string][]string              `json:"methods"`    // by regime/grade

	sdsYears, keaYears, educationMonths, checkDays int
}

func emptyWorld() *world {
	return &world{
		Persons: map[string]*person{}, Contracts: map[string]*contract{}, Companies: map[string]map[string][]facility{}, Areas: map[string]*area{},
		Containers: map[string]*container{}, Machines: map[string]*machine{}, Items: map[string]*item{}, Agreements: map[string][]agreement{},
		Methods: map[string][]string{
			"SDS/3": {"courier", "encrypted_line"}, "SDS/4": {"courier", "encrypted_line"}, "MDA/4": {"courier"},
			"MDA/2": {"courier", "registered_post", "encrypted_line"}, "MDA/3": {"courier", "registered_post", "encrypted_line"},
			"HI/2": {"courier", "registered_post", "encrypted_line"}, "KEA/2": {"courier", "encrypted_line"},
			"DPB/2": {"courier", "registered_post"}, "PI/1": {"courier", "registered_post", "encrypted_line", "encrypted_mail"},
		},
		sdsYears: 5, keaYears: 10, educationMonths: 12, checkDays: 7,
	}
}

// ---- questions ----------------------------------------------------------------------------

type recipient struct {
	Company   string `json:"company,omitempty"`
	Site      string `json:"site,omitempty"`
	Authority string `json:"authority,omitempty"`
}

// What is asked; what is not named is empty.  The day goes out as a number.
type question struct {
	N       int        `json:"n"`
	Person  string     `json:"person,omitempty"`
	Use     string     `json:"use,omitempty"`
	Item    string     `json:"item,omitempty"`
	Area    string     `json:"area,omitempty"`
	Machine string     `json:"machine,omitempty"`
	Place   string     `json:"place,omitempty"`
	Witness string     `json:"witness,omitempty"`
	To      *recipient `json:"to,omitempty"`
	On      int        `json:"day"`
}

func readQuestion(line []byte) (*question, error) {
	var asked struct {
		question
		On given `json:"on"`
	}
	if err := json.Unmarshal(line, &asked); err != nil {
		return nil, err
	}
	if !asked.On.is {
		return nil, fmt.Errorf("no day")
	}
	asked.question.On = asked.On.day
	return &asked.question, nil
}

func readQuestions(text []byte) ([]*question, error) {
	var list []*question
	for n, line := range bytes.Split(text, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		q, err := readQuestion(line)
		if err != nil {
			return nil, fmt.Errorf("question %d: %w", n+1, err)
		}
		list = append(list, q)
	}
	return list, nil
}
