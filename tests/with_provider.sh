#!/bin/sh
# Runs a command with a real provider of accounts at hand: the certified oidc-provider for Node, which the tests of the
# login start on loopback. It is fetched once, by npm, into the virtual environment's folder.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$here/../.venv/provider
command -v node >/dev/null && command -v npm >/dev/null || {
    echo "The login is not tested: node and npm are not here (Debian: apt install nodejs npm)." >&2
    exit 1
}
mkdir -p "$folder"
cp "$here/login/package.json" "$here/login/provider.mjs" "$folder"
[ -d "$folder/node_modules/oidc-provider" ] || (cd "$folder" && npm install --silent --no-audit --no-fund) || {
    echo "The login is not tested: npm could not fetch oidc-provider." >&2
    exit 1
}
WIJK_TEST_PROVIDER=$folder exec "$@"
