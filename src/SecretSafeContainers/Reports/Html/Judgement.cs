namespace SecretSafeContainers.Reports.Html;

/// <summary>What the policy makes of a leak: also the values of the filter.</summary>
internal static class Judgement
{
    public const string Fails = "fails";
    public const string Warning = "warning";
    public const string Accepted = "accepted";

    public static string Of(bool fails) => fails ? Fails : Warning;
}
