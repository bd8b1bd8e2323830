using System.Text.Json;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.Formatting;

// A stand-in for the .NET Interactive kernel: C# scripting, its formatting library, and an FSharp.Core older than Plotly.NET's, loaded before any cell.
// Runs the script on standard input; writes the preferred MIME types of its value, or the exception, as one JSON object.
_ = typeof(Microsoft.FSharp.Core.FSharpOption<int>).FullName;
string script = await Console.In.ReadToEndAsync();
ScriptOptions options = ScriptOptions.Default.AddImports("System", "System.Linq", "System.Collections.Generic")
    .WithFilePath(Path.Combine(Environment.CurrentDirectory, "cell.csx"));
try
{
    object? value = await CSharpScript.EvaluateAsync(script, options);
    Dictionary<string, string> shown = value is null ? [] : Formatter.GetPreferredMimeTypesFor(value.GetType())
        .ToDictionary(mime => mime, mime => value.ToDisplayString(mime));
    Console.WriteLine(JsonSerializer.Serialize(new { shown, error = (string?)null }));
}
#pragma warning disable CA1031 // what a cell throws is the answer
catch (Exception exception)
#pragma warning restore CA1031
{
    Console.WriteLine(
        JsonSerializer.Serialize(
        new { shown = new Dictionary<string, string>(), error = exception.GetBaseException().GetType().Name + ": " + exception.GetBaseException().Message }));
}
