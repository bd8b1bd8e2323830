#pragma warning disable MA0048 // a released study and its parts are read together

namespace Genex.Research.Recordings;

/// <summary>What a frame folder's metadata.json says of where the frames come from.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Video">File name of the video, without its folders; null when not said.</param>
/// <param name="Method">"opencv_real" or "real_variant" in the release; null when not said.</param>
/// <param name="IsDerived">Whether the frames were computed from another participant's: "DERIVED_FROM:", "real_variant", or a source participant.</param>
/// <param name="Source">Whose recording they were computed from; null when nobody's or not said.</param>
/// <param name="Transformation">How, as the file says; null when not said.</param>
/// <param name="Frames">How many frames the file announces; null when not said.</param>
public sealed record ReleasedMetadata(
    string File, string? Video, string? Method, bool IsDerived, ParticipantId? Source, string? Transformation, int? Frames);

/// <summary>An annotation table of one participant, its columns matched by name.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Columns">Column names in the order of the file.</param>
/// <param name="FrameIds">N numbers of the column frame_id.</param>
/// <param name="Values">N rows of values in canonical order; NaN where the table has no such column or the cell is empty.</param>
public sealed record ReleasedTable(string File, IReadOnlyList<string> Columns, IReadOnlyList<int> FrameIds, IReadOnlyList<float[]> Values)
{
    /// <summary>N.</summary>
    public int Rows => Values.Count;

    /// <summary>Whether every row names another one of the frames, so that rows can be joined to frames by their number.</summary>
    public bool NamesFrames(int frames) => Rows == frames && FrameIds.Order().SequenceEqual(Enumerable.Range(0, frames));

    /// <summary>The rows that the released loader reads: the first ones, one for each frame, whatever they are numbered; all of them where there are no more
    /// rows than frames.</summary>
    public ReleasedTable First(int frames) => Rows <= frames ? this
        : this with { FrameIds = [.. Enumerable.Range(0, frames)], Values = [.. Values.Take(frames)] };
}

/// <summary>What the release holds of one participant.</summary>
/// <param name="Participant">Whose.</param>
/// <param name="Folder">The folder of frames.</param>
/// <param name="Frames">Image files, in order of their names.</param>
/// <param name="Metadata">Where the frames come from; null when the folder does not say.</param>
/// <param name="Physical">The 33 physical features; null when there is no such table.</param>
/// <param name="Emotional">The 17 emotional targets; null when there is no such table.</param>
public sealed record ReleasedRecording(
    ParticipantId Participant, string Folder, IReadOnlyList<string> Frames, ReleasedMetadata? Metadata, ReleasedTable? Physical, ReleasedTable? Emotional);

/// <summary>A study in the layout that the report's authors released: frames as images, annotations as numbered rows (data formats, section 2).</summary>
/// <param name="Root">The folder that holds real_frames and annotations.</param>
/// <param name="Recordings">One per participant with frames, ordered by id.</param>
public sealed record ReleasedStudy(string Root, IReadOnlyList<ReleasedRecording> Recordings)
{
    /// <summary>Milliseconds between two frames: the release took every thirtieth frame of videos of 30 frames a second.</summary>
    public const double FrameMilliseconds = 1000;

    /// <summary>The study with the rows that the released loader reads (src/data/multimodal_dataset.py takes row i for frame i).</summary>
    public ReleasedStudy AsLoaded() => this with
    {
        Recordings = [.. Recordings.Select(one => one with
        {
            Physical = one.Physical?.First(one.Frames.Count),
            Emotional = one.Emotional?.First(one.Frames.Count),
        })],
    };
}
