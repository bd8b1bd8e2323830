using Genex.Research.Models.Weights;
using Microsoft.ML.OnnxRuntime;

namespace Genex.Research.Models.Blocks;

/// <summary>The networks that bodies of this process compute with. Every fold of every run has a body of its own, and all of them one network: it is loaded
/// once, and the last few stay when nobody uses them.</summary>
/// <remarks>ONNX Runtime's sessions keep no state between frames and may be used by several threads.</remarks>
internal static class OnnxSessions
{
    private const int MostUnused = 2;

    private static readonly Lock Alone = new();
    private static readonly Dictionary<(string Sha256, long? RandomSeed), Entry> Loaded = [];

    /// <summary>How many are loaded.</summary>
    public static int Count
    {
        get
        {
            lock (Alone) return Loaded.Count;
        }
    }

    /// <summary>The network, loaded unless it is there. Whoever takes it gives it back.</summary>
    /// <exception cref="WeightsFormatException">ONNX Runtime does not take the file.</exception>
    public static InferenceSession Take(FrozenBody network)
    {
        lock (Alone)
        {
            if (!Loaded.TryGetValue(KeyOf(network), out Entry? entry)) Loaded.Add(KeyOf(network), entry = new(Load(network)));
            entry.Users++;
            return entry.Session;
        }
    }

    /// <summary>Gives a network back.</summary>
    public static void Return(FrozenBody network)
    {
        lock (Alone)
        {
            Entry entry = Loaded[KeyOf(network)];
            entry.Users--;
            entry.Returned = DateTime.UtcNow;
            foreach (((string, long?) key, Entry unused) in Loaded.Where(one => one.Value.Users == 0).OrderByDescending(one => one.Value.Returned)
                .Skip(MostUnused).ToList())
            {
                Loaded.Remove(key);
                unused.Session.Dispose();
            }
        }
    }

    private static (string Sha256, long? RandomSeed) KeyOf(FrozenBody network) => (network.File.Sha256, network.RandomSeed);

    private static InferenceSession Load(FrozenBody network)
    {
        byte[] model = network.File.Model(network.RandomSeed);
        try
        {
            // One thread a frame: frames are computed side by side.
            using SessionOptions options = new() { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
            return new InferenceSession(model, options);
        }
        catch (OnnxRuntimeException problem)
        {
            throw new WeightsFormatException(network.File.Path, $"ONNX Runtime does not take it: {problem.Message}");
        }
    }

    private sealed class Entry(InferenceSession session)
    {
        public InferenceSession Session { get; } = session;

        public int Users { get; set; }

        public DateTime Returned { get; set; }
    }
}
