using System.Text;
using System.Text.RegularExpressions;

namespace Genex.Research.Recordings;

/// <summary>How an id is written, whatever its numbers: "P" and a number for "P01". Names are searched for other ids of that form.</summary>
internal sealed class IdForm
{
    private readonly Regex pattern;

    private IdForm(string text, string pattern)
    {
        this.pattern = new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        IsNumber = !text.Any(char.IsLetter);
    }

    /// <summary>Whether it has no letters, so that any number in a name may be one.</summary>
    internal bool IsNumber { get; }

    /// <summary>The forms of ids; an id without a digit has none.</summary>
    internal static IReadOnlyList<IdForm> Of(IEnumerable<ParticipantId> ids) =>
        [.. ids.Where(id => id.Key.Any(char.IsDigit)).Select(id => id.ToString()).Select(text => (Text: text, Pattern: PatternOf(text)))
            .DistinctBy(form => form.Pattern, StringComparer.OrdinalIgnoreCase).Select(form => new IdForm(form.Text, form.Pattern))];

    /// <summary>Where a text holds an id of this form, with no letter or digit of its own kind beside it.</summary>
    internal IEnumerable<(int At, string Text)> In(string text) => pattern.Matches(text)
        .Where(match => (match.Index == 0 || !IsOneWord(text[match.Index - 1], match.Value[0]))
            && (match.Index + match.Length == text.Length || !IsOneWord(match.Value[^1], text[match.Index + match.Length])))
        .Select(match => (match.Index, match.Value));

    /// <summary>The same id may be written with spaces, with underscores, and between a letter and a digit with neither (<see cref="FoldedText"/>).</summary>
    private static string PatternOf(string id)
    {
        StringBuilder written = new();
        char before = ' ';
        bool space = false;
        foreach (char letter in id)
        {
            if (char.IsWhiteSpace(letter) || letter == '_')
            {
                space = true;
                continue;
            }
            bool isFirst = written.Length == 0;
            if (!isFirst && char.IsLetterOrDigit(before) && char.IsLetterOrDigit(letter) && char.IsDigit(before) != char.IsDigit(letter))
                written.Append(@"[\s_]*");
            else if (!isFirst && space)
                written.Append(@"[\s_]+");
            if (!char.IsDigit(letter))
                written.Append(Regex.Escape(letter.ToString()));
            else if (isFirst || space || !char.IsDigit(before))
                written.Append("[0-9]+");
            (before, space) = (letter, false);
        }
        return written.ToString();
    }

    private static bool IsOneWord(char left, char right) =>
        (char.IsLetter(left) && char.IsLetter(right)) || (char.IsDigit(left) && char.IsDigit(right));
}
