using Genex.Research.Recordings;
using Genex.Research.Reporting;

namespace Genex.Research.Tests.Reporting.Sentences;

/// <summary>For each generator of sentences a grid of numbers, and what its words mean, said once more from the numbers.</summary>
internal static partial class SentenceGrids
{
    private static readonly double[] Signs = [-0.4, -0.02, 0, 0.02, 0.4];

    /// <summary>By "Class.Method".</summary>
    public static IReadOnlyDictionary<string, Action> All { get; } = new Dictionary<string, Action>
    {
        ["RunSentences.Caveats"] = Caveats,
        ["RunSentences.LearningCurves"] = LearningCurves,
        ["RunSentences.AgainstMajority"] = AgainstMajority,
        ["RunSentences.Targets"] = TargetsOfARun,
        ["RunSentences.LeakageDelta"] = LeakageDelta,
        ["RunSentences.Precision"] = Precision,
        ["RunSentences.Confusion"] = Confusion,
        ["RunSentences.Ablation"] = Ablation,
        ["RunSentences.FusionWeights"] = FusionWeights,
        ["RunSentences.TargetWeights"] = TargetWeights,
        ["RunSentences.Intensities"] = Intensities,
        ["ModelSentences.Randomisation"] = Randomisation,
        ["ModelSentences.Middle"] = Middle,
        ["ModelSentences.Unlearnt"] = Unlearnt,
        ["ModelSentences.NoControl"] = () => Text(ModelSentences.NoControl()).Says("without maps there is nothing to hold against them"),
        ["ModelSentences.Control"] = () => Text(ModelSentences.Control(true)).Says("comes from the architecture"),
        ["ModelSentences.Attention"] = Attention,
        ["ModelSentences.CanAttend"] = CanAttend,
        ["ComparisonSentences.Contrast"] = Contrast,
        ["ComparisonSentences.Best"] = Best,
        ["ComparisonSentences.Tuned"] = Tuned,
        ["ComparisonSentences.Beating"] = Beating,
        ["ComparisonSentences.Leakage"] = Leakage,
        ["ComparisonSentences.Calibration"] = Calibration,
        ["ComparisonSentences.Targets"] = TargetsOfAGroup,
        ["ComparisonSentences.BesideReport"] = BesideReport,
        ["ComparisonSentences.WeakMajority"] = WeakMajority,
        ["ComparisonSentences.Conclusion"] = Conclusion,
        ["ComparisonSentences.Colours"] = Colours,
        ["ComparisonSentences.NoPair"] = () => Text(ComparisonSentences.NoPair()).Says("no pair"),
        ["RobustnessSentences.Losses"] = Losses,
        ["RobustnessSentences.Beside"] = Beside,
        ["RobustnessSentences.Importance"] = Importance,
        ["WorldSentences.Found"] = Found,
        ["WorldSentences.People"] = People,
        ["WorldSentences.AllPeople"] = AllPeople,
        ["WorldSentences.Made"] = Made,
        ["WorldSentences.Gain"] = Gain,
        ["WorldSentences.Family"] = () =>
        {
            Text(WorldSentences.Family(1)).Says("the one comparison");
            Text(WorldSentences.Family(6)).Says("these 6 comparisons are adjusted together (Holm)");
        },
        ["WorldSentences.Shown"] = Shown,
        ["WorldSentences.BetterThanEach"] = BetterThanEach,
        ["WorldSentences.Untried"] = Untried,
        ["WorldSentences.Rise"] = Rise,
        ["WorldSentences.Looks"] = Looks,
        ["FusionZooSentences.Against"] = ZooAgainst,
        ["FusionZooSentences.Lost"] = ZooLost,
        ["FusionZooSentences.Freed"] = ZooFreed,
        ["FusionZooSentences.Idle"] = ZooIdle,
        ["GridSentences.Drawn"] = Drawn,
        ["GridSentences.Hurts"] = GridHurts,
        ["GridSentences.Doubles"] = Doubles,
        ["GridSentences.FalseClaims"] = FalseClaims,
        ["GridSentences.Power"] = GridPower,
        ["GridSentences.Gains"] = GridGains,
        ["GridSentences.Outlook"] = Outlook,
        ["GridSentences.Size"] = Size,
        ["GridSentences.Curve"] = Curve,
        ["GridSentences.Saturation"] = Saturation,
        ["PredictionSentences.What"] = () =>
        {
            Text(PredictionSentences.What("P.1", "LE 1", 1, 53, 53, true, "whole picture", "given")).Says("1 target at 53 moments of 53 s").Says("(simulated)");
            Text(PredictionSentences.What("P.1", "LE 1", 17, 1, 1, false, "whole picture", "given")).Says("17 targets at 1 moment").If("simulated", false);
        },
        ["PredictionSentences.Weights"] = () => Text(PredictionSentences.Weights("fold 0", "it is the only one"))
            .Says("Weights: fold 0, since it is the only one."),
        ["PredictionSentences.NoInput"] = NoInput,
        ["PredictionSentences.Missing"] = MissingSignals,
        ["PredictionSentences.Held"] = Held,
        ["PredictionSentences.Learnt"] = Learnt,
        ["PredictionSentences.Range"] = OutOfRange,
        ["PredictionSentences.Calibrated"] = Calibrated,
        ["PredictionSentences.Against"] = Against,
        ["PredictionSentences.HeldOut"] = FoundAgain,
        ["StudySentences.Recorded"] = Recorded,
        ["StudySentences.Released"] = Released,
        ["StudySentences.Samples"] = () => Text(StudySentences.Samples(1, 2, "quick")).Says("1 sample of 2 participants, profile: quick."),
        ["StudySentences.Joining"] = Joining,
        ["StudySentences.Clocks"] = Clocks,
        ["StudySentences.Regions"] = () =>
        {
            Text(StudySentences.Regions([])).Says("No recording");
            Text(StudySentences.Regions(["left in A", "right in B"])).Says("left in A; right in B.");
        },
        ["StudySentences.Faces"] = () =>
        {
            Assert.Equal("", StudySentences.Faces("finder", []).ToString());
            foreach ((int first, int second, int bridged) in ((int, int, int)[])[(10, 10, 0), (10, 10, 2), (10, 4, 1), (10, 0, 0), (0, 0, 0)])
            {
                Text(StudySentences.Faces("finder", [("A", 10, first, bridged), ("B", 10, second, 0)]))
                    .Says(Invariant($"A face is taken from {first + second} of 20 sampled frames (finder"))
                    .If("between two others", bridged > 0).If("masked", first + second < 20)
                    .If("No face at all", first == 0 || second == 0).If(" in B", second == 0 && first > 0).If(" in A, B", first == 0);
            }
        },
        ["StudySentences.Own"] = () =>
        {
            Text(StudySentences.Own([], [], 3)).Says("no signals or targets of its own");
            for (int with = 0; with <= 3; with++)
            {
                Text(StudySentences.Own([("Heart Rate", with)], [("Stress", 3)], 3)).Says("1 signal (").Says("1 target (Stress in every recording)")
                    .If("Heart Rate in every recording", with == 3).If("**Heart Rate in none**", with == 0)
                    .If(Invariant($"Heart Rate in {with} of 3 recordings"), with is 1 or 2);
                Text(StudySentences.Own([], [("Stress", 3)], 3)).Says("Of the study's own: 1 target").If("signal", false);
                Text(StudySentences.Own([], [], 3, sounds: with)).Says(Invariant($"in {with} of 3 recordings")).If("the video's own sound", with < 3)
                    .If("no signals", false);
            }
        },
        ["StudySentences.Prevalence"] = Prevalence,
        ["StudySentences.Audit"] = Audit,
        ["ReportSentences.Verdicts"] = Verdicts,
        ["ReportSentences.Claim"] = () => Text(ReportSentences.Claim("C.", "does not hold", "E.", "T.", "the release"))
            .Says("> As read from the report: C.").Says("**Does not hold.** E.").Says("*Test: T. Evidence from the release.*"),
        ["ReportSentences.Reproduced"] = Reproduced,
        ["ReportSentences.Procedure"] = () =>
        {
            foreach (long script in (long[])[2_000_993, 51_540_225])
            {
                Text(ReportSentences.Procedure("Epoch: the best.", 2_000_993, script)).Says("Epoch: the best.")
                    .If("the report states 2.0 million", script != 2_000_993).If("of 51.5 million parameters", script != 2_000_993);
            }
        },
        ["ReportSentences.Within"] = () =>
        {
            Assert.Empty(ReportSentences.Within([], []).Markdown);
            Text(ReportSentences.Within(["A.2", "B.1"], ["A.1"])).Says("Of 3 figures")
                .Says("2 of the report lie within their range (A.2 and B.1) and 1 outside (A.1).");
            Text(ReportSentences.Within(["A.2"], [])).Says("Of 1 figure with").Says("1 of the report lies within").Says("none outside.");
        },
        ["ReportSentences.NotRun"] = () =>
        {
            Assert.Empty(ReportSentences.NotRun([]).Markdown);
            Text(ReportSentences.NotRun(["A.1", "A.2"])).Says("Not run here: A.1 and A.2.");
        },
        ["ReportSentences.MadeAgain"] = () => Text(ReportSentences.MadeAgain("recorded on a day")).Says("These rows were recorded on a day."),
        ["ReportSentences.NoReproduction"] = () => Text(ReportSentences.NoReproduction()).Says("No reproduction"),
        ["ReportSentences.Model"] = Model,
    };

