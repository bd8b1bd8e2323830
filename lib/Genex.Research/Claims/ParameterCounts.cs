using System.Globalization;
using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Training;

namespace Genex.Research.Claims;

/// <summary>Claim 14: sizes of the models.</summary>
internal sealed class ParameterCounts() : ReportClaim(14,
    "A.1 has 2.0 million parameters.",
    "Compare each stated size with exact counts: of A.1's two released descriptions, and of every architecture that this library builds to its release.")
{
    protected override ClaimFinding Find()
    {
        double script = ReportStatements.Of("a1_script_parameters"), document = ReportStatements.Of("a1_document_parameters");
        ReportedFigure[] others = [.. ReportedFigures.All.Where(figure => figure.Model != "A.1")];
        double stated = Millions(ReportedFigures.Of("A.1")!.Parameters);
        int agree = others.Count(row => Agrees(ModelRegistry.Find(row.Model).Parameters / 1e6, Millions(row.Parameters)));
        bool found = Agrees(script / 1e6, stated) || Agrees(document / 1e6, stated);
        using EmotionModel built = Trainer.CreateModel(ModelRegistry.Find("A.1"), new ModelSettings(1), seed: 1);
        long own = built.parameters().Sum(parameter => parameter.numel());
        return new(
            found ? ClaimVerdict.Holds : ClaimVerdict.DoesNotHold,
            Invariant($"The released A.1 script has {script:#,0} parameters and the technical document's A.1 {document:#,0}; neither rounds to {stated:0.0} ")
                + Invariant($"million. The stated sizes of {agree} of the other {others.Length} models agree with their exact counts. ")
            + Invariant($"This library's A.1 is built to the stated size ({own:#,0}), since no released one has it."),
            $"{FromReport}; counts taken from the released code; {FromModels}",
            [new("stated, millions", stated), new("released script, millions", script / 1e6), new("technical document, millions", document / 1e6),
                new("other models that agree", agree)],
            new ClaimPicture(
                "A.1: stated size and exact counts",
                Invariant($"Stated {stated:0.0} million; released script {script / 1e6:0.00}, technical document {document / 1e6:0.00}, this library ")
                + Invariant($"{own / 1e6:0.00} million."), "parameters, millions",
                ["stated", "released script", "technical document", "this library"],
                new ClaimSeries("A.1", [stated, script / 1e6, document / 1e6, own / 1e6])));
    }

    private static bool Agrees(double millions, double stated) => Math.Abs(Math.Round(millions, 1, MidpointRounding.AwayFromZero) - stated) < 0.05;

    private static double Millions(string text) => double.Parse(text.TrimEnd('M'), CultureInfo.InvariantCulture);
}
