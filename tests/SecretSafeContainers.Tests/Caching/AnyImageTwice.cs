using CsCheck;
using SecretSafeContainers.Testing;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Nested;

namespace SecretSafeContainers.Tests.Caching;

[TestClass]
public sealed class AnyImageTwice(TestContext context)
{
    private static readonly string[] Secrets = ["Nd9xTok-4f72Q-Lp", "Qm3vPas-8h15T-Wz", "Rk7yKey-2j94X-Bn"];

    private static readonly Gen<string> Path = Gen.OneOf("a", "b", "d/a", "d/b", "d/e/a", "d/e/b", "f/a");

    private static readonly Gen<string> Text = Gen.Frequency((6, Gen.Const("text")), (1, Gen.OneOf(Secrets)), (1, Gen.Const(SampleRule.Text)));

    private static readonly Gen<TestEntry> Entry = Gen.Frequency(
        (6, Gen.Select(Path, Text, TestEntry.File)),
        (1, Gen.Select(Path, Text, (path, text) => TestEntry.File(path + ".gz", Packing.Pack("gzip", text)))),
        (1, Path.Select(TestEntry.Directory)),
        (1, Path.Select(TestEntry.Whiteout)),
        (3, Gen.OneOf("d", "d/e", "f").Select(TestEntry.OpaqueWhiteout)),
        (2, Gen.Select(Path, Path, TestEntry.HardLink)),
        (1, Gen.Select(Path, Path, TestEntry.SymbolicLink)));

    private static readonly Gen<TestLayer[]> Layers = Entry.Array[0, 5].Select(entries => TestLayer.Of(entries)).Array[1, 4];

    /// <summary>For any images that share layers, asked for any secrets in any order: the cache changes no report.</summary>
    [TestMethod]
    public Task IsReportedAsIfThereWereNoCache() => Gen.Select(Layers, Gen.Select(Gen.Int[0, 7], Gen.Int[1, 4]).Array[2, 4]).SampleAsync(
        async (layers, questions) =>
        {
            using var audits = new CachedAudits(context.CancellationToken);
            foreach (var (mask, count) in questions)
            {
                var secrets = Secrets.Where((_, index) => (mask & (1 << index)) != 0).ToArray();
                var image = TestImage.Of(layers.Take(count));

                Assert.AreEqual(await audits.JsonAsync(await audits.ScanAsync(image, secrets)), await audits.JsonAsync(await audits.RunAsync(image, secrets)));
            }
        },
        iter: 300);
}
