using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Images.Sources;

/// <summary>Reads a document that no descriptor names, so that nothing but a bound protects from its size.</summary>
internal static class BoundedDocument
{
    /// <summary>The whole content.</summary>
    /// <exception cref="SecretSafeException">It is larger than a document may be (SSC4007) or cannot be read (SSC4008).</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(Stream stream, string name, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                content.Write(buffer, 0, read);
                if (content.Length > ImageLimits.DocumentBytes)
                {
                    throw new SecretSafeException(DiagnosticCodes.LimitReached, name, $"it has more than {ImageLimits.DocumentBytes} bytes");
                }
            }
        }
        catch (IOException failure)
        {
            throw new SecretSafeException(DiagnosticCodes.Unreadable, name, LocalFile.ReasonOf(failure), failure);
        }

        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }
}
