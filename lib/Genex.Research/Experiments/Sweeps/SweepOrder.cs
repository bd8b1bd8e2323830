using System.Text.Json.Serialization;

namespace Genex.Research.Experiments;

/// <summary>A plan and the study it is for: all that a process on another machine needs to work on a sweep, beside the store.</summary>
internal sealed record SweepOrder
{
    /// <summary>What is gone through.</summary>
    public required SweepPlan Plan { get; init; }

    /// <summary>The study's folder, or its prepared store: a full path.</summary>
    public required string Data { get; init; }

    /// <inheritdoc cref="Recordings.ExportTimes.ParseFormat"/>
    public string? TimeFormat { get; init; }

    /// <summary>Where the participant is in the videos; null: found.</summary>
    public string? Region { get; init; }

    /// <summary>How faces are looked for in the videos: off, find or a file; null: as the study says.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Face { get; init; }

    /// <summary>Where models are trained: "auto", "cpu", "cuda" or "cuda:N".</summary>
    public string Device { get; init; } = "auto";

    /// <summary>Whether runs are made on data that the audit blocks.</summary>
    public bool AcceptFindings { get; init; }

    /// <summary>"random", or the id of a frozen body; null takes each model's own.</summary>
    public string? Body { get; init; }

    /// <summary>Eight hexadecimal digits that tell sweeps apart: equal plans of one study are one sweep.</summary>
    [JsonIgnore]
    public string Hash => Checksums.Of(RunJson.Bytes(this))[..8];
}
