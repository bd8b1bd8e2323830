using System.Text.Json.Nodes;
using Genex.Notebooks.Installation;

namespace Genex.Notebooks.Tests.Kernel;

public class KernelSpecsTests
{
    [Fact]
    public void An_installed_kernel_is_found_and_names_its_program_in_full()
    {
        using var folder = new TemporaryFolder();
        InstalledKernel installed = KernelSpecs.Install(folder.Path, KernelSpecs.OwnName);
        JsonNode json = JsonNode.Parse(File.ReadAllText(Path.Combine(installed.Folder, "kernel.json")))!;
        Assert.True(Path.IsPathRooted(json["argv"]![0]!.ToString()));
        Assert.Equal(("C#", "signal"), (json["language"]!.ToString(), json["interrupt_mode"]!.ToString()));
        InstalledKernel listed = Assert.Single(KernelSpecs.List(folder.Path));
        Assert.Equal((KernelSpecs.OwnName, true, null), (listed.Name, listed.IsOurs, listed.Missing));
        KernelSpecs.Uninstall(listed);
        Assert.Empty(KernelSpecs.List(folder.Path));
    }

    [Fact]
    public void Another_kernel_of_the_same_name_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder[".net-csharp"]);
        File.WriteAllText(folder[".net-csharp/kernel.json"], """{"argv":["/nowhere/dotnet","x"],"display_name":"Theirs","language":"C#"}""");
        Assert.Contains("Theirs", Assert.Throws<IOException>(() => KernelSpecs.Install(folder.Path, KernelSpecs.SharedName)).Message, StringComparison.Ordinal);
        InstalledKernel theirs = Assert.Single(KernelSpecs.List(folder.Path));
        Assert.Throws<IOException>(() => KernelSpecs.Uninstall(theirs));
        Assert.Equal("/nowhere/dotnet", theirs.Missing);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a b")]
    public void A_name_that_cannot_be_one_is_refused(string name)
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<ArgumentException>(() => KernelSpecs.Install(folder.Path, name));
    }
}
