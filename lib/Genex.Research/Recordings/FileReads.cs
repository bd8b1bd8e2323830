#pragma warning disable MA0046 // one static event without a sender: the path is all there is to say

namespace Genex.Research.Recordings;

/// <summary>Says which files of a study are read, as they are read. On the way to a sample and its audit each is to be read once, which tests hold.
/// A table is told when its text is checked; its rows are then walked through from the file, which does not have to fit into memory.</summary>
internal static class FileReads
{
    /// <summary>Told the path of an export, an image or a metadata file, and that of a video when its first frame is decoded; from any thread.</summary>
    internal static event Action<string>? Started;

    internal static void Tell(string path) => Started?.Invoke(path);
}
