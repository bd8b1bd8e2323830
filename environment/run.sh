#!/usr/bin/env bash
# One command from raw recordings to a rendered comparison: sets up, builds, makes the simulated sample study if it is not there,
# executes every notebook (quick profile), writes artifacts/notebooks and artifacts/site, prints what was found. A second run reuses what is unchanged.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
case "${1:-}" in -h|--help) sed -n '2,3s/^# \{0,1\}//p' "$0"; exit 0 ;; esac
mkdir -p artifacts
log=artifacts/run.log
: > "$log"
step() { printf '%s (%s s)\n' "$1" "$SECONDS" | tee -a "$log"; }
# What a step says goes to the log, and to the screen when the step fails.
quietly() { local from; from=$(wc -l < "$log"); "$@" >> "$log" 2>&1 || { tail -n "+$((from + 1))" "$log" >&2; exit 1; }; }
# A line of progress that changes in place needs the terminal itself; what goes elsewhere is logged as well.
told() { if [ -t 2 ]; then "$@"; else { "$@" 2>&1 >&3 | tee -a "$log" >&2; } 3>&1; fi; }
building() { if [ -t 1 ]; then bash environment/build.sh --lean lib/Genex.Cli; else bash environment/build.sh --lean lib/Genex.Cli | tee -a "$log"; fi; }
genex() { dotnet artifacts/bin/Genex.Cli/release/genex.dll "$@"; }

step "1. Setting up"; bash environment/setup.sh
step "2. Building";   building
# Nine participants: with eight, no outcome of so many declared contrasts could be significant (2 / 2^N times their number).
step "3. Sample study (simulated)"
if [ ! -f data/sample/Truth/truth.json ]; then quietly genex data simulate --out data/sample --participants 9 --seconds 53 --seed 1; fi
# Small models do not fill two cores with one step, so notebooks share the cores: two notebooks with a thread each are done sooner than one after the other with both.
cores=$(nproc); jobs=$(( cores < 4 ? cores : 4 ))
step "4. Notebooks ($jobs at a time)"
notebooks() {
  OMP_NUM_THREADS=$(( cores / $1 )) told genex notebooks run "${@:2}" --profile quick --out artifacts/notebooks --skip-unchanged --depends data/sample --jobs "$1"
}
# The longest first, but for 16, which shows two of the worlds of 12: what the frozen network made of their frames is there by then.
notebooks "$jobs" notebooks/{12,08,17,07,16,11,14,04,02,06,05,15,13,03,01,00,10}-*.ipynb
# The comparison reads what the others have trained, so it comes last.
notebooks 1 notebooks/09-*.ipynb --depends notebooks
step "5. Pages";      quietly genex compare
step "6. What was found (on simulated data; genex compare prints the tables)"
genex notebooks export artifacts/notebooks --out artifacts/site --findings 2>> "$log" | tee -a "$log"
echo "Done in $SECONDS s; what was said is in $log. Open artifacts/site/index.html in a browser."
