using System.Text;

namespace SecretSafeContainers.Dockerfiles;

/// <summary>A field of a <c>--mount</c>: comma-separated, perhaps quoted as CSV.</summary>
/// <param name="Key">In lower case.</param>
/// <param name="Value">What follows the equals sign, or null.</param>
/// <param name="ValueStart">Where the value begins in the flag's value.</param>
internal sealed record MountField(string Key, string? Value, int ValueStart)
{
    /// <summary>The fields of a flag's value.</summary>
    public static List<MountField> Of(string mount)
    {
        List<MountField> fields = [];
        for (var at = 0; at <= mount.Length; at++)
        {
            fields.Add(Read(mount, ref at));
        }

        return fields;
    }

    private static MountField Read(string mount, ref int at)
    {
        var isQuoted = at < mount.Length && mount[at] == '"';
        at += isQuoted ? 1 : 0;
        var start = at;
        var text = new StringBuilder();
        for (; at < mount.Length && (isQuoted || mount[at] != ','); at++)
        {
            if (isQuoted && mount[at] == '"')
            {
                // Two quotes are one; a single one ends the quoted part.
                isQuoted = at + 1 < mount.Length && mount[at + 1] == '"';
                if (!isQuoted)
                {
                    continue;
                }

                at++;
            }

            text.Append(mount[at]);
        }

        var field = text.ToString();
        var equals = field.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? new MountField(field.Trim().ToLowerInvariant(), null, start)
            : new MountField(field[..equals].Trim().ToLowerInvariant(), field[(equals + 1)..], start + equals + 1);
    }
}
