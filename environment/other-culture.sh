#!/usr/bin/env bash
# Executes notebooks in a host that has cultures, under C.UTF-8 and under de_DE.UTF-8 (a decimal comma), and compares every key result and every text that they show.
#   environment/other-culture.sh          09 and 10
#   environment/other-culture.sh 01 15    those whose names begin so
# The notebooks' outputs go into artifacts/other-culture. Ends with "N outputs equal, N not" and 1 where one is not.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
case "${1:-}" in -h|--help) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 0 ;; esac

bash environment/setup.sh --tests # ICU, without which a host has no cultures
dotnet build lib/Genex.Cli --nologo -v q >&2
genex() { dotnet artifacts/bin/Genex.Cli/release/genex.dll "$@"; }
[ -f data/sample/Truth/truth.json ] || genex data simulate --out data/sample --participants 9 --seconds 53 --seed 1 >&2

[ $# -gt 0 ] || set -- 09 10
names=()
for prefix; do for name in notebooks/"$prefix"*.ipynb; do [ -f "$name" ] || { echo "no notebook begins with: $prefix" >&2; exit 2; }; names+=("$name"); done; done
out=artifacts/other-culture
mkdir -p "$out"
cat > "$out/culture.ipynb" <<'END'
{ "cells": [ { "cell_type": "code", "execution_count": null, "id": "culture", "metadata": {}, "outputs": [], "source": "(1.5).ToString(System.Globalization.CultureInfo.CurrentCulture)" } ],
  "metadata": { "kernelspec": { "display_name": "C#", "language": "C#", "name": "genex-csharp" }, "language_info": { "name": "C#" } }, "nbformat": 4, "nbformat_minor": 5 }
END
# What a notebook trains is then there for both, and each finds it.
genex notebooks run "${names[@]}" --profile quick --out "$out/first" >&2
for culture in C.UTF-8 de_DE.UTF-8; do
  env LC_ALL=$culture LANG=$culture DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=0 dotnet artifacts/bin/Genex.Cli/release/genex.dll \
    notebooks run "$out/culture.ipynb" "${names[@]}" --profile quick --out "$out/$culture" >&2
done
python3 - "$out" "${names[@]##*/}" <<'END'
import json, sys
from pathlib import Path

RESULTS = "application/vnd.genex.results+json"
out, names = Path(sys.argv[1]), sys.argv[2:]

def shown(culture, name):
    """Every key result and every text of a notebook, in order. Pictures are drawn by a browser."""
    for place, cell in enumerate(json.loads((out / culture / name).read_text("utf-8"))["cells"]):
        for output in cell.get("outputs", []):
            data = output.get("data", {"text": output.get("text", "")})
            for kind, value in data.items():
                if kind == RESULTS:
                    value = json.loads(value) if isinstance(value, str) else value
                    for result in value["results"]:
                        yield f"cell {place}, {result['name']}", result["value"]
                elif not kind.startswith("image/"):
                    yield f"cell {place}, {kind}", "".join(value) if isinstance(value, list) else value

said = [value for _, value in shown("de_DE.UTF-8", "culture.ipynb")]
if not said or not all("1,5" in str(value) for value in said):
    sys.exit(f"The host has no German culture: it writes 1.5 as {said}. Is ICU installed? environment/setup.sh --tests")
equal = different = 0
for name in names:
    there, here = list(shown("de_DE.UTF-8", name)), list(shown("C.UTF-8", name))
    wrong = [f"{one[0]}: {str(one[1])[:200]} under C, {str(other[1])[:200]} under de_DE" for one, other in zip(here, there) if one != other]
    if len(here) != len(there):
        wrong.append(f"{len(here)} outputs under C, {len(there)} under de_DE")
    results = sum(", text" not in place and ", application" not in place for place, _ in here)
    print(f"{name}: {len(here)} outputs, {results} of them key results, {len(wrong)} not equal")
    for line in wrong:
        print("   ", line)
    equal, different = equal + len(here) - len(wrong), different + len(wrong)
print(f"{equal} outputs equal, {different} not")
sys.exit(1 if different else 0)
END
