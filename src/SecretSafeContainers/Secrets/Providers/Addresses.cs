namespace SecretSafeContainers.Secrets.Providers;

/// <summary>Addresses that may hold credentials.</summary>
internal static class Addresses
{
    /// <summary>What is claimed of a setting that is no secret itself: an address with user info holds one.</summary>
    public static SecretClaim ClaimOf(ReadOnlySpan<char> value)
    {
        var scheme = value.IndexOf("://");
        return scheme > 0 && value[(scheme + 3)..].Contains('@') && !CharacterSets.NotOfAnAddress.HoldsAny(value) ? SecretClaim.Secret : SecretClaim.IfRecognised;
    }

    /// <summary>The part of an address that may be printed: its host; "an address" if it has none.</summary>
    public static string HostOf(ReadOnlySpan<char> address)
    {
        var start = address.IndexOf("//");
        var rest = start < 0 ? address : address[(start + 2)..];
        var end = rest.IndexOfAny('/', '?', '#');
        var authority = end < 0 ? rest : rest[..end];
        var host = authority[(authority.LastIndexOf('@') + 1)..].TrimEnd(':');
        return host.IsEmpty || host.Length > 253 || !CharacterSets.Host.HoldsAll(host) ? "an address" : host.ToString();
    }
}
