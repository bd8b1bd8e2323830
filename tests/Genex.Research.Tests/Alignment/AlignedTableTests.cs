using Deedle;
using Genex.Research.Alignment;
using Genex.Research.Recordings;
using Parquet.Serialization;

namespace Genex.Research.Tests.Alignment;

public class AlignedTableTests
{
    private static readonly AlignedStudy Study = new("study", Provenance.Simulated,
        [new AlignedRecording(ParticipantId.Parse("LE 3299"), "video.mp4", new ClockRelation(0, 0, double.NaN, 0, ClockSource.Assumed), [Row(0), Row(1)])], []);

    [Fact]
    public async Task A_missing_value_is_an_empty_cell_in_csv()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        await AlignedTable.WriteCsvAsync(Study, path);
        string[] lines = await File.ReadAllLinesAsync(path);
        File.Delete(path);
        Assert.Equal(3, lines.Length);
        Assert.Equal(5 + 33 + 17, lines[0].Split(',').Length);
        Assert.Equal(["LE 3299", "1", "1000", "1000", "Simulated", "", "1"], lines[2].Split(',')[..7]);
    }

    [Fact]
    public async Task A_missing_value_is_null_in_parquet()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.parquet");
        await AlignedTable.WriteParquetAsync(Study, path);
        await using (FileStream file = File.OpenRead(path))
        {
            DeserializationResult<Dictionary<string, object>> read = await ParquetSerializer.DeserializeUntypedAsync(file);
            Assert.NotNull(read);
        }

        Assert.Equal("PAR1"u8.ToArray(), (await File.ReadAllBytesAsync(path))[..4]);
        File.Delete(path);
    }

    [Fact]
    public void A_missing_value_is_missing_in_the_frame()
    {
        Frame<int, string> frame = AlignedTable.ToDeedle(Study);
        Assert.Equal((2, 5 + 33 + 17), (frame.RowCount, frame.ColumnCount));
        Assert.False(frame.GetColumn<double>(PhysicalFeatures.Names[0]).TryGet(1).HasValue);
        Assert.Equal(1, frame.GetColumn<double>(PhysicalFeatures.Names[1])[1]);
    }

    private static AlignedRow Row(int second) => new()
    {
        Participant = ParticipantId.Parse("LE 3299"),
        FrameIndex = second,
        VideoMilliseconds = 1000 * second,
        TimeMilliseconds = 1000 * second,
        Features = [0, .. Enumerable.Repeat(1f, 32)],
        FeaturePresent = [false, .. Enumerable.Repeat(true, 32)],
        Targets = new float[17],
        TargetPresent = [.. Enumerable.Repeat(true, 17)],
        Intensities = [.. Enumerable.Repeat(float.NaN, 17)],
    };
}
