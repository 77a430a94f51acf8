#!/usr/bin/env bash
# A day of a user against a running NeoSC, over HTTP alone, with every answer checked: somebody
# registers, launches a workspace, sees it in the lists and the numbers, stops it and leaves; then the
# admin finds each step in the audit trail, in order and chained. Needs curl and jq.
#
#   NEOSC_URL             the server, default http://127.0.0.1:8080
#   NEOSC_ADMIN_EMAIL     an admin's address, default admin@neosc.local
#   NEOSC_ADMIN_PASSWORD  and password; required
#
# Ends with 1 at the first answer that is not as it must be.
set -euo pipefail

url=${NEOSC_URL:-http://127.0.0.1:8080}
admin_email=${NEOSC_ADMIN_EMAIL:-admin@neosc.local}
admin_password=${NEOSC_ADMIN_PASSWORD:?set NEOSC_ADMIN_PASSWORD to the password of the admin}

user_email="day-$(date +%s)-$RANDOM@example.org"
user_password="correct horse $RANDOM battery $RANDOM"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

say() { printf '\n%s\n' "$*"; }
ok() { printf '  ok    %s\n' "$*"; }
fail() {
    printf '  FAIL  %s\n' "$1" >&2
    if [[ -s "$work/body" ]]; then
        printf '        the answer was %s: ' "$status" >&2
        head -c 2000 "$work/body" >&2
        echo >&2
    fi
    exit 1
}

token=
status=
# call METHOD PATH [JSON]: leaves the status in $status and the body in $work/body.
call() {
    local arguments=(-sS --max-time 20 -X "$1" -o "$work/body" -w '%{http_code}' -H 'Accept: application/json')
    if [[ -n "$token" ]]; then arguments+=(-H "Authorization: Bearer $token"); fi
    if [[ $# -ge 3 ]]; then arguments+=(-H 'Content-Type: application/json' --data-binary "$3"); fi
    : >"$work/body"
    status=$(curl "${arguments[@]}" "$url$2")
}

# answers STATUS WHAT: the last call was answered with this status.
answers() { if [[ "$status" == "$1" ]]; then ok "$2 -> $1"; else fail "$2: expected $1"; fi; }

# holds FILTER WHAT [ARGUMENTS]: the jq filter is true for the last body.
holds() {
    local filter=$1 what=$2
    shift 2
    if jq -e "$@" "$filter" "$work/body" >/dev/null; then ok "$what"; else fail "$what"; fi
}

field() { jq -er "$1" "$work/body"; }

credentials() { jq -cn --arg email "$1" --arg password "$2" '$ARGS.named'; }

# eventually WHAT FILTER [ARGUMENTS]: /api/stats comes to fulfil the filter within five seconds.
eventually() {
    local what=$1 filter=$2 i
    shift 2
    for ((i = 0; i < 50; i++)); do
        call GET /api/stats
        if [[ "$status" == 200 ]] && jq -e "$@" "$filter" "$work/body" >/dev/null; then
            ok "$what"
            return
        fi
        sleep 0.1
    done
    fail "$what"
}

say "The server at $url"
call GET /health/ready
answers 200 'GET /health/ready'

say 'The admin signs in'
call POST /api/auth/login "$(credentials "$admin_email" "$admin_password")"
answers 200 'POST /api/auth/login'
holds '.user.role == "admin" and .token_type == "bearer" and .expires_in > 0' 'as an admin, with a bearer token'
admin_token=$(field .access_token)
token=$admin_token
call GET /api/stats
answers 200 'GET /api/stats'
users_before=$(field .total_users)

say "A user registers: $user_email"
token=
call POST /api/auth/register \
    "$(jq -cn --arg email "$user_email" --arg password "$user_password" '{$email, $password, name: "Day Dreamer"}')"
answers 201 'POST /api/auth/register'
holds '.user.role == "user" and .user.email == $email' 'as role user' --arg email "$user_email"
user_id=$(field .user.id)
user_token=$(field .access_token)

call POST /api/auth/login "$(credentials "$user_email" "not the password at all")"
answers 401 'POST /api/auth/login with a wrong password'
holds '.status == 401 and (.code | length > 0) and (.trace_id | length == 32)' 'as a problem with code and trace id'

token=$user_token
call GET /api/auth/me
answers 200 'GET /api/auth/me'
holds '.id == $id and .email == $email' 'is the new user' --arg id "$user_id" --arg email "$user_email"
eventually 'the statistics count the new user' '.total_users > $before' --argjson before "$users_before"

say 'Workspaces'
call GET /api/workspaces
answers 200 'GET /api/workspaces'
holds 'type == "array" and length > 0' 'a list that is not empty'
workspace=$(field 'map(select(.id == "ws-sap-neogenesys"))[0].id // .[0].id')
call GET "/api/workspaces/$workspace"
answers 200 "GET /api/workspaces/$workspace"
holds '.id == $id and (.status == "available" or .status == "running")' 'can be launched' --arg id "$workspace"

say "Launching $workspace"
call POST "/api/workspaces/$workspace/launch"
answers 201 "POST /api/workspaces/$workspace/launch"
holds '.session.status == "active" and .session.id == .session_id' 'an active session'
holds '.tunnel_status == "unknown" and .session.mfa_verified == false' 'nothing is claimed that nobody has seen'
holds '.connection_url | test("^(https?|ssh|rdp|vnc)://")' 'with the address to connect to'
session=$(field .session_id)

call POST "/api/workspaces/$workspace/launch"
answers 200 'the same again'
holds '.session_id == $id' 'gives the same session' --arg id "$session"

call GET /api/sessions/active
answers 200 'GET /api/sessions/active'
holds 'map(.id) == [$id]' 'holds this session alone' --arg id "$session"
call GET /api/sessions
answers 200 'GET /api/sessions'
holds '.[0].id == $id' 'begins with it' --arg id "$session"
eventually 'the statistics count it' '.active_sessions >= 1'
call GET "/api/workspaces/$workspace"
holds '.status == "running" and .active_sessions >= 1' 'the workspace is running'

say 'Stopping it'
call POST "/api/workspaces/$workspace/stop"
answers 200 "POST /api/workspaces/$workspace/stop"
holds '.sessions_terminated == 1' 'ended one session'
call POST "/api/workspaces/$workspace/stop"
answers 409 'the same again'
holds '.code == "session.none-active"' 'because there is none'
call GET "/api/sessions/$session"
answers 200 "GET /api/sessions/$session"
holds '.status == "terminated" and .end_reason == "user_stop" and .ended_at != null' 'it is terminated by its user'
call GET /api/sessions/active
holds '. == []' 'no session is active any more'

call GET '/api/audit-logs?limit=500'
answers 200 'GET /api/audit-logs as the user'
holds 'length > 0 and all(.[]; .user_id == $id)' 'shows own entries alone' --arg id "$user_id"

say 'Signing out'
call POST /api/auth/logout
answers 200 'POST /api/auth/logout'
holds '.sessions_terminated == 0' 'no session was left to end'
call GET /api/auth/me
answers 401 'GET /api/auth/me with the old token'

say 'The audit trail, read by the admin'
token=$admin_token
call GET "/api/audit-logs?limit=500&user_id=$user_id"
answers 200 'GET /api/audit-logs?user_id=...'
jq 'map(select(.action != "read_audit")) | sort_by(.seq)' "$work/body" >"$work/sorted" && mv "$work/sorted" "$work/body"
holds 'map(.action) == ["register", "login", "launch_workspace", "stop_workspace", "logout"]' \
    'register, login, launch_workspace, stop_workspace, logout: in this order, and nothing else but reading the trail'
holds 'map(.success) == [true, false, true, true, true]' 'the login with the wrong password as a failure'
holds 'map(.resource) == ["auth", "auth", $ws, $ws, "auth"]' 'each on its resource' --arg ws "workspace:$workspace"
holds 'all(.[]; .user_email == $email)' 'each with who it was' --arg email "$user_email"
holds 'all(.[]; (.timestamp | endswith("Z")) and (.trace_id | length == 32))' 'each with its time and request'
first=$(field '.[0].seq')
call GET '/api/audit-logs?limit=500'
answers 200 'GET /api/audit-logs, everything'
holds '[sort_by(.seq)[] | select(.seq >= $first)] as $all
    | ($all | length > 4)
    and all(range(1; $all | length); $all[.].seq == $all[. - 1].seq + 1
        and $all[.].prev_hash == $all[. - 1].hash)' \
    'each entry since then follows on the one before, by number and by hash' --argjson first "$first"

say "All as it should be."
