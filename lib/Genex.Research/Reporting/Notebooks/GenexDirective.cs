using Genex.Research.Experiments;
using Genex.Research.Recordings;

namespace Genex.Research.Reporting;

/// <summary>What a notebook's <c>#!genex …</c> shows, on this project's kernel and on Microsoft's.</summary>
/// <remarks>A host that knows libraries by the assembly's metadata finds the method under "NotebookDirective:genex" and gives it the words of the
/// line.</remarks>
public static class GenexDirective
{
    /// <summary>"#!genex".</summary>
    public const string Name = "#!genex";

    /// <summary>What it does.</summary>
    public const string Description = "Lists runs, studies and key results; alone, how many there are of each.";

    /// <summary>What may stand after it, what that lists, and whether a folder may follow.</summary>
    public static IReadOnlyList<(string Word, string Lists, bool Folder)> Words { get; } =
    [
        ("runs", "the finished runs of a store", true),
        ("studies", "the studies in a folder and those below it", true),
        ("results", "the key results that this session has shown", false),
    ];

    /// <summary>Answers a line.</summary>
    /// <param name="words">The words after <c>#!genex</c>: none, or one of <see cref="Words"/>, and for the first two a folder.</param>
    /// <returns>A <see cref="Table"/>, or for "results" the <see cref="KeyResults"/> that this session has shown.</returns>
    /// <exception cref="ArgumentException">The words are others, there is no such folder, or no key result was shown; the message says what to do.</exception>
    public static object Answer(params string[] words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words switch
        {
            [] => Overview(),
            ["runs", .. { Length: <= 1 } folder] => Runs(folder is [var named] ? named : RunStore.DefaultFolder),
            ["studies", .. { Length: <= 1 } folder] => Studies(folder is [var named] ? named : StudiesFolder),
            ["results"] => ShownResults.All
                ?? throw new ArgumentException("No key result has been shown in this session yet: run the cell that ends in key results first."),
            ["runs" or "studies", ..] => throw new ArgumentException(
                Invariant($"{Name} {words[0]} takes one folder, found {words.Length - 1}: {string.Join(", ", words[1..])}. ")
                    + "A folder with a space is written in quotes."),
            ["results", ..] => throw new ArgumentException($"{Name} results takes nothing after it, found \"{words[1]}\"."),
            _ => throw new ArgumentException($"{Name} has no word \"{words[0]}\"; there are {string.Join(", ", Words.Select(one => one.Word))}."),
        };
    }

    /// <summary>"data" of the solution around the current folder, else that folder.</summary>
    private static string StudiesFolder
    {
        get
        {
            for (DirectoryInfo? place = new(Environment.CurrentDirectory); place is not null; place = place.Parent)
                if (File.Exists(Path.Combine(place.FullName, "Genex.Research.sln"))) return Path.Combine(place.FullName, "data");
            return Environment.CurrentDirectory;
        }
    }

    private static Table Overview()
    {
        string runs = RunStore.DefaultFolder, studies = StudiesFolder;
        int finished = new RunStore(runs).Folders().Count(RunFiles.Finished), found = Directory.Exists(studies) ? StudySearch.In(studies).Count : 0;
        (int Count, string Place)[] there = [(finished, runs), (found, studies), (ShownResults.Count, "this session")];
        return new("Genex.Research in this notebook", [Column.Text("Directive"), Column.Text("Lists"), Column.Number("Found", "0"), Column.Text("In")],
            Words.Zip(there, (word, at) =>
                (IReadOnlyList<object?>)[$"{Name} {word.Word}{(word.Folder ? " [FOLDER]" : "")}", word.Lists, at.Count, at.Place]));
    }

    private static Table Runs(string folder)
    {
        if (!Directory.Exists(folder))
            throw new ArgumentException($"There is no folder {folder}. Name the folder of runs after {Name} runs, or train a first one: genex train --help.");
        IReadOnlyList<RunEntry> runs = new RunStore(folder).List();
        return new($"Finished runs in {folder}",
            [Column.Text("Run"), Column.Number("Accuracy"), Column.Number("Majority"), Column.Number("Macro-F1"), Column.Text("Data"),
                Column.Text("Started (UTC)")],
            runs.Select(run => (IReadOnlyList<object?>)
                [run.Id, run.Accuracy, run.MajorityAccuracy, run.MacroF1, Word(run.Provenance), Invariant($"{run.Started.UtcDateTime:yyyy-MM-dd HH:mm}")]))
        {
            Provenance = ProvenanceWords.Together(runs.Select(run => run.Provenance)),
            Footnotes = [runs.Count == 0 ? "No run in it is finished." : $"new RunStore(\"{folder}\").Open(\"…\") reads one, by how its name begins."],
        };
    }

    private static Table Studies(string folder)
    {
        if (!Directory.Exists(folder)) throw new ArgumentException($"There is no folder {folder}. Name a folder with studies after {Name} studies.");
        IReadOnlyList<FoundStudy> studies = StudySearch.In(folder);
        return new($"Studies in {folder}", [Column.Text("Study"), Column.Text("Layout"), Column.Text("Data")],
            studies.Select(study => (IReadOnlyList<object?>)
                [Path.GetRelativePath(folder, study.Folder), study.Layout, study.Provenance is null ? "read to know" : Word(study.Provenance)]))
        {
            Provenance = ProvenanceWords.Together(studies.Select(study => study.Provenance)),
            Footnotes =
            [
                "StudyReader.Read(\"…\") reads one.",
                Invariant($"Looked for to a depth of {StudySearch.Depth} folders. Videos and tables of another layout are found once genex data init has ")
                    + "written a study.json beside them.",
            ],
        };
    }

    private static string Word(Provenance? provenance) => provenance?.ToString().ToLowerInvariant() ?? "unknown";
}
