#!/usr/bin/env bash
# Writes the lists of public members, lib/*/PublicAPI.Shipped.txt, anew: after a public member has come, gone or changed. Says what has changed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
case "${1:-}" in -h|--help) sed -n '2s/^# //p' "$0"; exit 0 ;; esac

empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT
for list in Shipped Unshipped; do echo '#nullable enable' > "$empty/PublicAPI.$list.txt"; done
for project in lib/*/PublicAPI.Shipped.txt; do
  project=$(dirname "$project")
  name=$(basename "$project")
  # A library that another one has brought along is not built twice; what its build missed in an empty list is all there is.
  [ -f "$empty/$name.sarif" ] || dotnet build "$project" --nologo -v q -clp:ErrorsOnly -p:EmptyPublicApi="$empty" \
    -p:TreatWarningsAsErrors=false -p:MSBuildTreatWarningsAsErrors=false > "$empty/log" || { grep -h ' error ' "$empty/log" | sort -u >&2; exit 1; }
  found=$(sed -n 's/^ *"APIName": "\(.*\)",\{0,1\}$/\1/p' "$empty/$name.sarif" | sed 's/\\\(["\\]\)/\1/g' | LC_ALL=C sort -u)
  [ -n "$found" ] || { echo "public-api.sh: the compiler named no public member of $project" >&2; exit 1; }
  printf '#nullable enable\n%s\n' "$found" > "$empty/list"
  { diff "$project/PublicAPI.Shipped.txt" "$empty/list" || true; } | sed -n "s/^</$name: gone:/p; s/^>/$name: came:/p"
  # Always written, so that the next build compiles again, with every analyzer.
  cp "$empty/list" "$project/PublicAPI.Shipped.txt"
done
