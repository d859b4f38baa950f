using System.Text;

namespace SecretSafeContainers.Content.Nested.Bundle;

/// <summary>The header of a single-file bundle.</summary>
/// <param name="Major">The version: 1 of .NET Core 3, 2 of .NET 5, 6 since.</param>
/// <param name="Count">Files.</param>
/// <param name="Id">What the bundler named it.</param>
/// <param name="EntriesAt">Where the list of files begins.</param>
internal sealed record BundleHeader(uint Major, int Count, string Id, long EntriesAt)
{
    private const int IdBytes = 128;

    /// <summary>Places of the configuration files, each an offset and a size, and flags: all of it is in the list of files, too.</summary>
    private const int LocationBytes = (4 * sizeof(long)) + sizeof(ulong);

    /// <summary>True if the list of files can be read.</summary>
    public bool IsKnownVersion => Major is 1 or 2 or 6;

    /// <summary>True if entries have a compressed size.</summary>
    public bool HasCompression => Major >= 6;

    /// <summary>Reads the header whose offset is stored at a place; null if there is none.</summary>
    public static BundleHeader? Read(Stream stored, long placeOfOffset)
    {
        using var reader = new BinaryReader(stored, Encoding.UTF8, leaveOpen: true);
        try
        {
            stored.Position = Math.Max(placeOfOffset, 0);
            var offset = reader.ReadInt64();
            if (offset <= placeOfOffset || offset >= stored.Length)
            {
                return null;
            }

            stored.Position = offset;
            var (major, minor, count) = (reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadInt32());
            var id = BundleText.Read(reader, IdBytes);
            return major is > 0 and <= byte.MaxValue && minor <= byte.MaxValue && count > 0 && id.Length > 0 && id.All(char.IsAscii)
                ? new(major, count, id, stored.Position + (major >= 2 ? LocationBytes : 0))
                : null;
        }
        catch (Exception failure) when (failure is EndOfStreamException or FormatException)
        {
            return null;
        }
    }
}
