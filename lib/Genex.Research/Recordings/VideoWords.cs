using System.Text.RegularExpressions;

namespace Genex.Research.Recordings;

/// <summary>What a video's name says that it shows: the participant, or what the participant saw.</summary>
internal static partial class VideoWords
{
    /// <summary>0: the participant ("P01_webcam"); 1: nothing is said, or both; 2: what was shown ("P01_screen").</summary>
    internal static int Rank(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        if (name.StartsWith("Screen recording", StringComparison.OrdinalIgnoreCase))
            return 1; // the study software's own, in which the participant may be a quarter
        bool face = Participant().IsMatch(name), screen = Shown().IsMatch(name);
        return face == screen ? 1 : face ? 0 : 2;
    }

    [GeneratedRegex(@"(?<![\p{L}])(face|facecam|webcam|web cam|camera|cam|frontcam|participant)(?![\p{L}])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex Participant();

    [GeneratedRegex(@"(?<![\p{L}])(screen|screencast|screencapture|screenrecording|desktop|scene|world|stimulus|stimuli|stim)(?![\p{L}])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex Shown();
}
