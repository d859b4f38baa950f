using System.Buffers.Binary;

namespace SecretSafeContainers.Detection.Checksums;

/// <summary>
/// Azure DevOps tokens of 52 characters: base32 of 32 bytes, four of which are CRC-32 of the others, changed by the kind of token.
/// Source: https://github.com/microsoft/security-utilities.
/// </summary>
internal static class AzureDevOpsChecksum
{
    private const int TokenBytes = 32;
    private const uint UserToken = 0xE0B9692D;
    private const uint ApplicationToken = 0x1019F92E;

    // Where the checksum's bytes stand, its highest first.
    private static ReadOnlySpan<int> ChecksumPlaces => [2, 7, 8, 22];

    /// <summary>True if the token's checksum is right.</summary>
    public static bool Verifies(ReadOnlySpan<byte> token)
    {
        Span<byte> bytes = stackalloc byte[TokenBytes];
        if (!TryDecode(token, bytes))
        {
            return false;
        }

        Span<byte> others = stackalloc byte[TokenBytes - ChecksumPlaces.Length];
        Span<byte> checksum = stackalloc byte[ChecksumPlaces.Length];
        var (other, place) = (0, 0);
        for (var at = 0; at < bytes.Length; at++)
        {
            if (ChecksumPlaces.Contains(at))
            {
                checksum[place++] = bytes[at];
            }
            else
            {
                others[other++] = bytes[at];
            }
        }

        var kind = BinaryPrimitives.ReadUInt32BigEndian(checksum) ^ Crc32.Of(others);
        return kind is UserToken or ApplicationToken;
    }

    // https://www.rfc-editor.org/rfc/rfc4648#section-6, in lower case and without padding.
    private static bool TryDecode(ReadOnlySpan<byte> text, Span<byte> bytes)
    {
        var (bits, count, at) = (0u, 0, 0);
        foreach (var character in text)
        {
            var value = character switch
            {
                >= (byte)'a' and <= (byte)'z' => character - 'a',
                >= (byte)'2' and <= (byte)'7' => character - '2' + 26,
                _ => -1,
            };
            if (value < 0)
            {
                return false;
            }

            bits = (bits << 5) | (uint)value;
            count += 5;
            if (count >= 8 && at < bytes.Length)
            {
                count -= 8;
                bytes[at++] = (byte)(bits >> count);
            }
        }

        return at == bytes.Length;
    }
}
