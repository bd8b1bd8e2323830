using Genex.Research.Evaluation;

namespace Genex.Research.Experiments;

/// <summary>Which fold each participant of a run is tested in.</summary>
internal static class TestFolds
{
    /// <summary>Places of folds, in order of the participants' ids; null where somebody is tested in several.</summary>
    public static int[]? Of(RunRecord run)
    {
        Dictionary<int, int> place = run.Folds.Select((fold, index) => (fold.Index, index)).ToDictionary(pair => pair.Index, pair => pair.index);
        int[][] folds = [.. Enumerable.Range(0, run.Predictions.Count).GroupBy(row => run.Predictions.Participant[row]).OrderBy(person => person.Key)
            .Select(person => person.Select(row => place[run.Predictions.Fold[row]]).Distinct().ToArray())];
        return folds.All(own => own.Length == 1) ? [.. folds.Select(own => own[0])] : null;
    }

    /// <summary>How the folds of a run share training samples; null where participants are not held apart, or there is one fold.</summary>
    public static SharedTraining? Shared(RunRecord run) =>
        run.Protocol.HoldsParticipantsApart && run.Folds.Count > 1 && Of(run) is { } folds
            ? new(folds, run.Folds.Average(fold => fold.TestSamples) / run.Folds.Average(fold => fold.TrainingSamples)) : null;
}
