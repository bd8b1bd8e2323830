"""Jupyter's own test of kernels (jupyter_kernel_test), every sample filled in. The pager is missing on purpose: this kernel has none, what it shows it shows as output."""
import unittest

import jupyter_kernel_test


class CSharpKernel(jupyter_kernel_test.KernelTests):
    kernel_name = "genex-csharp"
    language_name = "C#"
    file_extension = ".cs"
    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'
    completion_samples = [
        {"text": "Console.WriteLin", "matches": {"WriteLine"}},
        {"text": "new List<int>().RemoveA", "matches": {"RemoveAll", "RemoveAt"}},
    ]
    complete_code_samples = ["1 + 1", "var x = 1;", "int F(int a) => a * 2;", "class A { }", "#!time\n1"]
    incomplete_code_samples = ["F(", "class A {", "for (var i = 0; i < 3; i++) {\n    F(i);", "/* open"]
    invalid_code_samples = ["int = 3;", "class { }", "1 +* ) 2;"]
    code_page_something = ""
    code_generate_error = 'throw new InvalidOperationException("bad");'
    code_execute_result = [
        {"code": "1 + 2 + 3", "result": "6"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "Enumerable.Range(1, 3).Sum()", "result": "6"},
        {"code": 'HTML("<b>x</b>")', "mime": "text/html", "result": "<b>x</b>"},
    ]
    code_display_data = [
        {"code": 'display(HTML("<b>x</b>"));', "mime": "text/html"},
        {"code": 'display(Markdown("*x*"));', "mime": "text/markdown"},
        {"code": '"{}".DisplayAs("application/json");', "mime": "application/json"},
        {"code": "display(1);", "mime": "text/plain"},
    ]
    code_inspect_sample = "Console.WriteLine"
    code_clear_output = "clear_output();"
    code_history_pattern = "1 + 2*"
    supported_history_operations = ("tail", "range", "search")

    def test_compile_error(self):
        self.flush_channels()
        reply, output = self.execute_helper("var y = nope;")
        self.assertEqual((reply["content"]["status"], [message["msg_type"] for message in output]), ("error", ["error"]))


if __name__ == "__main__":
    unittest.main()
