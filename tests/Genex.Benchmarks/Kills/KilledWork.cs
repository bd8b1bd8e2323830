using System.Text.RegularExpressions;

namespace Genex.Benchmarks.Kills;

/// <summary>A piece of work that writes files, and what of them must be the same however often it was killed.</summary>
/// <param name="Name">"simulate".</param>
/// <param name="Arguments">Of the genex program, or of this one where they begin with "kill".</param>
/// <param name="Varying">What of a file's text is never the same twice: times and durations. Null where every byte is.</param>
/// <param name="Ignored">Files whose content is never the same twice.</param>
internal sealed record KilledWork(string Name, IReadOnlyList<string> Arguments, Regex? Varying = null, Regex? Ignored = null);
