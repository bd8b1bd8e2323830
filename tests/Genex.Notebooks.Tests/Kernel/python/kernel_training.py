"""A model trains in a cell of a real kernel, and a real client (jupyter_client) sees its losses come in the place of one output.

    kernel_training.py LIBRARY
LIBRARY is Genex.Research.dll of the build.
"""
import sys
import tempfile
import time
import unittest

from jupyter_client.manager import start_new_kernel

PATIENCE = 240  # seconds: a tiny training on a busy machine
LIBRARY = sys.argv.pop()

OPEN = """
#r "%s"
using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Reporting;
using Genex.Research.Simulation;
var small = new SimulationSettings { Participants = 4, Seconds = 16, Seed = 1 };
var experiment = Experiment.Open(small, Profile.Quick, 1, new RunStore(@"%s")).AcceptingFindings();
"""
TRAIN = """
var live = new LiveCurves(display("starting…").Update);
var run = experiment.Run("A.1n", EmotionTask.Attention, Protocol.Groups(3), live, settings => settings.WithEpochs(3));
live.Finish(run);
"""


class Training(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.store = tempfile.TemporaryDirectory()
        cls.manager, cls.client = start_new_kernel(kernel_name="genex-csharp", startup_timeout=PATIENCE)
        reply, outputs = cls.run_cell(OPEN % (LIBRARY, cls.store.name))
        assert reply["status"] == "ok", (reply, outputs)

    @classmethod
    def tearDownClass(cls):
        cls.client.stop_channels()
        cls.manager.shutdown_kernel(now=True)
        cls.store.cleanup()

    @classmethod
    def run_cell(cls, code):
        """The reply, and what came for the cell, each with the time since it was sent."""
        start = time.monotonic()
        request = cls.client.execute(code)
        outputs = []
        while True:
            message = cls.client.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") != request or message["msg_type"] == "execute_input":
                continue
            if message["msg_type"] == "status":
                if message["content"]["execution_state"] == "idle":
                    break
                continue
            outputs.append((message["msg_type"], message["content"], time.monotonic() - start))
        while True:
            reply = cls.client.get_shell_msg(timeout=PATIENCE)
            if reply["parent_header"].get("msg_id") == request:
                return reply["content"], outputs

    def test_a_training_updates_one_display_and_the_output_does_not_grow(self):
        reply, outputs = self.run_cell(TRAIN)
        self.assertEqual(reply["status"], "ok", reply)
        shown = [content for kind, content, _ in outputs if kind == "display_data"]
        updates = [(content, when) for kind, content, when in outputs if kind == "update_display_data"]
        self.assertEqual(len(shown), 1)  # what a notebook keeps of the cell: one output, however many epochs
        self.assertEqual({kind for kind, _, _ in outputs}, {"display_data", "update_display_data"})
        display = shown[0]["transient"]["display_id"]
        self.assertTrue(display)
        self.assertEqual({content["transient"]["display_id"] for content, _ in updates}, {display})
        # The last epoch of each of three folds is always drawn, and the finished run in the end.
        self.assertGreaterEqual(len(updates), 4)
        for content, _ in updates:
            self.assertIn("<svg", content["data"]["text/html"])
        for fold in (1, 2, 3):
            self.assertTrue(any("fold %d of 3" % fold in content["data"]["text/plain"] for content, _ in updates), fold)
        self.assertLess(updates[0][1], updates[-1][1])  # while it trained, not all at its end
        self.assertIn("9 epochs in 3 folds", updates[-1][0]["data"]["text/plain"])
        self.assertIn("simulated", updates[-1][0]["data"]["text/plain"])

        # The same cell again finds the run: the same output, to the letter, and nothing is trained.
        reply, again = self.run_cell(TRAIN)
        self.assertEqual(reply["status"], "ok", reply)
        last = [content for kind, content, _ in again if kind == "update_display_data"]
        self.assertEqual(len(last), 1)
        self.assertEqual(last[0]["data"], updates[-1][0]["data"])
        self.assertEqual([kind for kind, _, _ in again], ["display_data", "update_display_data"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
