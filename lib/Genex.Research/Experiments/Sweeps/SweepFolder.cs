namespace Genex.Research.Experiments;

/// <summary>A sweep on disk, in the folder of runs: what it goes through, what was given out, and what went wrong. The runs themselves are the
/// store's.</summary>
/// <remarks>
/// order.json (the plan and the study), runs.csv (a line per run, or per fold), given.json (who was given what), failures/ (a text per line that failed), logs/
/// (what each process said), and a file named cancelled while it is. Whether a run is done is asked of the store alone, so nothing here can be out of date.
/// </remarks>
/// <param name="path">The folder.</param>
/// <param name="store">The folder of runs it lies in.</param>
internal sealed class SweepFolder(string path, RunStore store)
{
    private const string Folder = "sweeps", OrderFile = "order.json", List = "runs.csv", GivenFile = "given.json", Cancelled = "cancelled";
    private IReadOnlyList<SweepItem>? items;
    private SweepOrder? order;

    /// <summary>The folder.</summary>
    public string Place { get; } = path;

    /// <summary>Name of the folder.</summary>
    public string Name => Path.GetFileName(Place);

    /// <summary>Where the runs are.</summary>
    public RunStore Store { get; } = store;

    /// <summary>The plan and the study.</summary>
    public SweepOrder Order => order ??= RunJson.Read<SweepOrder>(Path.Combine(Place, OrderFile));

    /// <summary>Every run, or fold.</summary>
    public IReadOnlyList<SweepItem> Items => items ??= [.. File.ReadLines(Path.Combine(Place, List)).Skip(1).Select(SweepItem.Parse)];

    /// <summary>Number of elements: what one process is given.</summary>
    public int Elements => (Items.Count + Order.Plan.Together - 1) / Order.Plan.Together;

    /// <summary>Who was given what; null before anybody was.</summary>
    public SweepGiven? Given
    {
        get => File.Exists(Path.Combine(Place, GivenFile)) ? RunJson.Read<SweepGiven>(Path.Combine(Place, GivenFile)) : null;
        set => RunJson.Write(Path.Combine(Place, GivenFile), value);
    }

    /// <summary>Whether the sweep is to stop; every process looks for it.</summary>
    public bool IsCancelled
    {
        get => File.Exists(Path.Combine(Place, Cancelled));
        set
        {
            if (value) AtomicFile.Write(Path.Combine(Place, Cancelled), "");
            else File.Delete(Path.Combine(Place, Cancelled));
        }
    }

    /// <summary>A sweep whose folder is known.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static SweepFolder Open(string path)
    {
        string full = Path.GetFullPath(path);
        if (!File.Exists(Path.Combine(full, OrderFile)) || !File.Exists(Path.Combine(full, List)))
            throw new InvalidDataException($"{full} is no sweep: {OrderFile} or {List} is missing; genex sweep PLAN makes both.");
        return new(full, new RunStore(Path.GetFullPath(Path.Combine(full, "..", ".."))));
    }

    /// <summary>Where a sweep is kept: its plan's name and what tells it from others.</summary>
    public static string PlaceOf(string plan, SweepOrder order, RunStore store) =>
        Path.Combine(Path.GetFullPath(store.Folder), Folder, $"{Path.GetFileNameWithoutExtension(plan)}-{order.Hash}");

    /// <summary>Opens the study, names every run, and writes the sweep's folder; what was there of the same sweep is replaced, apart from its runs.</summary>
    /// <param name="place">The folder.</param>
    /// <param name="order">The plan and the study.</param>
    /// <param name="store">Where runs are kept.</param>
    /// <param name="progress">Progress of reading the study; may be null.</param>
    /// <param name="cancellation">Stops between two runs.</param>
    /// <exception cref="Audit.BlockedDataException">The data audit blocks training on this study, and its findings are not accepted.</exception>
    public static SweepFolder LayOut(string place, SweepOrder order, RunStore store, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        SweepStudy study = new(order, store, progress, cancellation);
        HashSet<(string, int?)> known = [];
        Dictionary<(string, string, string, string), int> divided = [];
        List<SweepItem> all = [];
        foreach (SweepItem item in order.Plan.Combinations)
        {
            cancellation.ThrowIfCancellationRequested();
            Experiment experiment = study.ExperimentOf(item);
            experiment.RequireAllowed(item.ParsedTask);
            RunSpecification made = study.Specify(item);
            if (!divided.TryGetValue((item.Profile, item.Signals, item.Task, item.Protocol), out int folds))
                divided.Add((item.Profile, item.Signals, item.Task, item.Protocol), folds = made.Protocol.Divide(experiment.Samples, made.Task).Count);
            foreach (int? fold in order.Plan.FoldsApart ? Enumerable.Range(0, folds).Select(index => (int?)index) : [null])
                if (known.Add((made.Id, fold))) all.Add(item with { Run = made.Id, Fold = fold });
        }

        RunJson.Write(Path.Combine(place, OrderFile), order);
        AtomicFile.Write(Path.Combine(place, List), file => CsvText.Write(file, [SweepItem.Columns, .. all.Select(item => item.Cells)]));
        string failures = Path.Combine(place, "failures");
        if (Directory.Exists(failures)) Directory.Delete(failures, recursive: true);
        Directory.CreateDirectory(Path.Combine(place, "logs"));
        return new(place, store) { IsCancelled = false };
    }

    /// <summary>Lines of an element, by their index.</summary>
    public IEnumerable<(int Index, SweepItem Item)> LinesOf(int element) => Enumerable
        .Range(element * Order.Plan.Together, Math.Min(Order.Plan.Together, Items.Count - (element * Order.Plan.Together)))
        .Select(index => (index, Items[index]));

    /// <summary>Elements of which something is to be done: neither finished nor failed.</summary>
    public IReadOnlyList<int> Open() =>
        [.. Enumerable.Range(0, Elements).Where(element => LinesOf(element).Any(line => FailureOf(line.Index) is null && !line.Item.IsDone(Store)))];

    /// <summary>Notes that a line cannot be done, and why: it is not tried again before the sweep is started anew.</summary>
    public void Fail(int index, string problem) => AtomicFile.Write(FailureFile(index), $"{Items[index].Name}: {problem}\n");

    /// <summary>Why a line cannot be done; null when it can, for all that is known.</summary>
    public string? FailureOf(int index) => File.Exists(FailureFile(index)) ? File.ReadAllText(FailureFile(index)).TrimEnd() : null;

    /// <summary>What a process says, as a file.</summary>
    /// <param name="name">Of the file, without its ending.</param>
    public string Log(string name) => Path.Combine(Place, "logs", $"{name}.log");

    private string FailureFile(int index) => Path.Combine(Place, "failures", Invariant($"{index}.txt"));
}
