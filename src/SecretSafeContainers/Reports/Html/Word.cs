using SecretSafeContainers.Content;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;

namespace SecretSafeContainers.Reports.Html;

/// <summary>Values of enumerations and digests as the page writes them.</summary>
internal static class Word
{
    // sha256: and twelve digits, as engines abbreviate.
    private const int ShortDigest = 19;

    /// <summary>The name in lower case: also the name of a class or of a filter's value.</summary>
    public static string Of<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>Where something lies, in words.</summary>
    public static string Of(ContentChannel channel) => channel switch
    {
        ContentChannel.File => "file in a layer",
        ContentChannel.FileName => "file name",
        ContentChannel.Xattr => "file attribute",
        ContentChannel.Env => "environment variable",
        ContentChannel.Config => "configuration",
        ContentChannel.Publish => "file to be published",
        _ => Of<ContentChannel>(channel),
    };

    /// <summary>Who brought a layer in.</summary>
    public static string OriginOf(LayerOrigin origin) => origin switch
    {
        LayerOrigin.Base => "base image",
        LayerOrigin.App => "this build",
        _ => "origin unknown",
    };

    /// <summary>An image with its platform.</summary>
    public static string Of(ImageReport image) => image.Platform is null ? image.Reference : $"{image.Reference} ({image.Platform})";

    /// <summary>A verdict's sign, for those who do not see its colour.</summary>
    public static string SignOf(Verdict verdict) => verdict switch
    {
        Verdict.Clean => "✓",
        Verdict.Leak => "✕",
        _ => "!",
    };

    /// <summary>A digest's beginning.</summary>
    public static string Short(Digest digest) => digest.ToString() is { Length: > ShortDigest } text ? $"{text[..ShortDigest]}…" : digest.ToString();
}
