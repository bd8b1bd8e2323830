using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Genex.Research.Claims;
using Genex.Research.Recordings;
using Spectre.Console;

namespace Genex.Cli.Verbs;

/// <summary>genex claims: what the report claims, each with its test, its evidence and a verdict.</summary>
public static class ClaimsVerb
{
    private const string Description = """
        Test the report's claims, one by one: what it says, what was done to find out, the numbers that came of it, and whether it holds.

        Some can be tested on the report's own figures and on the models; the others need data. With --data they are tested on a clone of the
        authors' release (or any study in its layout), without it on a drawn study with the same defects, and the evidence says which.

        Examples:
          genex claims
          genex claims --data CLONE
          genex claims --json > claims.json
        """;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "A clone of the report's public release, or another study in the released layout. Default: a simulation with the release's defects." };
        var seed = new Option<int>("--seed") { Description = "Of the simulation.", DefaultValueFactory = _ => ClaimMaterial.UsualSeed };
        var json = new Option<bool>("--json") { Description = "Write an array of {number, claim, test, verdict, evidence, source, numbers} on standard output." };
        var command = new Command("claims", Description) { data, seed, json };
        command.SetAction((result, cancellation) => Task.Run(() => Run(result.GetValue(data), result.GetValue(seed), result.GetValue(json), cancellation)));
        return command;
    }

    private static int Run(string? data, int seed, bool json, CancellationToken cancellation)
    {
        try
        {
            IReadOnlyList<ClaimResult> results;
            ClaimMaterial material;
            using (var line = new ProgressLine())
            {
                line.Of<string>(text => text).Report("reading the data");
                material = data is null ? ClaimMaterial.Simulated(seed) : ClaimMaterial.Read(data);
                results = ReportClaims.Examine(material, line.Of<Claim>(claim => $"testing claim {claim.Number} of {ReportClaims.All.Count}: {claim.Text}"), cancellation);
            }

            if (json) Console.WriteLine(Json(results));
            else Write(results, material);
            return 0;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Cancelled.");
            return 130;
        }
        catch (Exception problem) when (problem is RecordingException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(problem.Message);
            return 2;
        }
    }

    private static string Json(IReadOnlyList<ClaimResult> results) => JsonSerializer.Serialize(results.Select(result => new
    {
        number = result.Number, claim = result.Claim, test = result.Test, verdict = result.VerdictWord, evidence = result.Finding.Evidence, source = result.Finding.Source,
        numbers = result.Finding.Numbers.Select(number => new { name = number.Name, value = number.Value is { } value && double.IsFinite(value) ? number.Value : null, unit = number.Unit }),
    }), Indented);

    private static void Write(IReadOnlyList<ClaimResult> results, ClaimMaterial material)
    {
        IAnsiConsole console = AnsiConsole.Console;
        if (Console.IsOutputRedirected) console.Profile.Width = 160;
        var table = new Table { Border = TableBorder.Rounded, ShowRowSeparators = true };
        table.AddColumn("").AddColumn("the report says").AddColumn("verdict").AddColumn("evidence, computed now").AddColumn("from");
        table.Columns[0].NoWrap = table.Columns[2].NoWrap = true;
        foreach (ClaimResult result in results)
        {
            string colour = result.Verdict switch { ClaimVerdict.Holds => "green", ClaimVerdict.DoesNotHold => "red", _ => "yellow" };
            table.AddRow($"{result.Number}", Markup.Escape(result.Claim), $"[{colour}]{result.VerdictWord}[/]", Markup.Escape(result.Finding.Evidence), Markup.Escape(result.Finding.Source.Replace(material.Source, material.IsSimulated ? "the defect simulation" : "the data")));
        }

        console.Write(table);
        console.WriteLine($"{results.Count(result => result.Verdict == ClaimVerdict.Holds)} hold, {results.Count(result => result.Verdict == ClaimVerdict.DoesNotHold)} do not, {results.Count(result => result.Verdict == ClaimVerdict.Undecidable)} cannot be decided.");
        console.WriteLine($"Data: {material.Source}.{(material.IsSimulated ? " Its defects are planted, so evidence from it shows what they do to a score; --data tests the release itself." : "")}");
    }
}
