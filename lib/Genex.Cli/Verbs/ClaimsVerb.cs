using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Claims;
using Genex.Research.Reporting;
using Spectre.Console;

namespace Genex.Cli.Verbs;

/// <summary><c>genex claims</c>: what the report claims, each with its test, its evidence and a verdict.</summary>
internal static class ClaimsVerb
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Option<string?> Data =
        new("--data") { Description = "The root of a clone of the report's public release. Default: what was recorded of it." };

    private static readonly Option<string?> Record = new("--record")
    {
        Description = "Keep what was found in a file: with --data, numbers with commit, command and date. Default: data/report/evidence.json.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Illustrate =
        new("--illustrate") { Description = "Show on a drawn study how each defect works; a drawn study gives no verdict on the report." };

    private static readonly Option<int> Seed = Common.SeedOf(ClaimMaterial.UsualSeed);

    public static Verb Create() => new Verb("claims", "Test the report's claims, one by one.", """
        What each says, what was done to find out, the numbers that came of it, and whether it holds.

        Some are tested on the report's own figures and on the models; the others need the authors'
        release. With --data they are tested on a clone of it, without it the evidence is what was
        recorded of the release, with commit, command and date. A verdict says what it rests on.

        Examples:
          genex claims
          genex claims --data CLONE
          genex claims --data CLONE --record
          genex claims --illustrate --seed 3
          genex claims --json > claims.json
        """) { Data, Record, Illustrate, Seed, Common.Json }.Does(Run);

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        bool keep = result.GetResult(Record) is not null;
        string? folder = result.GetValue(Data);
        if (keep && folder is null) throw new ArgumentException("--record keeps what is found on the release; name its clone with --data.");
        if (folder is not null && result.GetValue(Illustrate)) throw new ArgumentException("--illustrate draws a study of its own; leave --data out.");
        string? kept = keep ? result.GetValue(Record) ?? Path.Combine("data", "report", "evidence.json") : null;
        if (kept is not null) AtomicFile.RequireWritable(kept); // before minutes of work, not after
        IReadOnlyList<ClaimResult> results;
        using (ProgressLine line = new())
        {
            line.Show(() => "reading the data");
            ClaimMaterial? material = folder is not null ? ClaimMaterial.Read(folder)
                : result.GetValue(Illustrate) ? ClaimMaterial.Simulated(result.GetValue(Seed)) : null;
            results = material is null ? ReportClaims.Examine(EvidenceRecord.Kept, line.Testing())
                : ReportClaims.Examine(material, line.Testing(), cancellation);
            if (kept is not null)
            {
                AtomicFile.Write(kept, EvidenceRecord.Of(results, material!, DateTimeOffset.UtcNow).ToJson());
                line.Keep($"wrote {kept}");
            }
        }

        if (result.GetValue(Common.Json)) Console.WriteLine(Json(results));
        else Write(results);
        return ExitCode.Done;
    }

    private static string Json(IReadOnlyList<ClaimResult> results) => JsonSerializer.Serialize(results.Select(result => new
    {
        number = result.Number,
        claim = result.Claim,
        test = result.Test,
        verdict = result.VerdictWord,
        basis = result.BasisWord,
        evidence = result.Finding.Evidence,
        source = result.Finding.Source,
        numbers = result.Finding.Numbers.Select(number => new
        {
            name = number.Name,
            value = number.Value is { } value && double.IsFinite(value) ? number.Value : null,
            unit = number.Unit,
        }),
    }), Indented);

    private static void Write(IReadOnlyList<ClaimResult> results)
    {
        var table = new Spectre.Console.Table { Border = TableBorder.Rounded, ShowRowSeparators = true };
        table.AddColumn("").AddColumn("the report says").AddColumn("verdict").AddColumn("evidence").AddColumn("rests on");
        table.Columns[0].NoWrap = table.Columns[2].NoWrap = true;
        foreach (ClaimResult result in results)
        {
            string colour = result.Verdict switch { ClaimVerdict.Holds => "green", ClaimVerdict.DoesNotHold => "red", _ => "yellow" };
            table.AddRow(
                Invariant($"{result.Number}"), Markup.Escape(result.Claim), $"[{colour}]{result.VerdictWord}[/]", Markup.Escape(result.Finding.Evidence),
                result.BasisWord);
        }

        Terminal.Create().Write(table);
        Console.WriteLine(Terminal.Wrap(results.Say().ToString()));
        foreach (string source in results.Select(result => result.Finding.Source).Distinct()) Console.WriteLine(Terminal.Wrap($"From {source}."));
    }
}
