using System.Globalization;

namespace SecretSafeContainers.Publishing;

/// <summary>Ids of secrets: a finding names a secret by it, so none stands for two.</summary>
internal static class UniqueId
{
    /// <summary>Takes an id, with a number behind it if it is taken.</summary>
    /// <param name="id">The id.</param>
    /// <param name="taken">Those that are taken; receives the new one.</param>
    public static string Of(string id, HashSet<string> taken)
    {
        var unique = id;
        for (var number = 2; !taken.Add(unique); number++)
        {
            unique = $"{id} ({number.ToString(CultureInfo.InvariantCulture)})";
        }

        return unique;
    }
}
