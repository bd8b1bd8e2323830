namespace Genex.Research.Models.Weights;

/// <summary>The folder that official weights lie in. Nothing is downloaded unless asked for.</summary>
/// <param name="place">A folder, or one weights file under its official name.</param>
public sealed class WeightsStore(string place)
{
    /// <summary>The one at <see cref="CachePlaces.Weights"/>.</summary>
    public static WeightsStore Default { get; } = new(CachePlaces.Weights);

    /// <summary>The folder, where files are put.</summary>
    public string Folder => File.Exists(place) ? Path.GetDirectoryName(Path.GetFullPath(place))! : Path.GetFullPath(place);

    /// <summary>Where a file lies or would lie.</summary>
    public string PathOf(OfficialWeights weights) => File.Exists(place) && Path.GetFileName(place) == weights.File ? Path.GetFullPath(place)
        : Path.Combine(Folder, weights.File);

    /// <summary>Where a file lies; null when it is not there.</summary>
    public string? Find(OfficialWeights weights) => File.Exists(PathOf(weights)) ? PathOf(weights) : null;

    /// <summary>Copies a local file into the store, after its checksum and its description were found right.</summary>
    /// <returns>Where it lies now.</returns>
    /// <exception cref="WeightsFormatException">It is not the official file.</exception>
    public string Import(OfficialWeights weights, string source)
    {
        WeightsChecksum.Require(source, weights.Sha256);
        using (WeightsFile.Open(source))
        {
        }
        string target = PathOf(weights);
        AtomicFile.Write(target, file =>
        {
            using FileStream content = File.OpenRead(source);
            content.CopyTo(file);
        });
        return target;
    }
}
