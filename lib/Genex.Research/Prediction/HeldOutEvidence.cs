using Genex.Research.Evaluation;
using Genex.Research.Experiments;

namespace Genex.Research.Prediction;

/// <summary>What is known of how far a run's models can be trusted: their score on people, or frames, that they had not learnt from.</summary>
/// <remarks>The score is that of each fold's own model on what that fold held out. A mean over folds, which new people get, has no held-out score of its
/// own.</remarks>
public sealed record HeldOutEvidence
{
    /// <summary>Id of the protocol.</summary>
    public required string Protocol { get; init; }

    /// <summary>Whether whole people were held out: otherwise the score says nothing about new people.</summary>
    public required bool PeopleApart { get; init; }

    /// <summary>The task's primary score: "balanced accuracy", "macro-F1".</summary>
    public required string Score { get; init; }

    /// <summary>Its mean over held-out people; null where nobody has both classes.</summary>
    public required double? Value { get; init; }

    /// <summary>Lower end of its 95 % interval over people; null without spread.</summary>
    public required double? Lower { get; init; }

    /// <summary>Upper end.</summary>
    public required double? Upper { get; init; }

    /// <summary>The same score of the training majority.</summary>
    public required double? Majority { get; init; }

    /// <summary>Area under the ROC curve over all held-out samples, mean over scorable targets.</summary>
    public required double? RocArea { get; init; }

    /// <summary>The same on the samples that were learnt from; null in runs of older versions.</summary>
    public required double? TrainingRocArea { get; init; }

    /// <summary>Whether the models have not even learnt what they were shown.</summary>
    public required bool Undertrained { get; init; }

    /// <summary>Whether each person gets one answer.</summary>
    public required bool ConstantPerPerson { get; init; }

    /// <summary>People that were predicted.</summary>
    public required int People { get; init; }

    /// <summary>Samples that were predicted.</summary>
    public required int Samples { get; init; }

    /// <summary>What must be said beside every number of the run.</summary>
    public required IReadOnlyList<string> Caveats { get; init; }

    /// <summary>Whether the run's contrast with its training majority shows the models to be better: the same verdict as the run's own sentence, corrected for
    /// folds that share training samples.</summary>
    public required bool Finds { get; init; }

    /// <summary>Of a finished run.</summary>
    public static HeldOutEvidence Of(RunRecord run)
    {
        PrimaryScore score = PrimaryScore.For(run.Task);
        double?[] people = [.. run.Model.PerParticipant.Select(person => score.Of(person.Scores))];
        ParticipantInterval? interval = PrimaryScore.Interval(people, (int)run.Specification.Seed);
        LearningCheck learning = run.Learning;
        return new HeldOutEvidence
        {
            Protocol = run.Protocol.Id,
            PeopleApart = run.Protocol.HoldsParticipantsApart,
            Score = score.Name,
            Value = people.Average(),
            Lower = interval?.Lower,
            Upper = interval?.Upper,
            Finds = RunContrast.AgainstMajority(run).Result.Verdict == ContrastVerdict.FirstIsHigher,
            Majority = run.Majority.PerParticipant.Average(person => score.Of(person.Scores)),
            RocArea = run.Model.Overall.RocArea,
            TrainingRocArea = learning.TrainingRocArea,
            Undertrained = learning.Undertrained,
            ConstantPerPerson = learning.ConstantPerPerson,
            People = run.Model.PerParticipant.Count,
            Samples = run.Predictions.Count,
            Caveats = run.Caveats,
        };
    }
}
