using Genex.Research.Datasets;

namespace Genex.Research.Audit;

/// <summary>A division of the samples whose sides the audit looks at.</summary>
/// <param name="Protocol">Id of the protocol it belongs to.</param>
/// <param name="Name">Which fold of it, as "LE 3299".</param>
/// <param name="Learnt">Samples that weights or scaling are learnt from.</param>
/// <param name="Scored">Samples that scores are computed on.</param>
public sealed record AuditedSplit(string Protocol, string Name, IReadOnlyList<int> Learnt, IReadOnlyList<int> Scored)
{
    /// <summary>The folds of a protocol; none where it cannot divide these samples, being too few.</summary>
    public static IReadOnlyList<AuditedSplit> Of(Protocol protocol, SampleSet samples)
    {
        try
        {
            return [.. protocol.Divide(samples, EmotionTask.Emotions).Select(fold => new AuditedSplit(protocol.Id, fold.Name, fold.Train, fold.Test))];
        }
        catch (ArgumentException)
        {
            return []; // the check then says that there is no split to look at
        }
    }
}
