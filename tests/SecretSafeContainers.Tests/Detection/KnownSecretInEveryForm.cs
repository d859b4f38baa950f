using System.Text;

namespace SecretSafeContainers.Tests.Detection;

[TestClass]
public sealed class KnownSecretInEveryForm
{
    // What readers of forms must not stumble over, plain words, letters beyond ASCII, and hardly any letters among it.
    private static readonly string[] Values =
    [
        "My$3cr3t P4\"<&'é\\/+~x?=%", "&<>\"'\\$%+/=Zw8kQ ä😀\\q7Lk", "pa55=wörd+/x y%20z$$&amp;n", "plain-Password.9", @"C:\temp\new`$x^y{z}", "Ünï😀k8-c0de's \"end\".",
        "$&x<\"'%=\\>/+y?#&;", "a{b}c{{d}}$(e)`f`%g%^h", "пароль-ключ$б\"ц", "k1-m2 n3/p4+q5=r6",
    ];

    private static readonly (string Name, Func<byte[], byte[]> Put)[] Contents =
    [
        ("text", form => [.. "first line\n{ x: ["u8, .. form, .. "]; the rest"u8]),
        ("nothing else", form => form),
        ("binary", form => [0, 1, 2, 0xFF, 0, .. "abc"u8, 0, .. form, 7, 0xFE, 0]),
        ("assembly", form => [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, .. Encoding.Unicode.GetBytes("other literal"), 1, .. form, 1, 0, 0x19, .. Encoding.Unicode.GetBytes("x")]),
    ];

    public static IEnumerable<object[]> Forms() => WrittenForm.All.Select(form => new object[] { form });

    [TestMethod]
    [DynamicData(nameof(Forms))]
    public void IsFoundOnce(object form)
    {
        var written = (WrittenForm)form;
        foreach (var value in Values)
        {
            foreach (var (name, put) in Contents)
            {
                // arrange
                var bytes = written.Write(value);
                using var secret = Scanned.Secret("feed", value);

                // act
                var scanned = Scanned.Of(put(bytes), [], secret);

                // assert
                var at = put([.. "@@@"u8]).AsSpan().IndexOf("@@@"u8);
                Assert.HasCount(1, scanned.Detections, $"{written} in {name}, value {Array.IndexOf(Values, value)}");
                var detection = scanned.Detections[0];
                CollectionAssert.AreEqual(Encoding.UTF8.GetBytes(value), detection.Secret);
                Assert.IsTrue(detection.Offset >= at && detection.Offset + detection.Length <= at + bytes.Length, $"{written} in {name}: {detection.Offset}+{detection.Length}");
                if (written.Encodings is { } encodings && value == Values[0])
                {
                    Assert.AreEqual(encodings, string.Join('+', detection.Encodings));
                }
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Forms))]
    public void IsNotFoundInANearMiss(object form)
    {
        var written = (WrittenForm)form;
        foreach (var value in Values)
        {
            // arrange
            using var secret = Scanned.Secret("feed", value);
            string[] near = [value[..^1], value[1..], Changed(value, value.Length / 2), Changed(value, value.Length - 1), value.ToUpperInvariant()];

            foreach (var text in near)
            {
                // act
                var scanned = Scanned.Of(written.Write(text), [], secret);

                // assert
                Assert.IsEmpty(scanned.Detections, $"{written}, value {Array.IndexOf(Values, value)}, near miss {Array.IndexOf(near, text)}");
            }
        }
    }

    private static string Changed(string value, int at)
    {
        at = char.IsSurrogate(value[at]) ? at - 2 : at;
        return value[..at] + (value[at] == '#' ? '!' : '#') + value[(at + 1)..];
    }
}
