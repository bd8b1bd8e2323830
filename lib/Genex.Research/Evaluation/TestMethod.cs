namespace Genex.Research.Evaluation;

/// <summary>Which two-sided test of paired differences is taken.</summary>
public enum TestMethod
{
    /// <summary>All 2^N signs. For 13 participants or fewer.</summary>
    SignFlipExact = 0,

    /// <summary>9,999 random signs and the observed ones. For 14 to 19 participants.</summary>
    SignFlipSampled,

    /// <summary>Wilcoxon's signed ranks. For 20 participants or more.</summary>
    Wilcoxon,
}
