using System.Text.Json;
using System.Text.Json.Nodes;
using Genex.Research.Datasets;
using Genex.Research.Experiments;

namespace Genex.Research.Tests.Experiments;

/// <summary>Runs of earlier builds are found again: their specification reads, hashes to the same id and is written as it was. The ids are of method 5:
/// when training comes to other numbers, the method and with it every id changes, and nothing else.</summary>
public sealed class StoredSpecificationTests
{
    [Theory]
    [InlineData("A.1-attention-k-groups-3-quick-s1-eb07a8f2")]
    [InlineData("B.1-attention-k-groups-3-quick-s1-671e5e56")]
    public void A_stored_specification_keeps_its_id_and_its_form(string id)
    {
        string file = FileOf(id);
        RunSpecification read = RunJson.Read<RunSpecification>(file);
        Assert.Equal(id, read.Id);
        Assert.Equal(File.ReadAllText(file), JsonSerializer.Serialize(read, RunJson.Readable) + "\n");
    }

    [Fact]
    public void Threshold_and_left_out_targets_belong_to_the_task_in_whatever_order_a_file_has_them()
    {
        RunSpecification stored = RunJson.Read<RunSpecification>(FileOf("A.1-attention-k-groups-3-quick-s1-eb07a8f2"));
        EmotionTask asked = EmotionTask.Emotions with { Threshold = 30, LeftOut = ["Joy", "Trust"] };
        RunSpecification changed = stored with { Task = asked, Protocol = Protocol.Nested(Protocol.LeaveOneParticipantOut) };
        JsonObject written = JsonSerializer.SerializeToNode(changed, RunJson.Readable)!.AsObject();
        Assert.Equal(("emotions", 30.0, "lopo-nested"), ((string)written["task"]!, (double)written["threshold"]!, (string)written["protocol"]!));
        JsonObject turned = new(written.Reverse().Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
        RunSpecification read = turned.Deserialize<RunSpecification>(RunJson.Readable)!;
        Assert.Equal((asked, changed.Protocol, changed.Id), (read.Task, read.Protocol, read.Id));
    }

    [Theory]
    [InlineData("\"attention\"", "\"valence\"", "valence")]
    [InlineData("\"k-groups-3\"", "\"k-groups\"", "k-groups")]
    [InlineData("\"threshold\": 50", "\"threshold\": 0", "threshold")]
    public void A_task_or_a_protocol_that_there_is_not_is_refused_with_the_name_of_the_file(string right, string wrong, string named)
    {
        string text = File.ReadAllText(FileOf("A.1-attention-k-groups-3-quick-s1-eb07a8f2"));
        Assert.Contains(right, text, StringComparison.Ordinal);
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal));
        string message = Assert.Throws<InvalidDataException>(() => RunJson.Parse<RunSpecification>("a/specification.json", bytes)).Message;
        Assert.StartsWith("a/specification.json", message, StringComparison.Ordinal);
        Assert.Contains(named, message, StringComparison.Ordinal);
    }

    private static string FileOf(string id) => Path.Combine(AppContext.BaseDirectory, "Experiments", "Vectors", $"{id}.json");
}
