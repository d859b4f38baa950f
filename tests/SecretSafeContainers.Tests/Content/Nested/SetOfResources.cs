using System.Resources;
using CsCheck;
using SecretSafeContainers.Content.Nested.Assemblies;

namespace SecretSafeContainers.Tests.Content.Nested;

[TestClass]
public sealed class SetOfResources
{
    private static readonly Gen<object?> Value = Gen.OneOf(
        Gen.Byte.Array[0, 300].Select(bytes => (object?)bytes),
        Gen.Byte.Array[0, 300].Select(bytes => (object?)new MemoryStream(bytes)),
        Gen.String.Select(text => (object?)text),
        Gen.Int.Select(number => (object?)number),
        Gen.Decimal.Select(number => (object?)number),
        Gen.Const((object?)null));

    private static readonly Gen<(string Name, object? Value)[]> Resources = Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 200], Value).Array[0, 40].Select(all => all.DistinctBy(one => one.Item1.ToUpperInvariant()).ToArray());

    [TestMethod]
    public void IsReadAsTheRuntimeReadsIt() => Resources.Sample(
        resources =>
        {
            var set = Written(resources);

            var read = new StoredResources(set).Read().Select(resource => $"{resource.Name}={Convert.ToHexString(resource.Content)}");

            CollectionAssert.AreEqual(ReadByTheRuntime(set), read.ToArray());
        },
        iter: 200);

    [TestMethod]
    public void CostsTheSameForEachOfManyResources()
    {
        const int Count = 5_000;
        var set = Written([.. Enumerable.Range(0, Count).Select(index => ($"text{index}", (object?)"nothing")), ("last", new byte[] { 1, 2, 3 })]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var resource = Assert.ContainsSingle(new StoredResources(set).Read());

        Assert.AreEqual("last", resource.Name);
        Assert.IsLessThan(set.Length, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void GivesNothingThatAnotherReaderStored()
    {
        var set = Written([("a", new byte[] { 1, 2, 3 })]);
        "Xystem"u8.CopyTo(set.AsSpan(set.AsSpan().IndexOf("System.Resources."u8)));

        Assert.IsEmpty(new StoredResources(set).Read());
    }

    [TestMethod]
    public void ThrowsOrEndsWhateverIsDamaged()
    {
        var set = Written([("a", new byte[] { 1, 2, 3 }), ("b", "text"), ("c", new MemoryStream([4, 5]))]);
        for (var at = StoredResources.Magic.Length; at < set.Length; at++)
        {
            foreach (var value in (byte[])[0, 1, 0x7F, 0x80, 0xFF])
            {
                var damaged = set.ToArray();
                damaged[at] = value;
                AssertEnds(damaged);
            }

            AssertEnds(set[..at]);
        }
    }

    private static void AssertEnds(byte[] set)
    {
        try
        {
            Assert.IsLessThan(4, new StoredResources(set).Read().Take(4).Count());
        }
        catch (Exception damage) when (damage is ArgumentException or OverflowException)
        {
            // It is said by whoever opens the set.
        }
    }

    private static byte[] Written((string Name, object? Value)[] resources)
    {
        using var set = new MemoryStream();
        using var writer = new ResourceWriter(set);
        foreach (var (name, value) in resources)
        {
            writer.AddResource(name, value);
        }

        writer.Generate();
        return set.ToArray();
    }

    private static string[] ReadByTheRuntime(byte[] set)
    {
        var read = new List<string>();
        using var reader = new ResourceReader(new MemoryStream(set));
        for (var entries = reader.GetEnumerator(); entries.MoveNext();)
        {
            reader.GetResourceData((string)entries.Key, out var type, out var data);
            if (type is "ResourceTypeCode.ByteArray" or "ResourceTypeCode.Stream")
            {
                read.Add($"{entries.Key}={Convert.ToHexString(data.AsSpan(sizeof(int)))}");
            }
        }

        return [.. read];
    }
}
