using System.Text.Json;
using Genex.Research.Experiments;
using Genex.Research.Recordings;
using Genex.Research.Tests.Experiments;

namespace Genex.Research.Tests.CommandLine;

/// <summary>Questions in SQL about a store, and the options of a study on every verb that reads one.</summary>
public sealed class QueryTests(PreparedFolders folders) : IClassFixture<PreparedFolders>
{
    private string Store
    {
        get
        {
            string store = folders.In("asked");
            if (!Directory.Exists(store)) StudyPreparation.Prepare(folders.Study, store, new PreparationSettings { Side = 48 });
            return store;
        }
    }

    [Fact]
    public void A_store_and_its_study_give_the_same_answer_in_every_form()
    {
        const string sql = "SELECT participant, count(*) AS n, sum(Attention) AS attention, sum(gsr_peak_count) AS peaks FROM rows GROUP BY participant "
            + "ORDER BY participant";
        (int code, string answer, string error) = Run("data", "query", Store, sql, "--json");
        Assert.Equal((0, ""), (code, error));
        JsonElement[] rows = [.. JsonDocument.Parse(answer).RootElement.EnumerateArray()];
        Research.Alignment.AlignedStudy study = Research.Datasets.StudyLoader.Rows(folders.Study, cacheFolder: folders.In("cache"));
        Assert.Equal(study.Recordings.Select(one => (one.Participant.ToString(), one.Rows.Count, one.Rows.Sum(row => row.Targets[EmotionalTargets.Attention]))),
            rows.Select(row => (row.GetProperty("participant").GetString()!, row.GetProperty("n").GetInt32(), row.GetProperty("attention").GetSingle())));
        Assert.Equal(answer, Run("data", "query", folders.Study, sql, "--json").Output);

        Assert.Contains("n/a", Run("data", "query", Store, "SELECT NULL AS nothing, 1.5 AS number").Output, StringComparison.Ordinal);
        string csv = folders.In("answer.csv"), json = folders.In("answer.json"), parquet = folders.In("answer.parquet");
        foreach (string file in (string[])[csv, json, parquet]) Assert.Equal(0, Run("data", "query", Store, sql, "--out", file).Code);
        Assert.Equal("participant,n,attention,peaks", File.ReadLines(csv).First());
        Assert.Equal(4, File.ReadLines(csv).Count());
        Assert.Equal(answer.Trim(), File.ReadAllText(json).Trim());
        Assert.Equal("PAR1"u8.ToArray(), File.ReadAllBytes(parquet)[..4]);
        Assert.Equal(JsonValueKind.Null,
            JsonDocument.Parse(Run("data", "query", Store, "SELECT 'nan'::DOUBLE AS x", "--json").Output).RootElement[0].GetProperty("x").ValueKind);
    }

    [Theory]
    [InlineData("SELECT * FROM read_csv('/etc/hostname')", "disabled by configuration")]
    [InlineData("SELECT * FROM '/etc/hostname'", "")]
    [InlineData("SELECT * FROM glob('/*')", "disabled by configuration")]
    [InlineData("DROP TABLE rows", "\"DROP\" begins no question")]
    [InlineData("SET enable_external_access=true", "\"SET\" begins no question")]
    [InlineData("COPY rows TO 'x.csv'", "\"COPY\" begins no question")]
    [InlineData("SELECT 1) ; COPY rows TO 'x.csv' --", "Parser Error")]
    [InlineData("SELECT 1; SELECT 2", "Parser Error")]
    [InlineData("SELECT nothing_of_this_name FROM rows", "Binder Error")]
    [InlineData("SELECT", "Error")]
    [InlineData("", "The question is empty")]
    public void What_is_no_question_about_the_rows_is_refused_in_a_sentence(string sql, string said)
    {
        (int code, string output, string error) = Run("data", "query", Store, sql);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("genex data query: ", error, StringComparison.Ordinal);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
        (int wrote, _, _) = Run("data", "query", Store, sql, "--out", folders.In("refused.parquet"));
        Assert.Equal((2, false), (wrote, File.Exists(folders.In("refused.parquet"))));
    }

    [Fact]
    public void The_verbs_that_take_a_study_take_its_store()
    {
        Assert.Equal(0, Run("data", "inspect", Store).Code);
        string fromStore = folders.In("store.csv"), fromStudy = folders.In("study.csv");
        Assert.Equal(0, Run("data", "align", Store, "--out", fromStore).Code);
        Assert.Equal(0, Run("data", "align", folders.Study, "--out", fromStudy).Code);
        Assert.Equal(File.ReadAllText(fromStudy), File.ReadAllText(fromStore));
        Assert.InRange(Run("data", "audit", Store).Code, 0, 3);
        Assert.Equal(0, Run("verify", Store).Code);
        (int code, _, string error) = Run("data", "inspect", Store, "--region", "whole");
        Assert.Equal(2, code);
        Assert.Contains("settled when it was prepared", error, StringComparison.Ordinal);
        Assert.Equal(2, Run("data", "init", Store).Code);
    }

    [Fact]
    public void The_region_that_is_given_to_train_goes_into_the_run_and_what_shows_it()
    {
        string[] train = ["train", "--model", "A.1", "--task", "attention", "--protocol", "report-b", "--profile", "quick", "--epochs", "1",
            "--accept-findings", "--store", folders.In("runs")];
        (int code, _, string error) = Run([.. train, "--data", folders.Study, "--region", "whole"]);
        Assert.True(code == 0, error);
        (_, string shown, _) = Run("runs", "show", "A.1", "--store", folders.In("runs"));
        Assert.Contains("whole picture (given) in 3 recordings", shown, StringComparison.Ordinal);
        JsonElement group = JsonDocument.Parse(Run("compare", "--json", "--store", folders.In("runs")).Output).RootElement[0];
        Assert.Equal("given", group.GetProperty("regions")[0].GetProperty("evidence").GetString());
        RunRecord run = new RunStore(folders.In("runs")).Open("A.1");
        Assert.Equal([new PictureRegion("whole picture", "given", 3)], run.Regions!);

        // Another picture is another run.
        Assert.Equal(0, Run([.. train, "--data", folders.Study]).Code);
        Assert.Equal(2, new RunStore(folders.In("runs")).List().Count);
    }

    private (int Code, string Output, string Error) Run(params string[] arguments) =>
        GenexProcess.RunWith(new Dictionary<string, string> { ["GENEX_CACHE"] = folders.In("cache"), ["LANG"] = "de_DE.UTF-8" }, arguments);
}
