"""Classic Jupyter Notebook in headless Chromium: opens a notebook on the kernel, runs a cell, shows a chart, completes a member, interrupts a loop. Keeps screenshots.

    notebook_browser.py FOLDER SCREENSHOTS
FOLDER holds n.ipynb; its first cell draws a picture, its second computes a number, its third is empty, its fourth loops.
"""
import asyncio
import base64
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

from tornado.websocket import websocket_connect

PATIENCE = 60  # seconds, on a busy machine


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address):
    for _ in range(PATIENCE * 5):
        try:
            return urllib.request.urlopen(address, timeout=2).read()
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(address)


class Page:
    """One tab, over the DevTools protocol."""

    @classmethod
    async def open(cls, port):
        tabs = json.loads(wait_for(f"http://127.0.0.1:{port}/json"))
        page = cls()
        page.number = 0
        page.socket = await websocket_connect(next(tab for tab in tabs if tab["type"] == "page")["webSocketDebuggerUrl"], max_message_size=1 << 26)
        return page

    async def call(self, method, **parameters):
        self.number += 1
        number = self.number
        await self.socket.write_message(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(await asyncio.wait_for(self.socket.read_message(), PATIENCE))
            if answer.get("id") == number:
                assert "error" not in answer, answer
                return answer["result"]

    async def value(self, expression):
        result = await self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    async def until(self, expression, what):
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                if await self.value(expression):
                    return
            except AssertionError:
                pass  # the page is still loading
            await asyncio.sleep(0.1)
        await self.picture("failed")
        raise TimeoutError(what)

    async def press(self, key, code, **more):
        for kind in ("keyDown", "keyUp"):
            await self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **more)

    async def picture(self, name):
        data = (await self.call("Page.captureScreenshot"))["data"]
        (self.folder / f"{name}.png").write_bytes(base64.b64decode(data))


async def drive(page, address):
    cell = "Jupyter.notebook.get_cell({})"
    text = cell + ".output_area.element.text()"
    await page.call("Page.navigate", url=address)
    await page.until("Jupyter.notebook.kernel.is_connected() && Jupyter.notebook.kernel.info_reply.implementation === 'genex-csharp'", "the kernel is connected")
    await page.picture("1-opened")

    await page.value("Jupyter.notebook.execute_cells([0, 1])")
    await page.until(text.format(1) + ".includes('42')", "the second cell has its value")
    await page.until("document.querySelector('.output_png img') && document.querySelector('.output_png img').naturalWidth > 100", "the chart is shown")
    await page.picture("2-chart-and-value")

    await page.value("Jupyter.notebook.select(2); Jupyter.notebook.edit_mode(); " + cell.format(2) + ".code_mirror.focus()")
    await page.call("Input.insertText", text="answer.CompareT")
    await page.press("Tab", 9)
    await page.until(cell.format(2) + ".get_text() === 'answer.CompareTo'", "the member is completed")
    await page.picture("3-completed")

    await page.value("Jupyter.notebook.execute_cells([3])")
    await page.until("document.querySelector('#kernel_indicator_icon').className.includes('busy')", "the loop runs")
    await asyncio.sleep(1)
    start = time.monotonic()
    await page.value("document.querySelector('[data-jupyter-action=\"jupyter-notebook:interrupt-kernel\"]').click()")
    await page.until(text.format(3) + ".includes('Interrupted')", "the loop is interrupted")
    print(f"interrupted in {time.monotonic() - start:.2f} s")
    await page.value("Jupyter.notebook.execute_cells([1])")
    await page.until(cell.format(1) + ".input_prompt_number === 4", "the kernel still answers")
    await page.value("document.querySelector('#site').scrollTop = 1e6")
    await page.picture("4-interrupted")


async def main(folder, screenshots):
    screenshots.mkdir(parents=True, exist_ok=True)
    port, browser_port, profile = free_port(), free_port(), tempfile.mkdtemp()
    server = subprocess.Popen(
        ["/usr/bin/python3", "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}", "--NotebookApp.token=", "--NotebookApp.password=", f"--notebook-dir={folder}"])
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    browser = subprocess.Popen(
        [program, "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1280,1000",
         f"--remote-debugging-port={browser_port}", f"--user-data-dir={profile}", "about:blank"] + (["--no-sandbox"] if os.geteuid() == 0 else []), stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/api")
        page = await Page.open(browser_port)
        page.folder = screenshots
        await drive(page, f"http://127.0.0.1:{port}/notebooks/n.ipynb")
    finally:
        for process in (browser, server):
            process.terminate()
            process.wait(timeout=20)
        shutil.rmtree(profile, ignore_errors=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], pathlib.Path(sys.argv[2])))