    private static void Recorded()
    {
        foreach (Provenance provenance in Enum.GetValues<Provenance>())
        {
            foreach (int people in (int[])[1, 9])
            {
                Text(StudySentences.Recorded(people, people, people - 1, 1, 0, provenance)).If("no person was recorded", provenance == Provenance.Simulated)
                    .If("1 participant,", people == 1).If("9 participants,", people == 9).If("recordings", false);
                Text(StudySentences.Recorded(people, 1483, 1480, 1, 0, provenance)).Says(people == 1 ? "1 participant in 1,483 recordings, 1,480 with"
                    : "9 participants in 1,483 recordings, 1,480 with");
            }

            foreach ((int events, int levels) in (IEnumerable<(int, int)>)[(0, 0), (0, 1), (0, 2000), (3, 0), (3, 1), (3, 2000)])
            {
                Text(StudySentences.Recorded(2, 2, 2, events, levels, provenance)).If("event", events > 0 || levels == 0).If("intensit", levels > 0)
                    .If("1 facial intensity", levels == 1).If("2,000 facial intensities", levels == 2000).If(" and ", events > 0 && levels > 0);
            }
        }
    }

    private static void Released()
    {
        foreach (int derived in (int[])[0, 4])
        {
            Text(StudySentences.Released(5, 100, 5, derived, Provenance.Derived)).If("computed from another", derived > 0)
                .If("no person was recorded", false);
        }
    }

