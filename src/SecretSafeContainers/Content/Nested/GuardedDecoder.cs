using System.Diagnostics.CodeAnalysis;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested;

/// <summary>The one door to the decoders of SharpCompress: opened with the first read, and whatever they throw at damaged data is damage.</summary>
/// <remarks>
/// They check little before they index and cast, so damage shows as almost any exception (an index out of range, a null reference, an overflow, no memory for
/// an absurd length). Naming each would be a guess, and nothing but the data can be the reason.
/// </remarks>
/// <param name="open">Opens the decoder, which is disposed with this.</param>
/// <param name="format">The format, for the error.</param>
internal sealed class GuardedDecoder(Func<Stream> open, string format) : ReadOnlyStream
{
    private Stream? decoder;

    /// <summary>Reads a header with the library's help.</summary>
    /// <exception cref="InvalidDataException">The data is damaged.</exception>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "See the remarks.")]
    public static T Guard<T>(Func<T> read, string format)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new InvalidDataException($"its {format} data is damaged", failure);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The data is damaged.</exception>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "See the remarks.")]
    public override int Read(Span<byte> buffer)
    {
        try
        {
            decoder ??= open();
            return decoder.Read(buffer);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new InvalidDataException($"its {format} data is damaged", failure);
        }
    }

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : ValueTask.FromResult(Read(buffer.Span));

    /// <inheritdoc/>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A decoder of damaged data may fail to end properly, too.")]
    protected override void Dispose(bool disposing)
    {
        try
        {
            decoder?.Dispose();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // It was read as far as it went.
        }

        base.Dispose(disposing);
    }
}
