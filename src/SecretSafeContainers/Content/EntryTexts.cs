using System.Text;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content;

/// <summary>What an entry of a layer or of an archive says beside its content: its name, its link's target and its attributes, an item each.</summary>
internal static class EntryTexts
{
    /// <summary>The items.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="place">The location of its content.</param>
    public static IEnumerable<ContentItem> Of(LayerEntry entry, ContentLocation place)
    {
        if (entry.Path.Length > 0)
        {
            yield return new(place with { Channel = ContentChannel.FileName }, Text(entry.Path));
        }

        if (entry.LinkTarget is { Length: > 0 } target)
        {
            yield return new(place with { Channel = ContentChannel.Link }, Text(target));
        }

        foreach (var (name, value) in entry.Attributes)
        {
            yield return new(place with { Channel = ContentChannel.Xattr, Key = name }, Text($"{name}={value}"));
        }
    }

    private static MemoryStream Text(string text) => new(Encoding.UTF8.GetBytes(text), writable: false);
}
