#!/usr/bin/env bash
# Runs a command on a machine with nginx, which is installed when it is missing, and with a PostgreSQL of its own.
set -euo pipefail
if ! PATH="$PATH:/usr/sbin" command -v nginx >/dev/null; then
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends nginx-light >/dev/null
fi
WIJK_TEST_POSTGRES_SETTINGS="" exec "$(dirname "$0")/with_postgres.sh" "$@"
