using SecretSafeContainers.Content;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Dockerfiles;

namespace SecretSafeContainers.Builds;

/// <summary>Tells whether a file of a build context holds a credential, for files whose name alone does not tell.</summary>
/// <param name="scanner">Knows the rules and the secrets. Stays the caller's.</param>
/// <param name="context">Full path of the context.</param>
public sealed class ContextCredentials(ContentScanner scanner, string context)
{
    /// <summary>Bytes of a file that are looked at; files of settings are far smaller, and the audit of the inputs reads all of it.</summary>
    private const int FileBytes = 1024 * 1024;

    /// <summary>True if there is one, false if not, null if the file is not there or cannot be read. A pattern is left to the audit of what it takes: false.</summary>
    /// <param name="path">A source of a COPY.</param>
    public bool? Holds(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.AsSpan().IndexOfAny('*', '?', '[') >= 0)
        {
            return false;
        }

        try
        {
            var file = Path.Combine([context, .. ContextPath.Parts(path)]);
            return File.Exists(file) ? HoldsAny(file) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private bool HoldsAny(string file)
    {
        using var stream = File.OpenRead(file);
        var bytes = new byte[Math.Min(stream.Length, FileBytes)];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var detections = new List<SecretDetection>();
        scanner.Scan(bytes.AsMemory(0, length), new ContentLocation(ContentChannel.Publish) { Path = Path.GetFileName(file) }, detections);
        detections.ForEach(detection => detection.Dispose());
        return detections.Count > 0;
    }
}
