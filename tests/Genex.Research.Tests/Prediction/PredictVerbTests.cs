using System.Text.Json;
using Genex.Research.Prediction;
using Genex.Research.Tests.CommandLine;

namespace Genex.Research.Tests.Prediction;

[Collection("prediction")]
public sealed class PredictVerbTests(PredictionStudy study)
{
    [Fact]
    public void Export_then_predict_gives_table_and_json_and_says_how_far_to_trust_it()
    {
        string bundle = study["shared"], table = Path.Combine(study[""], "out.csv");
        (int code, _, string error) = GenexProcess.Run(100, "export", study.Fusion.Specification.Id, "--store", study["runs"], "--out", bundle);
        Assert.True(code == 0, error);
        (code, string output, error) = GenexProcess.Run(100, "predict", bundle, PredictionStudy.VideoOf(study.NewRoot), "--signals", study.NewRoot,
            "--out", table, "--json");
        Assert.True(code == 0, error);
        JsonElement one = JsonDocument.Parse(output).RootElement.GetProperty("recordings")[0];
        Assert.Equal(PredictionCsv.Read(table).Count, one.GetProperty("moments").GetArrayLength());
        Assert.Equal("Simulated", one.GetProperty("provenance").GetString());
        Assert.Contains("simulated data", one.GetProperty("trust").GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(4, one.GetProperty("weights").GetProperty("folds").GetArrayLength());
    }

    [Theory]
    [InlineData("No finished run", "nothing", "video.mp4")]
    [InlineData("there is no such file or folder", "A.1", "nothing.mp4")]
    [InlineData("A page is written as .html", "A.1", "nothing.mp4", "--page", "page.pdf")]
    [InlineData("An overlay is written as", "A.1", "nothing.mp4", "--overlay", "a.gif")]
    [InlineData("0 to 60", "A.1", "nothing.mp4", "--smooth", "99")]
    public void What_cannot_be_done_is_one_sentence(string said, params string[] arguments)
    {
        (int code, string output, string error) = GenexProcess.Run(100, ["predict", .. arguments, "--store", study["runs"]]);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("genex predict: ", error, StringComparison.Ordinal);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }
}
