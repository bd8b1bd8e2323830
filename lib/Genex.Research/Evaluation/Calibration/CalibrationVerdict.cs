namespace Genex.Research.Evaluation;

/// <summary>How a rate stands to its bounds: 3.5 to 6.5 % for a type-I error of nominally 5 %, 93 to 97 % for a coverage of nominally 95 %.</summary>
public enum CalibrationVerdict
{
    /// <summary>Within the bounds.</summary>
    Holds = 0,

    /// <summary>Errs on the safe side: too few false claims, or too wide an interval.</summary>
    Conservative,

    /// <summary>Too many false claims, or too narrow an interval.</summary>
    Fails,

    /// <summary>No outcome of this many participants can be significant.</summary>
    NotTestable,

    /// <summary>There is no bound to hold to: a power, or another level than 5 %.</summary>
    NoBound,
}
