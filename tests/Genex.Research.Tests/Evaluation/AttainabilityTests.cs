using Genex.Research.Evaluation;

namespace Genex.Research.Tests.Evaluation;

public class AttainabilityTests
{
    private static PairedContrast Of(int participants, double each) =>
        PairedContrast.Of([.. Enumerable.Range(0, participants).Select(person => (double?)(0.5 + each + (0.001 * person)))],
            [.. Enumerable.Repeat((double?)0.5, participants)], 1);

    /// <summary>Six people who all agree give p = .031, which stands once the contrast of nine has been rejected.</summary>
    [Fact]
    public void Attainability_steps_down_as_Holm_does()
    {
        IReadOnlyList<PairedContrast> family = PairedContrast.Together([Of(9, 0.1), Of(6, 0.1)]);
        Assert.All(family, contrast => Assert.Equal(ContrastVerdict.FirstIsHigher, contrast.Verdict));
        Tables.Near(0.03125, family[1].AdjustedP);
        Assert.All(PairedContrast.Together([Of(6, 0.1), Of(6, 0.1)]), contrast => Assert.Equal(ContrastVerdict.NotTestable, contrast.Verdict));
    }

    [Fact]
    public void What_is_significant_is_always_attainable()
    {
        SeededRandom random = new(5);
        for (int family = 0; family < 200; family++)
        {
            PairedContrast[] alone = [.. Enumerable.Range(0, 1 + random.Below(5)).Select(_ => Of(2 + random.Below(20), (random.NextDouble() - 0.5) / 5))];
            Assert.All(PairedContrast.Together(alone), contrast => Assert.True(!(contrast.AdjustedP <= 0.05) || contrast.Testable, contrast.Note));
        }
    }
}
