namespace Genex.Research.Tests.CommandLine;

/// <summary><c>genex notebooks run</c> on a study of one's own.</summary>
public sealed class NotebooksRunTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-notebooks-run-");

    public void Dispose() => folder.Delete(recursive: true);

    private string In(string name) => Path.Combine(folder.FullName, name);

    [Fact]
    public void Data_reaches_a_notebook_that_runs_in_another_folder()
    {
        Directory.CreateDirectory(In("study"));
        Directory.CreateDirectory(In("pages"));
        File.WriteAllText(In("pages/one.ipynb"), """
            {"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[
              {"cell_type":"code","id":"p","metadata":{"tags":["parameters"]},"source":"string data = \"../nowhere\";","outputs":[],"execution_count":null},
              {"cell_type":"code","id":"q","metadata":{},"source":"System.IO.Directory.Exists(data)","outputs":[],"execution_count":null}]}
            """);
        (int code, string output, string error) = GenexProcess.Run(null, "notebooks", "run", In("pages"), "--data", In("study"), "--out", In("executed"));
        Assert.True(code == 0, output + error);
        string executed = File.ReadAllText(In("executed/one.ipynb"));
        Assert.Contains(In("study"), executed, StringComparison.Ordinal);
        Assert.Contains("True", executed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no such folder", "--data", "nowhere")]
    [InlineData("say the same", "--data", ".", "-p", "data=.")]
    [InlineData("there is no option --daata", "--daata", ".")]
    public void What_cannot_be_given_is_said(string said, params string[] given)
    {
        File.WriteAllText(In("one.ipynb"), """{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[]}""");
        (int code, _, string error) = GenexProcess.Run(null, ["notebooks", "run", In("one.ipynb"), "--out", In("executed"), .. given]);
        Assert.Equal(2, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }
}
