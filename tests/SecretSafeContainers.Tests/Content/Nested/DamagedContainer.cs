using System.Text;
using CsCheck;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Testing.Nested;

namespace SecretSafeContainers.Tests.Content.Nested;

[TestClass]
public sealed class DamagedContainer(TestContext context)
{
    public static IEnumerable<string> Kinds => Packing.Kinds;

    /// <summary>Not 7z and bundles, whose list of entries is their end; not zlib, which the platform reads without a word, and to its last byte; not rpm, which knows no length.</summary>
    public static IEnumerable<string> StreamedKinds => Packing.Kinds.Except(["7z", "bundle", "deflated bundle", "zlib", "rpm"]);

    /// <summary>Not lzip, whose decoder makes content out of nothing when its data ends.</summary>
    public static IEnumerable<string> CarefulKinds => Packing.Kinds.Except(["lzip"]);

    [TestMethod]
    [DynamicData(nameof(StreamedKinds))]
    public async Task IsReadAsFarAsItGoesAndSaidToBeDamaged(string kind)
    {
        // arrange: two blocks and more, cut behind the first
        var noise = new byte[3_000_000];
        new Random(1).NextBytes(noise);
        var container = Packing.Pack(kind, [.. Encoding.UTF8.GetBytes(OpenedFile.Text), .. noise]);

        // act
        var file = await OpenAsync(container[..2_500_000]);

        // assert
        Assert.HasCount(2, file.Findings);
        Assert.IsTrue(file.Findings.All(finding => finding.Inner.Length >= 1), string.Join('\n', file.Places));
        Assert.IsNotEmpty(file.Skipped);
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public async Task IsJustBytesWhenNothingBehindItsBeginningFits(string kind)
    {
        // arrange: a tar's whole header is its beginning, so there it is the beginning of the header
        var container = Packing.Pack(kind, OpenedFile.Text);
        var noise = new byte[5_000];
        new Random(2).NextBytes(noise);

        // act
        var file = await OpenAsync([.. container.Take(11), .. noise, .. Encoding.UTF8.GetBytes(OpenedFile.Secret)]);

        // assert
        Assert.IsEmpty(Assert.ContainsSingle(file.Findings).Inner);
        Assert.IsEmpty(file.Skipped, string.Join('\n', file.Skipped));
    }

    [TestMethod]
    [DynamicData(nameof(CarefulKinds))]
    public async Task IsJustBytesWhenItEndsWithItsBeginning(string kind)
    {
        var container = Packing.Pack(kind, string.Concat(Enumerable.Range(0, 100)));
        for (var length = 0; length < Math.Min(40, container.Length); length++)
        {
            Assert.AreEqual(Verdict.Clean, (await OpenAsync(container[..length])).Verdict, $"cut to {length}");
        }
    }

    [TestMethod]
    public async Task IsSaidOnceWhenATarEndsWithinAnEntry()
    {
        var file = await OpenAsync(Packing.Pack("tar", new byte[50_000])[..20_000]);

        Assert.Contains("the tar ends within an entry", Assert.ContainsSingle(file.Skipped).Why);
    }

    [TestMethod]
    public async Task IsSaidWhenSomethingFollowsAGzip()
    {
        var file = await OpenAsync([.. Packing.Gzip(new string('x', 1_000)), .. "and more"u8]);

        Assert.AreSame(DiagnosticCodes.Malformed, Assert.ContainsSingle(file.Skipped).Code);
    }

    [TestMethod]
    public async Task IsNoneWhenZerosFollowAGzip()
    {
        var file = await OpenAsync([.. Packing.Gzip(OpenedFile.Text), .. new byte[5_000]]);

        Assert.HasCount(2, file.Findings);
        Assert.IsEmpty(file.Skipped);
    }

    [TestMethod]
    [DataRow("more", DisplayName = "of several members")]
    [DataRow("", DisplayName = "of several members, the last one empty")]
    public async Task IsNoneWhenZerosFollowAGzip(string last)
    {
        var file = await OpenAsync([.. Packing.Gzip("first\n", OpenedFile.Text, last), .. new byte[5_000]]);

        Assert.HasCount(2, file.Findings);
        Assert.IsEmpty(file.Skipped, string.Join('\n', file.Skipped));
    }

    [TestMethod]
    public async Task IsSaidWhenZerosFollowHalfAGzip()
    {
        var file = await OpenAsync([.. Packing.Gzip(new string('x', 1_000)), .. Packing.Gzip(OpenedFile.Text)[..^9], .. new byte[5_000]]);

        Assert.AreSame(DiagnosticCodes.Malformed, Assert.ContainsSingle(file.Skipped).Code);
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void NeverStopsAnAudit(string kind)
    {
        var inner = Packing.Pack("gzip", OpenedFile.Text);
        byte[][] containers = [Packing.Pack(kind, OpenedFile.Text), Packing.Pack(kind, inner), Packing.Pack(kind, new byte[100_000])];
        var change = Gen.Select(Gen.Int[0, 1_000_000], Gen.Byte, Gen.Int[0, 3]);

        Gen.Select(Gen.Int[0, 2], change.Array[1, 6]).Sample(
            (which, changes) =>
            {
                var container = changes.Aggregate(containers[which], Change);
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
                limit.CancelAfter(TimeSpan.FromSeconds(30));

                OpenedFile.OfAsync("app/file", container, limit.Token).GetAwaiter().GetResult();
            },
            iter: 60, threads: 1);
    }

    private static byte[] Change(byte[] bytes, (int Place, byte Value, int Kind) change)
    {
        var at = change.Place % Math.Max(bytes.Length, 1);
        return change.Kind switch
        {
            0 => bytes[..at],
            1 => [.. bytes[..at], change.Value, .. bytes[at..]],
            _ when bytes.Length == 0 => bytes,
            // Most of what decides lies in the first bytes.
            2 => [.. bytes[..(at % 64 % bytes.Length)], change.Value, .. bytes[((at % 64 % bytes.Length) + 1)..]],
            _ => [.. bytes[..at], change.Value, .. bytes[(at + 1)..]],
        };
    }

    private Task<OpenedFile> OpenAsync(byte[] content) => OpenedFile.OfAsync("app/file", content, context.CancellationToken);
}
