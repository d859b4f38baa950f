using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Resources;
using System.Text;
using SecretSafeContainers.Testing.Nested;

namespace SecretSafeContainers.Tests.Content.Nested;

/// <summary>Assemblies with resources, and with the PDB inside.</summary>
[TestClass]
public sealed class ContentOfAnAssembly(TestContext context)
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes(OpenedFile.Text);

    [TestMethod]
    public async Task IsFoundInAResourceByItsName() => await ExpectAsync(Made([("App.settings.json", Text)]), "App.settings.json");

    [TestMethod]
    public async Task IsFoundInAResourceThatIsAnArchive() => await ExpectAsync(Made([("App.seed.zip", Packing.Zip(("a.txt", Text)))]), "App.seed.zip!a.txt");

    [TestMethod]
    public async Task IsFoundInAnAssemblyThatCosturaPutIntoAnother()
    {
        var inner = Made([("Lib.settings.json", Text)]);

        await ExpectAsync(Made([("costura.lib.dll.compressed", Deflate(inner))]), "costura.lib.dll!Lib.settings.json");
    }

    [TestMethod]
    public async Task IsFoundInAResourceThatIsOnlyCalledCompressed() => await ExpectAsync(Made([("a.compressed", Text)]), "a.compressed");

    [TestMethod]
    public async Task IsFoundInTheStreamsOfASetOfResources()
    {
        using var set = new MemoryStream();
        using (var writer = new ResourceWriter(set))
        {
            writer.AddResource("title", "nothing");
            writer.AddResource("seed", Packing.Gzip(OpenedFile.Text));
            writer.Generate();
            await ExpectAsync(Made([("App.g.resources", set.ToArray())]), "App.g.resources!seed!seed");
        }
    }

    [TestMethod]
    public async Task IsFoundInTheSourcesOfItsPdb() => await ExpectAsync(Made([], SourceInAPdb.Pdb(isDeflated: true)), "a.pdb!/src/Program.cs");

    [TestMethod]
    public async Task NeverStopsAnAuditWhereItIsDamaged()
    {
        var assembly = Made([("App.seed.zip", Packing.Zip(("a.txt", Text)))], SourceInAPdb.Pdb(isDeflated: true));
        for (var at = 60; at < assembly.Length; at += 5)
        {
            var damaged = assembly.ToArray();
            damaged[at] = 0xFF;

            _ = await OpenedFile.OfAsync("app/a.dll", damaged, context.CancellationToken);
            _ = await OpenedFile.OfAsync("app/a.dll", assembly[..at], context.CancellationToken);
        }
    }

    private static byte[] Made((string Name, byte[] Content)[] resources, byte[]? pdb = null)
    {
        var metadata = new MetadataBuilder();
        metadata.AddModule(0, metadata.GetOrAddString("a.dll"), metadata.GetOrAddGuid(Guid.Empty), default, default);
        metadata.AddAssembly(metadata.GetOrAddString("a"), new Version(1, 0), default, default, default, AssemblyHashAlgorithm.None);
        var data = new BlobBuilder();
        foreach (var (name, content) in resources)
        {
            metadata.AddManifestResource(ManifestResourceAttributes.Public, metadata.GetOrAddString(name), default, (uint)data.Count);
            data.WriteInt32(content.Length);
            data.WriteBytes(content);
            data.Align(8);
        }

        var debug = new DebugDirectoryBuilder();
        if (pdb is not null)
        {
            var blob = new BlobBuilder();
            blob.WriteBytes(pdb);
            debug.AddEmbeddedPortablePdbEntry(blob, 0x100);
        }

        var image = new BlobBuilder();
        new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), new BlobBuilder(), managedResources: data, debugDirectoryBuilder: debug).Serialize(image);
        return image.ToArray();
    }

    private static byte[] Deflate(byte[] content)
    {
        using var output = new MemoryStream();
        using (var deflate = new DeflateStream(output, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return output.ToArray();
    }

    private async Task ExpectAsync(byte[] assembly, string inner)
    {
        var file = await OpenedFile.OfAsync("app/a.dll", assembly, context.CancellationToken);

        Assert.AreEqual($"known-secret app/a.dll!{inner}:2:8 (layer 0)\nsample-token app/a.dll!{inner}:3:7 (layer 0)", string.Join('\n', file.Places));
        Assert.IsEmpty(file.Skipped);
    }
}
