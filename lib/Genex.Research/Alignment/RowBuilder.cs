using Genex.Research.Recordings;

namespace Genex.Research.Alignment;

/// <summary>Says what every sensor of one participant said at a moment of the exports' clock.</summary>
/// <remarks>
/// Before time 0, and after the last event or sample of any sensor, nothing was recorded: all but what is on the video's clock is missing there.
/// A channel without an event at a moment within the recording is 0. Where there are no events but intensities, a channel is present from the vendor's
/// threshold on, and one without a value at the moment is missing. A count of a sensor is missing where its samples say that it did not measure.
/// </remarks>
public sealed class RowBuilder
{
    private readonly Recording recording;
    private readonly ChannelTimeline[] features, targets;
    private static readonly Dictionary<string, bool> Unlabelled = [];

    private readonly Vocabulary vocabulary;
    private readonly OwnTimeline[] ownSignals, ownTargets;
    private readonly SensorWindow window;
    private readonly LevelTimelines? levels;

    /// <summary>Sorts the participant's events.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="vocabulary">What rows hold; null for the 33 signals and 17 targets.</param>
    public RowBuilder(Recording recording, Vocabulary? vocabulary = null)
    {
        (this.recording, this.vocabulary) = (recording, vocabulary ?? Vocabulary.Default);
        ILookup<string, OwnValue> own = (recording.Events.Of(OwnValueExport.Format) ?? []).ToLookup(one => one.Channel, StringComparer.OrdinalIgnoreCase);
        ownSignals = [.. this.vocabulary.OwnSignals.Select(one => new OwnTimeline(own[one.Name], one.Form, one.WindowMilliseconds))];
        ownTargets = [.. this.vocabulary.OwnTargets.Select(one => new OwnTimeline(own[one.Name], one.Form, one.WindowMilliseconds))];
        ILookup<string, ExpressionEvent> byChannel = (recording.Expressions ?? []).ToLookup(one => one.Channel, StringComparer.OrdinalIgnoreCase);
        features = [.. PhysicalFeatures.FacialCoding.Select(name => new ChannelTimeline([.. byChannel[name]]))];
        targets = [.. EmotionalTargets.Names.Select(name => new ChannelTimeline([.. byChannel[name]]))];
        levels = recording.Expressions is null && recording.Events.Of(FacialLevelExport.Format) is { } found ? new LevelTimelines(found) : null;
        (SensorCoverage? gaze, SensorCoverage? skin) = (recording.Events.CoverageOf(FixationExport.Format), recording.Events.CoverageOf(GsrExport.Format));
        window = new SensorWindow(recording.Fixations, recording.GsrPeaks, gaze, skin);
        EndMilliseconds = new[]
        {
            recording.Expressions?.Select(one => one.Interval.OffsetMilliseconds).DefaultIfEmpty().Max() ?? 0,
            recording.Fixations?.Select(one => one.Interval.OffsetMilliseconds).DefaultIfEmpty().Max() ?? 0,
            recording.GsrPeaks?.Select(one => one.TimeMilliseconds).DefaultIfEmpty().Max() ?? 0,
            levels?.EndMilliseconds ?? 0,
            gaze?.EndMilliseconds ?? 0,
            skin?.EndMilliseconds ?? 0,
            ownSignals.Zip(this.vocabulary.OwnSignals).Where(one => !one.Second.OnVideoClock).Select(one => one.First.EndMilliseconds).DefaultIfEmpty().Max(),
            ownTargets.Zip(this.vocabulary.OwnTargets).Where(one => !one.Second.OnVideoClock).Select(one => one.First.EndMilliseconds).DefaultIfEmpty().Max(),
        }.Max();
    }

    /// <summary>The last moment that any sensor says something of.</summary>
    public double EndMilliseconds { get; }

    /// <summary>Whether the exports cover a moment: from 0 up to the last event or sample.</summary>
    public bool Covers(double timeMilliseconds) => recording.Labels is not null || timeMilliseconds >= 0 && timeMilliseconds <= EndMilliseconds;

    /// <summary>The row of a frame.</summary>
    /// <param name="frameIndex">Its index in the video.</param>
    /// <param name="videoMilliseconds">Its timestamp in the container.</param>
    /// <param name="timeMilliseconds">The same moment on the exports' clock.</param>
    public AlignedRow At(int frameIndex, double videoMilliseconds, double timeMilliseconds)
    {
        bool covered = Covers(timeMilliseconds), coded = covered && recording.Expressions is not null;
        var row = new AlignedRow
        {
            Participant = recording.Participant,
            FrameIndex = frameIndex,
            VideoMilliseconds = videoMilliseconds,
            TimeMilliseconds = timeMilliseconds,
            Features = new float[vocabulary.Signals.Count],
            FeaturePresent = new bool[vocabulary.Signals.Count],
            Targets = new float[vocabulary.Targets.Count],
            TargetPresent = new bool[vocabulary.Targets.Count],
            Intensities = [.. Enumerable.Repeat(float.NaN, vocabulary.Targets.Count)],
        };
        FillOwn(row, covered ? timeMilliseconds : null, videoMilliseconds);
        if (!covered)
            return row;

        (double? density, double? duration, double? dispersion) = window.Gaze(timeMilliseconds);
        (double? count, double? amplitude) = window.Skin(timeMilliseconds);
        int place = features.Length;
        foreach (double? value in new[] { density, duration, dispersion, count, amplitude })
            (row.Features[place], row.FeaturePresent[place++]) = ((float)(value ?? 0), value is not null);
        levels?.Fill(row, timeMilliseconds);
        foreach ((string target, bool present) in recording.Labels ?? Unlabelled)
        {
            int at = vocabulary.TargetOf(target);
            (row.Targets[at], row.TargetPresent[at]) = (present ? 1 : 0, true);
        }
        if (!coded)
            return row;

        for (int feature = 0; feature < features.Length; feature++)
            (row.Features[feature], row.FeaturePresent[feature]) = (features[feature].IsActive(timeMilliseconds) ? 1 : 0, true);
        for (int target = 0; target < targets.Length; target++)
        {
            (row.Targets[target], row.TargetPresent[target]) = (targets[target].IsActive(timeMilliseconds) ? 1 : 0, true);
            row.Intensities[target] = (float)targets[target].IntensityAt(timeMilliseconds);
        }
        return row;
    }

    /// <param name="row">The row.</param>
    /// <param name="exports">The moment on the exports' clock; null where they do not cover it.</param>
    /// <param name="video">The moment on the video's clock.</param>
    private void FillOwn(AlignedRow row, double? exports, double video)
    {
        for (int signal = 0; signal < ownSignals.Length; signal++)
        {
            int place = PhysicalFeatures.Count + signal;
            if ((vocabulary.OwnSignals[signal].OnVideoClock ? video : exports) is { } moment && ownSignals[signal].At(moment) is { } value)
                (row.Features[place], row.FeaturePresent[place]) = ((float)value, true);
        }
        for (int target = 0; target < ownTargets.Length; target++)
        {
            int place = EmotionalTargets.Count + target;
            if ((vocabulary.OwnTargets[target].OnVideoClock ? video : exports) is { } moment && ownTargets[target].At(moment) is { } value)
                (row.Targets[place], row.TargetPresent[place], row.Intensities[place]) =
                    (value >= vocabulary.OwnTargets[target].Threshold ? 1 : 0, true, (float)value);
        }
    }
}
