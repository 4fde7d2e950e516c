#!/bin/sh
# Usage: deploy.sh SERVER...
#
# Deploys to one real server after another, none of which serves meanwhile. `deploy-to` is your own program: it gets the
# server's name, and ends with 0 when the new release answers.
#
# SIGNALBOX_URL and SIGNALBOX_TOKEN (or SIGNALBOX_TOKEN_FILE) name the panel and a token that may drain and restore.
#
# Started again after a failure it begins with the first server once more: to drain what is drained already, and to restore
# what serves already, does no harm. A server whose deploy failed stays out of service; when the lease ends without a
# second try it comes back, if its health checks let it.
set -eu

for server in "$@"; do
  signalbox drain "$server" --hold deploy --wait --timeout 10m --lease 30m --reason "${REASON:-deploy.sh}"
  ./deploy-to "$server"
  signalbox restore "$server" --hold deploy
done
