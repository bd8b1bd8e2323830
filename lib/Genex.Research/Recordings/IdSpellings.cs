using System.Text;

namespace Genex.Research.Recordings;

/// <summary>Ids that differ in leading zeros alone, or in the ".0" that programs add to whole numbers: "1", "001" and "1.0".</summary>
internal sealed class IdSpellings
{
    private readonly bool areDotted;
    private readonly HashSet<string> known;
    private readonly IReadOnlyList<IdForm> forms;

    /// <param name="ids">All ids of a study: where some have a point and more behind it ("1.2"), "1.0" is no other "1".</param>
    internal IdSpellings(IReadOnlyCollection<ParticipantId> ids)
    {
        areDotted = ids.Any(id => PointOf(id.Key) is > 0 and int at && id.Key[at..].Any(letter => letter > '0'));
        known = [.. ids.Select(Plain)];
        forms = IdForm.Of(ids.Concat(ids.Select(id => ParticipantId.Of(id.Key[..LengthWithoutPoint(id.Key)]))));
    }

    /// <summary>A spelling of a known id in a file's name, or in those of its folders: a number at the beginning, others anywhere; null where there is
    /// none.</summary>
    /// <param name="relative">Its path within the study.</param>
    internal ParticipantId? In(string relative)
    {
        foreach (string part in KnownIds.Parts(relative))
        {
            foreach ((IdForm form, int at, string text) in forms.SelectMany(form => form.In(part).Select(found => (form, found.At, found.Text))))
            {
                if ((at == 0 || !form.IsNumber) && ParticipantId.TryTake(text, out ParticipantId id) && known.Contains(Plain(id)))
                    return id;
            }
        }
        return null;
    }

    /// <summary>What such spellings have in common.</summary>
    internal string Plain(ParticipantId id)
    {
        StringBuilder plain = new();
        string key = id.Key[..(areDotted ? id.Key.Length : LengthWithoutPoint(id.Key))];
        for (int at = 0; at < key.Length; at++)
        {
            bool isLeadingZero = key[at] == '0' && at + 1 < key.Length && char.IsDigit(key[at + 1]) && (plain.Length == 0 || !char.IsDigit(plain[^1]));
            if (!isLeadingZero)
                plain.Append(key[at]);
        }
        return plain.ToString();
    }

    /// <summary>The one of several that others are written as: without ".0", then the longest, whose zeros a program took from the rest.</summary>
    internal static ParticipantId Best(IEnumerable<ParticipantId> spellings) => spellings.OrderBy(id => LengthWithoutPoint(id.Key) < id.Key.Length)
        .ThenByDescending(id => id.Key.Length).ThenBy(id => id).First();

    private static int LengthWithoutPoint(string key) => PointOf(key) is > 0 and int at && key[(at + 1)..].All(letter => letter == '0') ? at : key.Length;

    /// <summary>Where the point of a number is; -1 in every other text.</summary>
    private static int PointOf(string key) => key.IndexOf('.', StringComparison.Ordinal) is > 0 and int at && at + 1 < key.Length
        && key.Index().All(letter => letter.Index == at || char.IsAsciiDigit(letter.Item)) ? at : -1;
}