    private static void Joining()
    {
        foreach (int byIndex in (int[])[0, 3, 5])
        {
            Text(StudySentences.Joining(byIndex, 5)).If("spread evenly", byIndex > 0).If("one second apart", byIndex == 0)
                .If("others", byIndex is > 0 and < 5);
        }
    }

    private static void Clocks()
    {
        Text(StudySentences.Clocks([], [])).Says("no recording");
        foreach (double[] offsets in (double[][])[[120], [-423, 432], [5, 80]])
        {
            foreach (double[] residuals in (double[][])[[], [10, 30]])
            {
                Text(StudySentences.Clocks(offsets, residuals)).If("could not be checked", residuals.Length == 0).If("within 20 ms", residuals.Length > 0)
                    .If(" to ", offsets.Length > 1 || residuals.Length > 0).Says(Invariant($"{offsets.Min():+0;-0;0}"));
            }
        }
    }

    private static void Prevalence()
    {
        foreach (double missing in (double[])[0, 0.029])
        {
            Text(StudySentences.Prevalence([], 100, 0, missing)).Says("No target is known in any of 100 frames.")
                .If("No feature value is missing", missing == 0).If("masked, not set to zero", missing > 0);
            Text(StudySentences.Prevalence([("Joy", 0.4), ("Fear", 0.01)], 100, 60, missing)).Says("*Joy* is present in 40.0 % of 60 labelled frames");
            Text(StudySentences.Prevalence([("Joy", 0.4), ("Fear", 0.01)], 100, 100, missing)).Says("*Joy* is present in 40.0 %").Says("*Fear* in 1.0 %")
                .If("No feature value is missing", missing == 0).If("masked, not set to zero", missing > 0);
            Text(StudySentences.Prevalence([("Joy", 0.4), ("Fear", 0.4)], 1, 1, missing)).Says("Every target is present in 40.0 % of 1 frame.");
        }
    }

