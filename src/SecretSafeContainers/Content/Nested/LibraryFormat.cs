using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SharpCompress.Common;
using SharpCompress.Readers;

namespace SecretSafeContainers.Content.Nested;

/// <summary>An archive that SharpCompress reads. Whatever it throws is damage, for the reason that <see cref="GuardedDecoder"/> gives.</summary>
/// <param name="format">The format, for errors.</param>
internal abstract class LibraryFormat(string format) : INestedFormat
{
    /// <summary>For archives in streams that we own. Made when asked for: most audits open no such archive, and need not load the library.</summary>
    protected static ReaderOptions Options => new() { LeaveStreamOpen = true };

    /// <inheritdoc/>
    public abstract bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name);

    /// <inheritdoc/>
    public async IAsyncEnumerable<LayerEntry> EntriesAsync(NestedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        using var stored = file.Open();
        if (!IsComplete(stored))
        {
            yield break;
        }

        using var memory = file.Memory.Open();
        TakeMemory(memory, stored, file.What);
        stored.Position = 0;
        using var reader = new GuardedReader(() => Open(stored), file.What, format);
        while (reader.TryMove())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return reader.Entry();
        }
    }

    /// <summary>True if the archive is all there, so that damage of it is worth saying.</summary>
    protected abstract bool IsComplete(Stream stored);

    /// <summary>The memory that it asks for, in bytes; null if that cannot be told, and then it is not read.</summary>
    protected abstract long? MemoryOf(Stream stored);

    /// <summary>Opens it.</summary>
    protected abstract IReader Open(Stream stored);

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "See the remarks of GuardedDecoder.")]
    private void TakeMemory(DecoderMemory.Share memory, Stream stored, string what)
    {
        long? needed;
        try
        {
            needed = MemoryOf(stored);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new SecretSafeException(DiagnosticCodes.UnsupportedFormat, what, $"the {format} archive's header is damaged", failure);
        }

        if (needed is not { } bytes)
        {
            throw new SecretSafeException(DiagnosticCodes.UnsupportedFormat, what, $"the {format} archive's header is encrypted, or packed in a way that is not read");
        }

        if (memory.Refuse(bytes, NestingLimits.DictionaryBytes) is { } refusal)
        {
            throw new SecretSafeException(DiagnosticCodes.LimitReached, what, refusal);
        }
    }

    /// <summary>Reads entry by entry.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "See the remarks of GuardedDecoder.")]
    private sealed class GuardedReader(Func<IReader> open, string what, string format) : IDisposable
    {
        private IReader? reader;

        public bool TryMove()
        {
            try
            {
                reader ??= open();
                return reader.MoveToNextEntry();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // Unsupported, not malformed: that it is an archive is sure, and it is never taken for mere bytes.
                throw new SecretSafeException(DiagnosticCodes.UnsupportedFormat, what, failure is CryptographicException
                    ? $"the {format} archive is encrypted"
                    : $"the {format} archive cannot be read further: it is damaged, encrypted or of a kind that is not read", failure);
            }
        }

        public LayerEntry Entry()
        {
            var entry = reader!.Entry;
            var name = (entry.Key ?? "").Replace('\\', '/');
            return new LayerEntry
            {
                Kind = entry.IsDirectory ? LayerEntryKind.Directory : LayerEntryKind.File,
                Path = name,
                LinkTarget = entry.LinkTarget,
                Size = entry.Size,
                Content = entry.IsDirectory ? Stream.Null
                    : entry.IsEncrypted ? new FailingStream(new SecretSafeException(DiagnosticCodes.UnsupportedFormat, $"{what}!{name}", "it is encrypted"))
                    : new GuardedDecoder(() => reader.OpenEntryStream(), format),
            };
        }

        public void Dispose()
        {
            try
            {
                reader?.Dispose();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // It was read as far as it went.
            }
        }
    }
}
