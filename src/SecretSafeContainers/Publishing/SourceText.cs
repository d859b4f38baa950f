namespace SecretSafeContainers.Publishing;

/// <summary>Single lines of the user's own files, for messages. What cannot be read is absent, never an error: the finding stands without it.</summary>
internal static class SourceText
{
    /// <summary>Characters of one quoted line.</summary>
    private const int LineLength = 400;

    /// <summary>Bytes of a file in which lines are counted; sources with findings worth quoting are far smaller.</summary>
    private const long FileBytes = 16 * 1024 * 1024;

    /// <summary>True if a file is there.</summary>
    public static bool Exists(string file) => file.Length > 0 && File.Exists(file);

    /// <summary>A line of a text file, cut to a bounded length; not redacted. Null if there is none.</summary>
    public static string? Line(string file, int? line)
    {
        if (line is not > 0)
        {
            return null;
        }

        try
        {
            if (new FileInfo(file) is not { Exists: true, Length: <= FileBytes })
            {
                return null;
            }

            var text = File.ReadLines(file).Skip(line.Value - 1).FirstOrDefault()?.Trim();
            return text is { Length: > LineLength } ? null : text;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
