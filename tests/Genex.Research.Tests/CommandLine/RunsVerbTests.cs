using System.Text.Json.Nodes;
using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Tests.Experiments;
using RunProgressTo = Genex.Research.Tests.Experiments.Progress;

namespace Genex.Research.Tests.CommandLine;

/// <summary><c>genex runs</c> as a shell sees it: filters, order, unfinished runs, and what two runs do not share.</summary>
public sealed class RunsVerbTests : IClassFixture<RunsVerbTests.Made>
{
    private readonly Made made;

    public RunsVerbTests(Made made) => this.made = made;

    [Fact]
    public void A_list_is_filtered_by_what_its_options_name()
    {
        Assert.Equal(3, List().Length);
        Assert.Equal(2, List("--model", "a.1").Length);
        Assert.Single(List("--model", "B.1", "--task", "attention", "--protocol", "report-b", "--profile", "quick"));
        Assert.Empty(List("--profile", "full"));
        Assert.Empty(List("--task", "emotions"));
        Assert.Equal(3, List("--protocol", "lopo,report-b").Length);
        (int code, _, string error) = Run("runs", "list", "--model", "Z.1");
        Assert.Equal(2, code);
        Assert.Contains("Z.1", error, StringComparison.Ordinal);
        (code, string output, error) = Run("runs", "list", "--profile", "full");
        Assert.Equal((0, ""), (code, output));
        Assert.Contains("No such run in", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_is_sorted_by_what_is_asked_for()
    {
        Assert.Equal(List().Order(StringComparer.Ordinal), List());
        Assert.Equal(made.Started, List("--sort", "started"));
        Assert.Equal(["s7", "s1", "s1"], List("--sort", "seed").Select(run => run.Split('-')[^2]));
        string[] scores = [.. Rows("--sort", "macro-f1").Select(row => row[3]?.ToJsonString() ?? "-1")];
        Assert.Equal(scores.OrderByDescending(score => double.Parse(score, System.Globalization.CultureInfo.InvariantCulture)), scores);
        Assert.Equal(2, Run("runs", "list", "--sort", "colour").Code);
    }

    [Fact]
    public void A_list_for_a_terminal_shows_scores_in_columns()
    {
        (int code, string output, string error) = Run("runs", "list");
        Assert.True(code == 0, error);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("run ", lines[0], StringComparison.Ordinal);
        Assert.Equal(3, lines.Count(line => line.Contains("-attention-report-b-quick-s", StringComparison.Ordinal)));
    }

    [Fact]
    public void Unfinished_runs_are_listed_with_their_folds_and_who_works_on_them()
    {
        JsonArray row = Rows("--unfinished").Single();
        Assert.StartsWith("A.1-attention-lopo-quick-s1-", row[0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(1, row[1]!.GetValue<int>());
        Assert.Equal("nobody", row[2]!.GetValue<string>());
        using RunLock held = RunLock.Take(made.Store, row[0]!.GetValue<string>(), CancellationToken.None);
        Assert.StartsWith(Environment.MachineName, Rows("--unfinished").Single()[2]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(Rows("--unfinished", "--model", "B.1"));
    }

    [Fact]
    public void What_two_runs_do_not_share_is_named_by_its_place()
    {
        string[] runs = [.. List("--model", "A.1")];
        (int code, string output, string error) = Run("runs", "diff", runs[0], runs[1], "--json");
        Assert.True(code == 0, error);
        Assert.Equal(["seed", "training.phases[0].epochs"],
            JsonNode.Parse(output)!["rows"]!.AsArray().Select(row => row![0]!.GetValue<string>())
                .Where(name => !name.StartsWith("environment", StringComparison.Ordinal)));
        Assert.Contains(JsonNode.Parse(output)!["rows"]!.AsArray(), row => row!.ToJsonString() == """["training.phases[0].epochs","1","2"]""");
        Assert.Contains("The two runs share every setting.", Run("runs", "diff", runs[0], runs[0]).Output, StringComparison.Ordinal);
        Assert.Equal(2, Run("runs", "diff", runs[0], "nothing").Code);
    }

    private string[] List(params string[] more) => [.. Rows(more).Select(row => row[0]!.GetValue<string>())];

    private IEnumerable<JsonArray> Rows(params string[] more)
    {
        (int code, string output, string error) = Run(["runs", "list", "--json", .. more]);
        Assert.True(code == 0, error);
        return JsonNode.Parse(output)!["rows"]!.AsArray().Select(row => row!.AsArray());
    }

    private (int Code, string Output, string Error) Run(params string[] arguments) => GenexProcess.Run(null, [.. arguments, "--store", made.Store]);

    /// <summary>Three finished runs and one that was cut off.</summary>
    public sealed class Made : IDisposable
    {
        private readonly RunFolder folder = new();

        public Made()
        {
            RunRecord[] runs =
            [
                Of("A.1", 1, 1), Of("B.1", 1, 1), Of("A.1", 7, 2),
            ];
            Started = [.. runs.Reverse().Select(run => Path.GetFileName(run.Folder))];
            using CancellationTokenSource stop = new();
            Assert.ThrowsAny<OperationCanceledException>(() => folder.Open("runs", participants: 3, framesEach: 6).Run("A.1", EmotionTask.Attention,
                Protocol.LeaveOneParticipantOut, new RunProgressTo(at => { if (at.Fold == 1) stop.Cancel(); }),
                settings => settings.WithEpochs(1), stop.Token));
        }

        public string Store => folder["runs"];

        /// <summary>The finished runs, the newest first.</summary>
        public string[] Started { get; }

        public void Dispose() => folder.Dispose();

        private RunRecord Of(string model, long seed, int epochs) => folder.Open("runs", seed, participants: 4, framesEach: 8)
            .Run(model, EmotionTask.Attention, Protocol.ReportB, change: settings => settings.WithEpochs(epochs));
    }
}
