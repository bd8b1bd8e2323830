using Genex.Notebooks.Kernel;

namespace Genex.Notebooks.Tests.Kernel;

public class ConnectionFileTests
{
    private const string Ports = "\"shell_port\":1,\"control_port\":2,\"stdin_port\":3,\"iopub_port\":4,\"hb_port\":5";

    [Theory]
    [InlineData("\"key\":\"a\",\"key\":\"b\"", "key")]
    [InlineData("\"key\":\"\"", "'key' is empty")]
    [InlineData("\"key\":7", "'key' is 7, expected text")]
    [InlineData("\"kernel_name\":\"x\"", "'key' is missing")]
    public void A_file_that_cannot_be_served_is_refused_with_a_sentence(string key, string problem)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["c.json"], $"{{\"transport\":\"tcp\",\"ip\":\"127.0.0.1\",{Ports},{key}}}");
        ConnectionException refused = Assert.Throws<ConnectionException>(() => ConnectionFile.Read(folder["c.json"]));
        Assert.StartsWith(folder["c.json"], refused.Message, StringComparison.Ordinal);
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_one_is_read()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["c.json"], $"{{\"transport\":\"tcp\",\"ip\":\"127.0.0.1\",{Ports},\"key\":\"k\"}}");
        Assert.Equal(new ConnectionFile("tcp://127.0.0.1", 1, 2, 3, 4, 5, "k"), ConnectionFile.Read(folder["c.json"]));
    }
}
