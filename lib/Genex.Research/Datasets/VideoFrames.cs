using Genex.Research.Alignment;
using Genex.Research.Recordings;
using OpenCvSharp;

namespace Genex.Research.Datasets;

/// <summary>Reads the frames of aligned rows from their videos: the participant's face, stretched to a square.</summary>
public static class VideoFrames
{
    /// <summary>Where frames are kept by default: <see cref="CachePlaces.Frames"/>.</summary>
    public static string DefaultCacheFolder => CachePlaces.Frames;

    /// <summary>A loader of the webcam region, with the cache on disk.</summary>
    /// <param name="cacheFolder">Where frames are kept; null takes <see cref="DefaultCacheFolder"/>.</param>
    /// <param name="passes">Pictures that the alignment took on its way, used up; other recordings are decoded.</param>
    public static FrameLoader Loader(string? cacheFolder = null, VideoPasses? passes = null) =>
        new((recording, side, cancellation) => passes?.Side == side && passes.Take(recording) is { } pass ? pass.Pictures
            : Read(recording, side, cancellation), "webcam", cacheFolder ?? DefaultCacheFolder);

    /// <summary>The frames of a recording's rows, in order: 3 x S x S bytes each, planes R, G, B.</summary>
    /// <exception cref="VideoException">The video cannot be read, or ends before the last row's frame.</exception>
    /// <remarks>Damage was judged when the study was aligned; here a damaged video gives the frames that its rows name, or an error.</remarks>
    public static IEnumerable<byte[]> Read(AlignedRecording recording, int side, CancellationToken cancellation = default)
    {
        if (Directory.Exists(recording.VideoPath))
        {
            foreach (AlignedRow row in recording.Rows)
            {
                cancellation.ThrowIfCancellationRequested();
                using Mat image = FolderFrames.Read(recording.VideoPath, row.FrameIndex, side);
                yield return SampledFrame.Planes(image);
            }

            yield break;
        }

        if (recording.Faces is { } faces)
        {
            foreach (byte[] picture in Faces(recording, faces.Search, side, cancellation)) yield return picture;
            yield break;
        }

        VideoSamplingSettings settings = new(Region: recording.Region?.Region, Width: side, Height: side, Corruption: CorruptionPolicy.Report);
        foreach (SampledFrame frame in VideoSampling.ReadIndices(recording.VideoPath, recording.Rows.Select(row => row.FrameIndex), settings,
            cancellationToken: cancellation))
        {
            using (frame) yield return SampledFrame.Planes(frame.Image);
        }
    }

    /// <summary>The same, cropped to the faces that the alignment found.</summary>
    private static IEnumerable<byte[]> Faces(AlignedRecording recording, FaceSearch search, int side, CancellationToken cancellation)
    {
        VideoSamplingSettings settings = new(Region: FrameRegion.Whole, Width: null, Height: null, Corruption: CorruptionPolicy.Report);
        Dictionary<int, FrameFace> faces = recording.Rows.ToDictionary(row => row.FrameIndex, row => row.Face ?? default);
        foreach (SampledFrame frame in VideoSampling.ReadIndices(recording.VideoPath, faces.Keys, settings, cancellationToken: cancellation))
        {
            using (frame)
            {
                Rect place = recording.Region!.Region.In(frame.Image.Width, frame.Image.Height);
                using Mat region = frame.Image[place];
                yield return FaceCrop.Planes(region, place, faces[frame.Index], search.Margin, side);
            }
        }
    }
}
