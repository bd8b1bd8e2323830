using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Genex.Notebooks.Running;

/// <summary>A variable that the cell tagged <c>parameters</c> declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its C# type without a question mark; null where it cannot be told from the declaration.</param>
/// <param name="IsConstant">Whether it is declared <c>const</c>.</param>
/// <param name="Default">The text of its initial value; null where there is none.</param>
internal sealed record DeclaredParameter(string Name, string? Type, bool IsConstant, string? Default)
{
    /// <summary>The statement that gives the parameter a value; a constant is declared anew.</summary>
    /// <exception cref="ParameterException">The text does not read as the parameter's type.</exception>
    public string Assign(string text) => IsConstant ? $"const {Type} {Name} = {Literal(text)};" : $"{Name} = {Literal(text)};";

    /// <summary>The value as a C# literal of the parameter's type.</summary>
    public string Literal(string text)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        return Type switch
        {
            "string" => SymbolDisplay.FormatLiteral(text, quote: true),
            "bool" when bool.TryParse(text, out bool value) => value ? "true" : "false",
            "char" when text.Length == 1 => SymbolDisplay.FormatLiteral(text[0], quote: true),
            "int" when int.TryParse(text, culture, out int value) => value.ToString(culture),
            "uint" when uint.TryParse(text, culture, out uint value) => value.ToString(culture) + "u",
            "long" when long.TryParse(text, culture, out long value) => value.ToString(culture) + "L",
            "ulong" when ulong.TryParse(text, culture, out ulong value) => value.ToString(culture) + "UL",
            "double" when double.TryParse(text, culture, out double value) => Real(value),
            "float" when float.TryParse(text, culture, out float value) => "(float)" + Real(value),
            "decimal" when decimal.TryParse(text, culture, out decimal value) => value.ToString(culture) + "m",
            null => throw new ParameterException(
                $"parameter '{Name}': its type cannot be told from its declaration; write it out, as in 'double {Name} = …;'"),
            "string" or "bool" or "char" or "int" or "uint" or "long" or "ulong" or "double" or "float" or "decimal" =>
                throw new ParameterException($"parameter '{Name}': '{text}' does not read as {Type}"),
            _ => throw new ParameterException($"parameter '{Name}' is declared as {Type}; only text, numbers, characters and true or false can be given"),
        };
    }

    private static string Real(double value) => value switch
    {
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ => value.ToString("R", CultureInfo.InvariantCulture) + "d",
    };
}
