using SecretSafeContainers.Content;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Detection.Checksums;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Findings;

/// <summary>Turns detections, which hold secrets, into findings, which do not.</summary>
/// <param name="redactor">Has learned everything that was found. Stays the caller's.</param>
/// <param name="sources">Knows the user's own files, or null.</param>
public sealed class FindingFactory(Redactor redactor, ISourceLocator? sources)
{
    // Under 16 characters even a rounded length tells too much.
    private const int ShortestPreviewed = 16;
    private const string KnownSecretRule = "known-secret";

    /// <summary>Tells which findings are of the same secret; one for all images of an audit.</summary>
    internal SecretNumbers Secrets { get; init; } = new();

    /// <summary>Knows the comments in the user's own files; null if none counts.</summary>
    internal InlineAllowances? Allowances { get; init; }

    /// <summary>The finding of a detection.</summary>
    /// <param name="detection">What the scanner found. Stays the caller's.</param>
    /// <param name="image">The image in which it was found.</param>
    /// <param name="exposure">Who can see it.</param>
    public Finding Create(SecretDetection detection, Image image, Exposure exposure)
    {
        ArgumentNullException.ThrowIfNull(detection);
        ArgumentNullException.ThrowIfNull(image);
        var location = detection.Location;
        var rule = detection.Rule;
        var path = redactor.Redact(location.Path);
        var place = sources?.Locate(location, detection.Line, detection.Column, detection.Secret);
        var (allowance, remark) = Allowances?.Of(detection, place) ?? default;
        var source = Redact(place);
        return new Finding
        {
            Code = CodeOf(rule, location.Channel),
            Rule = rule?.Id ?? KnownSecretRule,
            Title = rule?.Title ?? $"known secret '{Inert.Of(detection.SecretId!)}'",
            Severity = rule is not null ? PackageContent.At(location, rule) : detection.IsDoubtful ? Severity.Low : Severity.Critical,
            Confidence = rule is not null ? CredentialChecksum.ConfidenceOf(rule, detection.Secret) : (detection.IsDoubtful ? Confidence.Low : Confidence.High),
            SecretId = detection.SecretId,
            Channel = location.Channel,
            Layer = location.Layer,
            Origin = location.Layer is { } layer ? image.Layers[layer].Origin : LayerOrigin.App,
            Path = path,
            Inner = [.. location.Inner.Select(step => redactor.Redact(step))],
            Pointer = redactor.RedactPointer(location.Pointer),
            Line = detection.Line,
            Column = detection.Column,
            Offset = detection.Offset,
            Length = rule is null ? null : detection.Length,
            Encoding = detection.Encodings,
            Preview = PreviewOf(rule, detection.Secret.Length),
            Fingerprint = Fingerprints.Of(rule?.Id ?? KnownSecretRule, PlaceOf(detection), Secrets.BitsOf(detection.Secret)),
            Secret = Secrets.NumberOf(detection),
            Exposure = source?.Exposure ?? exposure,
            Source = source,
            Fix = $"{source?.Fix ?? FixAdvice.For(location)} {rule?.Advice ?? RevocationOf(location)}{(remark is null ? "" : $" {remark}")}",
            Allowance = allowance,
        };
    }

    private static DiagnosticCode CodeOf(Rule? rule, ContentChannel channel) => (rule?.Subject, channel) switch
    {
        (null, _) => DiagnosticCodes.KnownSecret,
        (RuleSubject.CredentialFile, ContentChannel.File or ContentChannel.Publish) => DiagnosticCodes.CredentialFile,
        (_, ContentChannel.File or ContentChannel.Publish) => DiagnosticCodes.CredentialInFile,
        _ => DiagnosticCodes.CredentialInMetadata,
    };

    private static string RevocationOf(ContentLocation location) =>
        $"If {(location.IsInLog ? "the log" : "an image with it")} has left this machine, revoke the secret.";

    private static string PreviewOf(Rule? rule, int length) => rule is null || length < ShortestPreviewed
        ? ""
        : $"{rule.PublicPrefix}… (about {(length + 5) / 10 * 10} characters)";

    /// <summary>
    /// What stays the same over rebuilds. A file has one place in the gate and in the audit; a JSON value whose index moves goes by its key.
    /// </summary>
    /// <remarks>What else was found must not change it, so of what was learned only the secret itself is masked.</remarks>
    private string PlaceOf(SecretDetection detection)
    {
        var location = detection.Location;
        var way = string.Join('!', new[] { location.Path ?? location.Key ?? location.Pointer ?? "" }.Concat(location.Inner).Select(step => redactor.RedactAlone(step, detection.Secret)));
        return location.Channel is ContentChannel.File or ContentChannel.Publish ? way : $"{location.Channel}:{way}";
    }

    private SourceLocation? Redact(SourceLocation? source) =>
        source is null
            ? null
            : source with { File = redactor.Redact(source.File), Text = redactor.Redact(source.Text?.Trim()), Fix = redactor.Redact(source.Fix) };
}
