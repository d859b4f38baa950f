using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;

namespace SecretSafeContainers.Detection.Checksums;

/// <summary>Keys of Azure services: base64 of random bytes, a signature and Marvin32 of both. Source: https://github.com/microsoft/security-utilities.</summary>
internal static class AzureKeyChecksum
{
    private const int ChecksumBytes = 4;
    private const int MaxKeyBytes = 64;
    private const int MaxKeyCharacters = 86;

    // A seed is the name of what the key opens, in eight ASCII characters. Signatures do not repeat among services, so a key may meet any of them.
    private static readonly ImmutableArray<ulong> Seeds =
    [
        .. new[]
        {
            "Default0", "System00", "Unknown0", "Send0000", "Manage00", "Listen00", "AbAcct00", "Master00", "Functi00", "SysAll00", "Resour00", "MastRO00", "SystRO00", "Encryp00", "MastRW00",
            "SystRW00", "Access00", "Query000", "PAdmin00", "Classic0", "ACRDflt0", "IoTHub00", "DpsKey00", "Device00", "Tenant00", "Gatewy00", "GitKey00",
        }.Select(SeedOf),
    ];

    /// <summary>True if the key's last four bytes are its checksum.</summary>
    public static bool Verifies(ReadOnlySpan<byte> key)
    {
        Span<byte> bytes = stackalloc byte[MaxKeyBytes];
        return TryDecode(key, bytes, out var length) && length > ChecksumBytes && HasChecksum(bytes[..length]);
    }

    /// <summary>True if the last characters of a common annotated security key are its checksum, as far as its 84 characters hold it.</summary>
    public static bool VerifiesAnnotated(ReadOnlySpan<byte> key)
    {
        Span<byte> bytes = stackalloc byte[MaxKeyBytes];
        if (!TryDecode(key, bytes, out var length) || length < MaxKeyBytes - 1)
        {
            return false;
        }

        Span<byte> checksum = stackalloc byte[ChecksumBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(checksum, Marvin32.Of(bytes[..(MaxKeyBytes - ChecksumBytes)], SeedOf("Default0")));
        return bytes[(MaxKeyBytes - ChecksumBytes)..length].SequenceEqual(checksum[..(length - (MaxKeyBytes - ChecksumBytes))]);
    }

    /// <summary>The seed that a name of eight ASCII characters stands for.</summary>
    internal static ulong SeedOf(string name) => BinaryPrimitives.ReadUInt64BigEndian(Encoding.ASCII.GetBytes(name));

    private static bool HasChecksum(ReadOnlySpan<byte> key)
    {
        var stored = BinaryPrimitives.ReadUInt32LittleEndian(key[^ChecksumBytes..]);
        foreach (var seed in Seeds)
        {
            if (Marvin32.Of(key[..^ChecksumBytes], seed) == stored)
            {
                return true;
            }
        }

        return false;
    }

    // Both alphabets of base64 occur, and padding that is escaped for a URL.
    private static bool TryDecode(ReadOnlySpan<byte> key, Span<byte> bytes, out int length)
    {
        Span<byte> text = stackalloc byte[MaxKeyCharacters];
        length = 0;
        var padding = key.IndexOfAny((byte)'=', (byte)'%');
        var digits = padding < 0 ? key : key[..padding];
        if (digits.Length > text.Length)
        {
            return false;
        }

        digits.CopyTo(text);
        text = text[..digits.Length];
        text.Replace((byte)'+', (byte)'-');
        text.Replace((byte)'/', (byte)'_');
        return Base64Url.DecodeFromUtf8(text, bytes, out _, out length) == OperationStatus.Done;
    }
}
