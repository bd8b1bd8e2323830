using Genex.Notebooks.Running;

namespace Genex.Notebooks.Tests.Running;

public class LastWordsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Stack overflow.|   at A.Recurs()", ": Stack overflow. (at A.Recurs())")]
    [InlineData("Stack overflow.|Repeat 9 times:|--------|   at A.Recurs()|--------|   at B.Main()", ": Stack overflow. (at A.Recurs())")]
    [InlineData("Stack overflow.|   at C.Leaf()|Repeat 9 times:|--------|   at A.Recurs()|--------", ": Stack overflow. (at A.Recurs())")]
    [InlineData("Stack overflow.|   at C.Leaf()|   at A.Recurs()|   at A.Recurs()|   at B.Main()", ": Stack overflow. (at A.Recurs())")]
    [InlineData("Fatal error.|Out of room.", ": Fatal error. Out of room.")]
    public void The_function_that_recurs_is_named_and_not_the_one_that_found_no_room(string lines, string said) =>
        Assert.Equal(said, LastWords.InShort(lines.Split('|', StringSplitOptions.RemoveEmptyEntries)));
}
