#!/usr/bin/env bash
# Executes the notebooks on Microsoft's own C# kernel (.NET Interactive) and on this project's, and compares every key result. The nightly check of what notebooks rest on.
#   environment/other-kernel.sh                   all notebooks under C.UTF-8; 01, 09 and 10 once more under de_DE.UTF-8
#   environment/other-kernel.sh 00 10             those whose names begin so
# The tool goes into a cache folder; the notebooks' outputs into artifacts/other-kernel. Ends with "N values equal, N not" and 1 where one is not.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
case "${1:-}" in -h|--help) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 0 ;; esac

version=1.0.712001
tool="${XDG_CACHE_HOME:-$HOME/.cache}/genex/dotnet-interactive/$version"
[ -x "$tool/dotnet-interactive" ] || dotnet tool install Microsoft.dotnet-interactive --version "$version" --tool-path "$tool" >&2
[ -x /usr/bin/python3 ] && /usr/bin/python3 -c 'import nbclient' 2>/dev/null || { echo "python3-nbclient is needed: environment/setup.sh --tests" >&2; exit 1; }
dotnet build lib/Genex.Cli --nologo -v q >&2
genex() { dotnet artifacts/bin/Genex.Cli/release/genex.dll "$@"; }
[ -f data/sample/Truth/truth.json ] || genex data simulate --out data/sample --participants 9 --seconds 53 --seed 1 >&2

wanted() { local name; for name in notebooks/*.ipynb; do [ $# -eq 0 ] && echo "$name" || for prefix; do case "$(basename "$name")" in "$prefix"*) echo "$name" ;; esac; done; done; }
# The comparison reads what the others have trained, so it comes last.
mapfile -t names < <(wanted "$@" | awk '/\/09-/ { last = $0; next } { print } END { if (last) print last }')
[ ${#names[@]} -gt 0 ] || { echo "no notebook begins with: $*" >&2; exit 2; }
out=artifacts/other-kernel
# Ours first: what a notebook trains is then there for both, and each reads it by itself.
genex notebooks run "${names[@]}" --profile quick --out "$out/ours" >&2
status=0
compare() { # LOCALE, notebooks
  # The C locale has no decimal comma to get wrong; a German one has, and needs ICU and the locale's own data: both are the system's.
  LC_ALL=$1 LANG=$1 /usr/bin/python3 environment/other-kernel/compare.py "$tool/dotnet-interactive" "$out" "${@:2}" || status=1
}
compare C.UTF-8 "${names[@]}"
mapfile -t german < <(printf '%s\n' "${names[@]}" | grep -E '/(01|09|10)-' || true)
[ ${#german[@]} -eq 0 ] || compare de_DE.UTF-8 "${german[@]}"
exit $status
