using System.Collections.Concurrent;
using Genex.Research.Recordings;

#pragma warning disable MA0048 // the passes of a study and one of them

namespace Genex.Research.Alignment;

/// <summary>What the one pass over a video leaves beside its rows.</summary>
/// <param name="File">What the container says.</param>
/// <param name="Damage">What is wrong with it; empty unless the policy is to report.</param>
/// <param name="Pictures">One per row, in order: 3 x S x S bytes, planes R, G, B of the participant's region, resized. Empty where they went elsewhere.</param>
public sealed record VideoPass(VideoFile File, IReadOnlyList<VideoDamage> Damage, IReadOnlyList<byte[]> Pictures);

/// <summary>Keeps what an alignment's passes over the videos leave, so that nobody decodes them again for the pixels.</summary>
/// <remarks>
/// Which frames are due, which of them are black and where the participant is in them is known as each frame goes by, so only the pictures of rows are kept,
/// cut out and resized; never a whole frame.
/// </remarks>
/// <param name="side">S, pixels; at least 1.</param>
public sealed class VideoPasses(int side)
{
    private readonly ConcurrentDictionary<(ParticipantId Participant, string? Stimulus), VideoPass> passes = new();

    /// <summary>S, pixels.</summary>
    public int Side { get; } = side >= 1 ? side : throw new ArgumentOutOfRangeException(nameof(side), side, "A picture is at least 1 pixel wide.");

    /// <summary>Where the pictures of a recording go one by one, as they are made and in order of rows, so that memory does not grow with the video; null
    /// keeps them in its pass.</summary>
    internal Func<Recording, Action<byte[]>>? Into { get; init; }

    internal void Add(ParticipantId participant, string? stimulus, VideoPass pass) => passes[(participant, stimulus)] = pass;

    /// <summary>Hands out the pass over a recording's video, once; null when there was none.</summary>
    public VideoPass? Take(AlignedRecording recording) => passes.TryRemove((recording.Participant, recording.Stimulus), out VideoPass? pass) ? pass : null;
}
