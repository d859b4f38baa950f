using System.Buffers.Binary;
using System.Text;

namespace SecretSafeContainers.Content.Nested.Assemblies;

/// <summary>A set of resources in memory: hands out those that are byte arrays or streams, each found by its offset.</summary>
/// <remarks>
/// The runtime's own reader searches for each resource by its name and sorts all offsets to learn where it ends: 85 % of an audit of the .NET SDK's folder, whose
/// satellite assemblies hold sets of thousands of strings. Nothing is ever made an object of. What is no offset into the set throws, as slices of it do.
/// <see href="https://github.com/dotnet/runtime/blob/main/src/libraries/System.Private.CoreLib/src/System/Resources/ResourceReader.cs"/>
/// </remarks>
/// <param name="set">The set.</param>
internal sealed class StoredResources(byte[] set)
{
    /// <summary>0xBEEFCACE and the header's version.</summary>
    public static ReadOnlySpan<byte> Magic => [0xCE, 0xCA, 0xEF, 0xBE, 1, 0, 0, 0];

    private const int NamedTypes = 2;
    private const int ByteArray = 0x20;
    private const int Stream = 0x21;
    private const int Alignment = 8;

    /// <summary>Bytes of a name that are read: twice the longest path of Linux. Millions of entries may have one and the same name.</summary>
    private const int MaxNameBytes = 8 * 1024;

    // Readers of one namespace share the layout; of anybody else's it is not known.
    private const string Readers = "System.Resources.";

    private int at;

    /// <summary>The resources that are bytes, in stored order; none if the set is another reader's, or of .NET 1.</summary>
    public IEnumerable<(string Name, ArraySegment<byte> Content)> Read()
    {
        at = Magic.Length;
        var behindHeader = ReadNumber() + at;
        var isOurs = ReadText().StartsWith(Readers, StringComparison.Ordinal);
        at = behindHeader;
        if (!isOurs || ReadNumber() != NamedTypes)
        {
            yield break;
        }

        var count = ReadNumber();
        for (var types = ReadNumber(); types > 0; types--)
        {
            _ = ReadText();
        }

        // Hashes of the names, their offsets, the offset of the values; then the names.
        var offsets = (at + Alignment - 1) / Alignment * Alignment;
        offsets = checked(offsets + (count * sizeof(int)));
        at = checked(offsets + (count * sizeof(int)));
        var values = ReadNumber();
        var names = at;
        for (var index = 0; index < count; index++)
        {
            at = offsets + (index * sizeof(int));
            at = checked(names + ReadNumber());
            var name = Take(ReadLength());
            at = checked(values + ReadNumber());
            if (ReadLength() is ByteArray or Stream)
            {
                yield return (Encoding.Unicode.GetString(name.AsSpan()[..Math.Min(name.Count, MaxNameBytes)]), Take(ReadNumber()));
            }
        }
    }

    private ArraySegment<byte> Take(int length)
    {
        var taken = new ArraySegment<byte>(set, at, length);
        at += length;
        return taken;
    }

    private int ReadNumber() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    private string ReadText() => Encoding.UTF8.GetString(Take(ReadLength()));

    // Seven bits a byte, the lowest first.
    private int ReadLength()
    {
        var length = 0;
        for (var shift = 0; ; shift += 7)
        {
            var value = Take(1)[0];
            length |= checked((value & 0x7F) << shift);
            if (value < 0x80 || shift > 28)
            {
                return length;
            }
        }
    }
}
