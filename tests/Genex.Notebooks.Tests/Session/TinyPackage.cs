using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Genex.Notebooks.Tests.Session;

/// <summary>A package of one small assembly in a folder that serves as a source.</summary>
internal static class TinyPackage
{
    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        using ZipArchive package = ZipFile.Open(Path.Combine(folder, "Genex.Notebooks.Tests.Tiny.1.0.0.nupkg"), ZipArchiveMode.Create);
        using (var specification = new StreamWriter(package.CreateEntry("Genex.Notebooks.Tests.Tiny.nuspec").Open()))
            specification.Write("""
                <package><metadata><id>Genex.Notebooks.Tests.Tiny</id><version>1.0.0</version><authors>tests</authors><description>For tests.</description>
                <dependencies><group targetFramework="net10.0" /></dependencies></metadata></package>
                """);
        using Stream assembly = package.CreateEntry("lib/net10.0/Tiny.dll").Open();
        assembly.Write(Compile("Tiny", "namespace Tiny; public static class Answer { public static int Value => 42; }"));
    }

    /// <summary>An assembly of one file.</summary>
    public static byte[] Compile(string name, string source)
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source)],
            ((string[])["System.Private.CoreLib.dll", "System.Runtime.dll", "System.Runtime.InteropServices.dll"])
                .Select(file => MetadataReference.CreateFromFile(Path.Combine(framework, file))),
            new(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return image.ToArray();
    }
}
