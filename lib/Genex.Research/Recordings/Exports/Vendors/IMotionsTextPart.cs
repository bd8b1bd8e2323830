namespace Genex.Research.Recordings;

/// <summary>What a text export says of one participant and stimulus, gathered sample after sample.</summary>
/// <param name="table">The export.</param>
/// <param name="who">Whose it is; null where the rows do not say.</param>
/// <param name="stimulus">What was shown; blank where the rows do not say.</param>
/// <param name="first">The first sample's time, which is time zero where nothing else says it.</param>
/// <param name="levels">Its columns of facial coding.</param>
internal sealed class IMotionsTextPart(ExportTable table, ParticipantId? who, string stimulus, double first, IReadOnlyList<LevelColumn> levels)
{
    private const string Frame = "FrameNo", Faces = "NoOfFaces", Sequence = "FixationSeq", Duration = "FixationDuration";

    private readonly bool hasFrames = table.Has(Frame), hasFaces = table.Has(Faces), hasFixations = table.Has(Sequence);
    private readonly Func<ExportRow, double?>? skin = SkinSamples.Of(table);
    private readonly HeldLevels held = new(levels);
    private readonly Dictionary<string, FixationRun> fixations = new(StringComparer.Ordinal);
    private readonly List<(double Milliseconds, double Value)> conductance = [];
    private double last = double.NegativeInfinity;

    internal ParticipantId? Who => who;

    internal string Stimulus => stimulus;

    /// <summary>Time zero, on the clock of the samples; null: nothing has said it yet.</summary>
    internal double? Zero { get; set; }

    /// <summary>Takes the next sample.</summary>
    /// <returns>False when it is before the one in front of it, and nothing is taken.</returns>
    internal bool Take(ExportRow row, double time)
    {
        if (time < last)
            return false;
        last = time;
        if (levels.Count > 0 && IsFace(row))
            held.Take(hasFaces && row.OptionalNumber(Faces) is <= 0 ? null : row, time);
        if (skin?.Invoke(row) is { } value)
            conductance.Add((time, value));
        string index = hasFixations ? row[Sequence] : "";
        if (ExportNumbers.TryParse(index) is not > 0)
            return true;
        if (!fixations.TryGetValue(index, out FixationRun? run))
            fixations.Add(index, run = new FixationRun(index, time) { Duration = row.Duration(Duration, ExportTimeFormat.Milliseconds) });
        run.Last = time;
        return true;
    }

    /// <summary>Where frames of its face are missing, as a clause; null where none are.</summary>
    internal string? SayGaps() => held.SayGaps(Zero ?? first) is not { } gaps ? null
        : string.Join(' ', new[] { who is { } named ? $"of {named}" : null, stimulus.Length > 0 ? $"in \"{stimulus}\"" : null, gaps }.OfType<string>());

    /// <summary>All that was gathered from time zero on. The last frame holds as long as a typical one.</summary>
    internal IEnumerable<SampledEvent> End()
    {
        string? label = stimulus.Length == 0 ? null : stimulus;
        double zero = Zero ?? first;
        return fixations.Values.Where(run => run.End >= zero).Select(run => new SampledEvent(label, FixationExport.Format, run.Close(zero)))
            .Append(new SampledEvent(label, FacialLevelExport.Format, null) { Several = held.End(zero) })
            .Concat(SkinSamples.Events(label, [.. conductance.Select(one => (one.Milliseconds - zero, one.Value))])
                .Where(one => one.Event is not GsrPeak { TimeMilliseconds: < 0 }))
            .Select(one => one with { Participant = who });
    }

    private bool IsFace(ExportRow row) => hasFrames ? !ExportNumbers.IsAbsent(row[Frame]) : levels.Any(column => !ExportNumbers.IsAbsent(row[column.Name]));
}
