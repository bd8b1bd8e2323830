using System.Globalization;

namespace Genex.Research.Tests.House;

/// <summary>The tests run a second time in part under a culture with a decimal comma; here they see that it is in force, and that text keeps its points.</summary>
public class CultureTests
{
    [Fact]
    public void The_culture_that_the_second_run_asks_for_is_in_force()
    {
        if (Environment.GetEnvironmentVariable("TEST_CULTURE") is not { Length: > 0 } asked) return;
        Assert.Equal(asked, CultureInfo.CurrentCulture.Name);
        Assert.Equal("1,5", 1.5.ToString(CultureInfo.CurrentCulture));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fr-FR")]
    public void A_number_in_a_sentence_keeps_its_point(string name)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // Without ICU there is one culture only; its numbers are written with a comma all the same.
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            bool one = AppContext.TryGetSwitch("System.Globalization.Invariant", out bool invariant) && invariant;
            CultureInfo.CurrentCulture = one ? comma : new CultureInfo(name);
            Assert.Equal("0.250", Genex.Research.Reporting.Numbers.Score(0.25));
            Assert.Equal("1.5", Invariant($"{1.5}"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
