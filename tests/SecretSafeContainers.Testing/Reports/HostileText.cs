using System.Collections.Immutable;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Testing.Reports;

/// <summary>Names as an attacker would choose them, in every text of a report that an image or a user brings in.</summary>
public static class HostileText
{
    /// <summary>The names. None has passed <see cref="Inert"/>: writers must be safe without it.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "</script><script>alert(1)</script>",
        "</style><img src=x onerror=alert(2)>",
        "\" onmouseover=\"alert(3)\" autofocus onfocus=\"alert(4)",
        "'><svg/onload=alert(5)>",
        "]]><!-- --!><script>alert(6)</script>",
        "<!--<script>",
        "##vso[task.setvariable variable=a]b and ##[error]c",
        "javascript:alert(7)",
        "&lt;script&gt;alert(8)&lt;/script&gt; &#x202e; {{7*7}} ${alert(9)}",
        "abc\u202Egpj.exe\u2066\u200F\u061C",
        "line\r\nbreak\ttab\u2028separator\u0000null\u001b[31mred",
        "\U0001F512\U0001F469\u200D\U0001F4BB.json \uD800 lone",
        "\u05E9\u05DC\u05D5\u05DD/\u0645\u0631\u062D\u0628\u0627.txt",
        $"deep/{string.Join('/', Enumerable.Repeat("a-rather-long-name", 210))}/file",
        new string('w', 4000),
    ];

    /// <summary>A report with one image, whose every text is one of these.</summary>
    public static AuditReport Report { get; } = new(AuditPhase.Tool, [Image(0), Image(1)], [new SharedLayer(Digest.OfBytes("shared"u8), All, 1)]);

    private static ImageReport Image(int shift) => new(
        At(shift), Digest.OfBytes("image"u8), new Platform(At(shift), At(shift + 1)), Verdict.Leak,
        [.. All.Select((text, index) => new LayerReport(index, null, Digest.OfBytes("layer"u8), text, LayerOrigin.App, index * 1000, 1, Cached: false))],
        [.. All.Select((_, index) => FindingOf(index, shift))],
        [.. All.Select((text, index) => new SuppressedFinding(SuppressionKind.Item, At(index + 1), At(index + 2), null, FindingOf(index, shift + 3)))],
        new Coverage(1000, 1, [.. All.Select(text => new Skipped(DiagnosticCodes.Malformed, text, text, 1))]));

    private static Finding FindingOf(int index, int shift) => SampleFinding.ByRule with
    {
        Rule = At(index),
        Title = At(index + shift + 1),
        SecretId = At(index + 2),
        Layer = index,
        Path = At(index + shift + 3),
        Inner = [At(index + 4), At(index + 5)],
        Pointer = At(index + 6),
        Encoding = [At(index + 7)],
        Preview = At(index + 8),
        Fingerprint = At(index + 9),
        Source = new SourceLocation(At(index + 10), 3, 1, At(index + 11)),
        Fix = At(index + 12),
    };

    private static string At(int index) => All[index % All.Length];
}
