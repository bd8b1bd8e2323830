namespace Genex.Research.Experiments;

#pragma warning disable MA0182 // used by the command, which sees internal members

/// <summary>A run that was begun and is not finished: somebody works on it, or the same command goes on from there.</summary>
/// <param name="Id">Name of its folder.</param>
/// <param name="Specification">What was asked for.</param>
/// <param name="Folds">Folds that are trained.</param>
/// <param name="Begun">When its specification was written.</param>
/// <param name="By">Who works on it, as "node7, job 4711"; null when nobody has said so within the last minute.</param>
internal sealed record UnfinishedRun(string Id, RunSpecification Specification, int Folds, DateTimeOffset Begun, string? By)
{
    private const string File = "specification.json";

    /// <summary>Every such run of a store, in order of name; what cannot be read is left out, and said.</summary>
    public static IReadOnlyList<UnfinishedRun> In(RunStore store)
    {
        IReadOnlySet<string> held = RunLock.Held(store.Folder);
        return
        [
            .. store.Folders().Where(folder => !RunFiles.Finished(folder) && System.IO.File.Exists(Path.Combine(folder, File)))
                .Select(folder => Read(store, folder, held)).OfType<UnfinishedRun>(),
        ];
    }

    private static UnfinishedRun? Read(RunStore store, string folder, IReadOnlySet<string> held)
    {
        string id = Path.GetFileName(folder), file = Path.Combine(folder, File);
        try
        {
            string? part = held.Contains(id) ? id : held.FirstOrDefault(name => name.StartsWith($"{id}.", StringComparison.Ordinal));
            string folds = Path.Combine(folder, "folds");
            return new(id, RunJson.Read<RunSpecification>(file),
                Directory.Exists(folds) ? Directory.EnumerateDirectories(folds).Count(fold => System.IO.File.Exists(Path.Combine(fold, "fold.json"))) : 0,
                new DateTimeOffset(System.IO.File.GetLastWriteTimeUtc(file)), part is null ? null : RunLock.HolderOf(store.Folder, part));
        }
        catch (InvalidDataException problem)
        {
            Notices.Say($"left out: {problem.Message}");
            return null;
        }
    }
}
