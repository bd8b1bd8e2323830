using System.Text.RegularExpressions;

namespace Genex.Research.Recordings;

/// <summary>A participant's id: any text that is not blank, nor the "nan" that programs write for no value. Spaces, underscores, letter case and width
/// do not tell two ids apart.</summary>
/// <remarks>
/// "LE 3299", "le_3299", "LE3299" and "ＬＥ 3299" are one id; "LÉ 3299" and "P 1 2" beside "P 12" are others. It is written as it was first met,
/// single-spaced;
/// two or three letters and four digits, as in the report's study, as "LE 3299".
/// </remarks>
public readonly partial record struct ParticipantId : IComparable<ParticipantId>
{
    private readonly string? text;
    private readonly string? key;

    private ParticipantId(string text) => (this.text, key) = (text, FoldedText.Of(text));

    /// <summary>The whole of a text as an id.</summary>
    /// <returns>False when the text is blank, "nan" or "NaN"; "Nan" is a name.</returns>
    public static bool TryTake(string? text, out ParticipantId id)
    {
        string plain = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (plain is "nan" or "NaN") plain = "";
        Match match = WholePattern().Match(plain);
        id = plain.Length == 0 ? default
            : new ParticipantId(match.Success ? $"{match.Groups[1].Value.ToUpperInvariant()} {match.Groups[2].Value}" : plain);
        return plain.Length > 0;
    }

    /// <summary>As <see cref="TryTake"/>, for a text that must be an id.</summary>
    /// <exception cref="FormatException">The text is blank, or "nan".</exception>
    public static ParticipantId Of(string text) => TryTake(text, out ParticipantId id) ? id
        : throw new FormatException($"\"{text}\" is no participant id; expected a text that is not blank, nor \"nan\".");

    /// <summary>Finds the first id of the report's study in a text, such as a file name: two or three letters, space or underscore, four digits.</summary>
    /// <returns>False when the text holds no such id. Ids of other forms are found by <see cref="KnownIds"/>, which knows them from the tables.</returns>
    public static bool TryFind(string? text, out ParticipantId id)
    {
        id = AllIn(text ?? "").FirstOrDefault();
        return id.text is not null;
    }

    /// <summary>As <see cref="TryFind"/>, for a text that must hold such an id.</summary>
    /// <exception cref="FormatException">The text holds no such id.</exception>
    public static ParticipantId Parse(string text) => TryFind(text, out ParticipantId id) ? id
        : throw new FormatException($"\"{text}\" holds no participant id; expected two or three letters and four digits, as in \"LE 3299\".");

    /// <summary>Every id of the report's form in a text, in order.</summary>
    internal static IEnumerable<ParticipantId> AllIn(string text) => Pattern().Matches(text)
        .Select(match => new ParticipantId($"{match.Groups[1].Value.ToUpperInvariant()} {match.Groups[2].Value}"));

    /// <summary>What decides whether two ids are one.</summary>
    internal string Key => key ?? "";

    /// <inheritdoc/>
    public bool Equals(ParticipantId other) => string.Equals(key, other.key, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(key, StringComparison.Ordinal);

    /// <inheritdoc/>
    public int CompareTo(ParticipantId other) => string.CompareOrdinal(key, other.key);

    /// <summary>As it is written.</summary>
    public override string ToString() => text ?? "(none)";

    // Matched millions of times, on machines that are busy: no limit by the clock. Each is linear, for its only repeat begins after a fixed number of letters.
    [GeneratedRegex(@"(?<![A-Za-z])([A-Za-z]{2,3})[\s_]+(\d{4})(?!\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^([A-Za-z]{2,3})[\s_]+(\d{4})$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex WholePattern();
}
