using System.Text.Encodings.Web;
using System.Text.Json;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Policy;

/// <summary>
/// The file of a <see cref="Baseline"/>, made to be committed and reviewed: JSON in UTF-8, one entry for each accepted finding, sorted, a newline at the end.
/// What is not exactly such a file is an error (SSC1025), never "no baseline".
/// </summary>
public static class BaselineFile
{
    /// <summary>Bytes of a file: many times what 10,000 entries take, beyond which no one reviews it.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    private const int Version = 1;

    private static readonly BaselineContext Readable = new(new JsonSerializerOptions(BaselineContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Reads a baseline.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SecretSafeException">It is missing, unreadable, damaged, too large or of another version (SSC1025).</exception>
    public static Baseline Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (stream.Length > MaxBytes)
            {
                throw Unusable(path, $"it has more than {MaxBytes} bytes");
            }

            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return Parse(path, bytes);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unusable(path, "there is no such file; write it with 'secretsafe baseline REPORT.json --output FILE', or correct the path", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw Unusable(path, "the file system refused to read it", failure);
        }
    }

    /// <summary>Writes a baseline beside the file and moves it into place.</summary>
    /// <exception cref="SecretSafeException">The file cannot be written (SSC4011).</exception>
    public static void Write(Baseline baseline, string path)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        var document = new BaselineDocument(Version, [.. baseline.Entries.Select(entry => new BaselineDocument.Entry(entry.Path, entry.Rule, entry.Fingerprint, entry.Reason))]);
        var draft = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            try
            {
                File.WriteAllText(draft, JsonSerializer.Serialize(document, Readable.BaselineDocument) + "\n");
                File.Move(draft, path, overwrite: true);
            }
            finally
            {
                File.Delete(draft);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new SecretSafeException(DiagnosticCodes.ReportNotWritten, path, failure.Message, failure);
        }
    }

    private static Baseline Parse(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            var json = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
            if (JsonSerializer.Deserialize(json, BaselineContext.Default.BaselineHeader) is { SecretsafeBaseline: not Version } other)
            {
                throw Unusable(path, $"it is of version {other.SecretsafeBaseline}, and this program reads version {Version}");
            }

            var document = JsonSerializer.Deserialize(json, BaselineContext.Default.BaselineDocument) ?? throw Unusable(path, "it is empty");
            return document.Accepted.Contains(null!) ? throw new JsonException()
                : document.Accepted.FirstOrDefault(entry => !SuppressionItem.IsFingerprint(entry.Fingerprint)) is { } wrong
                ? throw Unusable(path, $"an entry for the rule '{wrong.Rule}' has no fingerprint of ssc1: and 20 hexadecimal digits")
                : new(document.Accepted.Select(entry => new BaselineEntry(entry.Path, entry.Rule, entry.Fingerprint, entry.Reason.Trim())));
        }
        catch (JsonException failure)
        {
            // The parser's own message may quote the file.
            throw Unusable(path, $"it is no baseline, or damaged{(failure.LineNumber is { } line ? $" (line {line + 1})" : "")}; after a merge that went wrong write it again with 'secretsafe baseline'", failure);
        }
    }

    private static SecretSafeException Unusable(string path, string why, Exception? inner = null) => new(DiagnosticCodes.UnusableBaseline, path, why, inner);
}
