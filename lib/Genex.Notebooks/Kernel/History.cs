using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Genex.Notebooks.Kernel;

/// <summary>The inputs of this kernel's session, for the three ways in which a front end asks for them. Nothing is kept on disk.</summary>
internal sealed class History
{
    private readonly List<(int Line, string Input, string? Output)> entries = [];

    /// <summary>Remembers a cell.</summary>
    /// <param name="line">Its execution count.</param>
    /// <param name="input">Its source.</param>
    /// <param name="output">The text of its value, if it has one.</param>
    public void Add(int line, string input, string? output) => entries.Add((line, input, output));

    /// <summary>What a <c>history_request</c> asks for: the last ones, a range of one session, or those that match a pattern of <c>*</c> and
    /// <c>?</c>.</summary>
    public JsonArray Find(JsonObject request)
    {
        int? number = (int?)request["n"];
        IEnumerable<(int Line, string Input, string? Output)> found = request["hist_access_type"]?.ToString() switch
        {
            "range" => Range((int?)request["session"] ?? 0, (int?)request["start"] ?? 0, (int?)request["stop"] ?? int.MaxValue),
            "search" => Matching(request["pattern"]?.ToString() ?? "*", (bool?)request["unique"] ?? false),
            _ => entries,
        };
        if (number is { } count && request["hist_access_type"]?.ToString() != "range")
            found = found.TakeLast(count);
        bool withOutput = (bool?)request["output"] ?? false;
        return [.. found.Select(entry => new JsonArray(1, entry.Line, withOutput ? new JsonArray(entry.Input, entry.Output) : JsonValue.Create(entry.Input)))];
    }

    private IEnumerable<(int Line, string Input, string? Output)> Range(int session, int start, int stop) =>
        session is 0 or 1 ? entries.Where(entry => entry.Line >= start && entry.Line < stop) : [];

    private IEnumerable<(int Line, string Input, string? Output)> Matching(string pattern, bool unique)
    {
        string expression = "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$";
        IEnumerable<(int Line, string Input, string? Output)> matching = entries.Where(entry =>
            Regex.IsMatch(entry.Input, expression, RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)));
        return unique ? matching.Reverse().DistinctBy(entry => entry.Input).Reverse() : matching;
    }
}
