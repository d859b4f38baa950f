using System.Security.Cryptography;
using System.Text;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Publishing;

/// <summary>
/// One SHA-256 over everything that a gate audited: the paths, sizes and contents of the files, and the config.
/// Two equal digests mean that nothing changed in between.
/// </summary>
public static class PublishDigest
{
    /// <summary>The digest of a layer's recorded content and a config.</summary>
    /// <returns>Lower-case hexadecimal digits, or null if a file was not read to its end or changed while it was read: nothing can be said then.</returns>
    public static string? Of(RecordedLayer layer, ReadOnlySpan<byte> config)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (layer.Contents() is not { } contents)
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in contents)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line));
            hash.AppendData([0]);
        }

        hash.AppendData(config);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Reads the whole layer for its digest alone.</summary>
    /// <exception cref="Diagnostics.SecretSafeException">The folder cannot be read.</exception>
    public static async Task<string?> ReadAsync(Layer layer, ReadOnlyMemory<byte> config, CancellationToken cancellationToken)
    {
        var recorded = new RecordedLayer(layer);
        var reading = recorded.Open();
        await using var _ = reading.ConfigureAwait(false);
        await foreach (var entry in reading.EntriesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (entry.Kind == LayerEntryKind.File)
            {
                await entry.Content.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
            }
        }

        return Of(recorded, config.Span);
    }
}
