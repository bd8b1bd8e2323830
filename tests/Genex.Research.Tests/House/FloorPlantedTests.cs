using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Genex.Research.Tests.House;

/// <summary>What the floors' check is for, planted into small libraries of two floors, Low and High.</summary>
public sealed class FloorPlantedTests : IDisposable
{
    private static readonly FloorPlan Plan = new("Planted", ["Low", "High"]);

    private readonly string folder = Directory.CreateTempSubdirectory("genex-floors-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_library_that_keeps_to_its_floors_has_no_problem() =>
        Assert.Empty(Problems(Plan, ("Low", "Stone", ""), ("High", "Roof", "Low.Stone[] stones = [];")));

    [Theory]
    [InlineData("object Open() => new Planted.High.Roof();", "Stone.Open")]
    [InlineData("System.Collections.Generic.List<Planted.High.Roof[]>? roofs;", "Stone.roofs")]
    [InlineData("void Open<T>() where T : Planted.High.Roof { }", "Stone.Open")]
    [InlineData("bool IsRoof(object other) => other is Planted.High.Roof;", "Stone.IsRoof")]
    [InlineData("class Inner : Planted.High.Roof { }", "Inner")]
    [InlineData("class Mark(System.Type type) : System.Attribute { public System.Type Type => type; } [Mark(typeof(Planted.High.Roof))] class Marked { }",
        "Marked")]
    [InlineData("System.Func<object> open = () => { Planted.High.Roof roof = new(); return roof; };", "<.ctor>b__")]
    public void An_upward_reference_without_a_using_is_found(string member, string place)
    {
        string problem = Problems(Plan, ("Low", "Stone", member), ("High", "Roof", ""))[0];
        Assert.StartsWith("trespass: Low.Stone -> High.Roof, in ", problem, StringComparison.Ordinal);
        Assert.Contains(place, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_circle_is_found_and_names_its_steps()
    {
        FloorPlan plan = Plan with { Floors = ["Low", "Middle", "High"] };
        IReadOnlyList<string> problems = Problems(plan, ("Low", "Stone", "Planted.High.Roof? roof;"), ("Middle", "Wall", "Planted.Low.Stone? stone;"),
            ("High", "Roof", "Planted.Middle.Wall? wall;"));
        Assert.Contains("circle: Low -> High -> Middle -> Low (Low.Stone -> High.Roof; High.Roof -> Middle.Wall; Middle.Wall -> Low.Stone)", problems);
    }

    [Fact]
    public void A_new_folder_without_a_floor_is_found()
    {
        Assert.Equal(["no floor: Planted.Attic.Box; its folder is not in the plan of Planted", "no floor: the folder Attic; it is not in the plan of Planted"],
            Problems(Plan, ("Low", "Stone", ""), ("High", "Roof", ""), ("Attic", "Box", "Planted.Low.Stone? stone;")));
        // A folder whose types hide in another floor's namespace is still a folder.
        File.WriteAllText(Path.Combine(folder, "Attic", "Box.cs"), "namespace Planted.Low;\npublic class Box;");
        Assert.Contains("namespace: Attic/Box.cs says Planted.Low, expected Planted.Attic", FloorCheck.Problems(Plan, Compile(), folder));
    }

    [Theory]
    [InlineData("public class Bare { Planted.High.Roof? roof; }", "no floor: Bare; its folder is not in the plan of Planted")]
    [InlineData("namespace Other { public class Guest { Planted.High.Roof? roof; } }", "no floor: Other.Guest; its folder is not in the plan of Planted",
        "namespace: Low/Other.cs says Other, expected Planted.Low")]
    [InlineData("namespace Planted.Low { class Stairs; }\nnamespace Planted.High { class Lift { Roof? roof; } }",
        "namespace: Low/Other.cs says Planted.High, expected Planted.Low")]
    public void A_type_that_hides_from_its_folder_is_found(string source, params string[] expected)
    {
        Directory.CreateDirectory(Path.Combine(folder, "Low"));
        File.WriteAllText(Path.Combine(folder, "Low", "Other.cs"), source);
        Assert.Equal(expected, Problems(Plan, ("Low", "Stone", ""), ("High", "Roof", "")));
    }

    [Fact]
    public void A_pure_floor_uses_what_it_may_and_a_mended_trespass_leaves_the_list()
    {
        FloorPlan pure = Plan with { Only = new Dictionary<string, string[]> { ["High"] = [] } };
        (string, string, string)[] types = [("Low", "Stone", ""), ("High", "Roof", "Planted.Low.Stone? stone;")];
        Assert.Equal(["trespass: High.Roof -> Low.Stone, in Roof.stone"], Problems(pure, types));
        Assert.Empty(Problems(pure with { KnownTrespasses = ["High.Roof -> Low.Stone"] }, types));
        Assert.Contains("mended: High.Roof -> Low.Stone is there no more",
            Assert.Single(Problems(Plan with { KnownTrespasses = ["High.Roof -> Low.Stone"] }, types)),
            StringComparison.Ordinal);
    }

    /// <summary>Writes a library of classes, a file each, compiles it and holds it against the plan.</summary>
    private IReadOnlyList<string> Problems(FloorPlan plan, params (string Floor, string Type, string Member)[] types)
    {
        foreach ((string floor, string type, string member) in types)
        {
            Directory.CreateDirectory(Path.Combine(folder, floor));
            File.WriteAllText(Path.Combine(folder, floor, type + ".cs"), $"namespace Planted.{floor};\npublic class {type} {{ {member} }}");
        }
        return FloorCheck.Problems(plan, Compile(), folder);
    }

    private MemoryStream Compile()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        CSharpCompilation compilation = CSharpCompilation.Create("Planted",
            Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file))),
            ((string[])["System.Private.CoreLib.dll", "System.Runtime.dll"]).Select(file => MetadataReference.CreateFromFile(Path.Combine(framework, file))),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        return image;
    }
}
