using System.Globalization;

namespace Genex.Research.Tests.House;

/// <summary>The tests run a second time in part under a culture with a decimal comma; here they see that it is in force, and that text keeps its
/// points.</summary>
public class CultureTests
{
    [Fact]
    public void The_culture_that_the_second_run_asks_for_is_in_force()
    {
        if (Environment.GetEnvironmentVariable("TEST_CULTURE") is not { Length: > 0 } asked) return;
        Assert.Equal(asked, CultureInfo.CurrentCulture.Name);
        Assert.Equal("1,5", 1.5.ToString(CultureInfo.CurrentCulture));
    }

    [Fact]
    public void A_number_in_a_sentence_keeps_its_point()
    {
        using CommaCulture comma = new();
        Assert.Equal("0.250", Genex.Research.Reporting.Numbers.Score(0.25));
        Assert.Equal("1.5", Invariant($"{1.5}"));
    }
}
