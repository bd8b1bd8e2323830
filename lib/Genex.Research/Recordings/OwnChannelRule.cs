using System.Text.RegularExpressions;

#pragma warning disable MA0048 // rules for signals and for targets differ in a few words

namespace Genex.Research.Recordings;

/// <summary>Where a study's description says that a channel of its own is: a column of values with their times, or times from and to.</summary>
public abstract partial record OwnChannelRule
{
    private const int LongestName = 60;

    /// <summary>What it is called: letters, digits, spaces, and - _ . ( ) %; at most 60 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Which tables have it: a path within the study, with * for any characters; null for a target that names of files tell.</summary>
    public string? Table { get; init; }

    /// <summary>The column with the time of each value.</summary>
    public string? Time { get; init; }

    /// <summary>The column with the values.</summary>
    public string? Value { get; init; }

    /// <summary>The column with the time from which it is there.</summary>
    public string? From { get; init; }

    /// <summary>The column with the time up to which it is there.</summary>
    public string? To { get; init; }

    /// <summary>How far a row looks back for values, milliseconds, above 0.</summary>
    public double Window { get; init; } = OwnSignal.UsualWindow;

    /// <summary>Whose clock its times are of: "exports" or "video", as those of who rated the video.</summary>
    public string Clock { get; init; } = "exports";

    /// <summary>How it is written.</summary>
    internal OwnChannelForm Form => From is not null ? OwnChannelForm.Spans : Table is not null ? OwnChannelForm.Samples : OwnChannelForm.Recordings;

    /// <summary>Columns that its tables have.</summary>
    internal IEnumerable<string> Columns => new[] { Time, From, To, Value }.OfType<string>();

    /// <summary>What is wrong with the rule, as a clause; null when nothing is.</summary>
    /// <param name="list">"signals" or "targets".</param>
    /// <param name="mayBeTold">Whether names of files may tell it.</param>
    internal string? Problem(string list, bool mayBeTold)
    {
        string what = $"\"{Name}\" of \"{list}\"";
        if (Name.Length is 0 or > LongestName || !Names().IsMatch(Name))
            return $"{what} is no name: at most {LongestName} letters, digits, spaces and - _ . ( ) %, the first and the last of them no space";
        if (PhysicalFeatures.IndexOf(Name) >= 0 || EmotionalTargets.IndexOf(Name) >= 0)
            return $"{what} is the name of one of the {PhysicalFeatures.Count} signals and {EmotionalTargets.Count} targets that every study has";
        if (!(Window > 0) || !double.IsFinite(Window))
            return Invariant($"{what} has \"window\" {Window}; expected milliseconds above 0");
        if (Clock is not ("exports" or "video"))
            return $"{what} has \"clock\" \"{Clock}\"; expected exports or video";
        if (Table is null)
        {
            return !mayBeTold ? $"{what} has no \"table\"" : Columns.Any() ? $"{what} has columns and no \"table\"" : null;
        }

        bool samples = Time is not null && Value is not null && From is null && To is null, spans = Time is null && From is not null && To is not null;
        return samples || spans ? null : $"{what} needs \"time\" and \"value\" (values at times), or \"from\" and \"to\" (times from and to)";
    }

    [GeneratedRegex(@"^[\p{L}\p{N}_.()%-]([\p{L}\p{N} _.()%-]*[\p{L}\p{N}_.()%-])?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Names();
}

/// <summary>A signal of the study's own.</summary>
public sealed record OwnSignalRule : OwnChannelRule
{
    /// <summary>What measured it; null: its own name.</summary>
    public string? Sensor { get; init; }

    /// <summary>Of its values.</summary>
    public string? Unit { get; init; }

    /// <summary>The word of the vocabulary.</summary>
    internal OwnSignal Word => new(Name, Sensor ?? Name, Unit, Form, Window, Clock == "video");
}

/// <summary>A target of the study's own.</summary>
public sealed record OwnTargetRule : OwnChannelRule
{
    /// <summary>From which value on it is present. Default 0.5.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>The word of the vocabulary.</summary>
    internal OwnTarget Word => new(Name, Threshold, Form, Window, Clock == "video");
}
