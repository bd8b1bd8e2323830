using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Claims;
using Spectre.Console;

namespace Genex.Cli.Verbs;

/// <summary><c>genex claims</c>: what the report claims, each with its test, its evidence and a verdict.</summary>
internal static class ClaimsVerb
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Option<string?> Data =
        new("--data") { Description = "The study's folder: a clone of the report's public release. Default: a simulation with its defects." };
    private static readonly Option<int> Seed = Common.SeedOf(ClaimMaterial.UsualSeed);

    public static Verb Create() => new Verb("claims", "Test the report's claims, one by one.", """
        What each says, what was done to find out, the numbers that came of it, and whether it holds.

        Some can be tested on the report's own figures and on the models; the others need data. With --data they are tested on a clone of the authors'
        release (or any study in
        its layout), without it on a simulated study with the same defects, and the evidence says which.

        Examples:
          genex claims
          genex claims --data CLONE
          genex claims --json > claims.json
        """) { Data, Seed, Common.Json }.Does(Run);

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        IReadOnlyList<ClaimResult> results;
        ClaimMaterial material;
        using (ProgressLine line = new())
        {
            line.Show(() => "reading the data");
            material = result.GetValue(Data) is { } folder ? ClaimMaterial.Read(folder) : ClaimMaterial.Simulated(result.GetValue(Seed));
            results = ReportClaims.Examine(material, line.Testing(), cancellation);
        }

        if (result.GetValue(Common.Json)) Console.WriteLine(Json(results));
        else Write(results, material);
        return ExitCode.Done;
    }

    private static string Json(IReadOnlyList<ClaimResult> results) => JsonSerializer.Serialize(results.Select(result => new
    {
        number = result.Number,
        claim = result.Claim,
        test = result.Test,
        verdict = result.VerdictWord,
        evidence = result.Finding.Evidence,
        source = result.Finding.Source,
        numbers = result.Finding.Numbers.Select(number => new
        {
            name = number.Name,
            value = number.Value is { } value && double.IsFinite(value) ? number.Value : null,
            unit = number.Unit,
        }),
    }), Indented);

    private static void Write(IReadOnlyList<ClaimResult> results, ClaimMaterial material)
    {
        var table = new Table { Border = TableBorder.Rounded, ShowRowSeparators = true };
        table.AddColumn("").AddColumn("the report says").AddColumn("verdict").AddColumn("evidence, computed now").AddColumn("from");
        table.Columns[0].NoWrap = table.Columns[2].NoWrap = true;
        foreach (ClaimResult result in results)
        {
            string colour = result.Verdict switch { ClaimVerdict.Holds => "green", ClaimVerdict.DoesNotHold => "red", _ => "yellow" };
            string source = result.Finding.Source.Replace(material.Source, material.IsSimulated ? "the defect simulation" : "the data",
                StringComparison.Ordinal);
            table.AddRow(
                Invariant($"{result.Number}"), Markup.Escape(result.Claim), $"[{colour}]{result.VerdictWord}[/]", Markup.Escape(result.Finding.Evidence),
                Markup.Escape(source));
        }

        Terminal.Create().Write(table);
        Console.WriteLine(
            Invariant($"{Count(ClaimVerdict.Holds)} hold, {Count(ClaimVerdict.DoesNotHold)} do not, {Count(ClaimVerdict.Undecidable)} cannot be decided."));
        string planted = material.IsSimulated ? " Its defects are planted, so evidence from it shows what they do to a score; --data tests the release itself."
            : "";
        Console.WriteLine(Terminal.Wrap($"Data: {material.Source}.{planted}"));

        int Count(ClaimVerdict verdict) => results.Count(result => result.Verdict == verdict);
    }
}
