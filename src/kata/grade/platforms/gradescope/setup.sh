#!/usr/bin/env bash
# Gradescope runs this once, when it builds the image of the assignment.
set -euo pipefail
autograder="${AUTOGRADER:-/autograder}"

# Any npm will do, the one of Ubuntu 22.04, too: npm ci also installs the Node that the course runs on.
if ! command -v npm >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update
  apt-get install -y --no-install-recommends ca-certificates nodejs npm
fi
cd "$autograder/source/course"
npm ci --omit=dev
