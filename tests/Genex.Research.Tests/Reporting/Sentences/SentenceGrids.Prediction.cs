using Genex.Research.Prediction;
using Genex.Research.Reporting;

namespace Genex.Research.Tests.Reporting.Sentences;

/// <content>Predictions.</content>
internal static partial class SentenceGrids
{
    private static void MissingSignals()
    {
        foreach (string[] notes in (string[][])[[], ["A note."], ["A note.", "Another."]])
        {
            foreach (double missing in (double[])[0, 0.01, 0.5, 1])
            {
                Sentence said = PredictionSentences.Missing(notes, missing, 33);
                bool some = missing > 0 && missing < 1;
                if (notes.Length == 0 && !some) Assert.Empty(said.Markdown);
                else Text(said).If("are missing and enter as the training mean", some).If("A note.", notes.Length > 0).If("Another.", notes.Length > 1);
            }
        }
    }

    private static void Held()
    {
        foreach (double? value in (double?[])[null, 0.4, 0.6])
        {
            foreach (double? lower in (double?[])[null, 0.45, 0.5, 0.55])
            {
                foreach ((bool apart, bool finds) in ((bool, bool)[])[(true, true), (true, false), (false, true), (false, false)])
                {
                    SaidText said = Text(PredictionSentences.Held(new HeldOutEvidence
                    {
                        Protocol = "lopo",
                        PeopleApart = apart,
                        Score = "balanced accuracy",
                        Value = value,
                        Lower = lower,
                        Upper = lower + 0.2,
                        Finds = finds,
                        Majority = 0.5,
                        RocArea = 0.5,
                        TrainingRocArea = 0.5,
                        Undertrained = false,
                        ConstantPerPerson = false,
                        People = 9,
                        Samples = 9,
                        Caveats = [],
                    }));
                    said.If("No held-out score", value is null).If("9 participants that it had not learnt from", value is not null && apart)
                        .If("of people that it otherwise knew", value is not null && !apart)
                        .If("not shown to be better", value is not null && lower is not null && !finds)
                        .If("the interval takes people for independent", value is not null && lower > 0.5 && !finds)
                        .If("without an interval", value is not null && lower is null)
                        .If("95 % interval", value is not null && lower is not null);
                }
            }
        }
    }

    private static void Learnt()
    {
        foreach (bool undertrained in (bool[])[true, false])
        {
            foreach (bool constant in (bool[])[true, false])
            {
                foreach (bool learntFrom in (bool[])[true, false])
                {
                    Sentence said = PredictionSentences.Learnt(undertrained, 0.55, constant, learntFrom);
                    if (undertrained || constant || learntFrom)
                        Text(said).If("**undertrained**: AUROC 0.550", undertrained).If("nearly one answer", constant).If("this very person", learntFrom);
                    else Assert.Empty(said.Markdown);
                }
            }
        }
    }

    private static void NoInput()
    {
        foreach (bool masked in (bool[])[true, false])
        {
            foreach (int signals in (int[])[0, 33])
            {
                Assert.Empty(PredictionSentences.NoInput(false, masked, signals).Markdown);
                Text(PredictionSentences.NoInput(true, masked, signals)).Says("**Nothing of this recording reached the model**").If("no face was found", masked)
                    .If("it sees no pictures", !masked).If("it takes no signals", signals == 0).If("there are no signals", signals > 0);
            }
        }
    }

    private static void OutOfRange()
    {
        foreach (int much in (int[])[0, 1, 3, 5])
        {
            foreach (int little in (int[])[0, 2])
            {
                foreach (bool seen in (bool[])[true, false])
                {
                    RangeFinding[] findings =
                    [
                        .. Enumerable.Range(0, much).Select(index => new RangeFinding(Invariant($"value {index}"), seen ? new(0, 1) : null, new(2, 3), 10, 10)),
                        .. Enumerable.Range(0, little).Select(index => new RangeFinding(Invariant($"other {index}"), new(0, 1), new(0, 1.2), 1, 100)),
                    ];
                    Text(PredictionSentences.Range(findings)).If("**out of the training data's range**", much > 0).If("nine of ten", much == 0 && little > 0)
                        .If("more value", much > 3).If("never seen in training", much > 0 && !seen).If("in training 0 to 1", much > 0 && seen)
                        .If("lie within", much == 0).OnlyIf("other", false);
                }
            }
        }
    }

    private static void Calibrated()
    {
        Text(PredictionSentences.Calibrated([("Joy", true, "Platt scaling")])).Says("Calibrated: Platt scaling.");
        Text(PredictionSentences.Calibrated([("Joy", false, "not calibrated: too few")])).Says("The probability is not calibrated: too few.");
        for (int fitted = 0; fitted <= 3; fitted++)
        {
            (string, bool, string)[] notes = [.. Enumerable.Range(0, 3).Select(index => (Invariant($"T{index}"), index < fitted, "note"))];
            Text(PredictionSentences.Calibrated(notes)).If("No target could be calibrated", fitted == 0).If("T0", fitted > 0).If("T2", fitted == 3)
                .If("the other targets", fitted is > 0 and < 3);
        }
    }

    private static void Against()
    {
        foreach (int scored in (int[])[0, 1, 2])
        {
            foreach (double? calibrated in (double?[])[null, 0.2])
            {
                TargetTruth[] worth = [.. Enumerable.Range(0, 2).Select(index =>
                    new TargetTruth(Invariant($"T{index}"), 10, 4, index < scored ? 0.7 : null, index < scored ? 0.8 : null, 0.25, calibrated))];
                Text(PredictionSentences.Against(worth)).If("nothing can be scored", scored == 0).If("present in 40.0 % of 10 moments", scored == 1)
                    .If("Over 2 targets", scored == 2).If("Brier", scored > 0 && calibrated is not null).If("0.700", scored > 0).If("0.800", scored > 0);
            }
        }
    }

    private static void FoundAgain()
    {
        Text(PredictionSentences.HeldOut("LE 1", "fold 0", 5, null, 2)).Says("has predicted no frame of LE 1");
        foreach (double difference in (double[])[0, 1e-9, 1e-6, 1e-5, 0.3])
        {
            Text(PredictionSentences.HeldOut("LE 1", "fold 0", 5, difference, 2)).If("the run's own held-out ones", difference <= 1e-6)
                .If("**differ", difference > 1e-6).Says("2.0 times real time");
        }
    }
}
