using Genex.Research.Datasets;

namespace Genex.Research.Claims;

/// <summary>Claim 5: attention labels.</summary>
internal sealed class LabelsByParticipant() : Claim(5,
    "The video-only models recognise attention in a face (up to 100 %).",
    "See whether the label ever changes within a participant, and let a classifier try that sees six numbers of colour per frame and no face.")
{
    protected override ClaimFinding Find(ClaimMaterial material)
    {
        (float[] labels, bool[] known) = EmotionTask.Attention.LabelsOf(material.Attention);
        IReadOnlyList<Recordings.ParticipantId> people = material.Attention.Participants;
        int constant = Enumerable.Range(0, people.Count)
            .Count(place => material.Attention.SamplesOf([place]).Where(sample => known[sample]).Select(sample => labels[sample]).Distinct().Count() == 1);
        bool follows = constant == people.Count && labels.Distinct().Count() > 1;
        ColourClassifier colours = ColourClassifier.Of(material.Attention);
        return new(
            follows ? ClaimVerdict.DoesNotHold : colours.ReportSplit - colours.HeldOut > 0.1 ? ClaimVerdict.Undecidable : ClaimVerdict.Holds,
            Invariant($"The label is constant within {constant} of {people.Count} participants. Logistic regression on the mean and spread of red, green ")
                + Invariant($"and blue scores {Percent(colours.ReportSplit)} on the report's split of frames")
            + $" and {Percent(colours.HeldOut)} with a whole participant held out, where the commoner label alone scores {Percent(colours.Majority)}"
            + (follows ? ". The label is fully confounded with the participant, who can be told from colour alone." : "."),
            material.Source,
            [new("participants with a constant label", constant), new("colour classifier, report's split", colours.ReportSplit),
                new("colour classifier, participant held out", colours.HeldOut), new("commoner label", colours.Majority)],
            new ClaimPicture(
                "A classifier that sees six colour numbers and no face",
                $"Accuracy: {Percent(colours.ReportSplit)} on the report's split, {Percent(colours.HeldOut)} on held-out participants, "
                + $"{Percent(colours.Majority)} for the commoner label.", "accuracy",
                ["report's split of frames", "participant held out", "always the commoner label"],
                new ClaimSeries("accuracy", [colours.ReportSplit, colours.HeldOut, colours.Majority]))
            { Maximum = 1 });
    }
}
