using Genex.Research.Experiments;
using Genex.Research.Reporting;

namespace Genex.Research.Tests.Reporting.Sentences;

internal static partial class SentenceGrids
{
    private static void FalseClaims()
    {
        Text(GridSentences.FalseClaims(0, 0)).Says("no world without a gain");
        foreach (int claimed in (int[])[0, 1, 5, 6, 100])
            Text(GridSentences.FalseClaims(claimed, 100)).If("within the 5 %", claimed <= 5).If("more than the 5 %", claimed > 5)
                .If("1 case of", claimed == 1).If("cases of", claimed != 1);
    }

    private static void GridPower()
    {
        foreach (int few in Enumerable.Range(0, 6))
        {
            foreach (int many in Enumerable.Range(0, 6))
            {
                Text(GridSentences.Power("two looks", "late", [(4, few, 5), (16, many, 5)]))
                    .Says(Invariant($"{few} of 5 at N = 4, {many} of 5 at N = 16"))
                    .If("from 4 people on in at least four of five", few >= 4 && many >= 4)
                    .If("from 16 people on in at least four of five", few < 4 && many >= 4)
                    .If("no number of people tried is always enough", many < 4);
            }
        }
    }

    private static void GridRange()
    {
        foreach (double? gain in (double?[])[null, -0.1, 0, 0.1])
        {
            Text(GridSentences.Range("redundant", 4, "late", gain, "products", -0.2)).If("Nothing gains", gain is not > 0).Says("products -0.200.");
            Text(GridSentences.Range("redundant", 4, "late", gain, "late", gain)).If("Nothing gains", gain is not > 0).Says("4 people: late");
        }
    }

    private static void Outlook()
    {
        foreach (int atoms in (int[])[0, 1, 2])
        {
            foreach (bool gain in (bool[])[true, false])
            {
                Text(GridSentences.Outlook("sample", "Attention", 9, [.. Enumerable.Range(0, atoms).Select(_ => ("redundant", 0.123))], 0.2, gain))
                    .If("no atom is told from zero", atoms == 0).If("told from zero is redundant (0.12 bit).", atoms == 1).If("told from zero are", atoms == 2)
                    .If("fusion can pay", gain).If("0.20 bit more", gain).If("nothing says that fusion would pay", !gain);
            }
        }
    }

    private static void Size()
    {
        foreach (int? needed in (int?[])[null, 4, 8, 30])
        {
            foreach (int? largest in (int?[])[null, 50])
            {
                foreach (int now in (int[])[0, 8])
                {
                    Text(GridSentences.Size("B.1 against B.2", 0.05, 0.8, needed, now == 0 ? null : 3, largest, now, 10_000))
                        .If("more than 10,000 participants", needed is null).If("to more than 10,000", now > 0 && largest is null)
                        .If("3 to 50", now > 0 && largest == 50)
                        .If("more than the 8", now > 0 && needed == 30).If("should be enough", now > 0 && needed is 4 or 8)
                        .If("22 more", now > 0 && needed == 30).Says("+0.050 (B.1 against B.2)").Says("80.0 %");
                }
            }
        }
    }

    private static void Saturation()
    {
        foreach (double upper in (double[])[0, 0.009, 0.01, 0.2])
        {
            foreach (double score in (double[])[0.6, 0.819, 0.821, 0.86])
            {
                Text(GridSentences.Saturation("redundant", "late", 8, score, upper, 0.85, 0.15))
                    .Says("with 8 people").Says("0.850").Says("15.0 % of the states")
                    .If("saturated at", upper < 0.01 && score > 0.82).If("the noise of what is shown limits it", upper < 0.01 && score > 0.82)
                    .If("may still help", upper >= 0.01).If("takes another model", upper < 0.01 && score < 0.82);
            }
        }
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
                                Text(WorldSentences.Rise("face only", "A.1n", "people", sizes, rise, 0.05, people, training))
                                    .Says("*face only*: **A.1n** scores 0.720 with 8 people, 0.750 with 16 and 0.790 with 32").Says("From 8 to 32 people")
                                    .If("it still rises", rises).If("Three sizes", rises).If("is saturated", flat).If("more people are worth", flat)
                                    .If("no rise is shown", !rises && !flat).If("undertrained", under)
                                    .If("With 8 people that is not told from chance", !first && last)
                                    .If("With 16 and 32 people that is not told from chance", first && !last)
                                    .If("With none of them that is told from chance", !first && !last).If("not told from", first != last)
                                    .If("is not counted from a score at chance", rises && !first)
                                    .If("takes more than the 32 that were tried", rises && first && needed > 32)
                                    .If("takes about 11 (9 to more than 32)", rises && first && needed < 32)
                                    .If("takes about 32", rises && first && needed.Equals(32));
                            }
                        }

                        (int, double, bool)[] seconds = [(4, 0.7, true), (8, 0.72, true), (16, 0.75, true), (32, 0.79, true)];
                        Text(WorldSentences.Rise(null, "A.1n", "seconds", seconds, rise, 0.05, people, training))
                            .Says("with 4 seconds, ").If("Three sizes", false).If("face only", false).If("people", false).If("chance", false);
                        seconds[^1] = (120, 0.74, true);
                        Text(WorldSentences.Rise(null, "P.1", "seconds", seconds, rise, 0.05, people, training))
                            .If("but not from 16 on", rises).If("it still rises", false);
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
                Text(GridSentences.Curve("redundant", "late", "people", 16, 0.8, (lower + upper) / 2, lower, upper)).Says("0.800 with 16 people")
                    .If("more would pay", lower > 0.01).If("less than a point", upper < 0.01 && !(lower == 0 && upper == 0))
                    .If("the curve is flat", lower == 0 && upper == 0);
            }
        }
    }
}
