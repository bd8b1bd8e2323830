using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Onnx;

#pragma warning disable MA0048 // a file and what lies beside it

namespace Genex.Research.Models.Weights;

/// <summary>What a network wants its frames to be, from the JSON beside its file.</summary>
public sealed record OnnxBodySettings
{
    /// <summary>What tables call it: "ResNet-18".</summary>
    public required string Name { get; init; }

    /// <summary>Name of the input, (N or 1, 3, side, side), 32-bit floats.</summary>
    public required string Input { get; init; }

    /// <summary>Name of the output: (N or 1, F), or maps (N or 1, F, h, w) that are averaged.</summary>
    public required string Output { get; init; }

    /// <summary>Side of the frames, pixels.</summary>
    public required int Side { get; init; }

    /// <summary>Order of the channels: "RGB" or "BGR".</summary>
    public string Channels { get; init; } = "RGB";

    /// <summary>Value of a white pixel before mean and deviation: 1 or 255.</summary>
    public double White { get; init; } = 1;

    /// <summary>Mean of each channel in its order; subtracted.</summary>
    public required double[] Mean { get; init; }

    /// <summary>Deviation of each channel in its order; divided by.</summary>
    public required double[] Deviation { get; init; }

    /// <summary>Where it comes from and under which licence, for notebooks.</summary>
    public required string Source { get; init; }
}

/// <summary>A frozen body: an ONNX image model and, beside it under the same name, a JSON file that says how it wants its frames.</summary>
/// <remarks>An ONNX file holds a graph of known operators and numbers; what refers to other files or to operators of others' libraries is refused.</remarks>
public sealed class OnnxBodyFile
{
    private const long MostBytes = 2_000_000_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    // Hashing tens of megabytes for every fold of every run would take longer than what is computed with them.
    private static readonly ConcurrentDictionary<(FileStamp File, FileStamp Beside), OnnxBodyFile> Opened = new();

    private OnnxBodyFile(string path, OnnxBodySettings settings, string sha256) => (Path, Settings, Sha256) = (path, settings, sha256);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>How it wants its frames.</summary>
    public OnnxBodySettings Settings { get; }

    /// <summary>SHA-256 of the file, 64 hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>Names the file by its content: "ResNet18.onnx@0a1b2c3d". What runs are recorded with.</summary>
    public string Id => $"{System.IO.Path.GetFileName(Path)}@{Sha256[..8]}";

    /// <summary>Opens a file and the JSON beside it.</summary>
    /// <param name="path">NAME.onnx; NAME.json lies beside it.</param>
    /// <exception cref="WeightsFormatException">Either is missing or cannot be used; the message names the file, the place and what to do.</exception>
    public static OnnxBodyFile Open(string path)
    {
        string beside = System.IO.Path.ChangeExtension(path, ".json");
        if (!File.Exists(path)) throw new WeightsFormatException(path, "there is no such file; expected an ONNX image model");
        if (new FileInfo(path).Length > MostBytes) throw new WeightsFormatException(path, "it is larger than 2 GB; a body must be one file below that");
        if (!File.Exists(beside))
        {
            throw new WeightsFormatException(path, $"there is no {System.IO.Path.GetFileName(beside)} beside it; expected a JSON object with name, input, "
                + "output, side, channels, white, mean, deviation and source (environment/bodies holds an example)");
        }

        (FileStamp File, FileStamp Beside) stamps = (FileStamp.Of(new FileInfo(path)), FileStamp.Of(new FileInfo(beside)));
        if (Opened.TryGetValue(stamps, out OnnxBodyFile? before)) return before;
        OnnxBodySettings settings = Read(beside);
        string sha256;
        using (FileStream content = File.OpenRead(path)) sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        OnnxBodyFile opened = new(path, settings, sha256);
        return IsOld(stamps.File) && IsOld(stamps.Beside) ? Opened.GetOrAdd(stamps, opened) : opened;

        // A file that was written just now may be written again without its stamp telling.
        static bool IsOld(FileStamp stamp) => stamp.Ticks < DateTime.UtcNow.AddSeconds(-2).Ticks;
    }

