using Genex.Research.Experiments;
using Genex.Research.Recordings;
using Genex.Research.Reporting;
using Genex.Research.Tests.Simulation;

namespace Genex.Research.Tests.Experiments;

/// <summary>Frames of a clone with tables from elsewhere, as those of the report's commit were: 20 rows each, all 0 or 1, for four of five people.</summary>
public sealed class ReleaseSamplesTests : IDisposable
{
    private readonly ReleasedFolder clone = new();
    private readonly DirectoryInfo tables = Directory.CreateTempSubdirectory("genex-tables-");

    public void Dispose()
    {
        clone.Dispose();
        tables.Delete(recursive: true);
    }

    [Fact]
    public void Tables_given_by_name_are_joined_to_the_frames_row_by_row_and_people_without_one_have_no_label()
    {
        WithTables();
        ReleaseSamples read = ReleaseSamples.Read(clone.Root, side: 32, tables.FullName);
        Assert.Equal(ReleasedAssignment.FramesEach * ReleasedAssignment.All.Count, read.Fusion.Count);
        int width = EmotionalTargets.Count, attention = EmotionalTargets.Attention;
        for (int sample = 0; sample < read.Fusion.Count; sample++)
        {
            ReleasedAssignment one = ReleasedAssignment.All.Single(person => person.Participant == read.Fusion.Participants[read.Fusion.ParticipantOf[sample]]);
            int row = sample % ReleasedAssignment.FramesEach;
            Assert.Equal(one.Fusion != "none", read.Fusion.TargetPresent[sample * width]);
            Assert.Equal(one.Fusion == "none" ? 0 : Value(one, row, 3), read.Fusion.Targets[sample * width + 3]);
            Assert.Equal(one.Attention ? 1 : 0, read.Attention.Targets[sample * width + attention]);
        }

        Assert.Contains(tables.Name, read.Tables, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_holds_no_tables_is_named_with_what_is_expected()
    {
        UnderReleasedNames();
        ExportException refused = Assert.Throws<ExportException>(() => ReleaseSamples.Read(clone.Root, side: 32, tables.FullName));
        Assert.Contains("emotional_targets", refused.Message, StringComparison.Ordinal);
        Assert.Contains(tables.FullName, refused.Message, StringComparison.Ordinal);
    }

    /// <summary>The drawn frames say nothing of the drawn labels: what is tested is which runs are made and what is said of them.</summary>
    [Fact]
    public void A_figure_is_made_again_with_the_network_and_the_first_weights_of_its_script()
    {
        WithTables();
        Reproduction reproduction = new(ReleaseSamples.Read(clone.Root, side: 32, tables.FullName),
            new RunStore(Path.Combine(tables.FullName, "runs")), Profile.Quick, seed: 1, starts: 3);
        ReproductionRow cnn = reproduction.Row("a.1", makeHeldOut: false), fusion = reproduction.Row("B.1", makeHeldOut: false);
        Assert.All(cnn.Runs, run => Assert.StartsWith("A.1s-attention-report-a", run, StringComparison.Ordinal));
        Assert.False(cnn.ScriptStart);
        Assert.Equal(cnn.Starts.Select(start => start.Accuracy).Order().ElementAt(1), cnn.Reproduced!.Accuracy);
        Assert.Contains("51.5 million parameters; the report states 2.0 million", cnn.SayProcedure().ToString(), StringComparison.Ordinal);
        Assert.True(fusion.ScriptStart);
        Assert.Equal(3, fusion.Starts.Count);
        Assert.Equal(fusion.Starts[0], fusion.Reproduced);
        Assert.Contains("those that the script's own seed (42) draws; those of 2 others are random", fusion.Procedure, StringComparison.Ordinal);
        Assert.Null(fusion.HeldOut);
        Assert.Equal(fusion.Starts, reproduction.Row("B.1", make: false, makeHeldOut: false).Starts); // kept runs are found
    }

    private void WithTables()
    {
        UnderReleasedNames();
        foreach (ReleasedAssignment one in ReleasedAssignment.All.Where(one => one.Fusion != "none"))
        {
            Write("physical_features", one, PhysicalFeatures.Names);
            Write("emotional_targets", one, EmotionalTargets.Names);
        }
    }

    /// <summary>The drawn people have the release's names with an S before them.</summary>
    private void UnderReleasedNames()
    {
        foreach (string folder in Directory.GetDirectories(Path.Combine(clone.Root, "data", "real_frames")))
            Directory.Move(folder, Path.Combine(Path.GetDirectoryName(folder)!, Path.GetFileName(folder)[1..]));
        Directory.Delete(clone.Annotations, recursive: true);
    }

    private void Write(string kind, ReleasedAssignment one, IReadOnlyList<string> columns)
    {
        DirectoryInfo folder = tables.CreateSubdirectory(kind);
        string id = one.Participant.ToString().Replace(' ', '_');
        File.WriteAllLines(Path.Combine(folder.FullName, $"{id}_{(kind == "physical_features" ? "physical" : "emotional")}.csv"),
            [
                "frame_id," + string.Join(',', columns),
                .. Enumerable.Range(0, ReleasedAssignment.FramesEach).Select(row =>
                    Invariant($"{row},") + string.Join(',', columns.Select((_, column) => Invariant($"{Value(one, row, column)}")))),
            ]);
    }

    /// <summary>0 or 1, drawn by the name, the row and the column.</summary>
    private static float Value(ReleasedAssignment one, int row, int column) =>
        new SeededRandom(one.Participant.ToString().Sum(letter => letter), row, column).Below(2);
}
