using Genex.Research.Experiments;

namespace Genex.Research.Prediction;

/// <summary>A run as an ONNX file, for programs that have neither this library nor torch.</summary>
public static class RunOnnx
{
    /// <summary>Writes what a run says of a new person - the mean over the folds' models, calibrated - as one ONNX file, runs it once and compares it with
    /// torch.</summary>
    /// <param name="run">A finished run.</param>
    /// <param name="file">NAME.onnx; a file there is replaced. It appears whole, or not at all.</param>
    /// <param name="fold">The models of one fold alone, with the calibration that was fitted without the people it held out; null: all of them.</param>
    /// <param name="progress">Told after every fold.</param>
    /// <param name="cancellation">Stops between folds; nothing is left.</param>
    /// <returns>How far the file and torch are apart.</returns>
    /// <exception cref="Models.OnnxGraphs.OnnxExportException">The model has no ONNX form; the message says why.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The run has no such fold.</exception>
    /// <exception cref="InvalidDataException">The run lacks what is needed, or its weights are damaged.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <example><code>run.ToOnnx("model.onnx")</code></example>
    public static OnnxAgreement ToOnnx(this RunRecord run, string file, int? fold = null, IProgress<Progress>? progress = null,
        CancellationToken cancellation = default) =>
        TrainedRun.Of(run).ToOnnx(file, fold, progress, cancellation);

    /// <summary>The same of a run or a bundle.</summary>
    /// <inheritdoc cref="ToOnnx(RunRecord, string, int?, IProgress{Progress}?, CancellationToken)"/>
    public static OnnxAgreement ToOnnx(this TrainedRun run, string file, int? fold = null, IProgress<Progress>? progress = null,
        CancellationToken cancellation = default) =>
        OnnxExport.Write(run, file, fold, progress, cancellation);
}
