using System.Text.Json;

namespace Genex.Research.Tests.Reporting;

/// <summary>In a scripting host that holds an older FSharp.Core, as the .NET Interactive kernel does, Plotly.NET fails and the library's figures are
/// shown.</summary>
public class ConflictTests
{
    [Fact]
    public void Plotly_used_directly_fails_there()
    {
        JsonElement answer = ScriptHost.Run(
            """
            #r "artifacts/lib/FSharp.Core.dll"
            #r "artifacts/lib/DynamicObj.dll"
            #r "artifacts/lib/Plotly.NET.dll"
            Plotly.NET.GenericChart.toJson(Plotly.NET.GenericChart.ofTraceObject(true, new Plotly.NET.Trace("scatter")))
            """);
        Assert.Matches("^(MissingMethodException|TypeLoadException|FileLoadException|MissingFieldException|InvalidCastException)", answer.GetProperty("error")
            .GetString());
    }

    [Fact]
    public void A_figure_of_the_library_is_shown_there()
    {
        JsonElement answer = ScriptHost.Run(
            """
            #r "artifacts/lib/Genex.Research.dll"
            using Genex.Research.Reporting;
            new Figure("Loss", "It falls.", new Axis("Epoch"), new Axis("Loss", "nats"),
                new LineSeries("loss", new double[] { 1, 2 }, new double[] { 0.5, 0.4 }))
            """);
        Assert.Null(answer.GetProperty("error").GetString());
        JsonElement shown = answer.GetProperty("shown");
        Assert.Contains("\"layout\"", shown.GetProperty("application/vnd.plotly.v1+json").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("iVBOR", shown.GetProperty("image/png").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_native_library_of_video_is_found_there()
    {
        JsonElement answer = ScriptHost.Run(
            """
            #r "artifacts/lib/Genex.Research.dll"
            #r "artifacts/lib/OpenCvSharp.dll"
            using Genex.Research.Reporting;
            System.Runtime.CompilerServices.RuntimeHelpers.RunModuleConstructor(typeof(Figure).Module.ModuleHandle);
            byte[] file;
            using (var frame = new OpenCvSharp.Mat(40, 40, OpenCvSharp.MatType.CV_8UC3, OpenCvSharp.Scalar.Gray))
                file = OpenCvSharp.Cv2.ImEncode(".png", frame, out var bytes) ? bytes : null;
            new ImageGrid("Frames", "One grey frame.", new[] { new CaptionedImage(file, "0 s") })
            """);
        Assert.Null(answer.GetProperty("error").GetString());
        Assert.StartsWith("iVBOR", answer.GetProperty("shown").GetProperty("image/png").GetString(), StringComparison.Ordinal);
    }
}
