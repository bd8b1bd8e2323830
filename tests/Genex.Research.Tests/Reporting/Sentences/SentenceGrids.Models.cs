using Genex.Research.Reporting;

namespace Genex.Research.Tests.Reporting.Sentences;

/// <content>Grids of sentences about what models look at.</content>
internal static partial class SentenceGrids
{
    private static void Randomisation()
    {
        foreach (double? rho in (double?[])[null, -0.9, -0.3, -0.001, 0.01, 0.3, 0.31, 0.7, 0.71, 1])
        {
            foreach (double spread in (double[])[0, 0.24, 0.25, 2])
            {
                bool flat = spread < 0.25;
                Text(ModelSentences.Randomisation(rho, spread)).If("cannot be compared", rho is null).If("carries no information", rho is not null && flat)
                    .If("not from training", !flat && rho > 0.7).If("there without training", !flat && rho is > 0.3 and <= 0.7)
                    .If("unrelated", !flat && rho is >= -0.3 and <= 0.3).If("reversed", !flat && rho < -0.3).If("was learnt", false).If("-0.00", false);
            }
        }
    }

    private static void Middle()
    {
        foreach (double? middle in (double?[])[null, 0, 0.19, 0.25, 0.31, 1])
        {
            foreach (double uneven in (double[])[0, 0.019, 0.02, 0.9])
            {
                foreach (int side in (int[])[1, 2, 3, 14])
                {
                    bool coarse = middle is not null && side < 3, flat = middle is not null && !coarse && uneven < 0.02, seen = !coarse && !flat;
                    Text(ModelSentences.Middle("A.1", "Grad-CAM", middle, uneven, side)).If("are empty", middle is null).If("are flat", flat)
                        .If("too few to say", coarse).If("more than a uniform", seen && middle > 0.3).If("less than a uniform", seen && middle < 0.2)
                        .If("about what", seen && middle is >= 0.2 and <= 0.3).If("no map is drawn", coarse || flat);
                    Assert.Equal(middle is not null && !coarse && !flat, ModelSentences.Shows(middle, uneven, side));
                }
            }
        }
    }

    private static void Unlearnt()
    {
        foreach (double? training in (double?[])[null, 0.5, 0.699])
        {
            Text(ModelSentences.Unlearnt("A.1", training)).If("undertrained", training is not null).If("people held out", training is null)
                .Says("no map is drawn").If(Invariant($"AUROC {training:0.000}"), training is not null);
        }
    }

    private static void Attention()
    {
        const double even = 1 / 33.0;
        foreach (double spread in (double[])[0, 0.24, 0.25, 18])
        {
            foreach (double bodily in (double[])[0.01, 0.151, 0.152, 0.16, 0.6])
            {
                bool flat = spread < 0.25;
                Text(ModelSentences.Attention("B.2t", [("a", even * (1 + spread), even), ("b", even, even), ("c", even, even)], bodily, 5 * even, 5, spread))
                    .If("singles out no signal", flat)
                    .If("more than their part", !flat && bodily > 1.1 * 5 * even).If("less than their part", !flat && bodily < 0.9 * 5 * even)
                    .If("does not point at them", !flat && bodily >= 0.9 * 5 * even && bodily <= 1.1 * 5 * even)
                    .Says(Invariant($"get {100 * bodily:0.0} %, {500 * even:0.0} % if uniform"));
            }
        }
    }

    private static void CanAttend()
    {
        foreach (bool can in (bool[])[true, false])
        {
            foreach (bool sees in (bool[])[true, false])
            {
                Text(ModelSentences.CanAttend("B.2", can ? 33 : 1, can ? 0.2 : 0, can ? 1.5 : 0, can, sees)).If("cannot attend", !can)
                    .If("follow the input", can).If("does not see the video", !sees).If("change no logit", !sees);
            }
        }
    }
}
