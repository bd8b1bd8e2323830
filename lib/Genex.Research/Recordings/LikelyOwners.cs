namespace Genex.Research.Recordings;

/// <summary>Whose a video is that bears no id of a table: its name, or its folder's, has an id of the form that the known ones have. <c>P03.mp4</c> beside the
/// tables of P01 and P02 is P03's, all of whose sensors are missing.</summary>
/// <remarks>
/// Videos that show what was shown lie in the same folders, so that not every number is an id. One of a form with letters ("P03") is believed at the beginning
/// of a name; elsewhere in it, and a number by itself, where the rest of the name is that of another person's video (<c>cam_P01</c>, <c>cam_P03</c>); a
/// number also where it is the whole name, and has no more digits than the known ones have, but for one.
/// </remarks>
internal sealed class LikelyOwners
{
    private readonly IReadOnlyList<IdForm> forms;
    private readonly HashSet<string> frames = new(StringComparer.OrdinalIgnoreCase);
    private readonly int mostDigits;

    /// <param name="known">Ids that are known.</param>
    /// <param name="filmed">Videos, as seen from the study, whose names hold one of these, and whose they are.</param>
    internal LikelyOwners(IReadOnlyCollection<ParticipantId> known, IEnumerable<(string Video, ParticipantId Owner)> filmed)
    {
        forms = IdForm.Of(known);
        mostDigits = known.Select(id => id.Key.Count(char.IsDigit)).DefaultIfEmpty().Max() + 1;
        foreach ((string video, ParticipantId owner) in filmed)
        {
            string name = Path.GetFileNameWithoutExtension(video);
            frames.UnionWith(forms.SelectMany(form => form.In(name))
                .Where(found => found.Text.Length < name.Length && ParticipantId.TryTake(found.Text, out ParticipantId id) && id == owner)
                .Select(found => Around(name, found.At, found.Text)));
        }
    }

    /// <summary>Whose a video is; null where nothing in its path is like an id.</summary>
    /// <param name="video">Its path within the study.</param>
    internal ParticipantId? Of(string video)
    {
        string name = Path.GetFileNameWithoutExtension(video);
        IEnumerable<string> inName = forms.SelectMany(form => form.In(name).Where(found => frames.Contains(Around(name, found.At, found.Text))
            || (form.IsNumber ? IsWhole(found.Text, name) : found.At == 0)).Select(found => found.Text));
        IEnumerable<string> folders = (Path.GetDirectoryName(video) ?? "").Split(Path.DirectorySeparatorChar).Reverse()
            .Where(folder => !StudyFolders.IsAside(folder) && forms.Any(form => form.In(folder).Any(found => form.IsNumber ? IsWhole(found.Text, folder)
                : found.Text.Length == folder.Length)));
        return inName.OrderByDescending(text => text.Length).Concat(folders).FirstOrDefault() is { } text
            && ParticipantId.TryTake(text, out ParticipantId id) ? id : null;
    }

    private bool IsWhole(string number, string name) => number.Length == name.Length && number.Count(char.IsDigit) <= mostDigits;

    /// <summary>What a name has besides an id, whatever its numbers: "cam_*" of "cam_P01".</summary>
    private static string Around(string name, int at, string id) => WithoutNumbers(name[..at]) + "*" + WithoutNumbers(name[(at + id.Length)..]);

    private static string WithoutNumbers(string text) => string.Concat(text.Select(letter => char.IsDigit(letter) ? '#' : letter));
}
