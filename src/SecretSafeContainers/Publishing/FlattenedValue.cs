namespace SecretSafeContainers.Publishing;

/// <summary>
/// An environment variable or label on its way from the build of several runtime identifiers to that of one: the SDK writes it as
/// <c>name:value</c> and cuts the value at its first colon when it reads it.
/// </summary>
/// <remarks>_ParseItemsForPublishingSingleContainer in Microsoft.NET.Build.Containers.targets.</remarks>
/// <param name="Name">Its name.</param>
/// <param name="Value">The whole value, as the project gives it.</param>
public sealed record FlattenedValue(string Name, string Value)
{
    /// <summary>Reads what the SDK wrote; null for what is no name and value.</summary>
    public static FlattenedValue? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 ? new(text[..colon], text[(colon + 1)..]) : null;
    }

    /// <summary>The values that do not arrive as they were given. The last one of a name counts, as in an image.</summary>
    /// <param name="given">What the project gives.</param>
    /// <param name="arrived">What the SDK makes the image of, name and value.</param>
    public static IReadOnlyList<FlattenedValue> Cut(IEnumerable<FlattenedValue> given, IEnumerable<KeyValuePair<string, string>> arrived)
    {
        var image = Last(arrived);
        return
        [
            .. Last(given.Select(value => KeyValuePair.Create(value.Name, value.Value)))
                .Where(value => image.TryGetValue(value.Key, out var inImage) && inImage != value.Value)
                .Select(value => new FlattenedValue(value.Key, value.Value)),
        ];
    }

    /// <summary>The values that an audit has to look at: the whole of what was cut, which holds what arrives.</summary>
    /// <param name="arrived">What the SDK makes the image of.</param>
    /// <param name="cut">What <see cref="Cut"/> says.</param>
    public static IEnumerable<KeyValuePair<string, string>> Whole(IEnumerable<KeyValuePair<string, string>> arrived, IEnumerable<FlattenedValue> cut)
    {
        var wholes = cut.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);
        return Last(arrived).Select(value =>
            wholes.TryGetValue(value.Key, out var whole) && whole.StartsWith(value.Value, StringComparison.Ordinal) ? KeyValuePair.Create(value.Key, whole) : value);
    }

    private static OrderedDictionary<string, string> Last(IEnumerable<KeyValuePair<string, string>> values)
    {
        var last = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            last[name] = value;
        }

        return last;
    }
}
