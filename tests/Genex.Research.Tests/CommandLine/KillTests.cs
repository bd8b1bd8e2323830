namespace Genex.Research.Tests.CommandLine;

/// <summary>Some moments of what <c>genex bench kill</c> tries at a hundred.</summary>
public class KillTests
{
    [Fact]
    public void Work_that_is_killed_and_started_again_leaves_the_bytes_of_undisturbed_work_and_no_others()
    {
        (int code, string output, string error) = GenexProcess.Bench("kill", "--times", "6", "--seed", "5", "--only", "simulate,import,notebook");
        Assert.True(code == 0, output + error);
        Assert.Contains("0 wrong", output, StringComparison.Ordinal);
    }
}
