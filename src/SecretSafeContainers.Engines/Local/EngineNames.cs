using System.Buffers;

namespace SecretSafeContainers.Engines.Local;

/// <summary>Which texts can name an image of an engine. Anything else must not get into a request's path or a command line.</summary>
internal static class EngineNames
{
    /// <summary>The longest name: 255 characters of repository, 128 of tag and a digest, rounded up.</summary>
    private const int MaximumLength = 512;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/:@");

    /// <summary>True if engines may be asked for it.</summary>
    public static bool IsValid(string name) =>
        name.Length is > 0 and <= MaximumLength && char.IsAsciiLetterOrDigit(name[0])
        && !name.AsSpan().ContainsAnyExcept(Allowed) && !name.Contains("..", StringComparison.Ordinal) && !name.Contains("//", StringComparison.Ordinal);
}
