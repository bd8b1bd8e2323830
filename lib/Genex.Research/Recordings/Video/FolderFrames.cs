using OpenCvSharp;

namespace Genex.Research.Recordings;

/// <summary>Frames that lie in a folder as images, in order of their names.</summary>
public static class FolderFrames
{
    private const long MostPixels = 100_000_000;

    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png"];

    /// <summary>The image files of a folder.</summary>
    public static IReadOnlyList<string> In(string folder) =>
        [.. Directory.GetFiles(folder).Where(path => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)];

    /// <summary>Reads a frame whole, as 8-bit BGR of side x side pixels. The caller disposes it.</summary>
    /// <exception cref="VideoException">There is no such frame, or it is no image.</exception>
    public static Mat Read(string folder, int index, int side)
    {
        IReadOnlyList<string> files = In(folder);
        if (index < 0 || index >= files.Count)
            throw new VideoException(folder, null, $"{files.Count} frames", Invariant($"a frame {index}"),
                "The rows were made from another version of the folder; align the study again.");
        return Read(files[index], side);
    }

    /// <inheritdoc cref="Read(string, int, int)"/>
    public static Mat Read(string file, int side)
    {
        FileReads.Tell(file);
        if (!FileStatus.IsRegular(file))
            throw new VideoException(file, null, "a pipe, a device or nothing", "a JPEG or PNG image");
        if (PictureSize.Of(file) is { } size && (long)size.Width * size.Height > MostPixels)
            throw new VideoException(file, null, Invariant($"a picture of {size.Width} x {size.Height} pixels"),
                Invariant($"at most {MostPixels / 1_000_000} megapixels"), "Make it smaller; frames are resized anyway.");
        using Mat whole = Decode(file);
        if (whole.Empty())
            throw new VideoException(file, null, Invariant($"no image can be decoded ({new FileInfo(file).Length:N0} bytes)"), "a JPEG or PNG image",
                "Copy the file again from its source.");
        var image = new Mat();
        bool shrinks = side < whole.Width && side < whole.Height;
        Cv2.Resize(whole, image, new Size(side, side), 0, 0, shrinks ? InterpolationFlags.Area : InterpolationFlags.Linear);
        return image;
    }

    private static Mat Decode(string file)
    {
        try
        {
            return Cv2.ImRead(file, ImreadModes.Color);
        }
        catch (OpenCVException)
        {
            return new Mat(); // what it refuses by itself is no image here either
        }
    }
}
