#!/usr/bin/env bash
# Sets up, builds with warnings as errors, runs every test. Ends with "N passed, N failed".
#   environment/test.sh [FILTER]    a filter of `dotnet test`, for example FullyQualifiedName~Alignment
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
case "${1:-}" in -h|--help) sed -n '2,3s/^# \{0,1\}//p' "$0"; exit 0 ;; esac

bash environment/setup.sh --tests || { echo "0 passed, 1 failed"; exit 1; }
echo "Building…"
dotnet build Genex.Research.sln --nologo -v q || { echo "0 passed, 1 failed"; exit 1; }

results=artifacts/tests
rm -rf "$results"
status=0
for project in tests/*.Tests; do
  echo "Testing $(basename "$project")…"
  dotnet test "$project" --no-build --nologo --results-directory "$results" --logger "trx;LogFileName=$(basename "$project").trx" \
    --logger "console;verbosity=normal" --blame-hang-timeout 10m ${1:+--filter "$1"} 2>&1 \
    | grep -Ev '^(Test run for|A total of|VSTest version|\[xUnit|Starting test execution|Results File:|Test Run Successful|Total tests:|     Passed:| Total time:|$)'
  [ "${PIPESTATUS[0]}" -eq 0 ] || status=1
done

# A project that died before it could report counts as one failure.
sum() { grep -ho "<Counters [^>]*" "$results"/*.trx 2>/dev/null | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" | awk '{ n += $1 } END { print n + 0 }'; }
passed=$(sum passed) failed=$(( $(sum failed) + $(sum error) + $(sum timeout) + $(sum aborted) ))
[ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
[ "$passed" -gt 0 ] || status=1
echo "$passed passed, $failed failed"
exit $status
