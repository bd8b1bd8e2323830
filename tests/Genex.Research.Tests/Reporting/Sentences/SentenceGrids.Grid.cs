using Genex.Research.Experiments;
using Genex.Research.Reporting;

namespace Genex.Research.Tests.Reporting.Sentences;

internal static partial class SentenceGrids
{
    private static void Drawn()
    {
        foreach (int studies in (int[])[1, 108])
        {
            Text(GridSentences.Drawn(studies, 6, [4, 8, 16], [0.05, 0.3], 3)).If("1 study is drawn", studies == 1).If("108 studies are drawn", studies == 108)
                .Says("6 worlds; 4, 8 and 16 people; 5.0 % and 30.0 % of the states shown wrongly; 3 draws of each.");
        }
    }

    private static void FalseClaims()
    {
        Text(GridSentences.FalseClaims(0, 0, 0, 0, 0)).Says("no world without a gain");
        Text(GridSentences.FalseClaims(0, 0, 0, 0, 8)).Says("no testable study");
        foreach (int claimed in (int[])[0, 1, 5, 6, 100])
        {
            foreach (int studies in (int[])[1, 25])
            {
                (double lower, double upper) = BinomialInterval.Of(Math.Min(claimed, studies), studies);
                Text(GridSentences.FalseClaims(claimed, 100, Math.Min(claimed, studies), studies, 3)).If("within the 5 %", false)
                    .If("compatible with the 5 %", claimed <= 5)
                    .If("more than the 5 %", claimed > 5).Says(Invariant($": {claimed} of 100 models in them, "))
                    .Says(Invariant($"in {Math.Min(claimed, studies)} of {(studies == 1 ? "1 study" : "25 studies")} (95 % interval "))
                    .Says(Invariant($"interval {100 * lower:0} to {100 * upper:0} %)"));
            }
        }
    }

    private static void GridPower()
    {
        foreach (int studies in (int[])[5, 20])
        {
            foreach (int few in Enumerable.Range(0, studies + 1))
            {
                foreach (int many in Enumerable.Range(0, studies + 1))
                {
                    (double lower, double upper) = BinomialInterval.Of(few, studies);
                    bool above = few >= 0.8 * studies, stays = many >= 0.8 * studies, enough = studies >= 20;
                    Text(GridSentences.Power(4, [(8, few, studies), (16, many, studies)]))
                        .Says(Invariant($"shown in {few} of {studies} studies of 8 people (95 % interval {100 * lower:0} to {100 * upper:0} %), "))
                        .Says(Invariant($", {many} of {studies} of 16 people (")).If("can show nothing", false)
                        .Says("of 4 models the one that shows it most often in its world: the rates are optimistic")
                        .If("from 8 people on in at least four of five", enough && above && stays)
                        .If("from 16 people on in at least four of five", enough && !above && stays)
                        .If("no number of people tried is always enough", enough && !stays).If("so few studies", !enough);
                }
            }
        }

        Text(GridSentences.Power(1, [(4, 0, 0), (16, 5, 6)]))
            .Says("is shown in 5 of 6 studies of 16 people (95 % interval 36 to 100 %); 4 people can show nothing;").If("of 0", false).If("optimistic", false);
        Text(GridSentences.Power(1, [(2, 0, 0), (4, 0, 0)])).Says("cannot be shown: 2 and 4 people can show nothing.").If("is shown", false);
        Text(GridSentences.Power(4, [])).Says("No world of the grid has a gain.").If("optimistic", false);
    }

    private static void GridHurts()
    {
        foreach (int cases in (int[])[0, 1, 40, 288])
        {
            foreach (int worse in Enumerable.Range(0, Math.Min(cases, 20) + 1))
            {
                Text(GridSentences.Hurts(worse, cases)).If("Too few people", cases == 0).If("luck gives", cases > 0)
                    .If("no more than the one in forty", cases > 0 && worse <= cases / 40.0).If(" more than the one in forty", cases > 0)
                    .If(Invariant($"{worse} of {cases} models in studies {(worse == 1 ? "is" : "are")} shown to be worse"), cases > 0);
            }
        }
    }

