using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace SecretSafeContainers.Tests.Detection;

/// <summary>Forms among the bytes of programs, beside letters without a gap, and over the borders at which readers cut content.</summary>
[TestClass]
public sealed class KnownSecretInEveryProgram(TestContext context)
{
    private const string Value = "My$3cr3t P4\"<&>'é\\/+~x?=%ä😀-k7Q";

    private static readonly int[] Borders = [64 * 1024, 1024 * 1024];

    public static IEnumerable<object[]> Forms() => WrittenForm.All.Select(form => new object[] { form });

    public static IEnumerable<object[]> Texts() => WrittenForm.All.Where(form => form.IsText).Select(form => new object[] { form });

    [TestMethod]
    [DynamicData(nameof(Texts))]
    public void IsFoundAsALiteralOfAnAssembly(object form) => Expect(Assembly(Encoding.UTF8.GetString(((WrittenForm)form).Write(Value))), $"{form}");

    [TestMethod]
    [DynamicData(nameof(Forms))]
    public void IsFoundInAnObjectFile(object form) => Expect(ObjectFile(((WrittenForm)form).Write(Value)), $"{form}");

    // Compilers put one text behind the other; what follows a base64 form would be more of it.
    [TestMethod]
    [DynamicData(nameof(Forms))]
    public void IsFoundBetweenTextsWithoutAGap(object form)
    {
        var bytes = ((WrittenForm)form).Write(Value);

        Expect([.. "key: not found%s"u8, .. bytes, .. ": unexpected end"u8], $"{form}");
        Expect([.. ObjectFile([]), .. "usage: "u8, .. bytes, 0x90, 0x48, 0x8B], $"{form}");
    }

    [TestMethod]
    [DynamicData(nameof(Forms))]
    public async Task IsFoundOverEveryBorder(object form)
    {
        var bytes = ((WrittenForm)form).Write(Value);
        foreach (var border in Borders)
        {
            foreach (var before in new[] { 0, 1, bytes.Length / 2, bytes.Length - 1, bytes.Length })
            {
                // arrange
                var content = new byte[border + 4096];
                content.AsSpan().Fill((byte)' ');
                bytes.CopyTo(content.AsSpan(border - before));
                using var secret = Scanned.Secret("feed", Value);

                // act
                var scanned = await Scanned.InWindowsAsync(content, windowBytes: border, [], [secret], context.CancellationToken);

                // assert
                Assert.HasCount(1, scanned.Detections, $"{form}, {before} bytes before {border}");
            }
        }
    }

    private static void Expect(byte[] content, string form)
    {
        using var secret = Scanned.Secret("feed", Value);

        var scanned = Scanned.Of(content, [], secret);

        Assert.HasCount(1, scanned.Detections, form);
    }

    // A class with a method that returns the text, as a compiler writes it.
    private static byte[] Assembly(string text)
    {
        var metadata = new MetadataBuilder();
        metadata.AddModule(0, metadata.GetOrAddString("a.dll"), metadata.GetOrAddGuid(Guid.Empty), default, default);
        metadata.AddAssembly(metadata.GetOrAddString("a"), new Version(1, 0), default, default, default, System.Reflection.AssemblyHashAlgorithm.None);
        metadata.GetOrAddUserString("another literal");
        metadata.GetOrAddUserString(text);
        metadata.GetOrAddUserString("the last");
        var image = new BlobBuilder();
        new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), new BlobBuilder()).Serialize(image);
        return image.ToArray();
    }

    // Machine code, read-only data with texts that end with NUL bytes, a table of symbols.
    private static byte[] ObjectFile(byte[] text)
    {
        var code = new byte[2_000];
        new Random(1).NextBytes(code);
        return [0x7F, .. "ELF"u8, 2, 1, 1, 0, .. new byte[56], .. code, .. "another\0"u8, .. text, 0, .. "GLIBC_2.17\0.symtab\0"u8, .. code];
    }
}
