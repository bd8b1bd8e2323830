namespace Genex.Research.Evaluation;

/// <summary>What a contrast of two models allows to be said.</summary>
public enum ContrastVerdict
{
    /// <summary>With this few participants no outcome could be significant: nothing can be said either way.</summary>
    NotTestable = 0,

    /// <summary>No difference was shown; that is not a proof that there is none.</summary>
    NotShown,

    /// <summary>The first is better.</summary>
    FirstIsHigher,

    /// <summary>The second is better.</summary>
    SecondIsHigher,

    /// <summary>A difference worth having is ruled out: it lies within the region of practical equivalence with a probability of 95 % or more.</summary>
    NoneWorthHaving,

    /// <summary>One scores higher, but is not shown to rank better what was there over what was not: a threshold that says "present" more often does as
    /// much.</summary>
    ThresholdAlone,
}
