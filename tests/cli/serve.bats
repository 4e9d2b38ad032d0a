# The server as browsers and proxies meet it: a cookie for scripts, TLS, and the one proxy that is believed.
# SPDX-License-Identifier: Apache-2.0
load setup

# serve [OPTION…]: serves $dir on a free port; $at is where.
serve()
{
	hozen serve --listen 127.0.0.1:0 "$@" >"$place/served" 2>"$place/serve.err" 3>&- &
	server=$!
	for _ in {1..100}; do
		at=$(grep -o 'https\?://[0-9.:]*' "$place/served" | head -1) && [ -n "$at" ] && return 0
		sleep 0.1
	done
	cat "$place/serve.err"
	return 1
}

stop() { kill "$server"; wait "$server" || true; server=; }
teardown() { if [ -n "${server:-}" ]; then stop; fi; drop_databases "$place/databases"; }

# status_of CURL-ARGUMENT…
status_of() { curl -sk -o "$place/answer" -D "$place/headers" -w '%{http_code}' "$@"; }

@test "a cookie printed for an account reads the pages as that account, over TLS and by a proxy too" {
	make_installation
	answers 0 session chief
	cookie=$output
	[[ $cookie =~ ^hozen-session=[0-9a-f]{64}$ ]]
	answers 1 session nobody

	serve
	[ "$(status_of "$at/settings")" = 303 ]
	[ "$(status_of -b "$cookie" "$at/settings")" = 200 ]
	[ "$(status_of -b "$cookie" "$at/api/v1/registers")" = 200 ]
	[ "$(status_of "$at/api/v1/registers")" = 401 ]
	[ "$(status_of -H 'Host: hozen.example' "$at/sign-in")" = 421 ]
	! grep -qi strict-transport "$place/headers"
	stop

	serve --proxy 127.0.0.1
	behind=(-H 'Host: hozen.example' -H 'X-Forwarded-Proto: https' -H 'X-Forwarded-For: 203.0.113.9, 192.0.2.4')
	[ "$(status_of "${behind[@]}" "$at/sign-in")" = 200 ]
	grep -qi '^set-cookie: __Host-hozen-visit=.*; Secure' "$place/headers"
	grep -qi '^strict-transport-security: max-age=31536000' "$place/headers"
	[ "$(status_of "${behind[@]}" -b "__Host-$cookie" "$at/settings")" = 200 ]
	stop

	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost -keyout "$place/key" -out "$place/cert" 2>/dev/null
	answers 2 serve --listen 127.0.0.1:0 --tls-cert "$place/cert"
	answers 2 serve --listen 127.0.0.1:0 --tls-cert "$place/cert" --tls-key "$place/cert"
	serve --tls-cert "$place/cert" --tls-key "$place/key"
	[[ $at == https://* ]]
	[ "$(status_of "$at/sign-in")" = 200 ]
	grep -qi '^set-cookie: __Host-hozen-visit=.*; Secure' "$place/headers"
	grep -qi '^strict-transport-security: max-age=31536000' "$place/headers"
	[ "$(status_of -b "$cookie" "$at/settings")" = 303 ]
	[ "$(status_of -b "__Host-$cookie" "$at/settings")" = 200 ]
}

@test "a code sets the first password, and another is made for who lost it" {
	make_installation
	code=$(grep -oE '[0-9a-f]{5}(-[0-9a-f]{5}){3}' "$place/init")
	[ -n "$code" ]
	serve
	jar=$place/jar
	page=$(curl -s -c "$jar" "$at/sign-in/invitation")
	token=$(sed -n 's/.*name="token" value="\([0-9a-f]*\)".*/\1/p' <<<"$page" | head -1)
	password='seven kettles on a roof'
	[ "$(status_of -b "$jar" -c "$jar" --data-urlencode "token=$token" -d account=chief -d "code=$code" --data-urlencode "password=$password" \
		--data-urlencode "again=$password" "$at/sign-in/invitation")" = 303 ]
	[ "$(status_of -b "$jar" "$at/account")" = 200 ]
	answers 0 account invite chief --json
	is chief .account
	run grep -aF -e "$code" -e "$(jq -r .code <<<"$output")" "$place/served" "$dir/checkpoint"
	[ "$status" -eq 1 ]
	answers 0 ledger verify
}
