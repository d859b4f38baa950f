using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Publishing;

/// <summary>
/// Finds in which line of a project's own files a secret stands that was found in what the project builds: an assembly has a literal, and the line to change is in
/// its source. Never throws: what cannot be read is passed over, and then the assembly itself is the place.
/// </summary>
/// <param name="own">The user's own tree.</param>
/// <param name="publishFolder">What is published, which may lie in that tree and is no source.</param>
internal sealed class SourceCode(OwnTree own, string publishFolder)
{
    /// <summary>Files of one project that are searched.</summary>
    private const int MaxFiles = 10_000;

    /// <summary>Bytes of one file.</summary>
    private const int MaxFileBytes = 1024 * 1024;

    /// <summary>Bytes searched in one audit, over all secrets: some hundred milliseconds.</summary>
    private const long MaxBytes = 1024 * 1024 * 1024;

    private static readonly string[] Output = ["obj", "bin"];
    private static readonly string[] CodeExtensions = [".cs", ".vb", ".fs", ".razor", ".cshtml", ".resx"];

    private readonly string publishFolder = Path.TrimEndingDirectorySeparator(publishFolder);
    private readonly Dictionary<string, IReadOnlyList<string>> files = [];
    private long searched;

    /// <summary>The first line that holds a secret, in code before other files; null if none does, or if the file is not what a project of the user's builds.</summary>
    /// <param name="built">A file that is published.</param>
    /// <param name="fallback">The folder of the project that is published.</param>
    /// <param name="secret">The secret's text in UTF-8.</param>
    public SourceLocation? Find(string built, string fallback, ReadOnlySpan<byte> secret)
    {
        if (secret.IsEmpty || ProjectOf(built, fallback) is not { } folder)
        {
            return null;
        }

        if (!files.TryGetValue(folder, out var sources))
        {
            files[folder] = sources = List(folder);
        }

        var forms = Forms(secret);
        try
        {
            return sources.Select(file => In(file, forms)).FirstOrDefault(found => found is not null);
        }
        finally
        {
            forms.ForEach(form => CryptographicOperations.ZeroMemory(form));
        }
    }

    // obj/Release/net10.0/App.dll lies below the project's folder; with UseArtifactsOutput, and in other layouts, that of the published project is tried.
    private string? ProjectOf(string built, string fallback)
    {
        for (var at = Path.GetDirectoryName(built); at is not null; at = Path.GetDirectoryName(at))
        {
            if (Output.Contains(Path.GetFileName(at), StringComparer.OrdinalIgnoreCase) && Path.GetDirectoryName(at) is { } folder)
            {
                var projects = Projects(folder);
                return projects.Length > 0 ? own.Holds(projects[0]) ? folder : null : fallback;
            }
        }

        return null;
    }

    private static string[] Projects(string folder)
    {
        try
        {
            return Directory.GetFiles(folder, "*.*proj");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private IReadOnlyList<string> List(string folder)
    {
        var found = new FileSystemEnumerable<string>(folder, (ref FileSystemEntry entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = true })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && entry.Length is > 0 and <= MaxFileBytes,
            ShouldRecursePredicate = (ref FileSystemEntry entry) => entry.ToFullPath() != publishFolder && own.Holds(Path.Combine(entry.ToFullPath(), "x")),
        };
        try
        {
            return [.. found.Take(MaxFiles).Where(own.Holds).OrderBy(file => !CodeExtensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).ThenBy(file => file, StringComparer.Ordinal)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // As it is; in a literal of C# or JSON; in a verbatim literal; in XML.
    private static List<byte[]> Forms(ReadOnlySpan<byte> secret) =>
    [
        secret.ToArray(),
        Escaped(secret, one => one is (byte)'\\' or (byte)'"' ? [(byte)'\\', one] : [one]),
        Escaped(secret, one => one is (byte)'"' ? [one, one] : [one]),
        Escaped(secret, one => one switch { (byte)'&' => [.. "&amp;"u8], (byte)'<' => [.. "&lt;"u8], (byte)'>' => [.. "&gt;"u8], _ => [one] }),
    ];

    private static byte[] Escaped(ReadOnlySpan<byte> secret, Func<byte, byte[]> escape)
    {
        // Of fixed size, so that no copy of the secret stays behind.
        var escaped = new byte[secret.Length * "&amp;".Length];
        var length = 0;
        foreach (var one in secret)
        {
            var form = escape(one);
            form.CopyTo(escaped, length);
            length += form.Length;
        }

        var exact = escaped[..length];
        CryptographicOperations.ZeroMemory(escaped);
        return exact;
    }

    private SourceLocation? In(string file, List<byte[]> forms)
    {
        byte[] text;
        try
        {
            var length = new FileInfo(file).Length;
            searched += length;
            if (length > MaxFileBytes || searched > MaxBytes)
            {
                return null;
            }

            text = File.ReadAllBytes(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        try
        {
            var at = forms.Select(form => text.AsSpan().IndexOf(form)).FirstOrDefault(at => at >= 0, -1);
            return at < 0 ? null : Place(file, text.AsSpan(0, at));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(text);
        }
    }

    private static SourceLocation Place(string file, ReadOnlySpan<byte> before)
    {
        var start = before.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var line = before.Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(before[Math.Max(start, before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return new(file, line, column, SourceText.Line(file, line))
        {
            IsOwn = true,
            Fix = "Remove it from the code, which everybody with the assembly can read, and let the app read it at run time: from its configuration, filled from its environment or a mounted secret, and by `dotnet user-secrets` on your machine.",
        };
    }
}
