using System.Net;
using System.Text;
using Genex.Research.Recordings;

namespace Genex.Research.Reporting;

/// <summary>Losses of a training that is going on, as a small drawing that can be shown again after every epoch: no browser and no script draws it.</summary>
/// <param name="Title">What is trained.</param>
/// <param name="Epochs">Most epochs of the training: the width of the drawing.</param>
/// <param name="Training">Training loss of each epoch so far; NaN for one that was trained earlier.</param>
/// <param name="Validation">Validation loss of each; null where there is none.</param>
/// <param name="Line">The last epoch in words.</param>
[Microsoft.DotNet.Interactive.Formatting.TypeFormatterSource(typeof(TrainingCurveFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record TrainingCurve(string Title, int Epochs, IReadOnlyList<double> Training, IReadOnlyList<double?> Validation, string Line)
{
    private const int Width = 480, Height = 180, Left = 48, Right = 8, Top = 26, Bottom = 24;

    /// <summary>Where the data come from; the title says it unless they were recorded.</summary>
    public Provenance? Provenance { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{ProvenanceWords.Mark(Title, Provenance)}: {Line}";

    /// <summary>An <c>svg</c> element with both lines, and the last epoch in words below it; all text is escaped.</summary>
    public string ToHtml()
    {
        double[] all = [.. Training.Concat(Validation.OfType<double>()).Where(double.IsFinite)];
        StringBuilder svg = new(Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" ")
            + Invariant($"width=\"{Width}\" height=\"{Height}\" "));
        svg.Append(Invariant($"role=\"img\" font-family=\"sans-serif\" font-size=\"11\" fill=\"{Palette.Ink}\">"));
        Text(Left, 14, "start", ProvenanceWords.Mark(Title, Provenance), Palette.Ink);
        if (all.Length > 0)
        {
            double least = all.Min(), most = all.Max(), range = most > least ? most - least : 1;
            svg.Append(Invariant($"<path d=\"M{Left} {Top}V{Height - Bottom}H{Width - Right}\" fill=\"none\" stroke=\"{Palette.Grey}\"/>"));
            Text(Left - 4, Top + 8, "end", Invariant($"{most:0.000}"), Palette.Ink);
            Text(Left - 4, Height - Bottom, "end", Invariant($"{least:0.000}"), Palette.Ink);
            Text(Left, Height - 8, "start", "epoch 1", Palette.Ink);
            Text(Width - Right, Height - 8, "end", Invariant($"{Epochs}"), Palette.Ink);
            Draw([.. Training.Select(value => (double?)value)], Palette.Colours[0], least, range);
            Draw(Validation, Palette.Colours[1], least, range);
            Text(Width - Right, 14, "end", "training", Palette.Colours[0]);
            Text(Width - Right - 60, 14, "end", "validation", Palette.Colours[1]);
        }

        return Invariant($"{svg}</svg><div>{WebUtility.HtmlEncode(Line)}</div>");

        void Text(int x, int y, string anchor, string text, string colour) =>
            svg.Append(Invariant($"<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" fill=\"{colour}\">{WebUtility.HtmlEncode(text)}</text>"));

        // One subpath for each stretch without a gap; a single epoch is a dot.
        void Draw(IReadOnlyList<double?> values, string colour, double least, double range)
        {
            StringBuilder path = new();
            bool joined = false;
            for (int at = 0; at < values.Count; at++)
            {
                if (values[at] is not { } value || !double.IsFinite(value))
                {
                    joined = false;
                    continue;
                }

                double x = Left + ((Width - Left - Right) * (Epochs > 1 ? (double)at / (Epochs - 1) : 0.5)),
                    y = Height - Bottom - ((Height - Top - Bottom) * (value - least) / range);
                path.Append(Invariant($"{(joined ? "L" : "M")}{x:0.#} {y:0.#}{(joined ? "" : "h0")}"));
                joined = true;
            }

            if (path.Length > 0)
                svg.Append(Invariant($"<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-linecap=\"round\"/>"));
        }
    }
}
