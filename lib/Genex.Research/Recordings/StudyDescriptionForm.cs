using System.Text.Json;

namespace Genex.Research.Recordings;

/// <summary>Which properties a study.json may have, and what each holds: walked through before it is read, so that what is wrong is said of the property, and a
/// property that is there twice is found.</summary>
internal static class StudyDescriptionForm
{
    private const string Text = "a text in quotes", Number = "a number", Flag = "true or false", Texts = "{ \"name\": \"text\", … }",
        Signals = "a list of signals", Targets = "a list of targets", Rules = "a list of rules";

    private static readonly Dictionary<string, string> Whole = Form(("version", Number), ("timeFormat", Text), ("region", Text), ("face", Text),
        ("faceMargin", Number), ("columns", Texts), ("names", Text), ("labels", Texts), ("voice", Flag), ("signals", Signals), ("targets", Targets),
        ("files", Rules));

    private static readonly Dictionary<string, string> Rule = Form(("match", Text), ("ignore", Flag), ("participant", Text), ("stimulus", Text),
        ("samplingRate", Number), ("region", Text));

    private static readonly Dictionary<string, string> Signal = Form(("name", Text), ("table", Text), ("time", Text), ("value", Text), ("from", Text),
        ("to", Text), ("window", Number), ("clock", Text), ("sensor", Text), ("unit", Text));

    private static readonly Dictionary<string, string> Target = Form(("name", Text), ("table", Text), ("time", Text), ("value", Text), ("from", Text),
        ("to", Text), ("window", Number), ("clock", Text), ("threshold", Number));

    /// <summary>Looks through a description.</summary>
    /// <param name="text">JSON, with comments.</param>
    /// <param name="path">For messages.</param>
    /// <exception cref="ExportException">A property is none or there twice, or holds what it cannot.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    internal static void Check(string text, string path)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw Wrong(path, null, "the file is empty", "{ … }, or no such file");
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);
        Utf8JsonReader reader = new(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        Walk walk = new(path, bytes);
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) return;
        walk.Object(ref reader, Whole, "the description", null);
        while (reader.Read()) { } // anything behind it is no JSON
    }

    private static Dictionary<string, string> Form(params (string Name, string Holds)[] properties) =>
        properties.ToDictionary(static one => one.Name, static one => one.Holds, StringComparer.OrdinalIgnoreCase);

    private static ExportException Wrong(string path, string? place, string found, string expected) =>
        new(path, place, found, expected, "data/README.md lists the properties; genex data init writes a description.");

    private sealed class Walk(string path, byte[] bytes)
    {
        internal void Object(ref Utf8JsonReader reader, Dictionary<string, string> form, string what, string? required)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw Fault(ref reader, $"{what} is {Found(ref reader)}", "{ … }");
            int start = (int)reader.TokenStartIndex;
            HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                string name = reader.GetString()!;
                if (!form.TryGetValue(name, out string? expected))
                    throw Fault(ref reader, $"{what} has \"{name}\"", $"only {string.Join(", ", form.Keys)}");
                if (!seen.Add(name))
                    throw Fault(ref reader, $"{what} has \"{name}\" twice", "it once");
                reader.Read();
                Value(ref reader, name, expected);
            }
            if (required is not null && !seen.Contains(required))
                throw Wrong(path, Invariant($"line {LineAt(start)}"), $"{what} has no \"{required}\"", $"\"{required}\": {form[required]}");
        }

        private void Value(ref Utf8JsonReader reader, string name, string expected)
        {
            bool isMeant = reader.TokenType switch
            {
                JsonTokenType.Null => expected is not (Flag or Number) || name is "faceMargin" or "samplingRate",
                JsonTokenType.String => expected == Text
                    || (expected == Number && double.TryParse(reader.GetString(), System.Globalization.CultureInfo.InvariantCulture, out _)),
                JsonTokenType.Number => expected == Number,
                JsonTokenType.True or JsonTokenType.False => expected == Flag,
                JsonTokenType.StartObject => expected == Texts,
                JsonTokenType.StartArray => expected is Signals or Targets or Rules,
                _ => false,
            };
            if (!isMeant)
                throw Fault(ref reader, $"\"{name}\" is {Found(ref reader)}", expected);
            if (reader.TokenType == JsonTokenType.StartObject)
                Pairs(ref reader, name);
            else if (reader.TokenType == JsonTokenType.StartArray)
            {
                for (int count = 1; reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
                {
                    Object(ref reader, expected == Rules ? Rule : expected == Signals ? Signal : Target, Invariant($"entry {count} of \"{name}\""),
                        expected == Rules ? "match" : "name");
                }
            }
        }

        private void Pairs(ref Utf8JsonReader reader, string name)
        {
            HashSet<string> seen = new(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                string key = reader.GetString()!;
                if (!seen.Add(key))
                    throw Fault(ref reader, $"\"{name}\" has \"{key}\" twice", "it once");
                reader.Read();
                if (reader.TokenType != JsonTokenType.String)
                    throw Fault(ref reader, $"\"{key}\" of \"{name}\" is {Found(ref reader)}", Text);
            }
        }

        private ExportException Fault(ref Utf8JsonReader reader, string found, string expected) =>
            Wrong(path, Invariant($"line {LineAt((int)reader.TokenStartIndex)}"), found, expected);

        private int LineAt(int at) => 1 + bytes.AsSpan(0, at).Count((byte)'\n');

        private static string Found(ref Utf8JsonReader reader) => reader.TokenType switch
        {
            JsonTokenType.String => $"the text \"{ExportTable.Excerpt(reader.GetString()!)}\"",
            JsonTokenType.Number => $"the number {System.Text.Encoding.UTF8.GetString(reader.ValueSpan)}",
            JsonTokenType.StartArray => "a list, [ … ]",
            JsonTokenType.StartObject => "an object, { … }",
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => "null",
        };
    }
}
