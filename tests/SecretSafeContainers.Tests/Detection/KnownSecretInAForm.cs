using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SecretSafeContainers.Tests.Detection;

[TestClass]
public sealed class KnownSecretInAForm
{
    private const string Value = "My$3cr3t P4\"<&'é\\/+~x?";

    private static byte[] Bytes => Encoding.UTF8.GetBytes(Value);

    public static IEnumerable<object[]> Forms()
    {
        foreach (var (name, encodings, form) in Table())
        {
            yield return [name, encodings, form];
        }
    }

    [TestMethod]
    [DynamicData(nameof(Forms))]
    public void IsFoundOnce(string name, string encodings, byte[] form)
    {
        // arrange
        byte[] content = [.. "first line\n{ x: "u8, .. form, .. "]; the rest"u8];
        using var secret = Scanned.Secret("feed", Value);

        // act
        var scanned = Scanned.Of(content, [], secret);

        // assert
        var detection = Assert.ContainsSingle(scanned.Detections, name);
        Assert.AreEqual("feed", detection.SecretId);
        Assert.AreEqual(encodings, string.Join('+', detection.Encodings));
        CollectionAssert.AreEqual(Bytes, detection.Secret);
        Assert.IsTrue(detection.Offset >= 16 && detection.Offset + detection.Length <= 16 + form.Length, $"{detection.Offset}+{detection.Length}");
        Assert.IsTrue(encodings.StartsWith("base64", StringComparison.Ordinal) || detection.Length == form.Length);
    }

    [TestMethod]
    [DynamicData(nameof(Forms))]
    public void IsNotFoundWithOneByteChanged(string name, string encodings, byte[] form)
    {
        // arrange
        _ = encodings;
        using var secret = Scanned.Secret("feed", Value);
        var clean = form.ToArray();
        clean[clean.Length / 2] ^= 1;

        // act
        var scanned = Scanned.Of(clean, [], secret);

        // assert
        Assert.IsEmpty(scanned.Detections, name);
    }

    private static IEnumerable<(string Name, string Encodings, byte[] Form)> Table()
    {
        yield return ("raw", "", Bytes);
        yield return ("UTF-16, little endian", "utf-16le", Encoding.Unicode.GetBytes(Value));
        yield return ("UTF-16, big endian", "utf-16be", Encoding.BigEndianUnicode.GetBytes(Value));
        for (var before = 0; before < 4; before++)
        {
            byte[] text = [.. new byte[before], .. Bytes, .. "tail"u8];
            var base64 = Convert.ToBase64String(text);
            yield return ($"base64 after {before} bytes", "base64", Encoding.ASCII.GetBytes(base64));
            yield return ($"base64url after {before} bytes", "base64", Encoding.ASCII.GetBytes(base64.Replace('+', '-').Replace('/', '_')));
        }

        yield return ("base64 of UTF-16", "base64+utf-16le", Ascii(Convert.ToBase64String(Encoding.Unicode.GetBytes("x" + Value))));
        yield return ("hex", "hex", Ascii(Convert.ToHexString(Bytes)));
        yield return ("lower hex", "hex", Ascii(Convert.ToHexStringLower(Bytes)));
        yield return ("Uri.EscapeDataString", "percent", Ascii(Uri.EscapeDataString(Value)));
        yield return ("form", "percent", Ascii(WebUtility.UrlEncode(Value)));
        yield return ("lower percent", "percent", Ascii(LowerPercent(Uri.EscapeDataString(Value))));
        yield return ("System.Text.Json", "json", Json(JavaScriptEncoder.Default));
        yield return ("relaxed JSON", "json", Json(JavaScriptEncoder.UnsafeRelaxedJsonEscaping));
        yield return ("JSON with escaped solidus", "json", Encoding.UTF8.GetBytes(Value.Replace("\\", @"\\").Replace("\"", "\\\"").Replace("/", @"\/")));
        yield return ("HTML", "xml", Encoding.UTF8.GetBytes(Value.Replace("&", "&amp;").Replace("<", "&lt;").Replace("\"", "&quot;").Replace("'", "&#39;")));
        yield return ("XML text", "xml", Encoding.UTF8.GetBytes(Value.Replace("&", "&amp;").Replace("<", "&lt;")));
        yield return ("XML, decimal references", "xml", Encoding.UTF8.GetBytes(Value.Replace("&", "&#38;").Replace("<", "&#60;").Replace("\"", "&#34;").Replace("'", "&#39;")));
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    private static byte[] Json(JavaScriptEncoder encoder) => JsonEncodedText.Encode(Value, encoder).EncodedUtf8Bytes.ToArray();

    private static string LowerPercent(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, "%..", escape => escape.Value.ToLowerInvariant(), System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
