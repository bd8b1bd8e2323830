using System.Diagnostics;

namespace Genex.Research.Tests.CommandLine;

/// <summary>The program as a shell sees it.</summary>
public class ProgramTests
{
    [Theory]
    [InlineData()]
    [InlineData("data"), InlineData("runs"), InlineData("notebooks"), InlineData("kernel"), InlineData("weights")]
    public void Alone_it_lists_its_parts_with_a_line_each(params string[] group)
    {
        (int code, string output, string error) = GenexProcess.Run(null, group);
        Assert.Equal((0, ""), (code, error));
        string path = string.Join(' ', ["genex", .. group]);
        string[] parts = [.. VerbTests.All().Single(verb => verb.Path == path).Command.Subcommands.Where(part => !part.Hidden).Select(part => part.Name)];
        Assert.Equal(parts, output.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Trim().Split(' ')[0]));
    }

    [Theory]
    [InlineData("--help"), InlineData()]
    [InlineData("train", "--help"), InlineData("data", "simulate", "--help"), InlineData("models"), InlineData("claims", "--help")]
    public void No_line_is_wider_than_the_terminal(params string[] arguments)
    {
        foreach (int columns in (int[])[60, 100])
        {
            (int code, string output, _) = GenexProcess.Run(columns, arguments);
            Assert.Equal(0, code);
            // A command line in an example is not broken.
            Assert.DoesNotContain(output.Split('\n'), line => line.TrimEnd().Length > columns && !line.StartsWith("  genex ", StringComparison.Ordinal));
        }

        (_, string file, _) = GenexProcess.Run(null, arguments);
        Assert.DoesNotContain(file.Split('\n'), line => line.TrimEnd().Length > 120);
    }

    [Theory]
    [InlineData("genex: Unrecognized command or argument 'trian'.", "trian")]
    [InlineData("genex train: Option '--model' is required.", "train")]
    [InlineData("genex train: No model is called \"Z.9\"", "train", "--model", "Z.9")]
    [InlineData("genex data inspect: nowhere: there is no such folder", "data", "inspect", "nowhere")]
    [InlineData("genex evaluate: No finished run in nowhere begins with \"B.1\".", "evaluate", "B.1", "--store", "nowhere")]
    [InlineData("genex compare: No protocol is called \"lopp\"", "compare", "--protocol", "lopp", "--store", "nowhere")]
    [InlineData("genex models show: ", "models", "show", "Z.9")]
    [InlineData("genex kernel run: nowhere.json: there is no such file", "kernel", "run", "-f", "nowhere.json")]
    public void Unusable_input_is_a_sentence_on_standard_error_that_begins_with_the_verb(string sentence, params string[] arguments)
    {
        (int code, string output, string error) = GenexProcess.Run(null, arguments);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(sentence, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    /// <summary>Ctrl-C, an end that is asked for, a terminal that is closed.</summary>
    [Theory, InlineData("INT"), InlineData("TERM"), InlineData("HUP")]
    public async Task A_signal_ends_a_simulation_with_130_and_leaves_nothing_behind(string signal)
    {
        // Under nohup a closed terminal ends nothing, here as there.
        if (signal == "HUP" && Cli.Frame.CommandLine.IgnoresHangUp()) return;
        DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-interrupt-");
        try
        {
            using Process process = GenexProcess.Start(null, "data", "simulate", "--out", Path.Combine(folder.FullName, "s"), "--participants", "4",
                "--seconds", "300");
            Task<string> error = process.StandardError.ReadToEndAsync();
            Assert.True(SpinWait.SpinUntil(() => folder.EnumerateFiles("*.mp4", SearchOption.AllDirectories).Any(), TimeSpan.FromSeconds(60)));
            using (Process kill = Process.Start("kill", [$"-{signal}", Invariant($"{process.Id}")])) kill.WaitForExit();
            Assert.True(process.WaitForExit(TimeSpan.FromSeconds(60)));
            Assert.Equal(130, process.ExitCode);
            Assert.EndsWith("genex data simulate: cancelled; nothing was left behind.\n", await error, StringComparison.Ordinal);
            Assert.Empty(folder.EnumerateFileSystemInfos());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
