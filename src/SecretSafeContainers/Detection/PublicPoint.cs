using System.Buffers.Text;
using System.Globalization;
using System.Numerics;

namespace SecretSafeContainers.Detection;

/// <summary>Public keys of the curve P-256 in base64: the keys by which browsers and servers of web push know each other (VAPID), and which apps are made to hold.</summary>
/// <remarks>
/// An uncompressed point is 0x04 and two coordinates that meet y² = x³ - 3x + b; no random text does.
/// <see href="https://www.rfc-editor.org/rfc/rfc8292#section-3.2"/>, <see href="https://csrc.nist.gov/pubs/sp/800/186/final"/>
/// </remarks>
internal static class PublicPoint
{
    private const int CoordinateBytes = 32;
    private const int Bytes = 1 + (2 * CoordinateBytes);
    private const int Characters = 87;
    private const byte Uncompressed = 4;

    private static readonly BigInteger Prime = Number("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
    private static readonly BigInteger Constant = Number("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");

    /// <summary>True if the text is such a point, in either alphabet, padded or not.</summary>
    public static bool IsOne(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd('=');
        if (text.Length != Characters || text[0] != 'B')
        {
            return false;
        }

        Span<char> urlSafe = stackalloc char[Characters];
        text.Replace(urlSafe, '+', '-');
        urlSafe.Replace('/', '_');
        Span<byte> point = stackalloc byte[Bytes];
        return Base64Url.TryDecodeFromChars(urlSafe, point, out var length) && length == Bytes && point[0] == Uncompressed
            && IsOnCurve(Number(point[1..][..CoordinateBytes]), Number(point[^CoordinateBytes..]));
    }

    private static bool IsOnCurve(BigInteger x, BigInteger y) =>
        x < Prime && y < Prime && (((x * x * x) - (3 * x) + Constant - (y * y)) % Prime).IsZero;

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static BigInteger Number(string hex) => BigInteger.Parse("0" + hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
