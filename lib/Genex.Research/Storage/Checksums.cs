using System.Security.Cryptography;
using System.Text;

namespace Genex.Research.Storage;

/// <summary>The SHA-256 of each file of a folder, in a file of that folder that <c>sha256sum -c</c> reads as well.</summary>
/// <remarks>One line a file: 64 hexadecimal digits, two spaces, the name relative to the folder with "/" between its parts.</remarks>
internal sealed class Checksums
{
    /// <summary>Name of the list.</summary>
    public const string FileName = "checksums.sha256";

    private const int Digits = 64;
    private readonly string folder;
    private readonly Dictionary<string, string> sums;

    private Checksums(string folder, Dictionary<string, string> sums) => (this.folder, this.sums) = (folder, sums);

    /// <summary>Names of the files, in the list's order.</summary>
    public IReadOnlyCollection<string> Names => sums.Keys;

    /// <summary>The list of a folder; null where there is none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="below">The folder below it that the list lies in; null for the folder itself.</param>
    /// <exception cref="InvalidDataException">The list is damaged.</exception>
    public static Checksums? In(string folder, string? below = null)
    {
        string path = Path.Combine(folder, below ?? "", FileName);
        if (!File.Exists(path)) return null;
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(path))
        {
            if (line.Length < Digits + 3 || line[Digits..(Digits + 2)] != "  " || line[..Digits].Any(digit => !char.IsAsciiHexDigitLower(digit))
                || !found.TryAdd(line[(Digits + 2)..], line[..Digits]))
                throw new InvalidDataException(Invariant($"{path}, line {found.Count + 1}: expected 64 hexadecimal digits, two spaces and a name, each once."));
        }

        return new Checksums(folder, found);
    }

    /// <summary>Writes the list of a folder.</summary>
    public static void Write(string folder, IEnumerable<(string Name, string Sum)> files, bool @private = false)
    {
        StringBuilder text = new();
        foreach ((string name, string sum) in files) text.Append(sum).Append("  ").Append(name).Append('\n');
        AtomicFile.Write(Path.Combine(folder, FileName), Encoding.UTF8.GetBytes(text.ToString()), @private);
    }

    /// <summary>Writes the list of every file of a folder into a folder below it.</summary>
    public static void WriteAll(string folder, string below)
    {
        IEnumerable<string> files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        StringBuilder text = new();
        foreach (string file in files)
            text.Append(OfFile(file)).Append("  ").Append(Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/')).Append('\n');
        AtomicFile.Write(Path.Combine(folder, below, FileName), text.ToString());
    }

    /// <summary>SHA-256 of bytes, 64 hexadecimal digits.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>SHA-256 of a file, 64 hexadecimal digits.</summary>
    public static string OfFile(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>The sum that a file should have.</summary>
    /// <exception cref="InvalidDataException">The list does not name it.</exception>
    public string this[string name] => sums.TryGetValue(name, out string? sum) ? sum
        : throw new InvalidDataException($"{Path.Combine(folder, FileName)} does not name {name}.");

    /// <summary>The bytes of a file, which are those that were written.</summary>
    /// <exception cref="InvalidDataException">They are not, or the file is gone.</exception>
    public byte[] Read(string name)
    {
        byte[] bytes = Found(name) ? File.ReadAllBytes(PathOf(name)) : throw Gone(name);
        return Of(bytes) == this[name] ? bytes : throw Differs(name);
    }

    /// <summary>What is wrong with a file; null when its bytes are those that were written.</summary>
    public string? Problem(string name) => !Found(name) ? Gone(name).Message : OfFile(PathOf(name)) != this[name] ? Differs(name).Message : null;

    /// <summary>Does nothing when a file's bytes are those that were written.</summary>
    /// <exception cref="InvalidDataException">They are not, or the file is gone.</exception>
    public void Require(string name)
    {
        if (!Found(name)) throw Gone(name);
        if (OfFile(PathOf(name)) != this[name]) throw Differs(name);
    }

    private bool Found(string name) => File.Exists(PathOf(name));

    private string PathOf(string name) => Path.Combine([folder, .. name.Split('/')]);

    private InvalidDataException Gone(string name) => new($"{PathOf(name)} is missing; {FileName} lists it.");

    private InvalidDataException Differs(string name) => new($"{PathOf(name)} is not as it was written: its SHA-256 is not the one in {FileName}.");
}
