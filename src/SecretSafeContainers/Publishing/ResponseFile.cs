using System.Text;

namespace SecretSafeContainers.Publishing;

/// <summary>MSBuild's response files: arguments in a text, separated by white space, with quotes and comments.</summary>
/// <remarks><see href="https://learn.microsoft.com/visualstudio/msbuild/msbuild-response-files"/></remarks>
internal static class ResponseFile
{
    /// <summary>Characters that are read; a response file is a few lines.</summary>
    private const int MaxCharacters = 64 * 1024;

    /// <summary>The arguments in the first <c>Directory.Build.rsp</c> in a folder or above it.</summary>
    public static string[] OfProject(string folder)
    {
        for (var at = folder; !string.IsNullOrEmpty(at); at = Path.GetDirectoryName(at))
        {
            var file = Path.Combine(at, "Directory.Build.rsp");
            if (File.Exists(file))
            {
                return Read(file);
            }
        }

        return [];
    }

    /// <summary>The arguments in a file; none if it cannot be read.</summary>
    public static string[] Read(string file)
    {
        try
        {
            using var reader = new StreamReader(file);
            var text = new char[MaxCharacters];
            var length = reader.ReadBlock(text);
            var folder = Path.GetDirectoryName(file) + Path.DirectorySeparatorChar;
            return Split(new string(text, 0, length).Replace("%MSBuildThisFileDirectory%", folder, StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // MSBuild cannot read it either, and says so.
            return [];
        }
    }

    /// <summary>The arguments in a text.</summary>
    public static string[] Split(string text) =>
        [.. text.Split('\n').Select(line => line.Trim()).Where(line => !line.StartsWith('#')).SelectMany(Words)];

    private static IEnumerable<string> Words(string line)
    {
        var word = new StringBuilder();
        var quoted = false;
        foreach (var character in line.Append(' '))
        {
            if (character == '"')
            {
                quoted = !quoted;
            }
            else if (quoted || !char.IsWhiteSpace(character))
            {
                word.Append(character);
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        // A quote that stays open.
        if (word.Length > 0)
        {
            yield return word.ToString().TrimEnd();
        }
    }
}
