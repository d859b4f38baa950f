namespace SecretSafeContainers.Images.Tar;

/// <summary>
/// The name that writers give an extended header, which nobody unpacks: a word of their own, perhaps with a number, in the entry's path. <c>d/PaxHeaders.7/name</c> writes GNU,
/// <c>d/PaxHeaders.0/name</c> Go, <c>PaxHeader/d/name</c> libarchive, <c>././@PaxHeader</c> Python, <c>././@LongLink</c> all of them.
/// </summary>
internal static class ExtendedHeaderName
{
    private static readonly string[] Words = ["PaxHeaders", "PaxHeader", "@PaxHeader", "@LongLink"];

    /// <summary>True if it says nothing that is not in the entry's path. Each of its folders stands there, and its last part at least by its beginning: a field has 100 bytes.</summary>
    public static bool IsOf(string name, string entry)
    {
        var own = TarPath.Normalize(entry).Split('/');
        var rest = own.AsSpan();
        foreach (var segment in TarPath.Normalize(name).Split('/'))
        {
            if (segment.Length == 0 || IsWord(segment))
            {
                continue;
            }

            var at = 0;
            while (at < rest.Length && !rest[at].StartsWith(segment, StringComparison.Ordinal))
            {
                at++;
            }

            if (at == rest.Length)
            {
                return false;
            }

            rest = rest[(at + 1)..];
        }

        return true;
    }

    private static bool IsWord(string segment) =>
        Array.Exists(Words, word => segment.StartsWith(word, StringComparison.Ordinal) && !segment.AsSpan(word.Length).TrimStart('.').ContainsAnyExceptInRange('0', '9'));
}
