using Microsoft.DotNet.Interactive.Formatting;

namespace Genex.Research.Reporting;

/// <summary>One MIME type of one type of value.</summary>
internal sealed class ValueFormatter<T>(string mimeType, Func<T, string> write) : ITypeFormatter
{
    public string MimeType => mimeType;

    public Type Type => typeof(T);

    public bool Format(object instance, FormatContext context)
    {
        context.Writer.Write(write((T)instance));
        return true;
    }
}
