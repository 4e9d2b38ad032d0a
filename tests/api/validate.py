#!/usr/bin/python3
"""validate.py URL [TOKEN]: holds the description at URL against OpenAPI 3.1 itself, then every answer of the server to a GET that it
describes against the schema it gives, for every register with a record, each found by walking the pages.
SPDX-License-Identifier: Apache-2.0"""
import json, sys, urllib.error, urllib.parse, urllib.request
from jsonschema import Draft202012Validator, FormatChecker

base, token = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None


def get(path):
    request = urllib.request.Request(base + path, headers={"Authorization": "Bearer " + token} if token else {})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refusal:
        return refusal.code, json.load(refusal)


def hold(name, value, schema):
    for wrong in Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(value):
        sys.exit(f"{name}: {wrong.json_path}: {wrong.message[:300]}")


with open(sys.path[0] + "/../data/openapi-3.1.json", encoding="utf-8") as file:
    meta = json.load(file)
status, api = get("/api/v1/openapi.json")
hold("openapi.json", api, meta)
for name, schema in api["components"]["schemas"].items():
    Draft202012Validator.check_schema(schema)

ids = [o["operationId"] for item in api["paths"].values() for o in item.values()]
assert len(ids) == len(set(ids)), "operationId twice"


def schema_of(answer):
    return {"components": api["components"], **next(iter(answer["content"].values()))["schema"]}


checked, found = 0, {}
for path, item in sorted(api["paths"].items()):
    if "get" not in item or item["get"]["responses"].get("200", {}).get("content", {}).keys() != {"application/json"}:
        continue
    register = path.split("/")[4] if path.startswith("/api/v1/registers/") else None
    if "{" in path:
        if not found.get(register):
            continue
        path = path.replace("{number}", urllib.parse.quote(found[register], safe=""))
        if "{" in path:
            continue
    status, value = get(path)
    assert status == 200, (path, status, value)
    hold(path, value, schema_of(item["get"]["responses"]["200"]))
    if register and isinstance(value.get("rows"), list) and value["rows"]:
        found[register] = value["rows"][0]["number"]
    checked += 1

status, refused = get("/api/v1/registers/person?nothing=1")
assert status == 422, status
hold("a refusal", refused, {"components": api["components"], "$ref": "#/components/schemas/problem"})
print(f"{checked} answers of {len(api['paths'])} paths are as described")
