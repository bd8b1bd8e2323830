using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Recordings;
using Genex.Research.Simulation;
using Genex.Research.Tests.Simulation;

namespace Genex.Research.Tests.Recordings;

public class ReleaseReaderTests
{
    private static readonly ParticipantId Odd = ParticipantId.Parse("SCP 0636");

    [Fact]
    public void Columns_in_another_order_give_the_same_rows()
    {
        using ReleasedFolder sound = new(), permuted = new(ReleaseDefect.PermutedColumns);
        Assert.NotEqual(Table(sound).Columns, Table(permuted).Columns);
        Assert.Equal(Aligned(sound).Rows.SelectMany(row => row.Features), Aligned(permuted).Rows.SelectMany(row => row.Features));
    }

    [Fact]
    public void A_hundred_rows_are_spread_over_twenty_frames_and_marked_so()
    {
        using ReleasedFolder folder = new(ReleaseDefect.StretchedRows);
        Study study = StudyReader.Read(folder.Root);
        AlignedStudy aligned = StudyAligner.Align(study);
        AlignedRecording odd = aligned.Recordings.Single(one => one.Participant == Odd),
        other = aligned.Recordings.Single(one => one.Participant.ToString() == "SLE 3299");
        Assert.Equal(ClockSource.Index, odd.Clock.Source);
        Assert.Equal(ClockSource.FrameNumber, other.Clock.Source);
        Assert.Contains(aligned.Notes, note => note.Contains("100 numbered rows", StringComparison.Ordinal));
        ReleasedTable table = study.Release!.Recordings.Single(one => one.Participant == Odd).Emotional!;
        Assert.Equal(100, table.Rows);
        Assert.All(odd.Rows, row => Assert.Equal(table.Values[(int)(row.FrameIndex * 99L / 19)], row.Targets));
        Assert.Equal(20, odd.Rows.Count);
    }

    [Fact]
    public void Continuous_targets_keep_their_values_and_a_table_that_is_not_there_is_missing()
    {
        using ReleasedFolder folder = new(ReleaseDefect.RandomTargets);
        File.Delete(Path.Combine(folder.Annotations, "emotional_targets", "SLE_3299_emotional.csv"));
        AlignedStudy aligned = Aligned(folder);
        float[] attention = [.. aligned.Recordings.Single(one => one.Participant == Odd).Rows.Select(row =>
            row.Targets[EmotionalTargets.IndexOf("Attention")])];
        Assert.Equal(20, attention.Distinct().Count());
        Assert.All(attention, value => Assert.InRange(value, 0, 1));
        AlignedRow without = aligned.Recordings.Single(one => one.Participant.ToString() == "SLE 3299").Rows[0];
        Assert.DoesNotContain(true, without.TargetPresent);
        Assert.Contains(true, without.FeaturePresent);
    }

    [Fact]
    public void Metadata_say_where_frames_come_from()
    {
        using ReleasedFolder folder = new(ReleaseDefect.DerivedMetadata);
        Study study = StudyReader.Read(folder.Root);
        Assert.Equal(Provenance.Simulated, study.Provenance);
        Assert.All(study.Release!.Recordings, one => Assert.Equal(one.Participant.ToString() != "SLE 3299", one.Metadata!.IsDerived));
        Assert.Equal("SLE 3299", study.Release.Recordings[0].Metadata!.Source.ToString());
        File.Delete(Path.Combine(folder.Root, "Truth", "truth.json"));
        Assert.Equal(Provenance.Derived, StudyReader.Read(folder.Root).Provenance);
        Assert.Equal(Provenance.Derived, StudyReader.Read(Path.Combine(folder.Root, "data")).Provenance);
    }

    [Fact]
    public void Frames_are_read_at_the_size_asked_for_and_changed_files_are_read_again()
    {
        using ReleasedFolder folder = new();
        string cache = Directory.CreateTempSubdirectory("genex-cache-").FullName;
        SampleSet first = StudyLoader.Load(folder.Root, 32, cacheFolder: cache);
        Assert.Equal((100, 32), (first.Count, first.Frames.Side));
        File.Copy(Path.Combine(folder.Frames("SMP 5114"), "frame_0003.jpg"), Path.Combine(folder.Frames("SCP 0636"), "frame_0000.jpg"), overwrite: true);
        Assert.NotEqual(first.Fingerprint, StudyLoader.Load(folder.Root, 32, cacheFolder: cache).Fingerprint);
        Directory.Delete(cache, recursive: true);
    }

    [Fact]
    public void Errors_name_the_file_and_the_place()
    {
        using ReleasedFolder folder = new();
        string metadata = Path.Combine(folder.Frames("SLE 3299"), "metadata.json"),
        table = Path.Combine(folder.Annotations, "emotional_targets", "SLE_3299_emotional.csv"), whole = File.ReadAllText(metadata);
        File.WriteAllText(metadata, "{\n\"video_path\": ");
        Assert.Contains("metadata.json, line 2", Assert.Throws<ExportException>(() => StudyReader.Read(folder.Root)).Message, StringComparison.Ordinal);
        File.WriteAllText(metadata, whole);
        File.WriteAllText(table, "frame_id,Joy\n0,1\nx,0\n");
        Assert.Contains("SLE_3299_emotional.csv, line 3: column 'frame_id' holds \"x\"",
            Assert.Throws<ExportException>(() => StudyReader.Read(folder.Root)).Message, StringComparison.Ordinal);
    }

    private static AlignedStudy Aligned(ReleasedFolder folder) => StudyAligner.Align(StudyReader.Read(folder.Root));

    private static ReleasedTable Table(ReleasedFolder folder) =>
        StudyReader.Read(folder.Root).Release!.Recordings.Single(one => one.Participant == Odd).Physical!;
}
