#!/usr/bin/env bash
# Runs a command on a machine with nginx and PgBouncer, which are installed when they are missing, and with a PostgreSQL
# of its own.
set -euo pipefail
missing=()
for each in nginx:nginx-light pgbouncer:pgbouncer openssl:openssl systemd-analyze:systemd; do
    PATH="$PATH:/usr/sbin" command -v "${each%:*}" >/dev/null || missing+=("${each#*:}")
done
if [ ${#missing[@]} -gt 0 ]; then
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
WIJK_TEST_POSTGRES_SETTINGS="" exec "$(dirname "$0")/with_postgres.sh" "$@"
