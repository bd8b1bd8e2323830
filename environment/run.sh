#!/usr/bin/env bash
# One command from raw recordings to a rendered comparison: sets up, builds, makes the simulated sample study if it is not there,
# executes every notebook (quick profile), writes artifacts/notebooks and artifacts/site, prints the comparison. A second run reuses what is unchanged.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
case "${1:-}" in -h|--help) sed -n '2,3s/^# \{0,1\}//p' "$0"; exit 0 ;; esac
step() { printf '\n\033[1m%s\033[0m (%s s)\n' "$1" "$SECONDS"; }

step "1. Setting up";        bash environment/setup.sh
step "2. Building";          dotnet build lib/Genex.Cli --nologo -v q
genex() { dotnet artifacts/bin/Genex.Cli/release/genex.dll "$@"; }
# Nine participants: with eight, no outcome of so many declared contrasts could be significant (2 / 2^N times their number).
step "3. Sample study (simulated)"
if [ -f data/sample/Truth/truth.json ]; then echo "data/sample is there"; else genex data simulate --out data/sample --participants 9 --seconds 53 --seed 1; fi
# Small models do not fill two cores with one step, so notebooks share the cores: two notebooks with a thread each are done sooner than one after the other with both.
cores=$(nproc); jobs=$(( cores < 4 ? cores : 4 ))
step "4. Notebooks ($jobs at a time)"
notebooks() { OMP_NUM_THREADS=$(( cores / $1 )) genex notebooks run "${@:2}" --profile quick --out artifacts/notebooks --skip-unchanged --depends data/sample --jobs "$1"; }
# The longest first.
notebooks "$jobs" notebooks/{12,08,07,04,02,06,11,05,13,03,01,00,10}-*.ipynb
# The comparison reads what the others have trained, so it comes last.
notebooks 1 notebooks/09-*.ipynb --depends notebooks
step "5. Pages";             genex notebooks export artifacts/notebooks --out artifacts/site
step "6. Comparison";        genex compare
echo; echo "Done in $SECONDS s. Open artifacts/site/index.html in a browser."
