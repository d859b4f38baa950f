using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Blobs;
using SecretSafeContainers.Images.Sources;

namespace SecretSafeContainers.Images;

/// <summary>A build's log in the place of an image: it has no layers and no documents, but can hold secrets all the same.</summary>
public static class LogImage
{
    // An audit says of a compressed file that it is damaged once this much came out of it. A log is said to be one: here earlier damage counts too.
    private const int HeadBytes = 512;

    /// <summary>Looks at a log: a text, also compressed, or a binary log of MSBuild (<c>-bl</c>).</summary>
    /// <param name="file">The log.</param>
    /// <returns>The image; a log that is empty or cannot be a whole binary log holds a <see cref="Skipped"/> that says so, and is still searched.</returns>
    /// <exception cref="SecretSafeException">The file does not exist (SSC4001) or cannot be read (SSC4008).</exception>
    public static Image Create(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        var reference = $"log:{file}";
        var log = new FileInfo(file);
        if (!log.Exists)
        {
            throw new SecretSafeException(DiagnosticCodes.NotFound, reference, Directory.Exists(file) ? "it is a folder and not a file" : "the file does not exist");
        }

        return new Image
        {
            Reference = reference,
            Log = new LogFile(log),
            Skipped = Doubt(log, reference) is { } doubt ? [doubt] : [],
        };
    }

    private static Skipped? Doubt(FileInfo log, string reference)
    {
        if (log.Length == 0)
        {
            return new Skipped(DiagnosticCodes.Empty, reference, "the log is empty");
        }

        using var stored = LocalFile.Open(log.FullName, reference, DiagnosticCodes.NotFound);
        var isNamedBinary = log.Extension.Equals(".binlog", StringComparison.OrdinalIgnoreCase);
        if (stored.ReadByte() != 0x1F || stored.ReadByte() != 0x8B)
        {
            return isNamedBinary ? new Skipped(DiagnosticCodes.Malformed, reference, "it is no binary log, which begins like gzip") : null;
        }

        stored.Position = 0;
        return Head(stored) switch
        {
            null => new Skipped(DiagnosticCodes.Malformed, reference, "the compressed log is damaged or cut short"),
            { } head when isNamedBinary => BinaryLogHeader.VersionOf(head) switch
            {
                null => new Skipped(DiagnosticCodes.Malformed, reference, "it is no binary log: it does not begin with a version"),
                < BinaryLogHeader.FirstWithLengths => new Skipped(
                    DiagnosticCodes.UnsupportedFormat, reference, "the binary log was written before MSBuild 17.10: its messages were searched, the project files that it embeds were not"),
                _ => null,
            },
            _ => null,
        };
    }

    private static byte[]? Head(Stream stored)
    {
        var head = new byte[HeadBytes];
        try
        {
            using var inflater = new GzipInflater(stored);
            return head[..inflater.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
