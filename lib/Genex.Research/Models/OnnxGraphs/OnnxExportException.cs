namespace Genex.Research.Models.OnnxGraphs;

/// <summary>A model has no ONNX form; the message says why.</summary>
/// <param name="message">Why: a sentence, or from inside of a graph its end without the full stop.</param>
public sealed class OnnxExportException(string message) : NotSupportedException(message);
