using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Experiments;
using Genex.Research.Reporting;

namespace Genex.Cli.Verbs;

/// <summary><c>genex reproduce</c>: the report's two tables made again on its own release.</summary>
internal static class ReproduceVerb
{
    private static readonly JsonSerializerOptions Indented =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // A.3, A.4 and B.3 take hours at 224 pixels on two cores.
    private static readonly string[] Usual = ["A.1", "A.2", "B.1", "B.2"];

    private static readonly Option<string> Data = new("--data") { Description = "The root of a clone of the report's public release.", Required = true };

    private static readonly Option<string?> Models = new("--model")
    {
        Description = $"Which models: {string.Join(", ", ReportedFigures.All.Select(one => one.Model))}, several with commas between them, or all. Default: "
            + $"{string.Join(", ", Usual)} are trained, and of the others finished runs are shown.",
    };

    private static readonly Option<string?> Tables = new("--tables")
    {
        Description = "A folder that holds physical_features and emotional_targets. Default: the tables of commit 05b34aa, from the clone's history.",
    };

    private static readonly Option<bool> HeldOut = new("--held-out")
    {
        Description = "Also train with each participant held out in turn, four or five times the work; false only shows such runs that are finished.",
        DefaultValueFactory = _ => true,
    };

    private static readonly Option<bool> Train = new("--train")
    {
        Description = "Train what has not been trained; false shows finished runs alone.",
        DefaultValueFactory = _ => true,
    };

    private static readonly Option<int> Starts = new("--starts")
    {
        Description = "Trainings under the report's procedure, with --seed and the seeds after it: the median is shown, with the range. The first of B.1 and "
            + "B.2 begins with the weights that the released script begins with, whose seed is known, and is the one that is shown.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<string?> Record = new("--record")
    {
        Description = "Keep what was found in a file: rows with commit, command and date; rows of other models stay, where commit, profile and seed are the "
            + "same. Default: data/report/reproduction.json.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Effort = Common.Profile("which settings are trained with.", "full");

    public static Verb Create() => new Verb("reproduce", "Make the report's two tables again on its own release.", """
        A row for each figure: how it came about, what exactly that procedure gives here, what the same
        model gives with people held out, and what a constant predictor gives. Attention labels are
        those of the released code, the split is the released one, the fusion models are fed unscaled
        signals, A.1 is the network of the released script (A.1s), and B.1 and B.2 begin with the weights
        that their scripts' seed gives. Runs are ordinary ones: a finished one is shown again, one that
        was cut off goes on.

        The figures of A.3, A.4 and B.3 need official weights (genex weights fetch) and hours on two cores.

        Exit codes: 0 done; 1 training failed; 2 unusable input; 130 cancelled.

        Examples:
          genex reproduce --data CLONE --model A.1
          genex reproduce --data CLONE --starts 5 --record
          genex reproduce --data CLONE --json > reproduced.json
          genex reproduce --data CLONE --tables TABLES --model B.1,B.2
        """, "finished epochs are kept, and the same command goes on from there")
    {
        Data, Models, Tables, Train, HeldOut, Starts, Record, Effort, Common.Seed, Common.Store, Common.Json,
    }.Does(Run);

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        Profile effort = Profile.Parse(result.GetValue(Effort)!);
        string[] all = [.. ReportedFigures.All.Select(one => one.Model)];
        string[]? named = result.GetValue(Models) is not { } names ? null : string.Equals(names.Trim(), "all", StringComparison.OrdinalIgnoreCase) ? all
            : names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        List<ReproductionRow> rows = [];
        string? kept = result.GetResult(Record) is null ? null : result.GetValue(Record) ?? Path.Combine("data", "report", "reproduction.json");
        if (kept is not null) AtomicFile.RequireWritable(kept); // before hours of work, not after
        ReproductionRecord? before = kept is null ? null : ReproductionRecord.Find(kept);
        using (ProgressLine line = new())
        {
            line.Show(() => "reading the release");
            ReleaseSamples samples = ReleaseSamples.Read(result.GetRequiredValue(Data), effort.ImageSize, result.GetValue(Tables));
            Reproduction reproduction = new(samples, Common.StoreOf(result), effort, result.GetValue(Common.Seed),
                result.GetValue(Starts) is >= 1 and <= 1000 and var starts ? starts
                    : throw new ArgumentException(Invariant($"--starts takes 1 to 1000 trainings; it is {result.GetValue(Starts)}.")));
            foreach (string model in named ?? all)
            {
                bool make = result.GetValue(Train) && (named is not null || Usual.Contains(model));
                rows.Add(reproduction.Row(model, make, make && result.GetValue(HeldOut), line.Training(""), cancellation));
            }

            if (kept is not null)
            {
                AtomicFile.Write(kept, ReproductionRecord.Of(rows, result.GetRequiredValue(Data), effort, result.GetValue(Common.Seed), DateTimeOffset.UtcNow)
                    .Over(before).ToJson());
                line.Keep($"wrote {kept}");
            }
        }

        if (result.GetValue(Common.Json)) Console.WriteLine(JsonSerializer.Serialize(rows, Indented));
        else Write(rows);
        return ExitCode.Done;
    }

    private static void Write(IReadOnlyList<ReproductionRow> rows)
    {
        Terminal.Write(rows.SideBySide());
        foreach (ReproductionRow row in rows) Console.WriteLine(Terminal.Wrap($"{row.Id}: {row.SayProcedure()} From {string.Join("; ", row.Sources)}."));
        Console.WriteLine(Terminal.Wrap(rows.Say().ToString()));
    }
}
