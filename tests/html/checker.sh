#!/bin/sh
# The test of valid HTML needs Java and the Nu Html Checker, which npm fetches at the version and checksum that
# package-lock.json pins. Find them, or install Debian's where that is allowed; never skip silently.
set -u
cd "$(dirname "$0")" || exit 1
fetched() { [ -f node_modules/vnu-jar/build/dist/vnu.jar ] && [ ! package-lock.json -nt node_modules/.package-lock.json ]; }
missing=
command -v java >/dev/null 2>&1 || missing="$missing default-jre-headless"
fetched || command -v npm >/dev/null 2>&1 || missing="$missing npm"
if [ -n "$missing" ]; then
  if ! command -v apt-get >/dev/null 2>&1 || [ "$(id -u)" != 0 ]; then
    echo "Program som granskningen av HTML behöver saknas. Gör så här: sudo apt install$missing" >&2
    exit 1
  fi
  echo "Installerar$missing (Debians paket) …"
  # shellcheck disable=SC2086
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null || exit 1
fi
fetched && exit 0
echo "Hämtar granskaren av HTML (en gång) …"
npm ci --ignore-scripts --no-audit --no-fund --silent && fetched && exit 0
echo "Granskaren av HTML gick inte att hämta. Gör så här: kör npm ci --ignore-scripts i tests/html och läs vad den säger" >&2
exit 1
