namespace Genex.Research.Prediction;

#pragma warning disable MA0048 // what is asked for and what a bundle says of it

/// <summary>Whether a bundle holds an ONNX file.</summary>
public enum OnnxForm
{
    /// <summary>Where the model has one; the model card says why not.</summary>
    Auto,

    /// <summary>No.</summary>
    No,

    /// <summary>It does, or is not written.</summary>
    Require,
}

/// <summary>What a bundle's index says of its ONNX file.</summary>
/// <param name="File">The file; null where there is none.</param>
/// <param name="Agreement">What was measured of it; null where there is none.</param>
/// <param name="Refusal">Why there is none, a sentence; null where there is one.</param>
internal sealed record BundleOnnx(BundleFile? File, OnnxAgreement? Agreement, string? Refusal);
