namespace Genex.Research.Recordings;

#pragma warning disable MA0048 // a choice and its kinds

/// <summary>Which frames of a video will be asked for, so that the others need not become pictures.</summary>
internal abstract record FrameChoice
{
    /// <summary>Every frame.</summary>
    public static FrameChoice All { get; } = new Every();

    /// <summary>The frame that falls due at each period of a rate, as <see cref="SamplingClock"/> says.</summary>
    /// <param name="rateHz">Frames a second.</param>
    public static FrameChoice AtRate(double rateHz) => new Due(rateHz);

    /// <summary>The frames with these indices.</summary>
    public static FrameChoice Of(IReadOnlyCollection<int> indices) => new Listed(indices);

    /// <summary>Indices of the chosen frames of a video whose frames have these times, in order.</summary>
    public abstract IReadOnlyList<int> Among(IReadOnlyList<double> milliseconds);

    private sealed record Every : FrameChoice
    {
        public override IReadOnlyList<int> Among(IReadOnlyList<double> milliseconds) => [.. Enumerable.Range(0, milliseconds.Count)];
    }

    private sealed record Due(double RateHz) : FrameChoice
    {
        public override IReadOnlyList<int> Among(IReadOnlyList<double> milliseconds)
        {
            SamplingClock clock = new(RateHz);
            return [.. Enumerable.Range(0, milliseconds.Count).Where(index => clock.IsDue(milliseconds[index]))];
        }
    }

    private sealed record Listed(IReadOnlyCollection<int> Indices) : FrameChoice
    {
        public override IReadOnlyList<int> Among(IReadOnlyList<double> milliseconds) =>
            [.. Indices.Where(index => index >= 0 && index < milliseconds.Count).Distinct().Order()];
    }
}
