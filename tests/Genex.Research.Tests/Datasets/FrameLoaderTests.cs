using Genex.Research.Alignment;
using Genex.Research.Datasets;

namespace Genex.Research.Tests.Datasets;

public sealed class FrameLoaderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-frames-");
    private readonly AlignedStudy study = SyntheticSamples.Create(participants: 2, framesEach: 5).Study;
    private int reads;

    public void Dispose() => folder.Delete(recursive: true);

    private IEnumerable<byte[]> Read(AlignedRecording recording, int side, CancellationToken cancellation)
    {
        foreach (AlignedRow row in recording.Rows)
        {
            reads++;
            byte[] frame = new byte[3 * side * side];
            Array.Fill(frame, (byte)row.FrameIndex);
            yield return frame;
        }
    }

    [Fact]
    public void Frames_are_decoded_once_and_then_come_from_the_cache_unchanged()
    {
        FrameBank first = new FrameLoader(Read, "webcam", folder.FullName).Load(study, 4), second = new FrameLoader(Read, "webcam", folder.FullName)
            .Load(study, 4);
        Assert.Equal(10, reads);
        for (int sample = 0; sample < 10; sample++) Assert.Equal(first[sample].ToArray(), second[sample].ToArray());
        new FrameLoader(Read, "stimulus", folder.FullName).Load(study, 4);
        Assert.Equal(20, reads);
    }

    [Fact]
    public void A_damaged_cache_file_is_made_again()
    {
        new FrameLoader(Read, "webcam", folder.FullName).Load(study, 4);
        FileInfo damaged = folder.GetFiles("*.frames")[0];
        byte[] bytes = File.ReadAllBytes(damaged.FullName);
        bytes[7] ^= 1;
        File.WriteAllBytes(damaged.FullName, bytes);
        FrameBank bank = new FrameLoader(Read, "webcam", folder.FullName).Load(study, 4);
        Assert.Equal(15, reads);
        Assert.Equal((byte)study.Rows[3].FrameIndex, bank[3][0]);
    }

    [Fact]
    public void A_reader_that_stops_early_is_an_error_that_names_the_video()
    {
        FrameLoader loader = new((recording, side, cancellation) => Read(recording, side, cancellation).Take(3), "webcam", null);
        Assert.Contains("AB 1000.mp4", Assert.Throws<InvalidDataException>(() => loader.Load(study, 4)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_aligned_study_comes_back_from_its_file_to_the_last_bit()
    {
        string path = Path.Combine(folder.FullName, "aligned.json");
        AlignedStudyFile.Write(path, study);
        AlignedStudy read = AlignedStudyFile.Read(path)!;
        Assert.Equal(study.Recordings.Select(one => one.Clock), read.Recordings.Select(one => one.Clock));
        FrameBank frames = new FrameLoader(Read, "webcam", null).Load(study, 4);
        Assert.Equal(new SampleSet(study, frames).Fingerprint, new SampleSet(read, frames).Fingerprint);
        File.WriteAllText(path, "{\"Root\":");
        Assert.Null(AlignedStudyFile.Read(path));
    }

    [Theory]
    [InlineData(ClockSource.Assumed, "assumed")]
    [InlineData(ClockSource.Given, "given")]
    [InlineData(ClockSource.Estimated, "estimated")]
    [InlineData(ClockSource.FrameNumber, "frame number")]
    [InlineData(ClockSource.Index, "index")]
    public void A_clocks_source_stands_in_files_as_in_tables(ClockSource source, string text)
    {
        string path = Path.Combine(folder.FullName, "aligned.json");
        AlignedRecording recording = study.Recordings[0];
        AlignedStudyFile.Write(path, study with { Recordings = [recording with { Clock = recording.Clock with { Source = source } }] });
        Assert.Contains($"\"Source\":\"{text}\"", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal(source, AlignedStudyFile.Read(path)!.Recordings[0].Clock.Source);
        Assert.Equal(text, source.Text());
    }
}
