using SecretSafeContainers.Secrets.Judging;

namespace SecretSafeContainers.Publishing;

/// <summary>A value that was gathered and is not looked for.</summary>
/// <param name="Id">Where it lies, in words.</param>
/// <param name="Reason">Why.</param>
public sealed record SecretExclusion(string Id, ExclusionReason Reason)
{
    /// <summary>The reason, as the end of a sentence about the value.</summary>
    public string Explanation => Reason switch
    {
        ExclusionReason.TooShort => $"it has under {ValueJudge.MinBytes} bytes",
        ExclusionReason.TooLong => "it is longer than a secret can be",
        ExclusionReason.Placeholder => "it stands in place of a secret",
        ExclusionReason.Word => "it is a word, or as simple as one",
        ExclusionReason.Number => "it is a number, a date or a version",
        ExclusionReason.Identifier => "it is an identifier",
        ExclusionReason.Path => "it is a path",
        ExclusionReason.Address => "it is a host",
        ExclusionReason.User => "it is a user, or another name of this machine",
        ExclusionReason.WithoutSecret => "there is no secret in it",
        ExclusionReason.Unremarkable => "neither its name nor its looks are a secret's",
        ExclusionReason.PublicName => "its name says that it is no secret",
        ExclusionReason.PublicSetting => "an appsettings file that git tracks has it under the same key, and rules judge it there",
        _ => throw new InvalidOperationException($"No explanation of {Reason}."),
    };
}
