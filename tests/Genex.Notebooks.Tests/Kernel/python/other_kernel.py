"""Runs cells on Microsoft's C# kernel: a JSON list of them on standard input, a JSON list of what each published on standard output.

    other_kernel.py KERNEL    KERNEL: dotnet-interactive
"""
import json
import os
import sys

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import KernelManager

PATIENCE = 300  # seconds for one message: a restore of packages is one


class Manager(KernelManager):
    """The kernel as its own installation would describe it, without installing it."""

    @property
    def kernel_spec(self):
        return KernelSpec(argv=[sys.argv[1], "jupyter", "--default-kernel", "csharp", "{connection_file}", "--http-local-only", "--http-port-range", "2048-3000"],
                          display_name=".NET (C#)", language="C#")


def published(client, cell):
    """What a cell publishes until the kernel is idle again."""
    sent = client.execute(cell)
    outputs = []
    while True:
        message = client.get_iopub_msg(timeout=PATIENCE)
        kind, content = message["msg_type"], message["content"]
        if message["parent_header"].get("msg_id") != sent:
            continue
        if kind == "status" and content["execution_state"] == "idle":
            return outputs
        if kind not in ("status", "execute_input"):
            outputs.append({"kind": kind, "id": content.get("transient", {}).get("display_id"), "data": content.get("data", {}),
                            "text": content.get("text", "") + content.get("evalue", "")})


def main():
    cells = json.load(sys.stdin)
    os.environ["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1"
    manager = Manager(kernel_name=".net-csharp")
    # What the kernel itself writes is not for whoever reads the answer.
    manager.start_kernel(stdout=sys.stderr, stderr=sys.stderr)
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=120)
        answer = [published(client, cell) for cell in cells]
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
