namespace Genex.Research.Models.Weights;

/// <summary>A weights file whose tensors are not those of the model. Nothing was copied.</summary>
public sealed class WeightsMismatchException : IOException
{
    private const int Shown = 6;

    /// <summary>Lists what differs; the message shows the first few of each kind.</summary>
    /// <param name="file">The file as it was named.</param>
    /// <param name="missing">Names the model has and the file has not.</param>
    /// <param name="unexpected">Names the file has and the model has not.</param>
    /// <param name="misshapen">Names with "found, expected" shapes or types.</param>
    public WeightsMismatchException(string file, IReadOnlyList<string> missing, IReadOnlyList<string> unexpected, IReadOnlyList<string> misshapen)
        : base($"{file} does not fit the model: "
            + string.Join("; ", new[] { List("missing", missing), List("unexpected", unexpected), List("wrong shape", misshapen) }
                .Where(part => part.Length > 0)) + ".") =>
        (File, Missing, Unexpected, Misshapen) = (file, missing, unexpected, misshapen);

    /// <summary>The file as it was named.</summary>
    public string File { get; }

    /// <summary>Names the model has and the file has not.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>Names the file has and the model has not.</summary>
    public IReadOnlyList<string> Unexpected { get; }

    /// <summary>Names whose tensor has another shape or type in the file, with both.</summary>
    public IReadOnlyList<string> Misshapen { get; }

    private static string List(string kind, IReadOnlyList<string> names) => names.Count == 0 ? ""
        : $"{names.Count} {kind} ({string.Join(", ", names.Take(Shown))}{(names.Count > Shown ? ", …" : "")})";
}
