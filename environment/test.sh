#!/usr/bin/env bash
# Sets up, builds with warnings as errors, runs every test: a line for each project, then what failed. Every test is in artifacts/tests/NAME.log. Ends with
# "N passed, N failed".
#   environment/test.sh [FILTER]    a filter of `dotnet test`, for example FullyQualifiedName~Alignment
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
case "${1:-}" in -h|--help) sed -n '2,4s/^# \{0,1\}//p' "$0"; exit 0 ;; esac

bash environment/setup.sh --tests || { echo "0 passed, 1 failed"; exit 1; }
echo "Building…"
bash environment/build.sh Genex.Research.sln || { echo "0 passed, 1 failed"; exit 1; }

results=artifacts/tests
rm -rf "$results"
mkdir -p "$results"
status=0
export DOTNET_CLI_UI_LANGUAGE=en
culture=()
run() { # PROJECT, NAME of the results, further arguments of dotnet test; its line comes when it is done, so that runs can go side by side
  local from=$SECONDS code=0 counted
  # The culture is the tests' and not this script's, which would complain of one that is not installed.
  env ${culture[@]+"${culture[@]}"} dotnet test "tests/$1" --no-build --nologo --results-directory "$results" --logger "trx;LogFileName=$2.trx" \
    --logger "console;verbosity=normal" --blame-hang-timeout 10m "${@:3}" > "$results/$2.log" 2>&1 || code=$?
  counted=$(sed -n 's/.*<Counters .* passed="\([0-9]*\)" failed="\([0-9]*\)".*/\1 passed, \2 failed/p' "$results/$2.trx" 2>/dev/null)
  echo "Tested $2: ${counted:-ended with $code before it could report, see $results/$2.log} in $((SECONDS - from)) s"
  return "$code"
}
# How far it is, since some projects take minutes: on a terminal in a line that changes in place, elsewhere in a line every two minutes.
done_so_far() { printf "$1" "$(cat "$results"/*.log 2>/dev/null | grep -cE '^ +(Passed|Failed|Skipped) ')" "$SECONDS"; }
watch() { # no sleep holds the output open after the script has ended
  if [ -t 1 ]; then while sleep 2; do done_so_far '\r%s tests done after %s s \r'; done; fi
  while sleep 120 > /dev/null 2>&1; do done_so_far '%s tests done after %s s\n'; done
}
watch & watching=$!; trap 'kill "$watching" 2>/dev/null' EXIT
if [ -n "${1:-}" ]; then
  for project in tests/*.Tests; do run "$(basename "$project")" "$(basename "$project")" --filter "$1" || status=1; done
else
  echo "Testing…"
  # By itself: a kernel is asked to answer within a second.
  run Genex.Notebooks.Tests Genex.Notebooks.Tests || status=1
  # In two processes, each with a share of the cores: tests of one process run one after the other, since torch has one generator and the environment is one.
  # What does not train; and what trains, then what reads and writes numbers as text once more where a comma is the decimal separator, as on any host that is
  # not ours.
  trains='' others='' cores=$(nproc)
  for floor in Experiments Training Models Reporting; do
    trains+="|FullyQualifiedName~Research.Tests.$floor."; others+="&FullyQualifiedName!~Research.Tests.$floor."
  done
  export OMP_NUM_THREADS=$(( cores > 1 ? cores / 2 : 1 ))
  floors=$(printf '|FullyQualifiedName~Research.Tests.%s' House.CultureTests Storage Numerics Recordings Alignment Evaluation Claims Reporting)
  run Genex.Research.Tests Genex.Research.Tests.others --filter "${others:1}" & second=$!
  run Genex.Research.Tests Genex.Research.Tests.training --filter "${trains:1}" || status=1
  culture=(TEST_CULTURE=de-DE LC_ALL=de_DE.UTF-8 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=0)
  run Genex.Research.Tests Genex.Research.Tests.de-DE --filter "${floors:1}" || status=1
  wait "$second" || status=1
fi

kill "$watching" 2>/dev/null
if [ -t 1 ]; then printf '\r\033[K'; fi

# A project that died before it could report counts as one failure.
sum() { grep -ho "<Counters [^>]*" "$results"/*.trx 2>/dev/null | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" | awk '{ n += $1 } END { print n + 0 }'; }
passed=$(sum passed) failed=$(( $(sum failed) + $(sum error) + $(sum timeout) + $(sum aborted) ))
[ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
[ "$passed" -gt 0 ] || status=1
# Once more at the end, where a reader of the last screen finds them.
awk '/<UnitTestResult /{ failed = /outcome="Failed"/; if (failed) { match($0, /testName="[^"]*"/); print "failed: " substr($0, RSTART + 10, RLENGTH - 11); lines = 0 } }
  failed && /<Message>/ { told = 1 } failed && told && lines++ < 12 { print "    " $0 } /<\/UnitTestResult>/ { failed = told = 0 }' "$results"/*.trx 2>/dev/null
echo "$passed passed, $failed failed"
exit $status
