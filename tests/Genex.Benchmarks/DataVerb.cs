using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Genex.Benchmarks.Data;
using Genex.Cli.Frame;
using Genex.Cli.Options;

namespace Genex.Benchmarks;

/// <summary><c>data</c>: how fast a study is read, aligned and prepared, and in how much memory.</summary>
internal static class DataVerb
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private static readonly Option<string> Parts = new("--only")
    {
        Description = $"{string.Join(", ", DataParts.Names)}, several with commas between them, or all (but long).",
        DefaultValueFactory = _ => "all",
    };

    private static readonly Option<double> Seconds = new("--seconds") { Description = "Length of the video in seconds.", DefaultValueFactory = _ => 60 };
    private static readonly Option<double> Minutes = new("--minutes") { Description = "Length of the long video.", DefaultValueFactory = _ => 30 };
    private static readonly Option<int> Events = new("--events") { Description = "Most events of the alignment.", DefaultValueFactory = _ => 1_000_000 };
    private static readonly Option<double> Megabytes = new("--megabytes") { Description = "Size of each export.", DefaultValueFactory = _ => 100 };
    private static readonly Option<string?> Part = new("--part") { Description = "Measure one part in this process. For the verb itself." };
    private static readonly Option<string?> In = new("--in") { Description = "The folder of inputs. For the verb itself." };

    public static Verb Create() => new Verb("data", "Measure reading, alignment, preparation and prediction.", """
        sampling: frames per second of one frame a second out of a 30 frames/s 1080p video, beside reading and converting every frame and beside ffmpeg -vf
        fps=1 -f null, as it is and kept from vector instructions (plain), which the FFmpeg inside OpenCvSharp does not have. alignment: 10,000 to a million
        events onto a tenth as many frames, beside looking at every event for every frame. clocks: a hundred simulated recordings with offsets to 3 s and
        drifts to 200 ppm, and tables of random moments, whose clocks must not be set. csv: an export of facial coding. sensors: an export with a row per
        sample of every sensor. prepare: 17 simulated recordings. predict: a run on the video. long: preparation of a video of a tenth of --minutes and of all
        of them, whose memory should be the same.

        Each part runs in a process of its own, whose most memory is given. The video is made by ffmpeg, which has to be installed for sampling, predict and
        long. The shortest of three times counts; what else the machine does still weighs, so its load is given as well, and ratios of processor time.

        Examples:
          environment/genex bench data
          environment/genex bench data --only sampling,alignment --json
          environment/genex bench data --only long --minutes 30
          environment/genex bench data --only csv,sensors --megabytes 2000
          environment/genex bench data --only clocks
        """) { Parts, Seconds, Minutes, Events, Megabytes, Common.Json, Part, In }.Does(Run);

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        if (result.GetValue(Part) is { } part)
        {
            DataParts parts = new(result.GetRequiredValue(In)!, result.GetValue(Seconds), result.GetValue(Events), result.GetValue(Megabytes));
            IReadOnlyList<DataFigure> own = parts.Measure(part);
            using Process process = Process.GetCurrentProcess();
            string name = part == "long" ? Invariant($"long/{result.GetValue(Seconds):0}-s") : part;
            Console.WriteLine(JsonSerializer.Serialize<DataFigure[]>([.. own, new($"{name}/memory", process.PeakWorkingSet64 / 1e6, "MB")], Web));
            return ExitCode.Done;
        }

        string folder = Directory.CreateTempSubdirectory("genex-bench-data-").FullName;
        try
        {
            string wanted = result.GetRequiredValue(Parts);
            string[] named = wanted == "all" ? [.. DataParts.Names.Where(one => one != "long")] : wanted.Split(',', StringSplitOptions.TrimEntries);
            if (named.FirstOrDefault(one => !DataParts.Names.Contains(one)) is { } unknown)
                throw new ArgumentException($"--only has no \"{unknown}\"; there are {string.Join(", ", DataParts.Names)}, and all.");
            List<DataFigure> figures = [new("machine/processors", Environment.ProcessorCount, "processors"), new("machine/load-before", Load(), "processes")];
            foreach ((string one, double seconds) in named.SelectMany(one => Runs(one, result)))
            {
                cancellation.ThrowIfCancellationRequested();
                if (one is "sampling" or "predict" or "long" && !DataInputs.HasFfmpeg)
                {
                    Console.Error.WriteLine($"{one}: left out, since ffmpeg is not installed.");
                    continue;
                }

                foreach (DataFigure figure in Child(one, seconds, folder, result)) Take(figure);
            }

            Take(new("machine/load-after", Load(), "processes"));
            if (result.GetValue(Common.Json)) Console.WriteLine(JsonSerializer.Serialize(figures, Web));
            return ExitCode.Done;

            void Take(DataFigure figure)
            {
                figures.Add(figure);
                if (!result.GetValue(Common.Json)) Console.WriteLine(Invariant($"{figure.Name,-36} {figure.Value,12:0.000} {figure.Unit}"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<(string Part, double Seconds)> Runs(string part, ParseResult result) => part != "long" ? [(part, result.GetValue(Seconds))]
        : [(part, 6 * result.GetValue(Minutes)), (part, 60 * result.GetValue(Minutes))];

    private static DataFigure[] Child(string part, double seconds, string folder, ParseResult result)
    {
        using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!,
            [typeof(DataVerb).Assembly.Location, "data", "--part", part, "--in", folder, "--seconds", Invariant($"{seconds}"),
                "--events", Invariant($"{result.GetValue(Events)}"), "--megabytes", Invariant($"{result.GetValue(Megabytes)}")])
        { RedirectStandardOutput = true, UseShellExecute = false })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? JsonSerializer.Deserialize<DataFigure[]>(output, Web)!
            : throw new InvalidOperationException(Invariant($"{part} ended with {process.ExitCode}"));
    }

    // Processes that wanted a processor, over the last minute; not a number where the system does not say.
    private static double Load() => File.Exists("/proc/loadavg")
        ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) : double.NaN;
}
