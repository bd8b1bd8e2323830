using Deedle;
using Parquet;
using Parquet.Schema;

namespace Genex.Research.Alignment;

/// <summary>Aligned rows as a table for others: a Deedle frame, a CSV file, a Parquet file. One row per sampled frame; a missing value is missing, not
/// zero.</summary>
/// <remarks>
/// Columns: participant, stimulus where somebody has several recordings, frame, video_ms, time_ms, provenance, the 33 features and the 17
/// targets by their names, each followed by the study's own, "intensity: target" for targets that have
/// intensities, and the columns of <see cref="FaceColumns"/> where faces were looked for.
/// </remarks>
public static partial class AlignedTable
{
    private const string Intensity = "intensity: ";

    /// <summary>As a frame; row keys count from 0, a missing number is missing in Deedle's sense.</summary>
    public static Frame<int, string> ToDeedle(AlignedStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        int[] keys = [.. Enumerable.Range(0, study.Rows.Count)];
        Frame<int, string> frame = Frame.CreateEmpty<int, string>();
        frame.AddColumn("participant", new Series<int, string>(keys, study.Rows.Select(row => row.Participant.ToString())));
        if (Stimuli(study) is { } stimuli)
            frame.AddColumn("stimulus", new Series<int, string>(keys, stimuli));
        frame.AddColumn("frame", new Series<int, int>(keys, study.Rows.Select(row => row.FrameIndex)));
        frame.AddColumn("video_ms", new Series<int, double>(keys, study.Rows.Select(row => row.VideoMilliseconds)));
        frame.AddColumn("time_ms", new Series<int, double>(keys, study.Rows.Select(row => row.TimeMilliseconds)));
        frame.AddColumn("provenance", new Series<int, string>(keys, study.Rows.Select(_ => study.Provenance.ToString())));
        foreach ((string name, Func<AlignedRow, float?> of) in Numbers(study))
            frame.AddColumn(name, new Series<int, double>(keys, study.Rows.Select(row => (double?)of(row) ?? double.NaN)));
        return frame;
    }

    /// <summary>Writes a CSV file (RFC 4180, UTF-8, decimal points), whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static Task WriteCsvAsync(AlignedStudy study, string path, CancellationToken cancellation = default)
    {
        (string Name, Func<AlignedRow, float?> Of)[] numbers = Numbers(study);
        string[]? stimuli = Stimuli(study);
        object?[] heading = ["participant", .. stimuli is null ? [] : new object?[] { "stimulus" }, "frame", "video_ms", "time_ms", "provenance",
            .. numbers.Select(column => column.Name)];
        AtomicFile.Write(path, file => CsvText.Write(file, study.Rows.Select(Cells).Prepend(heading)));
        return Task.CompletedTask;

        object?[] Cells(AlignedRow row, int place)
        {
            cancellation.ThrowIfCancellationRequested();
            return [row.Participant, .. stimuli is null ? [] : new object?[] { stimuli[place] }, row.FrameIndex,
                row.VideoMilliseconds, row.TimeMilliseconds, study.Provenance,
                .. numbers.Select(column => (object?)column.Of(row))];
        }
    }

    /// <summary>Writes a Parquet file of one row group, whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static Task WriteParquetAsync(AlignedStudy study, string path, CancellationToken cancellation = default) =>
        AtomicFile.WriteAsync(path, stream => WriteParquetAsync(study, stream, cancellation));

    /// <summary>Writes it into a stream.</summary>
    internal static async Task WriteParquetAsync(AlignedStudy study, Stream stream, CancellationToken cancellation = default)
    {
        (string Name, Func<AlignedRow, float?> Of)[] numbers = Numbers(study);
        string[]? stimuli = Stimuli(study);
        DataField participant = new DataField<string>("participant"), stimulus = new DataField<string>("stimulus"), frame =
            new DataField<int>("frame"), video = new DataField<double>("video_ms"),
        time = new DataField<double>("time_ms"), provenance = new DataField<string>("provenance");
        DataField[] fields = [.. numbers.Select(column => new DataField<float?>(column.Name))];
        await using ParquetWriter writer =
            await ParquetWriter.CreateAsync(new ParquetSchema([participant,
                .. stimuli is null ? [] : new[] { stimulus }, frame, video, time, provenance, .. fields]), stream,
            cancellationToken: cancellation);
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        await group.WriteAsync(participant, (IReadOnlyCollection<string>)[.. study.Rows.Select(row => row.Participant.ToString())]);
        if (stimuli is not null)
            await group.WriteAsync(stimulus, (IReadOnlyCollection<string>)stimuli);
        await group.WriteAsync<int>(frame, study.Rows.Select(row => row.FrameIndex).ToArray(), cancellationToken: cancellation);
        await group.WriteAsync<double>(video, study.Rows.Select(row => row.VideoMilliseconds).ToArray(), cancellationToken: cancellation);
        await group.WriteAsync<double>(time, study.Rows.Select(row => row.TimeMilliseconds).ToArray(), cancellationToken: cancellation);
        await group.WriteAsync(provenance, (IReadOnlyCollection<string>)[.. study.Rows.Select(_ => study.Provenance.ToString())]);
        for (int column = 0; column < fields.Length; column++)
            await group.WriteAsync<float>(fields[column], study.Rows.Select(numbers[column].Of).ToArray(), cancellationToken: cancellation);
    }

    /// <summary>The stimulus of every row; null when nobody has several recordings.</summary>
    private static string[]? Stimuli(AlignedStudy study) => study.Recordings.All(recording => recording.Stimulus is null) ? null
        : [.. study.Recordings.SelectMany(recording => recording.Rows.Select(_ => recording.Stimulus ?? ""))];

    private static (string Name, Func<AlignedRow, float?> Of)[] Numbers(AlignedStudy study) =>
    [
        .. study.Vocabulary.Signals.Select((name, place) => (name, (Func<AlignedRow, float?>)(row => row.FeaturePresent[place] ? row.Features[place] : null))),
        .. study.Vocabulary.Targets.Select((name, place) => (name, (Func<AlignedRow, float?>)(row => row.TargetPresent[place] ? row.Targets[place] : null))),
        .. study.Vocabulary.Targets.Select((name, place) => (name, place)).Where(pair => study.Rows.Any(row => !float.IsNaN(row.Intensities[pair.place])))
            .Select(pair =>
                ($"{Intensity}{pair.name}", (Func<AlignedRow, float?>)(row => float.IsNaN(row.Intensities[pair.place]) ? null : row.Intensities[pair.place]))),
        .. study.Rows.Any(row => row.Face is not null) ? FaceColumns.All.Select(column => (column.Name, column.Of)) : [],
    ];
}
