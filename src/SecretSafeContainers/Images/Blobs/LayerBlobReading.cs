using System.Runtime.CompilerServices;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Tar;

namespace SecretSafeContainers.Images.Blobs;

/// <summary>One pass over a stored layer: open, inflate, read the tar, verify the stored bytes.</summary>
/// <param name="source">Where it lies.</param>
/// <param name="descriptor">The manifest's descriptor of it.</param>
/// <param name="name">How to name it in an error.</param>
/// <param name="cores">Read ahead when they are idle; null for none.</param>
internal sealed class LayerBlobReading(IImageSource source, Descriptor descriptor, string name, Cores? cores) : LayerReading
{
    // A smaller one is read before a second thread is of use.
    private const long LeastReadAhead = 1024 * 1024;

    private readonly BytesAside aside = new(name);
    private StoredBlob? blob;
    private Stream? inflated;
    private ReadAheadStream? ahead;
    private TarEntryReader? tar;

    /// <inheritdoc/>
    public override long BytesRead => tar?.BytesRead ?? 0;

    /// <inheritdoc/>
    public override async IAsyncEnumerable<LayerEntry> EntriesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        while (await NextAsync(cancellationToken).ConfigureAwait(false) is { } entry)
        {
            yield return entry;
        }

        await StopAheadAsync().ConfigureAwait(false);
        foreach (var entry in aside.Entries())
        {
            yield return entry;
        }

        await VerifyAsync(cancellationToken).ConfigureAwait(false);
        if (aside.Refusal is { } refusal)
        {
            throw refusal;
        }
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        tar?.Dispose();
        await StopAheadAsync().ConfigureAwait(false);
        if (inflated is not null)
        {
            await inflated.DisposeAsync().ConfigureAwait(false);
        }

        if (blob is not null)
        {
            await blob.DisposeAsync().ConfigureAwait(false);
        }

        aside.Dispose();
    }

    private async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        if (blob is not null)
        {
            throw new InvalidOperationException("A reading is of single use.");
        }

        if (!MediaTypes.IsLayer(descriptor.MediaType) || descriptor.MediaType.EndsWith("+encrypted", StringComparison.Ordinal))
        {
            throw new SecretSafeException(DiagnosticCodes.UnsupportedFormat, name, $"media type {descriptor.MediaType} is not a layer that can be read");
        }

        blob = new StoredBlob(await OpenStoredAsync(cancellationToken).ConfigureAwait(false), descriptor, name);
        var first = await blob.PeekAsync(MagicBytes.Length, cancellationToken).ConfigureAwait(false);
        inflated = new DamageReporter(BlobInflater.Open(blob, MagicBytes.Detect(first.Span), name, aside), name);
        ahead = cores is not null && descriptor.Size >= LeastReadAhead ? new ReadAheadStream(inflated, cores) : null;
        tar = new TarEntryReader(ahead ?? inflated, name);
    }

    private async ValueTask<Stream> OpenStoredAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await source.OpenBlobAsync(descriptor, cancellationToken).ConfigureAwait(false);
        }
        catch (SecretSafeException failure) when (failure.Code == DiagnosticCodes.MissingBlob && MediaTypes.IsForeignLayer(descriptor.MediaType))
        {
            throw new SecretSafeException(failure.Code, name, "it is a foreign layer, which is distributed elsewhere and not stored with the image", failure);
        }
    }

    /// <summary>Damaged data with the wrong digest is first of all data with the wrong digest.</summary>
    private async ValueTask<LayerEntry?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await tar!.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SecretSafeException failure) when (failure.Code == DiagnosticCodes.Malformed)
        {
            await VerifyAsync(cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask VerifyAsync(CancellationToken cancellationToken)
    {
        await StopAheadAsync().ConfigureAwait(false);
        await blob!.VerifyAsync(cancellationToken).ConfigureAwait(false);
    }

    private ValueTask StopAheadAsync() => ahead?.StopAsync() ?? ValueTask.CompletedTask;
}
