using Genex.Research.Models;
using Genex.Research.Models.Weights;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>What a model consists of: <c>model.Diagram()</c>, <c>model.Layers()</c>, <c>model.Say()</c>, observed while one frame runs through it.</summary>
public static partial class ModelReporting
{
    /// <summary>The parts of a model with output shapes, parameters and multiply-adds; small parts are taken together where there are many.</summary>
    /// <param name="model">Which architecture.</param>
    /// <param name="targets">K, the number of logits.</param>
    /// <param name="imageSize">Side of the frames, pixels.</param>
    public static Table Layers(this ModelDescription model, int targets, int imageSize)
    {
        IReadOnlyList<ModelPart> parts = ModelPart.Of(model, targets, imageSize);
        return new Table(
            Invariant($"{model.Id} {model.Name}: one frame of {imageSize} x {imageSize} pixels, {Count(targets, "target")}"),
            [Column.Text("Part"), Column.Text("Layers"), Column.Text("Output"), Column.Number("Parameters", "#,0"),
                Column.Number("Multiply-adds", "#,0.0", "millions")],
            [
                .. parts.Select(part => (IReadOnlyList<object?>)[part.Name, part.Layers, part.Output, part.Parameters, part.MultiplyAdds / 1e6]),
                ["in all", "", "", parts.Sum(part => part.Parameters), parts.Sum(part => part.MultiplyAdds) / 1e6],
            ])
        { Emphasised = new HashSet<int> { parts.Count } };
    }

    /// <summary>Where the parameters and the work are, part by part.</summary>
    /// <param name="model">Which architecture.</param>
    /// <param name="targets">K, the number of logits.</param>
    /// <param name="imageSize">Side of the frames, pixels.</param>
    public static Figure Diagram(this ModelDescription model, int targets, int imageSize)
    {
        IReadOnlyList<ModelPart> parts = ModelPart.Of(model, targets, imageSize);
        Axis rows = Axis.Of("", parts.Select(part => part.Name));
        return new Figure(
            $"{model.Id} {model.Name}, from frame to logits",
            $"Share of parameters and of multiply-adds in each of the {parts.Count} parts of {model.Id}, in the order in which a frame passes them.",
            new Panel(new Axis("parameters", "millions") { Minimum = 0 }, rows,
                new BarSeries("parameters", parts.Select(part => part.Parameters / 1e6)) { Lying = true }),
            new Panel(new Axis("multiply-adds", "millions") { Minimum = 0 }, rows,
                new BarSeries("multiply-adds", parts.Select(part => part.MultiplyAdds / 1e6)) { Lying = true }))
        { Columns = 2, SharedY = true, Legend = false, Height = Math.Clamp(160 + 26 * parts.Count, 240, Figure.MaximumHeight) };
    }

    /// <summary>Size, input, what the weights start from, and which side holds most of it.</summary>
    /// <param name="model">Which architecture.</param>
    /// <param name="targets">K, the number of logits.</param>
    /// <param name="imageSize">Side of the frames, pixels.</param>
    public static Sentence Say(this ModelDescription model, int targets, int imageSize)
    {
        IReadOnlyList<ModelPart> parts = ModelPart.Of(model, targets, imageSize);
        return ReportSentences.Model(model.Id, model.Name, model.Modalities == Modalities.Video, imageSize,
            [.. parts.GroupBy(part => part.Name.Split('.')[0])
                .Select(side => (side.Key, side.Sum(part => part.Parameters), side.Sum(part => part.MultiplyAdds)))], Start(model));
    }

    private static string Start(ModelDescription model) => OfficialWeights.For(model.Id) is not { } official ? "Its weights start random, as in the report."
        : WeightsStore.Default.Find(official) is null
            ? $"**Its weights start RANDOM: {official.File} is not here**, so no run of {model.Id} on this page is transfer learning "
            + $"(`genex weights fetch {official.Name}`)."
        : $"Its body starts from ImageNet weights ({official.File}).";
}