    private static void Audit()
    {
        foreach (int blocking in (int[])[0, 1, 2])
        {
            foreach (int targets in (int[])[0, 1, 2])
            {
                string[] names = [.. ((string[])["Joy", "Fear"]).Take(targets)];
                Text(StudySentences.Audit(20, 5, blocking, blocking + targets == 0 ? [] : ["a"], names)).If("does not block", blocking + targets == 0)
                    .If("1 finding blocks training", blocking == 1).If("2 findings block training", blocking == 2)
                    .If("blocks 1 target**: Joy (a).", blocking == 0 && targets == 1).If("blocks 2 targets**", blocking == 0 && targets == 2)
                    .If("The others can be trained on", blocking == 0 && targets > 0);
            }
        }
    }

    private static void Verdicts()
    {
        foreach (int fail in (int[])[0, 1, 12])
        {
            foreach (int untested in (int[])[0, 1, 3])
            {
                Text(ReportSentences.Verdicts(15, fail, 15 - fail - untested, 0, untested, ["the release: 1"])).If("does not hold", fail == 1)
                    .If("do not hold", fail > 1).If("is not tested", untested == 1).If("are not tested", untested > 1).If("cannot be decided", false);
            }
        }
    }

    private static void Reproduced()
    {
        foreach (double? majority in (double?[])[null, 0.9])
        {
            foreach (double? apart in (double?[])[null, 0.5])
            {
                foreach (bool? within in (bool?[])[null, true, false])
                {
                    double[] starts = within is null ? [0.71] : [0.66, 0.71, 0.74];
                    Text(ReportSentences.Reproduced("A.1", 0.7, 0.71, starts, false, within, [0.6], majority, apart))
                        .Says("70.0 %").Says("71.0 %").If("released script", false)
                        .If("constant predictor 90.0 %", majority is not null)
                        .If("of one recording, it is 50.0 %", apart is not null)
                        .If("median of 3 random starts, 66.0 % to 74.0 %", within is not null).If("lies within that range", within == true)
                        .If("lies outside that range", within == false).If("last epoch 60.0 %)", within is not null);
                    Text(ReportSentences.Reproduced("B.1", 0.7, 0.7, [0.7, 0.7], false, within, [0.7], majority, apart)).If("median of", false)
                        .If("in each of 2 random starts", within is not null).If("figure is the same", within == true).If("is another", within == false);
                    Text(ReportSentences.Reproduced("B.2", 0.7, 0.71, [0.71, 0.6, 0.5], true, within, [0.7], majority, apart))
                        .Says("71.0 % here from the weights that")
                        .If("(50.0 % to 60.0 % from 2 random starts; at the last epoch 70.0 %)", within is not null).If("range", false);
                }
            }
        }
    }

    private static void Model()
    {
        foreach (bool video in (bool[])[true, false])
        {
            Text(ReportSentences.Model("A.1", "Net", video, 64, [("body", 30, 3_000_000), ("head", 10, 1_000_000)],
                "Its weights start random.")).Says("40 parameters")
                .Says("4.0 million").Says("*body* 75.0 %").If("frames alone", video).If("33 signals", !video);
        }
    }

    private static SaidText Text(Sentence sentence) => new(sentence);
}
