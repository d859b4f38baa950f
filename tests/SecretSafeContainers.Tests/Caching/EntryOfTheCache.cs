using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using SecretSafeContainers.Caching;
using SecretSafeContainers.Content;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Caching;

[TestClass]
public sealed class EntryOfTheCache(TestContext context) : IDisposable
{
    private const string Value = "Nd9xTok-4f72Q-Lp";

    private readonly CachedAudits audits = new(context.CancellationToken);
    private readonly TestImage image = TestImage.Of([TestEntry.File("usr/share/doc", "text"), TestEntry.HardLink("usr/share/link", "usr/share/doc")]);

    [TestMethod]
    public async Task IsBelievedWholeOrNotAtAll()
    {
        // arrange
        var (name, bytes) = await EntryAsync();

        // act, assert: each bit, each length, and one more byte
        using var cache = audits.Open();
        Assert.IsNotNull(Find(cache, name));
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var changed = (byte[])bytes.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(audits.Entries[0], changed);
            Assert.IsNull(Find(cache, name), $"bit {bit}");
        }

        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(audits.Entries[0], bytes[..length]);
            Assert.IsNull(Find(cache, name), $"{length} bytes");
        }

        File.WriteAllBytes(audits.Entries[0], [.. bytes, 0]);
        Assert.IsNull(Find(cache, name));
    }

    [TestMethod]
    public async Task IsNotBelievedInThePlaceOfAnother()
    {
        var (name, bytes) = await EntryAsync();
        using var cache = audits.Open();
        byte[] other = [.. name];
        other[^1] ^= 1;
        File.WriteAllBytes(audits.Entries[0].Replace(Convert.ToHexStringLower(name), Convert.ToHexStringLower(other), StringComparison.Ordinal), bytes);

        Assert.IsNull(Find(cache, other));
        Assert.IsNotNull(Find(cache, name));
    }

    [TestMethod]
    public async Task TellsNothingOfSecretsOrOfTheLayer()
    {
        // arrange
        await audits.RunAsync(image, Value);
        var value = Encoding.UTF8.GetBytes(Value);
        byte[][] needles =
        [
            value, SHA256.HashData(value)[..8], HMACSHA256.HashData(Encoding.UTF8.GetBytes(audits.Key), value)[..8],
            "share"u8.ToArray(), Encoding.Unicode.GetBytes("share"), Encoding.UTF8.GetBytes(image.Layers[0].Digest.Hex), Convert.FromHexString(image.Layers[0].Digest.Hex)[..8],
        ];

        // act, assert
        foreach (var needle in needles)
        {
            Assert.IsLessThan(0, File.ReadAllBytes(Assert.ContainsSingle(audits.Entries)).AsSpan().IndexOf(needle));
            Assert.DoesNotContain(Convert.ToHexStringLower(needle), audits.Entries[0]);
        }
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public async Task IsItsUsersAlone()
    {
        await audits.RunAsync(image);

        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(audits.Entries[0]));
        for (var folder = Path.GetDirectoryName(audits.Entries[0])!; folder.Length >= audits.Path.Length; folder = Path.GetDirectoryName(folder)!)
        {
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        }
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public async Task IsNoLinkPipeOrMonster()
    {
        // arrange
        var (name, bytes) = await EntryAsync();
        using var cache = audits.Open();
        using var elsewhere = new TemporaryFolder();
        var entry = audits.Entries[0];

        // act, assert
        File.Delete(entry);
        File.CreateSymbolicLink(entry, elsewhere.Write("entry", bytes));
        Assert.IsNull(Find(cache, name));
        File.Delete(entry);
        using (var pipe = System.Diagnostics.Process.Start("mkfifo", [entry]))
        {
            await pipe.WaitForExitAsync(context.CancellationToken);
        }

        Assert.IsNull(Find(cache, name));
        File.Delete(entry);
        Directory.CreateDirectory(entry);
        Assert.IsNull(Find(cache, name));
        Directory.Delete(entry);
        using (var large = File.Create(entry))
        {
            large.SetLength(1L << 40);
        }

        Assert.IsNull(Find(cache, name));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public async Task IsNotWrittenThroughALink()
    {
        using var elsewhere = new TemporaryFolder();
        Directory.CreateDirectory(audits.Path);
        foreach (var shard in "0123456789abcdef")
        {
            Directory.CreateSymbolicLink(Path.Combine(audits.Path, shard.ToString()), elsewhere.FullPath);
        }

        await audits.RunAsync(image);

        Assert.IsEmpty(Directory.EnumerateFileSystemEntries(elsewhere.FullPath));
    }

    [TestMethod]
    public async Task FailsNothingWhereItCannotBeKept()
    {
        // arrange: no folder can be made below a file, whoever runs this
        File.WriteAllText(audits.Path, "");

        // act
        var report = await audits.RunAsync(image);
        using var cache = audits.Open();
        cache.Keep(new byte[32], new(1, 1, 0, new LayerPaths(true, cache.Root)));

        // assert
        Assert.IsFalse(report.Layers[0].Cached);
        Assert.IsNotNull(cache.Failure);
    }

    [TestMethod]
    public void IsEvictedWhenItWasNotUsedForLongest()
    {
        // arrange: one more than a shard keeps, and the first one used again
        using var cache = audits.Open();
        var most = CacheLimits.Entries / CacheLimits.Shards;
        for (var number = 0; number < most; number++)
        {
            Keep(cache, number);
            audits.Clock.Now += TimeSpan.FromMinutes(1);
        }

        audits.Clock.Now += CacheLimits.UsePrecision;
        Assert.IsNotNull(Find(cache, Name(0)));

        // act
        Keep(cache, most);

        // assert
        Assert.HasCount(most, audits.Entries);
        Assert.IsNull(Find(cache, Name(1)));
        Assert.IsNotNull(Find(cache, Name(0)));
        Assert.IsNotNull(Find(cache, Name(2)));
        Assert.IsNotNull(Find(cache, Name(most)));
    }

    [TestMethod]
    public void IsReadWholeWhileOthersWriteIt()
    {
        // arrange
        using var cache = audits.Open();
        Keep(cache, 0);

        // act
        var found = Enumerable.Range(0, 400).AsParallel().WithDegreeOfParallelism(8).Select(number =>
        {
            Keep(cache, 0, files: number);
            return Find(cache, Name(0));
        }).ToList();

        // assert
        Assert.DoesNotContain((CleanLayer?)null, found);
        Assert.ContainsSingle(audits.Entries);
        Assert.IsNull(cache.Failure);
    }

    public void Dispose() => audits.Dispose();

    private static byte[] Name(int number) => [0, .. new byte[27], .. BitConverter.GetBytes(number)];

    private static void Keep(VerdictCache cache, int number, long files = 1) => cache.Keep(Name(number), new(1, files, 0, new LayerPaths(true, cache.Root)));

    private static CleanLayer? Find(VerdictCache cache, byte[] name) => cache.Find(name, hasWhiteouts: true);

    private async Task<(byte[] Name, byte[] Bytes)> EntryAsync()
    {
        await audits.RunAsync(image, Value);
        var entry = Assert.ContainsSingle(audits.Entries);
        return (Convert.FromHexString(Path.GetFileNameWithoutExtension(entry)), await File.ReadAllBytesAsync(entry, context.CancellationToken));
    }
}
