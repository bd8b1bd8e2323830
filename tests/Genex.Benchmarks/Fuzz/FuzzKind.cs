namespace Genex.Benchmarks.Fuzz;

/// <summary>A kind of file that is read, with sound ones of it.</summary>
/// <param name="Name">"runs".</param>
/// <param name="Files">The sound files, any of which is damaged in its place.</param>
/// <param name="Read">Reads what they belong to.</param>
/// <param name="Documented">Whether an error is one that the reader documents.</param>
/// <param name="Sealed">Whether what is read must be what was written, or an error; else the file is somebody's input, which may say something else.</param>
/// <returns>Of <paramref name="Read"/>: everything that a result depends on, as text; null where the damage was found and told, and what is damaged is made
/// again.</returns>
internal sealed record FuzzKind(string Name, IReadOnlyList<string> Files, Func<string?> Read, Func<Exception, bool> Documented, bool Sealed);
