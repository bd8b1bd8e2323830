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
