namespace Genex.Research.Experiments;

/// <summary>Cells on disk, one small JSON file each, so that a cell is never computed twice.</summary>
/// <param name="folder">Made when the first cell is kept.</param>
public sealed class GridStore(string folder)
{
    /// <summary>Where cells are kept by default: "grid" in the folder of runs.</summary>
    public static GridStore Default => In(RunStore.DefaultFolder);

    /// <summary>Where the cells of a folder of runs are kept: "grid" in it.</summary>
    public static GridStore In(string runs) => new(Path.Combine(runs, "grid"));

    /// <summary>Where cells are kept.</summary>
    public string Folder { get; } = folder;

    /// <summary>What was found in a cell; null when it was not computed yet. A damaged file is said on <see cref="Notices"/> and computed again.</summary>
    public CellScore? Find(GridCell cell)
    {
        string path = PathOf(cell);
        if (!File.Exists(path)) return null;
        try
        {
            CellScore found = RunJson.Read<CellScore>(path);
            return found.Cell == cell && found.PerPerson.Count == cell.People ? found
                : throw new InvalidDataException($"{path} holds {found.Cell.Id} with {found.PerPerson.Count} people; expected {cell.Id}.");
        }
        catch (InvalidDataException problem)
        {
            Notices.Say($"a cell of the grid is computed again: {problem.Message}");
            return null;
        }
    }

    /// <summary>Keeps a cell, whole or not at all.</summary>
    public void Keep(CellScore score) => RunJson.Write(PathOf(score.Cell), score);

    private string PathOf(GridCell cell) => Path.Combine(Folder, $"{cell.Id}.json");
}
