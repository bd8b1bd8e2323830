namespace Genex.Notebooks.Export;

/// <summary>The bytes of a picture that a notebook holds as base64.</summary>
internal static class PictureBytes
{
    /// <summary>Null where the text is damaged or empty.</summary>
    public static byte[]? Of(string base64)
    {
        byte[] bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out int length) && length > 0 ? bytes[..length] : null;
    }
}
