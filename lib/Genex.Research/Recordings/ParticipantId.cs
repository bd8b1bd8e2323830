using System.Text.RegularExpressions;

namespace Genex.Research.Recordings;

/// <summary>A participant's id in normal form: two or three letters, one space, four digits ("LE 3299").</summary>
public readonly partial record struct ParticipantId : IComparable<ParticipantId>
{
    private readonly string? text;

    private ParticipantId(string text) => this.text = text;

    /// <summary>Finds the first id in a text: spacing and underscores vary ("AR  2298", "AR_2298"), as in file names.</summary>
    /// <returns>False when the text holds no id.</returns>
    public static bool TryFind(string? text, out ParticipantId id)
    {
        Match match = Pattern().Match(text ?? "");
        id = match.Success ? new ParticipantId($"{match.Groups[1].Value.ToUpperInvariant()} {match.Groups[2].Value}") : default;
        return match.Success;
    }

    /// <summary>As <see cref="TryFind"/>, for a text that must hold an id.</summary>
    /// <exception cref="FormatException">The text holds no id.</exception>
    public static ParticipantId Parse(string text) => TryFind(text, out ParticipantId id) ? id
        : throw new FormatException($"\"{text}\" holds no participant id; expected two or three letters and four digits, as in \"LE 3299\".");

    /// <inheritdoc/>
    public int CompareTo(ParticipantId other) => string.CompareOrdinal(ToString(), other.ToString());

    /// <summary>The normal form.</summary>
    public override string ToString() => text ?? "(none)";

    [GeneratedRegex(@"(?<![A-Za-z])([A-Za-z]{2,3})[\s_]+(\d{4})(?!\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
