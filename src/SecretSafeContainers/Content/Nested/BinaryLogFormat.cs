using System.Runtime.CompilerServices;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested;

/// <summary>
/// The records of a binary log of MSBuild, inflated. Its texts lie open in them; what has to be opened is the archive of the project files that it embeds.
/// </summary>
/// <remarks>Measured on logs of version 26: after the header each record is its kind, its length and its bytes, both numbers as 7 bits a byte; kind 0 ends the log.</remarks>
internal sealed class BinaryLogFormat : INestedFormat
{
    private const string NameOfImports = "ProjectImports.zip";
    private const int EndOfLog = 0;
    private const int ProjectImports = 17;
    private const int LargestKind = 255;
    private const int BufferBytes = 64 * 1024;

    // Other data may begin like the header, and by chance like a record or two.
    private const int ConvincingRecords = 16;

    /// <inheritdoc/>
    public bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) => BinaryLogHeader.VersionOf(head) >= BinaryLogHeader.FirstWithLengths;

    /// <inheritdoc/>
    public async IAsyncEnumerable<LayerEntry> EntriesAsync(NestedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        using var stored = new BufferedStream(file.Open(), BufferBytes);
        long at = BinaryLogHeader.Bytes;
        for (var records = 0; ; records++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            stored.Position = at;
            var kind = ReadNumber(stored);
            if (kind == EndOfLog)
            {
                yield break;
            }

            var length = ReadNumber(stored);
            var data = stored.Position;
            if (kind is null or > LargestKind || length is null || length > stored.Length - data)
            {
                if (records < ConvincingRecords)
                {
                    yield break;
                }

                throw new SecretSafeException(DiagnosticCodes.UnsupportedFormat, file.What, $"the records of the binary log cannot be followed beyond byte {at}");
            }

            if (kind == ProjectImports)
            {
                yield return new LayerEntry
                {
                    Kind = LayerEntryKind.File,
                    Path = NameOfImports,
                    Size = length.Value,
                    Content = new CompleteStream(new StreamSlice(stored, data, length.Value), length.Value),
                };
            }

            at = data + length.Value;
        }
    }

    /// <summary>A number of at most 31 bits, its lowest seven first; null if there is none.</summary>
    private static int? ReadNumber(Stream stored)
    {
        long number = 0;
        for (var shift = 0; shift < 5 * 7; shift += 7)
        {
            var next = stored.ReadByte();
            if (next < 0)
            {
                return null;
            }

            number |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return number <= int.MaxValue ? (int)number : null;
            }
        }

        return null;
    }
}
