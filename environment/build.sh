#!/usr/bin/env bash
# Builds a project or the solution and says each part as it is done, since some take minutes: in one line that changes in place on a terminal, else a line each.
#   environment/build.sh Genex.Research.sln
#   environment/build.sh --lean lib/Genex.Cli    to use it: leaves style and analysis, half of the time, to the first build without --lean
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
case "${1:-}" in ''|-h|--help) sed -n '2,4s/^# \{0,1\}//p' "$0"; exit 0 ;; esac

# What a lean build made looks up to date to MSBuild, which does not know what was left out: a whole build begins anew once.
unchecked=artifacts/obj/unchecked anew=''
if [ "$1" = --lean ]; then
  shift
  if [ -f "$unchecked" ] || [ ! -d artifacts/obj ]; then
    mkdir -p artifacts/obj
    : > "$unchecked"
    set -- "$@" -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false
  fi
elif [ -f "$unchecked" ]; then
  case "$1" in *.sln) anew=1 ;; esac # a part of the whole leaves the rest unchecked
  set -- "$@" --no-incremental
fi

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
    *' -> /'*.dll) line=${line%% -> *}; printf '%s  %s built (%s s)%s' "$again" "${line##* }" "$SECONDS" "$end" ;;
    *'Determining projects to restore'*|*'up-to-date for restore'*|*'Restored '*|'Build succeeded.'|*' Warning(s)'|*' Error(s)'|'Time Elapsed'*|'') ;;
    *) printf '%s%s\n' "$again" "$line" ;;
  esac
done
code=${PIPESTATUS[0]}
dotnet build-server shutdown --vbcscompiler > /dev/null 2>&1
printf '%s' "$again"
if [ -n "$anew" ] && [ "$code" -eq 0 ]; then rm -f "$unchecked"; fi
exit "$code"
