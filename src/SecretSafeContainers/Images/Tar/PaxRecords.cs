using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace SecretSafeContainers.Images.Tar;

/// <summary>Reads the records of a pax extended header: <c>length key=value\n</c>, length in decimal over the whole record.</summary>
/// <remarks><see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_03"/></remarks>
internal static class PaxRecords
{
    /// <summary>Adds all records in stored order; false if the data breaks the format (what was read before it is added).</summary>
    public static bool TryRead(ReadOnlySpan<byte> data, List<KeyValuePair<string, string>> records)
    {
        while (!data.IsEmpty)
        {
            if (!Utf8Parser.TryParse(data, out int length, out var digits) || digits == 0 || length <= digits + 1 || length > data.Length
                || data[digits] != ' ' || data[length - 1] != '\n'
                || !TrySplit(data[(digits + 1)..(length - 1)], out var key, out var value))
            {
                return false;
            }

            records.Add(new(key, value));
            data = data[length..];
        }

        return true;
    }

    private static bool TrySplit(ReadOnlySpan<byte> record, [NotNullWhen(true)] out string? key, [NotNullWhen(true)] out string? value)
    {
        (key, value) = (null, null);
        var equals = record.IndexOf((byte)'=');
        if (equals <= 0)
        {
            return false;
        }

        key = TarHeader.Text(record[..equals]);
        value = TarHeader.Text(record[(equals + 1)..]);
        return true;
    }
}
