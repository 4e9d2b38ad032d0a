// OPA as a library: the world in its store, the query prepared, the question parsed.
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
)

//go:embed policy.rego
var regoPolicy string

//go:embed places.rego
var regoPlaces string

type opaEngine struct{ query rego.PreparedEvalQuery }

func (e *opaEngine) name() string { return "OPA" }

func newOPA(w *world) (*opaEngine, error) {
	text, err := json.Marshal(w)
	if err != nil {
		return nil, err
	}
	var data map[string]any
	if err := json.Unmarshal(text, &data); err != nil {
		return nil, err
	}
	// Values are kept as the evaluator reads them, which is the faster of its two ways.
	store := inmem.NewFromObjectWithOpts(data, inmem.OptReturnASTValuesOnRead(true))
	query, err := rego.New(rego.Query("data.hozen.failed"), rego.Module("policy.rego", regoPolicy), rego.Module("places.rego", regoPlaces),
		rego.Store(store)).PrepareForEval(context.Background())
	return &opaEngine{query}, err
}

func (e *opaEngine) ask(q *question) any {
	text, err := json.Marshal(q)
	fatal(err)
	var input any
	fatal(json.Unmarshal(text, &input))
	return ast.MustInterfaceToValue(input)
}

func (e *opaEngine) decide(asked any) (answer, error) {
	results, err := e.query.Eval(context.Background(), rego.EvalParsedInput(asked.(ast.Value)))
	if err != nil {
		return answer{}, err
	}
	if len(results) != 1 {
		return answer{}, fmt.Errorf("%d results", len(results))
	}
	a := answer{}
	for _, code := range results[0].Expressions[0].Value.([]any) {
		a.failed = append(a.failed, code.(string))
	}
	a.permitted = len(a.failed) == 0
	return a, nil
}
