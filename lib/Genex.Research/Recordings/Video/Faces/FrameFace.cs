using System.Text.Json.Serialization;

namespace Genex.Research.Recordings;

/// <summary>The participant's face in a sampled frame in which faces were looked for.</summary>
/// <param name="Box">Where it is, in pixels of the whole frame, smoothed over time; null: there is none, and the frame's picture is masked.</param>
/// <param name="Seen">How many faces the detector saw in the frame.</param>
public readonly record struct FrameFace(FaceBox? Box, int Seen)
{
    /// <summary>Whether the box lies between those of frames before and after, since nothing was found in this one.</summary>
    [JsonIgnore]
    public bool IsBridged => Box is { Confidence: 0 };
}
