#!/usr/bin/env bash
# Runs a command with a PostgreSQL of its own, on loopback and in a temporary folder, and takes it away afterwards.
# The command finds the server's address in WIJK_TEST_POSTGRES. PostgreSQL never runs as root.
set -euo pipefail

server() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1; }
if [ -z "$(server)" ]; then
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends postgresql >/dev/null
fi
programs=$(server)

as_owner() { if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }

# In memory where there is room for it: nothing that is written here is read after the tests.
in_memory=$(df --output=avail -B1M /dev/shm 2>/dev/null | tail -1)
if [ "${in_memory:-0}" -gt 2000 ]; then folder=$(mktemp -d -p /dev/shm); else folder=$(mktemp -d); fi
[ "$(id -u)" != 0 ] || chown postgres "$folder"
stop() {
    as_owner "$programs/pg_ctl" -D "$folder/data" -m immediate -s stop || true
    rm -rf "$folder"
}
trap stop EXIT

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
password=$(python3 -c 'import secrets; print(secrets.token_hex(16))')
as_owner sh -c "printf %s $password > $folder/password"
as_owner "$programs/initdb" -D "$folder/data" -U wijk -A scram-sha-256 --pwfile "$folder/password" -E UTF8 --locale C.UTF-8 \
    >/dev/null
# A test's database is thrown away: the disk needn't be waited for. What a server promises is not what is tested here;
# where it is, in the drills, WIJK_TEST_POSTGRES_SETTINGS takes other settings, or none.
# A model that is copied must have no visitors, not even the one that tidies up.
throwaway="-c autovacuum=off -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0"
as_owner "$programs/pg_ctl" -D "$folder/data" -w -s -l "$folder/log" start \
    -o "-c listen_addresses=127.0.0.1 -p $port -k $folder -c max_connections=200 ${WIJK_TEST_POSTGRES_SETTINGS-$throwaway}"

# For the drills: a restart that waits for nobody, as after a crash.
restart="$programs/pg_ctl -D $folder/data -w -s -l $folder/log -m immediate restart"
[ "$(id -u)" != 0 ] || restart="cd / && runuser -u postgres -- $restart"
export WIJK_TEST_POSTGRES_RESTART="$restart"
export WIJK_TEST_POSTGRES="postgresql://wijk:$password@127.0.0.1:$port/postgres"
"$@"
