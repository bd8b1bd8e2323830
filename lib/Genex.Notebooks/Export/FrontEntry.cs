using System.Text.Json.Nodes;
using Genex.Notebooks.Documents;

namespace Genex.Notebooks.Export;

/// <summary>What the front page says of a notebook: a question, its answer, and the picture that shows it.</summary>
/// <param name="Question">A heading of the notebook; empty where it has none.</param>
/// <param name="Answer">Markdown; empty where no cell says anything.</param>
/// <param name="Picture">The bytes of a PNG file; null where there is none.</param>
/// <param name="Alternative">The picture in words.</param>
/// <remarks>
/// The answer is the last text that a cell tagged <c>answer</c> puts out, the picture that of a cell tagged <c>figure</c>. Where nothing is tagged:
/// the last text that is no list of caveats, under the heading above it, with the last picture before it in the same section, or else the first of the
/// notebook. A damaged picture is none.
/// </remarks>
internal sealed record FrontEntry(string Question, string Answer, byte[]? Picture, string Alternative)
{
    private const string Still = "image/png";

    public static FrontEntry Of(Notebook notebook)
    {
        Output[] outputs = [.. OutputsOf(notebook)];
        Output[] said = [.. outputs.Where(output => output.Text.Length > 0 && !output.Text.StartsWith("**Caveats", StringComparison.Ordinal))];
        Output? answer = said.LastOrDefault(output => output.Cell.HasTag("answer")) ?? said.LastOrDefault();
        Output[] pictures = [.. outputs.Where(output => output.Picture is not null)];
        Output? picture = pictures.LastOrDefault(output => output.Cell.HasTag("figure"))
            ?? pictures.LastOrDefault(output => answer is not null && output.Heading == answer.Heading && output.Place <= answer.Place)
            ?? pictures.FirstOrDefault();
        return new(answer?.Heading ?? "", answer?.Text ?? "", picture?.Picture, picture?.Words ?? "");
    }

    private static IEnumerable<Output> OutputsOf(Notebook notebook)
    {
        (string heading, int place) = ("", 0);
        foreach (Cell cell in notebook.Cells)
        {
            if (cell.Kind == CellKind.Markdown)
                heading = cell.Source.Split('\n').LastOrDefault(line => line.StartsWith("## ", StringComparison.Ordinal))?[3..].Trim() ?? heading;
            foreach (JsonObject data in cell.Outputs.Select(output => output?["data"]).OfType<JsonObject>())
                yield return new(cell, heading, place++, MultilineText.Read(data["text/markdown"])?.Trim() ?? "",
                    MultilineText.Read(data[Still]) is { } base64 ? PictureBytes.Of(base64) : null,
                    MultilineText.Read(data["text/plain"]) ?? "");
        }
    }

    private sealed record Output(Cell Cell, string Heading, int Place, string Text, byte[]? Picture, string Words);
}
