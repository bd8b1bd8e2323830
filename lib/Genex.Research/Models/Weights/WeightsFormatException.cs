namespace Genex.Research.Models.Weights;

/// <summary>A weights file that is damaged, not of its format, or holds what is not allowed. Nothing of it was used.</summary>
public sealed class WeightsFormatException : IOException
{
    /// <summary>An error of a file, in one line: file, place, found, expected.</summary>
    public WeightsFormatException(string file, string problem, Exception? inner = null) : base($"{file}: {problem}", inner) =>
        (File, Problem) = (file, problem.TrimEnd('.'));

    /// <summary>The file as it was named.</summary>
    public string File { get; }

    /// <summary>What is wrong with it, without a full stop, for a sentence of which it is a part.</summary>
    public string Problem { get; }
}
