using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Simulation;
using Genex.Research.Training;

namespace Genex.Benchmarks.Store;

/// <summary>A store of many finished runs, for measuring: one run is trained, and the others are its copies under other models, seeds and studies, each with
/// checksums of its own. Their numbers mean nothing.</summary>
internal static class MadeStore
{
    /// <summary>Models of a study, each with as many seeds.</summary>
    public static IReadOnlyList<string> Models { get; } = ["A.1", "A.1n", "A.2", "A.3", "A.4"];

    /// <summary>Seeds of a model.</summary>
    public const int Seeds = 4;

    private const int Side = 32, Participants = 9;

    /// <summary>Makes the store.</summary>
    /// <param name="folder">Where; made when missing.</param>
    /// <param name="count">Number of runs; <see cref="Models"/> x <see cref="Seeds"/> of each study.</param>
    /// <param name="cancellation">Ends it between two runs.</param>
    public static void Make(string folder, int count, CancellationToken cancellation)
    {
        SimulationSettings study = new() { Participants = Participants, Seconds = 53, Seed = 1 };
        RunRecord run = Experiment.Open(study, new Profile("quick", "small", Side, 1), 1, new RunStore(folder), cancellation: cancellation).AcceptingFindings()
            .Run("A.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut, change: settings => settings.WithEpochs(1), cancellation: cancellation);
        Checksums sums = Checksums.In(run.Folder)!;
        // Weights are not read by what is measured here: all runs hold those of one fold, as links.
        string[] same = [.. sums.Names.Where(name => name is not ("specification.json" or "environment.json" or "metrics.json"))];
        int perStudy = Models.Count * Seeds;
        for (int made = 1; made < count; made++)
        {
            cancellation.ThrowIfCancellationRequested();
            RunSpecification specification = run.Specification with
            {
                Model = Models[made % Models.Count],
                Seed = 1 + (made % perStudy / Models.Count),
                Data = Checksums.Of([(byte)(made / perStudy), (byte)(made / perStudy >> 8)]),
                Training = TrainingPresets.Quick(Models[made % Models.Count]),
            };
            string place = Path.Combine(folder, specification.Id);
            (string Name, byte[] Bytes)[] own =
            [
                ("specification.json", RunJson.Bytes(specification)),
                ("environment.json", RunJson.Bytes(run.Environment with { Started = run.Environment.Started.AddMinutes(made) })),
                ("metrics.json", RunJson.Bytes(RunJson.Read<RunMetrics>(Path.Combine(run.Folder, "metrics.json")) with { Run = specification.Id })),
            ];
            foreach (string name in same)
            {
                string path = Path.Combine(place, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                if (name.EndsWith(".safetensors", StringComparison.Ordinal)) File.CreateSymbolicLink(path, Path.Combine(run.Folder, name));
                else File.Copy(Path.Combine(run.Folder, name), path);
            }

            IEnumerable<(string, string)> hashes = [.. same.Select(name => (name, sums[name])), .. own.Select(file => (file.Name, Checksums.Of(file.Bytes)))];
            // Not through the atomic writer: a flush to the disk for each of them would take minutes.
            File.WriteAllLines(Path.Combine(place, Checksums.FileName), hashes.Select(one => $"{one.Item2}  {one.Item1}"));
            foreach ((string name, byte[] bytes) in own) File.WriteAllBytes(Path.Combine(place, name), bytes);
        }
    }
}
