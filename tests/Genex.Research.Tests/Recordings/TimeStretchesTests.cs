using Genex.Research.Recordings;

namespace Genex.Research.Tests.Recordings;

public class TimeStretchesTests
{
    [Fact]
    public void They_are_the_longest_runs()
    {
        Assert.Equal([(0, 1), (3, 3), (6, 8)], TimeStretches.Of(9, place => "xx.x..xxx"[place] == 'x'));
        Assert.Equal([(0, 0), (1, 2)], TimeStretches.Of(3, _ => true, place => place != 1));
        Assert.Empty(TimeStretches.Of(0, _ => true));
    }

    [Fact]
    public void They_are_told_in_seconds_and_counted_beyond_three()
    {
        Assert.Equal("at 3 s", TimeStretches.Text([(3000, 3000)]));
        Assert.Equal("from 0 to 9.5 s and at 31 s", TimeStretches.Text([(0, 9500), (31_000, 31_000)]));
        Assert.Equal("from 0 to 1 s, at 2 s and 2 more times", TimeStretches.Text([(0, 1000), (2000, 2000), (3000, 3000), (4000, 4000)]));
    }
}
