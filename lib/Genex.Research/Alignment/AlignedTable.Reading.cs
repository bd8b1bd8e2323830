using Genex.Research.Recordings;
using Parquet;
using Parquet.Schema;

namespace Genex.Research.Alignment;

/// <content>Reading.</content>
public static partial class AlignedTable
{
    /// <summary>The rows of a Parquet file that <see cref="WriteParquetAsync(AlignedStudy, string, CancellationToken)"/> wrote, to the last bit.</summary>
    /// <exception cref="InvalidDataException">It is no such file.</exception>
    internal static async Task<AlignedRow[]> ReadParquetAsync(byte[] file, Vocabulary vocabulary)
    {
        (IReadOnlyList<string> signals, IReadOnlyList<string> targets) = (vocabulary.Signals, vocabulary.Targets);
        using MemoryStream stream = new(file, writable: false);
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream);
        Dictionary<string, DataField> fields = reader.Schema.DataFields.ToDictionary(field => field.Name, StringComparer.Ordinal);
        using ParquetRowGroupReader group = reader.OpenRowGroupReader(0);
        int count = (int)group.RowCount;
        string?[] participants = new string?[count];
        int[] frames = new int[count];
        (double[] video, double[] time) = (new double[count], new double[count]);
        await group.ReadAsync(Field("participant"), participants.AsMemory());
        await group.ReadAsync(Field("frame"), frames.AsMemory());
        await group.ReadAsync(Field("video_ms"), video.AsMemory());
        await group.ReadAsync(Field("time_ms"), time.AsMemory());
        AlignedRow[] rows = [.. Enumerable.Range(0, count).Select(place => new AlignedRow
        {
            Participant = ParticipantId.Of(participants[place] ?? ""),
            FrameIndex = frames[place],
            VideoMilliseconds = video[place],
            TimeMilliseconds = time[place],
            Features = new float[signals.Count],
            FeaturePresent = new bool[signals.Count],
            Targets = new float[targets.Count],
            TargetPresent = new bool[targets.Count],
            Intensities = [.. Enumerable.Repeat(float.NaN, targets.Count)],
        })];
        float?[] column = new float?[count];
        for (int feature = 0; feature < signals.Count; feature++)
        {
            await group.ReadAsync(Field(signals[feature]), column.AsMemory());
            for (int place = 0; place < count; place++)
                (rows[place].Features[feature], rows[place].FeaturePresent[feature]) = (column[place] ?? 0, column[place] is not null);
        }

        for (int target = 0; target < targets.Count; target++)
        {
            await group.ReadAsync(Field(targets[target]), column.AsMemory());
            for (int place = 0; place < count; place++)
                (rows[place].Targets[target], rows[place].TargetPresent[target]) = (column[place] ?? 0, column[place] is not null);
            if (!fields.TryGetValue($"{Intensity}{targets[target]}", out DataField? intensity)) continue;
            await group.ReadAsync(intensity, column.AsMemory());
            for (int place = 0; place < count; place++) rows[place].Intensities[target] = column[place] ?? float.NaN;
        }

        if (fields.ContainsKey(FaceColumns.Seen)) await ReadFaces();
        return rows;

        async Task ReadFaces()
        {
            float?[][] box = [.. FaceColumns.Box.Select(_ => new float?[count])];
            for (int part = 0; part < box.Length; part++) await group.ReadAsync(Field(FaceColumns.Box[part]), box[part].AsMemory());
            await group.ReadAsync(Field(FaceColumns.Seen), column.AsMemory());
            for (int place = 0; place < count; place++)
                rows[place] = rows[place] with { Face = FaceColumns.FaceOf(column[place], [.. box.Select(one => one[place])]) };
        }

        DataField Field(string name) => fields.TryGetValue(name, out DataField? field) ? field
            : throw new InvalidDataException($"it has no column \"{name}\"");
    }
}
