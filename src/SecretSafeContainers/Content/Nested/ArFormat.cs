using System.Globalization;
using System.Runtime.CompilerServices;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Images.Tar;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Ar: static libraries and Debian packages, with long names as GNU and BSD write them.</summary>
internal sealed class ArFormat : INestedFormat
{
    private const int HeaderBytes = 60;
    private const string BsdName = "#1/";

    private static ReadOnlySpan<byte> Magic => "!<arch>\n"u8;

    /// <inheritdoc/>
    public bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) =>
        head.Length >= Magic.Length + HeaderBytes && head.StartsWith(Magic) && IsHeader(head[Magic.Length..]);

    /// <inheritdoc/>
    public async IAsyncEnumerable<LayerEntry> EntriesAsync(NestedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        using var stored = file.Open();
        var names = "";
        for (long at = Magic.Length; at < stored.Length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Read(stored, at) is not { } member)
            {
                throw new SecretSafeException(DiagnosticCodes.Malformed, file.What, $"the ar archive breaks off at byte {at}");
            }

            var data = at + HeaderBytes;
            var inName = member.Name.StartsWith(BsdName, StringComparison.Ordinal) ? (int)Math.Min(Number(member.Name[BsdName.Length..]), Math.Min(member.Size, ImageLimits.PathBytes)) : 0;
            var name = inName > 0 ? Text(stored, data, inName).TrimEnd('\0') : NameOf(member.Name, names);
            names = member.Name == "//" ? Text(stored, data, (int)Math.Min(member.Size, ImageLimits.AttributeBytes)) : names;
            yield return new LayerEntry
            {
                Kind = LayerEntryKind.File,
                Path = name,
                Size = member.Size - inName,
                Content = new CompleteStream(new StreamSlice(stored, data + inName, member.Size - inName), member.Size - inName),
            };
            at = data + member.Size + (member.Size & 1);
        }
    }

    private static (string Name, long Size)? Read(Stream stored, long at)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        stored.Position = at;
        return stored.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) == HeaderBytes && IsHeader(header)
            ? (TarHeader.Text(header[..16]).TrimEnd(' '), Number(TarHeader.Text(header.Slice(48, 10))))
            : null;
    }

    private static bool IsHeader(ReadOnlySpan<byte> header) => header[58] == '`' && header[59] == '\n' && Number(TarHeader.Text(header.Slice(48, 10))) >= 0;

    private static long Number(string text) => long.TryParse(text.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>A name ends with a slash; a longer one is told by its place in the member <c>//</c>.</summary>
    private static string NameOf(string field, string names)
    {
        if (field.Length > 1 && field[0] == '/' && Number(field[1..]) is >= 0 and var place && place < names.Length)
        {
            var name = names[(int)place..];
            var end = name.IndexOf('\n', StringComparison.Ordinal);
            field = end < 0 ? name : name[..end];
        }

        return field.Length > 1 ? field.TrimEnd('/') : field;
    }

    private static string Text(Stream stored, long at, int length)
    {
        var text = new byte[length];
        stored.Position = at;
        return TarHeader.Text(text.AsSpan(0, stored.ReadAtLeast(text, length, throwOnEndOfStream: false)));
    }
}
