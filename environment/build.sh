#!/usr/bin/env bash
# Builds a project or the solution and says each part as it is done, since some take minutes: in one line that changes in place on a terminal, else a line each.
#   environment/build.sh Genex.Research.sln
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
case "${1:-}" in ''|-h|--help) sed -n '2,3s/^# \{0,1\}//p' "$0"; exit 0 ;; esac

SECONDS=0 again='' end=$'\n'
if [ -t 1 ]; then
  again=$'\r\033[K' end=''
  printf '  restoring packages…'
fi
# One compiler for all projects, which loads the analyzers once; it is asked to leave when they are built, so that nothing of it stays.
export UseSharedCompilation=true
# Progress has a form of its own in the build's words ("Genex.Cli -> …/genex.dll"). Whatever else it says matters, but for what restoring says.
DOTNET_CLI_UI_LANGUAGE=en dotnet build "$@" --nologo -v m -clp:NoSummary 2>&1 | while IFS= read -r line; do
  case "$line" in
    *' -> '*) line=${line%% -> *}; printf '%s  %s built (%s s)%s' "$again" "${line##* }" "$SECONDS" "$end" ;;
    *'Determining projects to restore'*|*'up-to-date for restore'*|*'Restored '*|'Build succeeded.'|*' Warning(s)'|*' Error(s)'|'Time Elapsed'*|'') ;;
    *) printf '%s%s\n' "$again" "$line" ;;
  esac
done
code=${PIPESTATUS[0]}
dotnet build-server shutdown --vbcscompiler > /dev/null 2>&1
printf '%s' "$again"
exit "$code"
