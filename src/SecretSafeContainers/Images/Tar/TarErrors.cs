using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Images.Tar;

/// <summary>The errors of one tar, each with the place where reading stopped.</summary>
internal sealed class TarErrors(TarBuffer buffer, string name)
{
    /// <summary>The tar breaks its format.</summary>
    public SecretSafeException Malformed(string why) => new(DiagnosticCodes.Malformed, name, $"{why} (at byte {buffer.Consumed} of the tar)");

    /// <summary>The tar asks for more than it may.</summary>
    public SecretSafeException Limit(string what, long number, string unit) =>
        new(DiagnosticCodes.LimitReached, name, $"{what} {number} {unit} (at byte {buffer.Consumed} of the tar)");
}
