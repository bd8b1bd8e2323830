namespace Genex.Research.Evaluation;

/// <summary>What is counted over simulated studies.</summary>
public enum CalibrationQuantity
{
    /// <summary>Share of studies without a difference in which a test claims one.</summary>
    TypeOneError = 0,

    /// <summary>Share of studies whose interval holds the true mean.</summary>
    Coverage,

    /// <summary>Share of studies with a difference in which the test claims one.</summary>
    Power,
}
