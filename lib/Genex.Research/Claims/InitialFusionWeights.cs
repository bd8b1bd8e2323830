using Genex.Research.Models;
using Genex.Research.Training;

namespace Genex.Research.Claims;

/// <summary>Claim 8: learned fusion weights.</summary>
internal sealed class InitialFusionWeights() : ReportClaim(8,
    "B.3 learned meaningful fusion weights: video 55 %, annotations 45 %.",
    "Build B.3 and read its fusion weights before it has seen anything.")
{
    private const double Rounding = 0.005;

    protected override ClaimFinding Find()
    {
        double video = ReportStatements.Of("fusion_video"), physical = ReportStatements.Of("fusion_annotations");
        using EmotionModel model = Trainer.CreateModel(ModelRegistry.Find("B.3"), new ModelSettings(17, 32), seed: 1);
        FusionWeights initial = ((ILearnsFusionWeights)model).FusionWeights;
        bool same = Math.Abs(initial.Video - video) < Rounding && Math.Abs(initial.Physical - physical) < Rounding;
        return new(
            same ? ClaimVerdict.DoesNotHold : ClaimVerdict.Undecidable,
            Invariant($"Before any training, the softmax of B.3's two fusion parameters is {initial.Video:0.0000} and {initial.Physical:0.0000}. ")
            + (same ? "The reported weights are the initial ones." : "The reported weights differ from these.")
            + " Nor is the first a weight of the video: with one token to attend to, attention gives the signals back whatever the frame.",
            $"{FromReport}; {FromModels}",
            [new("video, before training", initial.Video), new("annotations, before training", initial.Physical)],
            new ClaimPicture(
                "Reported fusion weights and those of an untrained B.3",
                Invariant($"Reported {video:0.00} and {physical:0.00}; untrained {initial.Video:0.000} and {initial.Physical:0.000}."), "weight",
                ["video", "annotations"], new ClaimSeries("reported", [video, physical]),
                new ClaimSeries("before training", [initial.Video, initial.Physical]))
            { Maximum = 1 });
    }
}