    /// <summary>The file that an id of <see cref="Id"/> or a bare file name means, in the weights folder or beside the library; null when it is not
    /// there.</summary>
    /// <param name="id">"ResNet18.onnx", with or without "@" and the first digits of its SHA-256, which must then be right.</param>
    public static OnnxBodyFile? Find(string id)
    {
        string[] parts = id.Split('@');
        foreach (string folder in (string[])[WeightsStore.Default.Folder, System.IO.Path.Combine(AppContext.BaseDirectory, "bodies"), BesideLibrary])
        {
            string path = System.IO.Path.Combine(folder, parts[0]);
            if (!File.Exists(path)) continue;
            OnnxBodyFile found = Open(path);
            if (parts.Length == 1 || found.Sha256.StartsWith(parts[1], StringComparison.Ordinal)) return found;
        }

        return null;
    }

    /// <summary>Puts a network and its JSON into the weights folder, where every later reader of a run finds it, unless it lies there already.</summary>
    /// <param name="path">NAME.onnx anywhere, or the name of one that can be found.</param>
    /// <exception cref="WeightsFormatException">It cannot be used; or another network lies there under the same name.</exception>
    public static OnnxBodyFile Import(string path)
    {
        if (!File.Exists(path) && Find(path) is { } known) return known;
        OnnxBodyFile given = Open(path);
        if (Find(given.Id) is { } there) return there;
        string target = System.IO.Path.Combine(WeightsStore.Default.Folder, System.IO.Path.GetFileName(path));
        if (File.Exists(target))
            throw new WeightsFormatException(path, $"another network lies under this name in {WeightsStore.Default.Folder}; rename one of them");
        foreach (string ending in (string[])[".json", ".onnx"])
        {
            AtomicFile.Write(System.IO.Path.ChangeExtension(target, ending), file =>
            {
                using FileStream content = File.OpenRead(System.IO.Path.ChangeExtension(path, ending));
                content.CopyTo(file);
            });
        }

        return Open(target);
    }

    /// <summary>The network as ONNX Runtime takes it.</summary>
    /// <param name="randomSeed">Draws all weights anew from this seed; null leaves them.</param>
    /// <exception cref="WeightsFormatException">The file is no ONNX model, or refers to others.</exception>
    public byte[] Model(long? randomSeed)
    {
        byte[] bytes = File.ReadAllBytes(Path);
        ModelProto model;
        try
        {
            model = ModelProto.Parser.ParseFrom(bytes);
        }
        catch (Google.Protobuf.InvalidProtocolBufferException problem)
        {
            throw new WeightsFormatException(Path, $"it is not an ONNX model ({problem.Message})");
        }

        if (model.Graph is null) throw new WeightsFormatException(Path, "it is not an ONNX model (it has no graph)");
        if (model.Graph.Initializer.FirstOrDefault(tensor => tensor.DataLocation == TensorProto.Types.DataLocation.External) is { } outside)
        {
            throw new WeightsFormatException(Path,
                $"\"{outside.Name}\" lies in another file; expected a model that is whole in itself (save it without external data)");
        }

        return randomSeed is { } seed ? OnnxRandomWeights.Draw(model, seed) : bytes;
    }

    private static string BesideLibrary =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(typeof(OnnxBodyFile).Assembly.Location) is { Length: > 0 } folder ? folder : ".", "bodies");

    private static OnnxBodySettings Read(string path)
    {
        OnnxBodySettings settings;
        try
        {
            settings = JsonSerializer.Deserialize<OnnxBodySettings>(File.ReadAllText(path), Json) ?? throw new JsonException("it is empty");
        }
        catch (JsonException problem)
        {
            throw new WeightsFormatException(path, $"it does not describe a body ({problem.Message})");
        }

        string? wrong = settings.Side is < 16 or > 1024 ? Invariant($"side is {settings.Side}; expected 16 to 1024 pixels")
            : settings.Channels is not ("RGB" or "BGR") ? $"channels is \"{settings.Channels}\"; expected RGB or BGR"
            : settings.Mean.Length != 3 || settings.Deviation.Length != 3 ? "mean and deviation need 3 numbers each"
            : settings.Deviation.Any(one => !(one > 0)) || !(settings.White > 0) ? "deviation and white must be above 0" : null;
        return wrong is null ? settings : throw new WeightsFormatException(path, wrong);
    }
}
