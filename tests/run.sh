#!/usr/bin/env bash
# The one test command: installs what is missing, builds, runs every test with none skipped, names the ten slowest, and
# counts on its last line. --long PART runs the tests of one part alone, each as often as it can be in half an hour.
# Ends with 0 when all passed, 1 when a test failed, was skipped or none ran or a process took too much memory, 2 when
# something has to be done by hand.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

max_memory=1536 # MB, of any one process

say() { printf '%s\n' "$*"; }

usage() {
  say "usage: bash tests/run.sh [--long kills|fuzz|queries|memory|sequences]"
  exit 2
}

part=
if [ $# -gt 0 ]; then
  [ "$1" = --long ] && [ $# = 2 ] || usage
  part=$2
fi
case "$part" in
  '' | kills | fuzz | queries | memory) ;;
  sequences) say "There are no tests of sequences yet."; exit 2 ;;
  *) usage ;;
esac

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1
unset NEWSARCHIVE_LONG
[ -z "$part" ] || export NEWSARCHIVE_LONG="$part"

find_browser() { [ -x "${CHROMIUM:-}" ] || command -v chromium || command -v chromium-browser || command -v google-chrome; }

if ! command -v dotnet >/dev/null; then
  say "The .NET SDK 10 is missing: install it from https://dotnet.microsoft.com/download"
  exit 2
fi
if [ -z "$part" ] && ! find_browser >/dev/null && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  say "Installing Chromium for the browser tests"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } >/dev/null
fi
if [ -z "$part" ] && ! find_browser >/dev/null; then
  say "The browser tests need Chromium: install the package chromium of your system, so that it is on the PATH"
  exit 2
fi

work="$(mktemp -d)"
trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$work"' EXIT

# Every two seconds the peak memory of each process below this one, where the system has /proc.
watch_memory() {
  while [ -r /proc/self/status ] && sleep 2; do
    cat /proc/[0-9]*/status 2>/dev/null | awk -v root="$$" '
      /^Name:/ { word = $2 }
      /^Pid:/ { id = $2; name[id] = word }
      /^PPid:/ { parent[id] = $2 }
      /^VmHWM:/ { peak[id] = $2 }
      END {
        for (id in peak) {
          for (above = id; above > 1 && above != root; above = parent[above]);
          if (above == root)
            print int(peak[id] / 1024), name[id]
        }
      }'
  done
}
watch_memory >"$work/memory" &

dotnet build NewsArchive.sln -v quiet || { say "0 passed, 1 failed"; exit 1; }

# Most of the time of a start is compiling: hundreds of them are of programs that are compiled before, here or in the
# folder that NEWSARCHIVE_PROGRAMS names.
if [ "$part" = kills ] && [ -z "${NEWSARCHIVE_PROGRAMS:-}" ]; then
  export NEWSARCHIVE_PROGRAMS="$work/programs"
  for program in Cli Web; do
    dotnet publish "src/NewsArchive.$program" -o "$NEWSARCHIVE_PROGRAMS" -v quiet || { say "0 passed, 1 failed"; exit 1; }
  done
fi

# The scores on annotated news run where NEWSARCHIVE_GOLD names the folder that holds it; nothing else is left out.
select=() unmeasured=
if [ -n "$part" ]; then
  # A project without a test of this part is none that failed.
  select=(--filter-trait "long=$part" --ignore-exit-code 8)
elif [ ! -d "${NEWSARCHIVE_GOLD:-}" ]; then
  select=(--filter-not-trait gold=measured) unmeasured=yes
else
  NEWSARCHIVE_GOLD="$(cd "$NEWSARCHIVE_GOLD" && pwd)"
  export NEWSARCHIVE_GOLD
fi

dotnet test --solution NewsArchive.sln --no-build --fail-skips on "${select[@]}" \
  --report-xunit-xml --results-directory "$work/results" 2>&1 | tee "$work/log"
ended=${PIPESTATUS[0]}

# The summary that ends a run of all test projects; a project that crashed counts in the exit code alone.
count() { sed -nE "s/^ +$1: +([0-9]+)\$/\1/p" "$work/log" | tail -n 1; }
passed="$(count succeeded)" failed="$(count failed)" skipped="$(count skipped)"
passed=${passed:-0} failed=$((${failed:-0} + ${skipped:-0}))
if [ "$failed" = 0 ] && { [ "$ended" != 0 ] || [ "$passed" = 0 ]; }; then
  say "The test run itself ended with $ended"
  failed=1
fi

# The reports hold an element <test name="…" … time="…"> for each test, and in it what the test said in <output>.
cat "$work"/results/*.xml 2>/dev/null | tr '\n' ' ' | sed 's/<test /\n&/g; s/<output>/\n&/g' >"$work/tests"
[ -z "$part" ] || sed -nE 's/^<output>(<!\[CDATA\[)?([^]<]+).*/\2/p' "$work/tests"
say "The slowest tests, in seconds:"
sed -nE 's/^<test [^>]*name="([^"]*)"[^>]* time="([0-9.]+)".*/\2 \1/p' "$work/tests" | sed 's/&quot;/"/g' \
  | sort -rn | head -n 10 | awk '{ seconds = $1; $1 = ""; printf "%7.1f %s\n", seconds, substr($0, 2, 110) }'

largest="$(sort -rn "$work/memory" | head -n 1)"
if [ -n "$largest" ]; then
  say "The largest process took ${largest%% *} MB: ${largest#* }"
  if [ "${largest%% *}" -gt "$max_memory" ]; then
    say "None may take more than $max_memory MB."
    failed=$((failed + 1))
  fi
fi

[ -z "$unmeasured" ] || say "gold: not measured"
say "$passed passed, $failed failed"
[ "$failed" = 0 ]
