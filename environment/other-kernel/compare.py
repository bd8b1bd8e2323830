"""Executes notebooks on Microsoft's C# kernel and compares their key results with those of the copies that this project's host has executed.

    compare.py KERNEL FOLDER NOTEBOOK...    KERNEL: dotnet-interactive; FOLDER/ours holds the copies to compare with; FOLDER/<locale> receives the others
"""
import json
import math
import os
import sys
import time
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

RESULTS = "application/vnd.genex.results+json"
PATIENCE = 1800  # seconds for one cell: some train


def manager(program):
    """The kernel as its own installation would describe it, without installing it."""

    class Manager(AsyncKernelManager):
        @property
        def kernel_spec(self):
            return KernelSpec(argv=[program, "jupyter", "--default-kernel", "csharp", "{connection_file}", "--http-local-only", "--http-port-range", "2048-3000"],
                              display_name=".NET (C#)", language="C#")

    return Manager(kernel_name=".net-csharp")


def results(notebook):
    """Every key result by name. That kernel hands JSON types over as strings."""
    found = {}
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {}).get(RESULTS)
            for result in (json.loads(data) if isinstance(data, str) else data or {}).get("results", []):
                found[result["name"]] = result["value"]
    return found


def same(ours, theirs):
    if isinstance(ours, (int, float)) and isinstance(theirs, (int, float)) and not isinstance(ours, bool):
        return math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-12)
    return ours == theirs


def execute(program, source, target):
    """What went wrong, if anything."""
    notebook = nbformat.read(source, as_version=nbformat.NO_CONVERT)
    client = NotebookClient(notebook, km=manager(program), timeout=PATIENCE, startup_timeout=120, allow_errors=False,
                            resources={"metadata": {"path": str(source.parent)}})
    client.owns_km = True  # it then ends the kernel too, which would outlive this otherwise
    problem = None
    try:
        client.execute()
    except CellExecutionError as failed:
        problem = str(failed)
    except Exception as failed:  # a kernel that died, or a cell that took too long
        problem = f"{type(failed).__name__}: {failed}"
    nbformat.write(notebook, target)
    return notebook, problem


def main(program, folder, *names):
    locale = os.environ.get("LC_ALL", "C.UTF-8")
    target = Path(folder) / locale
    target.mkdir(parents=True, exist_ok=True)
    equal = different = 0
    for name in map(Path, names):
        start = time.monotonic()
        notebook, problem = execute(program, name, target / name.name)
        ours, theirs = results(nbformat.read(Path(folder) / "ours" / name.name, as_version=nbformat.NO_CONVERT)), results(notebook)
        wrong = [f"{key}: {ours.get(key, 'missing')} here, {theirs.get(key, 'missing')} there"
                 for key in {**ours, **theirs} if key not in ours or key not in theirs or not same(ours[key], theirs[key])]
        if problem:
            wrong.insert(0, problem)
        if not ours:
            wrong.append("no key results in the copy of this project's host")
        equal += len(ours.keys() & theirs.keys()) - sum(1 for key in ours.keys() & theirs.keys() if not same(ours[key], theirs[key]))
        different += len(wrong)
        print(f"{locale}  {name.name}  {time.monotonic() - start:.0f} s  {len(theirs)} values, {len(wrong)} different")
        for line in wrong:
            print("    " + line.replace("\n", "\n    "))
    print(f"{equal} values equal, {different} not")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
