using System.Text;
using SecretSafeContainers.Content;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Testing;

namespace SecretSafeContainers.Tests.Reports;

/// <summary>A report in which every text that comes from an image tries to be more than text. Nothing has made them inert.</summary>
internal static class HostileReport
{
    /// <summary>What such a text may be.</summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        "##vso[task.setvariable variable=PATH;]evil", "##[error]fake", "::error::fake", "::add-mask::a", "a\n##vso[task.complete result=Succeeded;]b", "a\r\n::stop-commands::x",
        "a;linenumber=7;]b", "%0A##vso[task.setvariable variable=x]y", "%25%AZP25%3B", "a%0D%0A::error::b", "]]>", "<script>alert(1)</script>", "<!-- ", "</details>", "<img src=x onerror=alert(1)>",
        "\u202egnp.exe", "\u001b[31mred", "a|b|c", @"\|<b>x</b>", "`rm -rf`", "```\n# heading", "[click](https://evil.example)", "![i](https://evil.example/i.png)", "https://evil.example", "www.evil.example",
        "@everyone", "octo@evil.example", "{0} {1}", "**bold** _it_ ~~no~~", "| - | - |", "- [ ] x", "\u2028line", "a\\", "\ud800", "../../../etc/passwd", "#1 GH-1", "a,title=b:c", "&lt;b&gt; &#64;x", "=cmd|' /C calc'!A0", " ",
    ];

    /// <summary>All of them, in every field.</summary>
    public static AuditReport Of(AuditPhase phase) => new(phase, [.. Texts.Select(Image)], []);

    /// <summary>One of them, in every field.</summary>
    public static AuditReport Of(string text) => new(AuditPhase.Audit, [Image(text)], []);

    /// <summary>The reports as bytes, by the name of the form.</summary>
    public static async Task<byte[]> WriteAsync(AuditReport report, string form, ReportContext? context = null)
    {
        using var stream = new MemoryStream();
        await ReportForms.All.Single(one => one.Name == form).Writer(context ?? new(new AuditPolicy())).WriteAsync(report, stream, CancellationToken.None);
        return stream.ToArray();
    }

    /// <summary>The same as text.</summary>
    public static async Task<string> TextAsync(AuditReport report, string form, ReportContext? context = null) => Encoding.UTF8.GetString(await WriteAsync(report, form, context));

    private static ImageReport Image(string text)
    {
        var file = SampleFinding.ByRule with { Title = text, Rule = text, Path = text, Inner = [text], Preview = text, Fix = text, Source = new SourceLocation(text.Replace('\0', '0'), 3, 4, text) };
        var other = SampleFinding.Known with { SecretId = text, Title = $"known secret '{text}'", Pointer = text, Encoding = [text], Source = null };
        return new(text, Digest.OfBytes("layer"u8), new Platform(text, text), Verdict.Leak, [new LayerReport(0, null, null, text, LayerOrigin.App, 1, 1, Cached: false)],
            [file, other, file with { Channel = ContentChannel.FileName, Layer = 0 }],
            [new SuppressedFinding(SuppressionKind.Inline, text, text, null, file), new SuppressedFinding(SuppressionKind.Baseline, text, "", null, other)],
            new Coverage(1, 1, [new Skipped(DiagnosticCodes.Malformed, text, text)]));
    }
}
