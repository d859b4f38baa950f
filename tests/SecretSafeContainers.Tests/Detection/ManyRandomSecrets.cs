namespace SecretSafeContainers.Tests.Detection;

[TestClass]
public sealed class ManyRandomSecrets
{
    private const int SecretsOfBatch = 1_000;
    private const int ContentBytes = 2_000_000;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    // What passwords, keys and tokens are made of.
    private static readonly string[] Alphabets = [Letters, Letters + "+/=", "0123456789abcdef", Letters + "!#$%&*+/=-_.<>\"'\\ äß", Letters + "-_"];

    // Ten batches are ten thousand secrets.
    public static IEnumerable<object[]> Batches() => Enumerable.Range(0, 10).Select(batch => new object[] { batch });

    [TestMethod]
    [DynamicData(nameof(Batches))]
    public void AreNotFoundInCleanContent(int batch)
    {
        // arrange
        var random = new Random(batch);
        var secrets = Enumerable.Range(0, SecretsOfBatch).Select(index => Scanned.Secret($"s{index}", TextOf(random, Alphabets[index % Alphabets.Length]))).ToList();
        var content = CleanContent();

        // act
        var scanned = Scanned.Of(content, [], secrets);

        // assert
        Assert.AreEqual("", string.Join(' ', scanned.Detections.Select(detection => $"{detection} {string.Join('+', detection.Encodings)}")));
        secrets.ForEach(secret => secret.Dispose());
    }

    private static string TextOf(Random random, string alphabet) =>
        new([.. Enumerable.Range(0, random.Next(8, 65)).Select(_ => alphabet[random.Next(alphabet.Length)])]);

    // Assemblies and their documents: names, UTF-16, tables of numbers, text.
    private static byte[] CleanContent()
    {
        var content = new List<byte>(ContentBytes);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(file => Path.GetExtension(file) is ".dll" or ".json" or ".xml").Order(StringComparer.Ordinal))
        {
            var bytes = File.ReadAllBytes(file);
            content.AddRange(bytes.AsSpan(0, Math.Min(bytes.Length, ContentBytes / 8)));
        }

        return [.. content.Take(ContentBytes)];
    }
}
