using System.Net;
using System.Net.Http.Headers;

namespace Genex.Research.Models.Weights;

/// <summary>Fetches a file whose checksum is known, over HTTPS, resuming where an earlier attempt ended.</summary>
/// <param name="client">Sends the requests; stays the caller's.</param>
public sealed class WeightsDownload(HttpClient client)
{
    // What the system says of a full disk: ENOSPC and EDQUOT of Linux, ERROR_DISK_FULL of Windows. Asking the server again would not help.
    private const int NoRoom = 28, NoQuota = 122, NoRoomOnWindows = unchecked((int)0x80070070);

    private const int Attempts = 4, MostRedirects = 5;

    /// <summary>Pause before another attempt. Default one second, doubled each time.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Most bytes that are taken; a server that sends more is refused. Default 1 GB.</summary>
    public long MostBytes { get; init; } = 1_000_000_000;

    /// <summary>Fetches a file. It appears under its name only when its checksum is right; until then it grows as <c>name.part</c>.</summary>
    /// <param name="source">HTTPS, and so is every address that it redirects to; plain HTTP from the machine itself only.</param>
    /// <param name="target">Where it goes; its folder is made.</param>
    /// <param name="sha256">Its SHA-256 in hex digits.</param>
    /// <param name="progress">Told after every block.</param>
    /// <param name="cancellation">Leaves the part, for the next time.</param>
    /// <exception cref="ArgumentException">The address, or one that it redirects to, is not HTTPS.</exception>
    /// <exception cref="WeightsFormatException">The file came whole and is another one, or is longer than it may be; it was deleted.</exception>
    /// <exception cref="HttpRequestException">The server answered with an error, or could not be reached, in every attempt.</exception>
    /// <exception cref="IOException">The connection broke in every attempt; the part stays for the next time.</exception>
    public async Task FetchAsync(Uri source, string target, string sha256, IProgress<Progress>? progress = null,
        CancellationToken cancellation = default)
    {
        RequireSecure(source);
        AtomicFile.RequireWritable(target); // asking again would not help
        string part = target + ".part";
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await ContinueAsync(source, part, progress, cancellation);
                break;
            }
            catch (Exception error)
                when (attempt < Attempts && error is not WeightsFormatException
                && (error is IOException { HResult: not (NoRoom or NoQuota or NoRoomOnWindows) }
                    || error is HttpRequestException { StatusCode: null or >= HttpStatusCode.InternalServerError }))
            {
                await Task.Delay(Pause * (1 << (attempt - 1)), cancellation);
            }
            catch (WeightsFormatException)
            {
                File.Delete(part);
                throw;
            }
        }
        try
        {
            WeightsChecksum.Require(part, sha256);
        }
        catch (WeightsFormatException)
        {
            File.Delete(part);
            throw;
        }
        File.Move(part, target, overwrite: true);
    }

    private async Task ContinueAsync(Uri source, string part, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        await using var file = new FileStream(part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        if (file.Length > MostBytes) file.SetLength(0);
        using HttpResponseMessage response = await AskAsync(source, file.Length, cancellation);
        if (response.StatusCode is HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // The part is the whole file, or of another one: its checksum decides.
            if (response.Content.Headers.ContentRange?.Length == file.Length)
                return;
            file.SetLength(0);
            throw new IOException($"{source}: the server has no such range; starting over.");
        }
        response.EnsureSuccessStatusCode();
        bool resumed = response.StatusCode is HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == file.Length;
        if (!resumed)
            file.SetLength(0);
        file.Position = file.Length;
        long? total = response.Content.Headers.ContentLength is { } rest ? file.Length + rest : null;
        if (total > MostBytes) throw TooLong(source, file);
        await using Stream content = await response.Content.ReadAsStreamAsync(cancellation);
        byte[] block = new byte[1 << 16];
        for (int read; (read = await content.ReadAsync(block, cancellation)) > 0;)
        {
            if (file.Position + read > MostBytes) throw TooLong(source, file);
            await file.WriteAsync(block.AsMemory(0, read), cancellation);
            progress?.Report(new Progress("downloading", file.Position, total, "bytes"));
        }
        if (total is { } expected && file.Position != expected)
            throw new IOException(Invariant($"{source}: the connection ended after {file.Position} of {expected} bytes."));
        file.Flush(flushToDisk: true);
    }

    // Followed here, whatever the client would do: each address is looked at before it is asked.
    private async Task<HttpResponseMessage> AskAsync(Uri source, long from, CancellationToken cancellation)
    {
        for (int redirect = 0; ; redirect++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, source);
            if (from > 0)
                request.Headers.Range = new RangeHeaderValue(from, null);
            HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            Uri answered = response.RequestMessage?.RequestUri ?? source;
            bool further = (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is not null;
            try
            {
                RequireSecure(answered); // of a client that follows by itself
                if (!further) return response;
                if (redirect == MostRedirects)
                    throw new HttpRequestException($"{source}: redirected more than {MostRedirects} times.", null, response.StatusCode);
                source = new Uri(answered, response.Headers.Location!);
                RequireSecure(source);
            }
            catch
            {
                response.Dispose();
                throw;
            }

            response.Dispose();
        }
    }

    private static void RequireSecure(Uri source)
    {
        if (source.Scheme != Uri.UriSchemeHttps && !(source.Scheme == Uri.UriSchemeHttp && source.IsLoopback))
            throw new ArgumentException($"{source}: weights are fetched over HTTPS only.", nameof(source));
    }

    private WeightsFormatException TooLong(Uri source, FileStream part)
    {
        part.SetLength(0);
        return new WeightsFormatException(source.ToString(), Invariant($"the server sends more than the {MostBytes} bytes that the file has."));
    }
}
