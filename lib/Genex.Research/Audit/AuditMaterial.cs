using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Recordings;

namespace Genex.Research.Audit;

/// <summary>Everything that the checks look at, in memory. A part that is null or empty is not there; checks that need it say so.</summary>
public sealed class AuditMaterial
{
    private readonly Lazy<IReadOnlyList<FrameSummary>> summaries;
    private readonly Lazy<IReadOnlyList<(SharedContent? Shared, RecordingParts? Parts)>> pairs;

    /// <param name="root">The study's folder, for messages.</param>
    public AuditMaterial(string root)
    {
        Root = root;
        summaries = new(() => Samples is null ? [] : FrameSummary.Of(Samples));
        pairs = new(() => Samples is null ? [] : SharedContent.Pairs(Samples, FrameSummaries));
    }

    /// <summary>The study's folder.</summary>
    public string Root { get; }

    /// <summary>The event exports, where the study has them.</summary>
    public Study? Study { get; init; }

    /// <summary>The aligned rows.</summary>
    public AlignedStudy? Aligned { get; init; }

    /// <summary>Aligned rows with their frames; those of recordings whose frames could be read.</summary>
    public SampleSet? Samples { get; init; }

    /// <summary>Tables as they lie on disk.</summary>
    public IReadOnlyList<AnnotationTable> Tables { get; init; } = [];

    /// <summary>Where each participant's media come from.</summary>
    public IReadOnlyList<RecordingOrigin> Origins { get; init; } = [];

    /// <summary>What became of each video.</summary>
    public IReadOnlyList<VideoCondition> Videos { get; init; } = [];

    /// <summary>Names of files and folders that should hold one participant each, as they lie on disk.</summary>
    public IReadOnlyList<NamedSource> Names { get; init; } = [];

    /// <summary>Divisions of <see cref="Samples"/> to look at.</summary>
    public IReadOnlyList<AuditedSplit> Splits { get; init; } = [];

    /// <summary>One summary per frame of <see cref="Samples"/>; computed once.</summary>
    public IReadOnlyList<FrameSummary> FrameSummaries => summaries.Value;

    /// <summary>Pairs of participants whose frames are the same recording; computed once.</summary>
    public IReadOnlyList<SharedContent> SharedContents => [.. pairs.Value.Select(pair => pair.Shared).OfType<SharedContent>()];

    /// <summary>Pairs of participants whose frames look like parts of one recording; computed once.</summary>
    public IReadOnlyList<RecordingParts> OneRecordings => [.. pairs.Value.Select(pair => pair.Parts).OfType<RecordingParts>()];

    /// <summary>The participants in groups that show one recording each; a participant who shares nothing is alone.</summary>
    public IReadOnlyList<IReadOnlyList<ParticipantId>> ContentGroups => SharedContent.Groups(Samples?.Participants ?? [],
        [.. SharedContents.Select(pair => (pair.First, pair.Second)),
            .. OneRecordings.Where(pair => pair.IsCertain).Select(pair => (pair.First, pair.Second))]);

    /// <summary>What a training run has in hand: samples with their frames, and the folds of its protocol.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="protocol">How they will be divided; null looks at no split.</param>
    /// <param name="study">The event exports, where they are at hand.</param>
    public static AuditMaterial Of(SampleSet samples, Protocol? protocol = null, Study? study = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return new AuditMaterial(samples.Study.Root)
        {
            Samples = samples,
            Aligned = samples.Study,
            Study = study,
            Splits = protocol is null ? [] : AuditedSplit.Of(protocol, samples),
        };
    }
}
