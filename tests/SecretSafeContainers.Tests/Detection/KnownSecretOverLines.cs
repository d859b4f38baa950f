using System.Text;

namespace SecretSafeContainers.Tests.Detection;

[TestClass]
public sealed class KnownSecretOverLines
{
    private const string Value = "kV8x#tR2!mQ4zLp?9w";

    [TestMethod]
    [DataRow("", "\n", "")]
    [DataRow("", "\r\n", "")]
    [DataRow("  ", "\n  ", "")]
    [DataRow("\t", "\r\n\t", "")]
    [DataRow("\"", @"\n", "\"", DisplayName = "of JSON")]
    [DataRow("\"", @"\r\n", "\"", DisplayName = "of JSON with CRLF")]
    [DataRow("\"", @"\\n", "\"", DisplayName = "of JSON within JSON")]
    [DataRow("", "\\\n", "", DisplayName = "of a shell")]
    [DataRow("\"", "\" +\n        \"", "\";", DisplayName = "of C#")]
    [DataRow("@\"", "\"\r\n    + @\"", "\"", DisplayName = "of C# with the operator first")]
    [DataRow("\"", "\" & _\r\n  \"", "\"", DisplayName = "of Visual Basic")]
    [DataRow("'", "' .\n  '", "';", DisplayName = "of PHP")]
    [DataRow("(b'", "'\n b'", "')", DisplayName = "of Python")]
    [DataRow("[\"", "\",\n  \"", "\"]", DisplayName = "of a list")]
    [DataRow("\"", "\"\"", "\"", DisplayName = "of C, in a row")]
    public void IsFoundInBase64OfAnyWidthFromFourOn(string open, string between, string close)
    {
        using var secret = Scanned.Secret("feed", Value);
        for (var width = 4; width <= 76; width++)
        {
            for (var before = 0; before < 3; before++)
            {
                var content = open + Wrap(Value, before, width, between) + close;

                var scanned = Scanned.Of(Encoding.ASCII.GetBytes(content), [], secret);

                Assert.AreEqual("feed", Assert.ContainsSingle(scanned.Detections, $"width {width}, {before} bytes before").SecretId);
            }
        }
    }

    [TestMethod]
    [DataRow(@"\n", false)]
    [DataRow("\n", true)]
    [DataRow("\r\n", false)]
    public void IsFoundWhateverItIsFromTwelveCharactersOn(string between, bool urlSafe)
    {
        var random = new Random(1);
        for (var run = 0; run < 300; run++)
        {
            // arrange
            var value = new string([.. Enumerable.Range(0, random.Next(12, 40)).Select(_ => (char)random.Next('!', 0x7F))]);
            using var secret = Scanned.Secret("feed", value);
            var (before, width) = (random.Next(3), random.Next(4, 14));

            // act
            var content = Wrap(value, before, width, between);
            var scanned = Scanned.Of(Encoding.ASCII.GetBytes(urlSafe ? content.Replace('+', '-').Replace('/', '_') : content), [], secret);

            // assert
            Assert.HasCount(1, scanned.Detections, $"run {run}: {value.Length} characters, width {width}, {before} bytes before");
        }
    }

    [TestMethod]
    [DataRow("\"; x = \"", DisplayName = "a statement")]
    [DataRow("\" + '", DisplayName = "another quote")]
    [DataRow("\" + y + \"", DisplayName = "a variable")]
    public void IsNotFoundOverWhatIsNoSeam(string between)
    {
        using var secret = Scanned.Secret("feed", Value);

        var scanned = Scanned.Of(Encoding.ASCII.GetBytes($"\"{Wrap(Value, 0, 12, between)}\""), [], secret);

        Assert.IsEmpty(scanned.Detections);
    }

    [TestMethod]
    public void IsFoundAsTextThatIsPutTogether()
    {
        using var secret = Scanned.Secret("feed", Value);

        var scanned = Scanned.Of(Encoding.ASCII.GetBytes($"var a = \"{Value[..9]}\" +\n    \"{Value[9..]}\";"), [], secret);

        Assert.AreEqual(Value, Encoding.UTF8.GetString(Assert.ContainsSingle(scanned.Detections).Secret));
    }

    private static string Wrap(string value, int before, int width, string between)
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{new string('x', 9 + before)}{value}, and more behind it"));
        return string.Join(between, encoded.Chunk(width).Select(line => new string(line)));
    }
}
