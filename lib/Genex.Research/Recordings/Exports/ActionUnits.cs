using System.Collections.Frozen;
using System.Globalization;

namespace Genex.Research.Recordings;

/// <summary>Which facial-coding channel an action unit of the Facial Action Coding System is.</summary>
/// <remarks>
/// Ekman, Friesen and Hager, Facial Action Coding System, 2002, and the action units that AFFDEX's channels are said to be: McDuff and others, AFFDEX SDK, CHI
/// Extended Abstracts 2016. AU 1 (inner brow), AU 7 (lids, not lips) and AU 15 are none of the channels that this library has; a smirk is AU 12 or 14 on one
/// side alone, which no table of action units tells. A blink, AU 45, closes the eyes for its moment.
/// </remarks>
internal static class ActionUnits
{
    private static readonly string[] Prefixes = ["Action Unit", "AU"];

    private static readonly FrozenDictionary<int, string> Channels = new Dictionary<int, string>
    {
        [2] = "Brow Raise",
        [4] = "Brow Furrow",
        [5] = "Eye Widen",
        [6] = "Cheek Raise",
        [9] = "Nose Wrinkle",
        [10] = "Upper Lip Raise",
        [12] = "Smile",
        [14] = "Dimpler",
        [17] = "Chin Raise",
        [18] = "Lip Pucker",
        [20] = "Lip Stretch",
        [23] = "Lip Tighten",
        [24] = "Lip Press",
        [25] = "Mouth Open",
        [26] = "Jaw Drop",
        [28] = "Lip Suck",
        [43] = "Eye Closure",
        [45] = "Eye Closure",
    }.ToFrozenDictionary();

    /// <summary>The channel; null when this library has none for it.</summary>
    internal static string? ChannelOf(int unit) => Channels.GetValueOrDefault(unit);

    /// <summary>The action unit that a column's name begins with ("AU02_r", "AU12", "Action Unit 04 - Brow Lowerer"); null when it begins with none.</summary>
    internal static int? In(string column)
    {
        string? prefix = Prefixes.FirstOrDefault(one => column.StartsWith(one, StringComparison.OrdinalIgnoreCase));
        if (prefix is null)
            return null;
        string digits = string.Concat(column[prefix.Length..].TrimStart().TakeWhile(char.IsAsciiDigit));
        return digits.Length is 1 or 2 ? int.Parse(digits, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The columns with action units that are channels, in the order of the table; a channel has the first one.</summary>
    /// <param name="columns">The table's.</param>
    /// <param name="isMeant">Whether a column is of the kind that is looked for.</param>
    internal static IEnumerable<(string Column, string Channel)> Among(IEnumerable<string> columns, Func<string, bool> isMeant) =>
        columns.Where(isMeant).Select(column => (Column: column, Channel: In(column) is { } unit ? ChannelOf(unit) : null))
            .Where(one => one.Channel is not null).DistinctBy(one => one.Channel).Select(one => (one.Column, one.Channel!));
}
