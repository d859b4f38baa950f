using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;

namespace SecretSafeContainers.Images.Tar;

/// <summary>What extended headers (pax <c>x</c>, GNU <c>L</c> and <c>K</c>) say about the entry that follows them.</summary>
internal sealed class TarExtensions
{
    private static readonly SearchValues<char> TimeCharacters = SearchValues.Create("0123456789.-");

    private readonly List<KeyValuePair<string, string>> attributes = [];
    private readonly List<string> headerNames = [];
    private string? longName;
    private string? longLink;
    private string? sparseName;
    private string? path;
    private string? linkPath;

    /// <summary>The path that replaces the header's, or null. GNU's wins over pax', as in Go.</summary>
    public string? Path => longName ?? sparseName ?? path;

    /// <summary>The link target that replaces the header's, or null.</summary>
    public string? LinkPath => longLink ?? linkPath;

    /// <summary>The size that replaces the header's, or null.</summary>
    public long? Size { get; private set; }

    /// <summary>Bytes of all extended headers so far.</summary>
    public long Bytes { get; set; }

    /// <summary>False as long as no extended header was read.</summary>
    public bool Any => Bytes > 0;

    /// <summary>Takes a long name or a long link: text up to the first NUL; text behind it stays visible as an attribute.</summary>
    public void TakeLongName(bool isLink, ReadOnlySpan<byte> payload)
    {
        var length = payload.IndexOf((byte)0);
        var text = TarHeader.Text(length < 0 ? payload : payload[..length]);
        _ = isLink ? Replace(ref longLink, text, "linkpath") : Replace(ref longName, text, "path");
        if (length >= 0)
        {
            TakeSlack(payload[length..]);
        }
    }

    /// <summary>Takes pax records; false if they break the format.</summary>
    public bool TakeRecords(ReadOnlySpan<byte> payload)
    {
        List<KeyValuePair<string, string>> records = [];
        var complete = PaxRecords.TryRead(payload, records);
        foreach (var record in records)
        {
            complete &= Take(record);
        }

        return complete;
    }

    /// <summary>Bytes that no field owns as an attribute; none if they are all zero.</summary>
    public static ReadOnlySpan<KeyValuePair<string, string>> Slack(ReadOnlySpan<byte> bytes) =>
        bytes.ContainsAnyExcept((byte)0) ? new KeyValuePair<string, string>[] { new("padding", TarHeader.Text(bytes.Trim((byte)0))) } : [];

    /// <summary>Keeps bytes that no field owns, if they are not all zero.</summary>
    public void TakeSlack(ReadOnlySpan<byte> bytes) => attributes.AddRange(Slack(bytes));

    /// <summary>Keeps the name of an extended header until the entry's own is known, which it mostly is made of.</summary>
    public void TakeHeaderName(string name) => headerNames.Add(name);

    /// <summary>Adds an owner's name unless it says nothing.</summary>
    public void TakeOwner(string key, string name) => TakeText(key, name == "root" ? "" : name);

    /// <summary>Adds a text unless it is empty.</summary>
    public void TakeText(string key, string text)
    {
        if (text.Length > 0)
        {
            attributes.Add(new(key, text));
        }
    }

    /// <summary>Hands out the attributes and forgets everything, ready for the next entry.</summary>
    /// <param name="entry">The entry's path as stored.</param>
    public ImmutableArray<KeyValuePair<string, string>> Flush(string entry)
    {
        foreach (var name in headerNames)
        {
            TakeText("name", ExtendedHeaderName.IsOf(name, entry) ? "" : name);
        }

        headerNames.Clear();
        ImmutableArray<KeyValuePair<string, string>> flushed = attributes.Count == 0 ? [] : [.. attributes];
        attributes.Clear();
        longName = longLink = sparseName = path = linkPath = null;
        Size = null;
        Bytes = 0;
        return flushed;
    }

    private bool Take(KeyValuePair<string, string> record)
    {
        switch (record.Key)
        {
            case "path":
                return Replace(ref path, record.Value, "path");
            case "linkpath":
                return Replace(ref linkPath, record.Value, "linkpath");
            case "GNU.sparse.name":
                return Replace(ref sparseName, record.Value, "path");
            case "size":
                var valid = long.TryParse(record.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var size);
                Size = valid ? size : null;
                return valid;
            case "atime" or "ctime" or "mtime" or "uid" or "gid" when !record.Value.AsSpan().ContainsAnyExcept(TimeCharacters):
                return true;
            default:
                attributes.Add(record);
                return true;
        }
    }

    /// <summary>The last one counts; one that it replaces is text all the same.</summary>
    private bool Replace(ref string? field, string value, string key)
    {
        if (field is not null)
        {
            attributes.Add(new(key, field));
        }

        field = value.Length == 0 ? null : value;
        return true;
    }
}
