using System.Collections.Immutable;
using System.Reflection;
using SecretSafeContainers.Policy;

namespace SecretSafeContainers.Reports;

/// <summary>The outermost object of the JSON report, version 1. Its members' order is the file's.</summary>
internal sealed record JsonReport(
    int SchemaVersion,
    JsonTool Tool,
    AuditPhase Phase,
    Verdict Verdict,
    ImmutableArray<ImageReport> Images,
    ImmutableArray<SharedLayer> SharedLayers)
{
    public static JsonReport Of(AuditReport report) =>
        new(1, JsonTool.This, report.Phase, report.Verdict, report.Images, report.SharedLayers);
}

/// <summary>Which program made a report.</summary>
internal sealed record JsonTool(string Name, string Version)
{
    public static JsonTool This { get; } = new("SecretSafeContainers", ThisVersion());

    private static string ThisVersion()
    {
        var version = typeof(JsonTool).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        return version.Split('+')[0];
    }
}
