#!/usr/bin/env bash
# The one test command: installs what is missing, builds, runs every test with none skipped, and counts them on its
# last line. --long runs the full counts of kills, fuzzing and queries. Ends with 0 when all passed, 1 when a test
# failed, was skipped or none ran, 2 when something has to be installed by hand.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*"; }

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1
for argument in "$@"; do
  case "$argument" in
    --long) export NEWSARCHIVE_LONG=1 ;;
    *) say "usage: bash tests/run.sh [--long]"; exit 2 ;;
  esac
done

find_browser() { [ -x "${CHROMIUM:-}" ] || command -v chromium || command -v chromium-browser || command -v google-chrome; }

if ! command -v dotnet >/dev/null; then
  say "The .NET SDK 10 is missing: install it from https://dotnet.microsoft.com/download"
  exit 2
fi
if ! find_browser >/dev/null && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  say "Installing Chromium for the browser tests"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } >/dev/null
fi
if ! find_browser >/dev/null; then
  say "The browser tests need Chromium: install the package chromium of your system, so that it is on the PATH"
  exit 2
fi

dotnet build NewsArchive.sln -v quiet || { say "0 passed, 1 failed"; exit 1; }

# The scores on annotated news run where NEWSARCHIVE_GOLD names the folder that holds it; nothing else is left out.
select=()
if [ ! -d "${NEWSARCHIVE_GOLD:-}" ]; then
  select=(--filter-not-trait gold=measured)
else
  NEWSARCHIVE_GOLD="$(cd "$NEWSARCHIVE_GOLD" && pwd)"
  export NEWSARCHIVE_GOLD
fi

log="$(mktemp)"
trap 'rm -f "$log"' EXIT
dotnet test --solution NewsArchive.sln --no-build --fail-skips on "${select[@]}" 2>&1 | tee "$log"
ended=${PIPESTATUS[0]}

# The summary that ends a run of all test projects; a project that crashed counts in the exit code alone.
count() { sed -nE "s/^ +$1: +([0-9]+)\$/\1/p" "$log" | tail -n 1; }
passed="$(count succeeded)" failed="$(count failed)" skipped="$(count skipped)"
passed=${passed:-0} failed=$((${failed:-0} + ${skipped:-0}))
if [ "$failed" = 0 ] && { [ "$ended" != 0 ] || [ "$passed" = 0 ]; }; then
  say "The test run itself ended with $ended"
  failed=1
fi

[ ${#select[@]} = 0 ] || say "gold: not measured"
say "$passed passed, $failed failed"
[ "$failed" = 0 ]
