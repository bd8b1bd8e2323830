namespace Genex.Research.Tests.CommandLine;

public class AlignOptionTests
{
    [Theory]
    [InlineData("--offset is NaN", "--offset", "NaN")]
    [InlineData("--offset is Infinity", "--offset", "Infinity")]
    [InlineData("--drift is NaN", "--offset", "0", "--drift", "NaN")]
    [InlineData("--drift is -2000000", "--offset", "0", "--drift", "-2000000")]
    [InlineData("--drift is given without --offset", "--drift", "20")]
    public void A_clock_that_is_none_is_refused(string message, params string[] clock)
    {
        string folder = Directory.CreateTempSubdirectory("genex-clock-").FullName;
        try
        {
            (int code, _, string error) = GenexProcess.Run(null, ["data", "align", folder, "--out", Path.Combine(folder, "rows.csv"), .. clock]);
            Assert.Equal(2, code);
            Assert.Contains(message, string.Join(' ', error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
