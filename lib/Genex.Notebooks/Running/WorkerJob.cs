namespace Genex.Notebooks.Running;

/// <summary>What the runner tells the process of a notebook, as one line of JSON on its standard input.</summary>
/// <param name="File">The notebook, an absolute path.</param>
/// <param name="OutputFile">Where it is saved after every cell, an absolute path.</param>
/// <param name="Parameters">The parameters to inject.</param>
/// <param name="Profile">The profile given; null for the notebook's own.</param>
/// <param name="AllowErrors">Whether to go on after a failing cell.</param>
/// <param name="InputHash">What identifies everything the outputs depend on.</param>
/// <param name="ErrorFile">Where its standard error goes, an absolute path of a file that is there.</param>
internal sealed record WorkerJob(string File, string OutputFile, IReadOnlyDictionary<string, string> Parameters, string? Profile, bool AllowErrors,
    string InputHash, string ErrorFile);