    private static void GridGains()
    {
        foreach (double? gain in (double?[])[null, -0.1, 0, 0.004, 0.006, 0.1])
        {
            Text(GridSentences.Gains(4, [("redundant", "late", gain), ("two looks", "products", -0.2)]))
                .If("no model that fuses gains half a point of AUROC or more in any world", gain is not >= 0.005)
                .If("*redundant* (+", gain >= 0.005).If("in 1 other world no model gains", gain >= 0.005).If("*two looks*", false);
            Text(GridSentences.Gains(4, [("redundant", "late", gain)])).If("other world", false).If(", *late*).", gain >= 0.005).Says("With 4 people ");
        }
    }

    private static void Outlook()
    {
        foreach (int atoms in (int[])[0, 1, 2])
        {
            foreach (bool gain in (bool[])[true, false])
            {
                foreach (double? truth in (double?[])[null, 0, 0.1])
                {
                    (string, double, double?)[] shown = [.. Enumerable.Range(0, atoms).Select(_ => ("redundant", 0.123, truth))];
                    Text(GridSentences.Outlook("sample", "Attention", 9, shown, 0.2, gain, truth))
                        .If("no atom is told from zero", atoms == 0).If("told from zero are", atoms == 2)
                        .If("told from zero is redundant (0.12 bit).", atoms == 1 && truth is not 0)
                        .If("redundant (0.12 bit; truly 0: luck, or the estimate's bias)", atoms > 0 && truth is 0).If("0.20 bit more", gain)
                        .If("fusion can pay", gain && truth is not 0).If("better modality (truly 0: luck, or the estimate's bias)", gain && truth is 0)
                        .If("nothing says that fusion would pay", !gain);
                }
            }
        }
    }

    private static void Size()
    {
        foreach (int? needed in (int?[])[null, 4, 8, 30])
        {
            foreach (int? largest in (int?[])[null, 8, 50])
            {
                foreach (int now in (int[])[0, 8])
                {
                    foreach (bool leftOut in (bool[])[true, false])
                    {
                        bool enough = now > 0 && needed is 4 or 8 && now > 0;
                        Text(GridSentences.Size("B.1 against B.2", 0.05, 0.8, needed, now == 0 ? null : 3, largest, now, 10_000, leftOut))
                            .If("more than 10,000 participants", needed is null).If("(3 to more than 10,000", now > 0 && largest is null)
                            .If("3 to 50", now > 0 && largest == 50).If("if each is left out in turn", leftOut)
                            .If("more than the 8", now > 0 && needed == 30).If("should be enough", enough && largest == 8)
                            .If("may be enough (up to 50)", enough && largest == 50).If("may be enough (up to more than 10,000)", enough && largest is null)
                            .If("22 more", now > 0 && needed == 30).Says("+0.050 (B.1 against B.2)").Says("power of 80 %");
                    }
                }
            }
        }
    }

    private static void Saturation()
    {
        foreach (double upper in (double[])[0, 0.009, 0.01, 0.2])
        {
            foreach ((double fitted, double measured) in new[] { 0.6, 0.819, 0.821, 0.844, 0.846, 0.86 }
                .SelectMany(one => new[] { (one, 0.8), (one, 0.9), (0.9, one) }))
            {
                double lower = Math.Min(fitted, measured);
                bool there = lower > 0.845, still = !there && upper >= 0.01, saturated = !there && !still && lower > 0.82;
                Text(GridSentences.Saturation("redundant", "late", 8, measured, fitted, upper, 0.85, 0.15))
                    .Says(Invariant($"{measured:0.000} measured with 8 people")).Says(Invariant($"{fitted:0.000} on the fitted curve"))
                    .Says("more than 0.850").Says("15.0 % of the states")
                    .If("at the ceiling", there).If("saturated near the ceiling", saturated).If("may still help", still)
                    .If("takes another model", !there && !still && !saturated);
            }
        }
    }

