using Genex.Research.Models;
using Genex.Research.Models.Inspection;

namespace Genex.Research.Tests.Models;

public class LayerTableTests
{
    [Theory, InlineData("A.1"), InlineData("A.2"), InlineData("A.3"), InlineData("B.1"), InlineData("B.2"), InlineData("B.2t"), InlineData("B.3t")]
    public void Every_parameter_is_in_exactly_one_row(string id)
    {
        ModelDescription description = ModelRegistry.Find(id);
        using EmotionModel model = Samples.Build(description, description.Targets);
        var table = LayerTable.Of(model, imageSize: 32);
        Assert.Equal(description.Parameters, table.Parameters);
        Assert.Equal(description.Parameters, table.Rows.Sum(row => row.Trainable));
        Assert.Equal(table.Rows.Count, table.Rows.Select(row => row.Name).Distinct().Count());
        Assert.True(model.training);
    }

    [Fact]
    public void Multiply_adds_are_those_counted_by_hand()
    {
        using EmotionModel network = Samples.Build("A.1", targets: 1);
        long byHand = (32L * 32 * 32 * 27) + (16L * 16 * 64 * 32 * 9) + (8L * 8 * 128 * 64 * 9) + (6272L * 304) + 304;
        Assert.Equal(byHand, LayerTable.Of(network, imageSize: 32).MultiplyAdds);

        using EmotionModel transformer = Samples.Build("A.2", targets: 1);
        const long Tokens = 5, Width = 192;
        long block = (12 * Tokens * Width * Width) + (2 * Tokens * Tokens * Width);
        Assert.Equal((4L * 768 * Width) + (4 * block) + Width, LayerTable.Of(transformer, imageSize: 32).MultiplyAdds);
    }
}
