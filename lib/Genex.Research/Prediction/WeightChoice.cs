using Genex.Research.Experiments;
using Genex.Research.Recordings;

namespace Genex.Research.Prediction;

/// <summary>Which folds' weights predict a recording, and why.</summary>
/// <param name="Folds">Their indices; the probabilities of several are averaged.</param>
/// <param name="Reason">One sentence.</param>
/// <param name="HeldOut">Whether it is a recording of the run's own study that these weights never learnt from.</param>
/// <param name="LearntFrom">Whether some of these weights learnt from the very person.</param>
public sealed record WeightChoice(IReadOnlyList<int> Folds, string Reason, bool HeldOut = false, bool LearntFrom = false)
{
    /// <summary>"fold 3", the first being 1, "mean of 9 folds".</summary>
    public string Name => Folds.Count == 1 ? Invariant($"fold {Folds[0] + 1}") : Invariant($"mean of {Folds.Count} folds");

    /// <summary>Chooses.</summary>
    /// <param name="folds">All folds.</param>
    /// <param name="participant">Who, by name.</param>
    /// <param name="frames">Fingerprint of the recording's sampled frames; null where the run saw none.</param>
    /// <remarks>
    /// A recording of the run's own study is known by its pixels, another one of the same person by the id; then the fold predicts that held the person out.
    /// Anybody else gets the mean of the probabilities of all folds' models: each was learnt from most of the people, none is better founded than another, and
    /// a mean is steadier than any of them (bagging, Breiman 1996).
    /// </remarks>
    public static WeightChoice For(IReadOnlyList<FoldWeights> folds, ParticipantId participant, string? frames)
    {
        if (Seen(recording => frames is not null && recording.Frames == frames) is { } same)
            return Of(same, $"{participant} is a recording of the study that the run was made on (its frames are the same)");
        if (Seen(recording => recording.Participant is { } name && ParticipantId.Of(name) == participant) is { } person)
            return Of(person, $"{participant} is the id of a person of the study that the run was made on, and the frames are others: another recording of "
                + "that person, by the name");
        int[] all = [.. folds.Select(fold => fold.Index)];
        return all.Length == 1 ? new(all, "the run has one fold, and the recording is not of its study")
            : new(all, Invariant($"the recording is not of the run's study: the probabilities of all {all.Length} folds' models are averaged; ")
                + "the held-out score is that of single models");

        (FoldWeights Fold, SeenRecording[] Seen)[]? Seen(Func<SeenRecording, bool> isIt)
        {
            (FoldWeights Fold, SeenRecording[] Seen)[] found = [.. folds.Select(fold => (fold, fold.Inputs.Recordings.Where(isIt).ToArray()))];
            return found.Any(one => one.Item2.Length > 0) ? found : null;
        }
    }

    private static WeightChoice Of((FoldWeights Fold, SeenRecording[] Seen)[] folds, string who)
    {
        int[] apart = [.. folds.Where(one => one.Seen.Any(seen => seen.HeldOut) && one.Seen.All(seen => !seen.LearntFrom)).Select(one => one.Fold.Index)];
        if (apart.Length > 0)
            return new([apart[0]], Invariant($"{who}; fold {apart[0] + 1} held it out, so that its weights never learnt from it"), HeldOut: true);
        int[] all = [.. folds.Select(one => one.Fold.Index)];
        bool learnt = folds.Any(one => one.Seen.Any(seen => seen.LearntFrom));
        return new(all, $"{who}; no fold held it out as a whole" + (learnt ? ", and the weights learnt from it: its probabilities are better than a new "
            + "person's would be" : ""), LearntFrom: learnt);
    }
}
