namespace Genex.Research.Recordings;

/// <summary>Samples of one sensor in a table in which every row carries its value: those of the sensor's own rows, under whose source it changes most often;
/// the rows of other sensors carry it forward.</summary>
internal sealed class SourcedSamples
{
    private readonly Dictionary<string, Source> sources = new(StringComparer.Ordinal);
    private readonly List<Source> changing = [];
    private double? before;

    /// <summary>Adds a row's value.</summary>
    internal void Add(double milliseconds, double value, string name)
    {
        if (!sources.TryGetValue(name, out Source? own))
            sources.Add(name, own = new Source());
        own.Samples.Add((milliseconds, value));
        if (before is { } last && !last.Equals(value))
        {
            if (own.Changes++ == 0)
                changing.Add(own);
        }
        before = value;
    }

    /// <summary>The sensor's own samples, with times from time zero; what the other rows carried is let go.</summary>
    internal IReadOnlyList<(double Milliseconds, double Value)> Own(double zero)
    {
        Source? own = changing.MaxBy(one => one.Changes) ?? sources.Values.FirstOrDefault();
        sources.Clear();
        changing.Clear();
        return own is null ? [] : [.. own.Samples.Select(one => (one.Milliseconds - zero, one.Value))];
    }

    private sealed class Source
    {
        internal PieceList<(double Milliseconds, double Value)> Samples { get; } = new();

        internal int Changes { get; set; }
    }
}
