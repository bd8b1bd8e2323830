using Genex.Research.Datasets;

namespace Genex.Research.Experiments;

/// <summary>What command lines and plans call the declared sets of signals.</summary>
internal static class DeclaredSignals
{
    /// <summary>All, the 28 of facial coding, the 5 of gaze and skin conductance with those of the study's own, those alone.</summary>
    public static readonly string[] Names = ["all", "28", "5", "own"];

    /// <summary>A name that there is.</summary>
    /// <exception cref="ArgumentException">There is no such set; the message lists the names.</exception>
    public static string Checked(string name) =>
        Names.Contains(name) ? name
            : throw new ArgumentException($"No set of signals is called \"{name}\"; there are {string.Join(", ", Names)}.", nameof(name));

    /// <summary>The set of a name.</summary>
    /// <inheritdoc cref="Checked" path="/exception"/>
    public static SignalSet Parse(string name) => Checked(name) switch
    {
        "28" => SignalSet.FacialCoding,
        "5" => SignalSet.GazeAndSkin,
        "own" => SignalSet.Own,
        _ => SignalSet.All,
    };
}
