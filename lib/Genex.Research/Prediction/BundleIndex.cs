using System.Text.Json.Serialization;
using Genex.Research.Experiments;

#pragma warning disable MA0048 // the content of one file

namespace Genex.Research.Prediction;

/// <summary>What bundle.json holds.</summary>
internal sealed record BundleIndex
{
    public required string Format { get; init; }

    public required int Version { get; init; }

    /// <summary>Version of the library that made the run.</summary>
    public required string Library { get; init; }

    public required RunSpecification Specification { get; init; }

    public required HeldOutEvidence Evidence { get; init; }

    public required IReadOnlyList<TargetCalibration> Calibrations { get; init; }

    public required IReadOnlyList<BundleFold> Folds { get; init; }

    /// <summary>Weights that no fold changed; null where there are none.</summary>
    public BundleFile? Frozen { get; init; }

    /// <summary>The ONNX file, or why there is none; null where none was asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BundleOnnx? Onnx { get; init; }
}

/// <summary>A file of the bundle and its SHA-256.</summary>
internal sealed record BundleFile(string Name, string Sha256);

/// <summary>A fold of the bundle.</summary>
internal sealed record BundleFold(int Index, BundleFile Weights, FoldInputs Inputs, IReadOnlyList<double>? Thresholds,
    IReadOnlyList<TargetCalibration> Calibrations);
