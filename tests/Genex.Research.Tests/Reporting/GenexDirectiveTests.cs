using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Recordings;
using Genex.Research.Reporting;
using Genex.Research.Tests.Datasets;
using Microsoft.DotNet.Interactive.Formatting;

namespace Genex.Research.Tests.Reporting;

public sealed class GenexDirectiveTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-directive-");

    public void Dispose() => folder.Delete(recursive: true);

    private string Made(params string[] parts)
    {
        string path = Path.Combine([folder.FullName, .. parts]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "{}");
        return path;
    }

    [Fact]
    public void Alone_it_says_how_many_there_are_of_each()
    {
        Table table = Assert.IsType<Table>(GenexDirective.Answer());
        Assert.Equal(GenexDirective.Words.Select(word => $"#!genex {word.Word}{(word.Folder ? " [FOLDER]" : "")}"), table.Rows.Select(row => row[0]));
        Assert.All(table.Rows, row => Assert.True((int)row[2]! >= 0));
    }

    [Fact]
    public void Runs_of_simulated_data_say_so()
    {
        RunRecord run = new Experiment(SyntheticSamples.Create(), new Profile("quick", "small", 32, 1), 1, new RunStore(folder.FullName)).AcceptingFindings()
            .Run("B.1", EmotionTask.Attention, Protocol.ReportA, change: settings => settings.WithEpochs(1));
        Table table = Assert.IsType<Table>(GenexDirective.Answer("runs", folder.FullName));
        Assert.Equal(Path.GetFileName(run.Folder), Assert.Single(table.Rows)[0]);
        Assert.Equal(run.Model.Overall.MacroF1, table.Rows[0][3]);
        Assert.Equal("simulated", table.Rows[0][4]);
        Assert.EndsWith("(simulated data)", table.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Studies_are_found_by_what_lies_in_their_folders()
    {
        Made("sample", "Truth", "truth.json");
        Made("sample", "Analysis", "inside", "study.json"); // within a study: not another one
        Made("mine", "deep", "study.json");
        Made("exported", "Analysis", "x.csv");
        Made("begun", "prepared-store.json");
        Made(".hidden", "study.json");
        Made("one", "two", "three", "four", "five", "study.json"); // too deep
        Made("videos", "a.mp4");
        Table table = Assert.IsType<Table>(GenexDirective.Answer("studies", folder.FullName));
        Assert.Equal(
        [
            ("begun", "prepared store, not finished", "read to know"), ("exported", "exports and videos", "read to know"),
            ("mine/deep", "described by its study.json", "read to know"), ("sample", "exports and videos", "simulated"),
        ], table.Rows.Select(row => ((string)row[0]!, (string)row[1]!, (string)row[2]!)));
        Assert.EndsWith("(simulated data)", table.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_are_those_shown_last_under_their_names_with_their_origins()
    {
        string name = Guid.NewGuid().ToString();
        void Show(double value, Provenance provenance, string suffix) =>
            _ = new KeyResults(new KeyResult(name + suffix, value)) { Provenance = provenance }.ToDisplayString(KeyResults.MimeType);
        Show(1, Provenance.Simulated, " a");
        Show(2, Provenance.Recorded, " b");
        Show(3, Provenance.Simulated, " a");
        KeyResults all = Assert.IsType<KeyResults>(GenexDirective.Answer("results"));
        KeyResult[] own = [.. all.Results.Where(result => result.Name.StartsWith(name, StringComparison.Ordinal))];
        Assert.Equal([(name + " a", 3, "simulated data"), (name + " b", 2, null)], own.Select(one => (one.Name, one.Value!.Value, one.Note)));
        Assert.Equal(Provenance.Simulated, all.Provenance);
    }

    [Theory]
    [InlineData("#!genex has no word \"run\"; there are runs, studies, results.", "run")]
    [InlineData("#!genex runs takes one folder, found 2: a, b. A folder with a space is written in quotes.", "runs", "a", "b")]
    [InlineData("#!genex results takes nothing after it, found \"x\".", "results", "x")]
    [InlineData("There is no folder nowhere. Name a folder with studies after #!genex studies.", "studies", "nowhere")]
    public void What_is_wrong_is_said_with_what_to_do(string message, params string[] words) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => GenexDirective.Answer(words)).Message);

    [Fact]
    public void A_live_display_updates_what_it_has_shown()
    {
        object first = new();
        List<(string Id, bool Again, object Value)> told = [];
        LiveDisplay live;
        using (Formatter.SubscribeToDisplayedValues(one =>
        {
            if (one.Value == first || one.Value is "second") told.Add((one.DisplayId, one.IsUpdated, one.Value));
        }))
        {
            live = LiveDisplay.Show(first);
            live.Update("second");
        }

        Assert.Equal([(told[0].Id, false, first), (told[0].Id, true, "second")], told);
    }

    [Fact]
    public void The_newer_fsharp_answers_for_itself_alone()
    {
        Version brought = typeof(Microsoft.FSharp.Core.FSharpOption<int>).Assembly.GetName().Version!;
        Assert.Equal(brought, NewerFSharp.Answer(new("FSharp.Core, Version=10.0.0.0"))!.GetName().Version);
        Assert.Null(NewerFSharp.Answer(new("FSharp.Core, Version=99.0.0.0")));
        Assert.Null(NewerFSharp.Answer(new("Deedle, Version=8.1.0.0")));
    }
}