    private static void Doubles()
    {
        foreach (double few in (double[])[-0.01, 0.01, 0.03])
        {
            foreach (double many in (double[])[-0.01, 0.01, 0.03])
            {
                Text(GridSentences.Doubles("redundant", "late", 8, 10, (few, few - 0.005, few + 0.005), (many, many - 0.005, many + 0.005)))
                    .Says("from 8 people with 10 moments each: on the fitted curve, which cannot fall, ")
                    .If("people are worth more", few > many).If("moments are worth more", many > few)
                    .If("neither is shown", few.Equals(many));
            }
        }

        Text(GridSentences.Doubles("redundant", "late", 8, 10, (0.01, 0, 0.02), (0.03, 0.01, 0.05))).Says("neither is shown");
    }

    private static void Rise()
    {
        foreach (double lower in (double[])[-0.03, 0, 0.01])
        {
            foreach (double upper in (double[])[0.015, 0.02, 0.12])
            {
                foreach (double needed in (double[])[11.2, 32, 33, double.PositiveInfinity])
                {
                    foreach (double? training in (double?[])[null, 0.9, 0.5])
                    {
                        (double, double, double) rise = ((lower + upper) / 2, lower, upper), people = (needed, 9, double.PositiveInfinity);
                        bool rises = lower > 0, under = training < LearningCheck.LearntFrom;
                        foreach (bool first in (bool[])[true, false])
                        {
                            foreach (bool last in (bool[])[true, false])
                            {
                                bool flat = !rises && upper < 0.02 && !under && last;
                                (int, double, bool)[] sizes = [(8, 0.72, first), (16, 0.75, last), (32, 0.79, last)];
                                Text(WorldSentences.Rise("face only", "A.1n", "people", sizes, rise, 0.05, people, training, []))
                                    .Says("*face only*: **A.1n** scores 0.720 with 8 people, 0.750 with 16 and 0.790 with 32").Says("From 8 to 32 people")
                                    .If("it still rises", rises).If("Three sizes", rises).If("is saturated", flat).If("it gains less than 0.02", flat)
                                    .If("no rise is shown", !rises && !flat).If("undertrained", under)
                                    .If("With 8 people that is not told from chance", !first && last)
                                    .If("With 16 and 32 people that is not told from chance", first && !last)
                                    .If("With none of them that is told from chance", !first && !last).If("not told from", first != last)
                                    .If("is not counted from a score at chance", rises && !first)
                                    .If("takes more than the 32 that were tried", rises && first && needed > 32)
                                    .If("takes about 11 people (9 to more than 32)", rises && first && needed < 32)
                                    .If("takes about 32 people", rises && first && needed.Equals(32));
                            }
                        }

                        (int, double, bool)[] seconds = [(4, 0.7, true), (8, 0.72, true), (16, 0.75, true), (32, 0.79, true)];
                        Text(WorldSentences.Rise(null, "A.1n", "seconds", seconds, rise, 0.05, people, training, []))
                            .Says("with 4 seconds, ").If("Three sizes", false).If("face only", false).If("people", false).If("chance", false)
                            .If("takes about 11 seconds", rises && needed < 12);
                        seconds[^1] = (120, 0.74, true);
                        Text(WorldSentences.Rise(null, "P.1", "seconds", seconds, rise, 0.05, people, training, []))
                            .If("but not from 16 on", rises).If("it still rises", false);
                        foreach (int[] draws in (int[][])[[], [1], [1, 2]])
                        {
                            Text(WorldSentences.Rise(null, "P.1", "seconds", seconds, rise, 0.05, people, training, draws)).If("every size", draws.Length > 0)
                                .If("(of draw 1, which has every size)", draws.Length == 1).If("(of draws 1 and 2, which have every size)", draws.Length == 2);
                        }
                    }
                }
            }
        }
    }

    private static void Curve()
    {
        foreach (double lower in Signs)
        {
            foreach (double upper in Signs.Where(one => one >= lower))
            {
                Text(GridSentences.Curve("redundant", "late", "people", 16, 0.79, 0.8, (lower + upper) / 2, lower, upper))
                    .Says("0.790 measured with 16 people, 0.800 on the fitted curve")
                    .If("more would pay", lower > 0.01).If("less than a point", upper < 0.01 && !(lower == 0 && upper == 0))
                    .If("the curve is flat", lower == 0 && upper == 0);
            }
        }
    }
}
