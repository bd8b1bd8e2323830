using System.Collections.Frozen;
using System.Text;

namespace Genex.Research.Recordings;

/// <summary>A column's name as exports spell it: letter case, spaces and marks do not matter, and a unit in brackets is not part of the name.</summary>
/// <param name="Key">Letters and digits of the name without its unit, lower case.</param>
/// <param name="Unit">What stands in round or square brackets at its end, as "ms"; null when there is none.</param>
internal readonly record struct ColumnSpelling(string Key, string? Unit)
{
    /// <summary>Other names of columns that are seen in exports, by the name that this library asks for.</summary>
    private static readonly FrozenDictionary<string, string[]> Others = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [StudyReader.Respondent] =
            ["Respondent", "Respondent ID", "Participant", "Participant Name", "Participant ID", "Subject", "Subject Name", "Subject ID", "Person", "Name"],
        [StudyReader.Stimulus] = ["Stimulus", "Stimulus Name", "StimulusName", "Source Stimuli Name", "Stimuli Name", "Media Name"],
        [FacialCodingExport.Type] = ["Expression", "Expression Name"],
        [FacialCodingExport.Onset] = ["Expression Start", "Onset"],
        [FacialCodingExport.Offset] = ["Expression End", "Offset"],
        [FixationExport.Start] = ["Fixation Onset", "Fixation Start Time"],
        [FixationExport.End] = ["Fixation Offset", "Fixation End Time"],
        [TobiiExport.Duration] = ["Eye movement event duration"],
        [TobiiExport.Type] = ["GazeEventType"],
        [TobiiExport.Index] = ["FixationIndex"],
        [GsrExport.Time] = ["Peak Onset Time", "GSR Peak Time"],
        [GsrExport.Amplitude] = ["GSR Peak Amplitude"],
    }.ToFrozenDictionary(pair => KeyOf(pair.Key), pair => pair.Value.Select(KeyOf).ToArray(), StringComparer.Ordinal);

    /// <summary>Splits a name and its unit.</summary>
    internal static ColumnSpelling Of(string written)
    {
        string name = written.Trim();
        string? unit = null;
        while (name.Length > 2 && name[^1] is ')' or ']')
        {
            int open = name.LastIndexOf(name[^1] == ')' ? '(' : '[');
            if (open <= 0)
                break;
            unit ??= name[(open + 1)..^1].Trim();
            name = name[..open].TrimEnd();
        }
        return new ColumnSpelling(KeyOf(name), unit is { Length: > 0 } ? unit : null);
    }

    /// <summary>The place of a column among written ones: by its name, by its name with a unit, by another known name; -1 when it is not there.</summary>
    internal static int PlaceOf(string name, IReadOnlyList<ColumnSpelling> columns)
    {
        string key = Of(name).Key;
        int place = Find(key, withUnit: false);
        if (place < 0)
            place = Find(key, withUnit: true);
        if (place >= 0)
            return place;
        foreach (string other in Others.GetValueOrDefault(key) ?? [])
        {
            place = Find(other, withUnit: null);
            if (place >= 0)
                return place;
        }
        return -1;

        int Find(string wanted, bool? withUnit)
        {
            for (int at = 0; at < columns.Count; at++)
            {
                if (columns[at].Key == wanted && (withUnit is null || withUnit == columns[at].Unit is not null))
                    return at;
            }
            return -1;
        }
    }

    private static string KeyOf(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (char letter in name)
        {
            if (char.IsLetterOrDigit(letter))
                key.Append(char.ToLowerInvariant(letter));
        }
        return key.Length > 0 ? key.ToString() : name;
    }
}
