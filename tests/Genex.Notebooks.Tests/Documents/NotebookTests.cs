using Genex.Notebooks.Documents;

namespace Genex.Notebooks.Tests.Documents;

public class NotebookTests
{
    private const string Small = """
        {
         "cells": [
          {
           "cell_type": "code",
           "execution_count": null,
           "id": "a1",
           "metadata": {
            "tags": [
             "parameters"
            ],
            "unknown": 1.50
           },
           "outputs": [],
           "source": [
            "var x = \"é 😀\";\n",
            "x"
           ]
          }
         ],
         "metadata": {
          "vendor": {
           "big": 12345678901234567890.10,
           "escaped": "a\/b\u00e9"
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """;

    [Fact]
    public void What_is_read_and_written_again_is_the_same_to_the_byte()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.ipynb"], Small);
        Notebook.Load(folder["a.ipynb"]).Save(folder["b.ipynb"]);
        Assert.Equal(File.ReadAllBytes(folder["a.ipynb"]), File.ReadAllBytes(folder["b.ipynb"]));
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    [Theory]
    [InlineData("\"nbformat\": 4,", "\"nbformat\": 3,", "'nbformat': is 3, expected 4")]
    [InlineData("\"cell_type\": \"code\"", "\"cell_type\": \"cod\"", "cell 1, 'cell_type'")]
    [InlineData("\"id\": \"a1\"", "\"id\": \"a 1\"", "cell 1, 'id'")]
    [InlineData("\"outputs\": []", "\"outputs\": [{\"output_type\": \"stream\", \"name\": \"stdout\"}]", "cell 1, output 1, 'text'")]
    [InlineData("\"execution_count\": null", "\"execution_count\": \"1\"", "cell 1, 'execution_count'")]
    [InlineData("\"cells\": [", "\"cells\": [,", "line 2")]
    [InlineData("\"id\": \"a1\"", "\"id\": \"a1\", \"id\": \"a2\"", "'id'")]
    public void A_file_that_is_wrong_is_refused_with_the_place(string found, string replacement, string place)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.ipynb"], Small.Replace(found, replacement, StringComparison.Ordinal));
        NotebookFormatException refused = Assert.Throws<NotebookFormatException>(() => Notebook.Load(folder["a.ipynb"]));
        Assert.StartsWith(folder["a.ipynb"] + ": ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(place, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Five_hundred_mutations_are_read_right_or_refused_with_a_place()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(1);
        byte[] original = System.Text.Encoding.UTF8.GetBytes(Small);
        for (int i = 0; i < 500; i++)
        {
            List<byte> bytes = original.ToList();
            for (int edits = random.Next(1, 4); edits > 0; edits--)
            {
                int at = random.Next(bytes.Count);
                switch (random.Next(4))
                {
                    case 0: bytes[at] = (byte)random.Next(256); break;
                    case 1: bytes.RemoveAt(at); break;
                    case 2: bytes.Insert(at, (byte)"{}[],:\"0\\"[random.Next(9)]); break;
                    default: bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 20))); break;
                }
            }
            File.WriteAllBytes(folder["a.ipynb"], [.. bytes]);
            try
            {
                var notebook = Notebook.Load(folder["a.ipynb"]);
                notebook.Save(folder["b.ipynb"]);
                var again = Notebook.Load(folder["b.ipynb"]);
                Assert.Equal(notebook.Cells.Select(cell => (cell.Id, cell.Kind, cell.Source)), again.Cells.Select(cell => (cell.Id, cell.Kind, cell.Source)));
            }
            catch (NotebookFormatException refused)
            {
                Assert.NotEmpty(refused.Place);
            }
        }
    }

    [Fact]
    public void An_older_minor_version_gets_ids_and_becomes_4_5()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.ipynb"], """{"cells":[{"cell_type":"raw","metadata":{},"source":"x"}],"metadata":{},"nbformat":4,"nbformat_minor":2}""");
        var notebook = Notebook.Load(folder["a.ipynb"]);
        Assert.Equal("cell-001", notebook.Cells[0].Id);
        Assert.Equal(5, (int)notebook.Json["nbformat_minor"]!);
    }
}
