using System.Diagnostics.CodeAnalysis;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Content.Nested.Assemblies;

/// <summary>Metadata is offsets into itself, read without being checked first: whatever a reader throws at it is damage.</summary>
internal static class DamagedMetadata
{
    /// <summary>Reads a piece.</summary>
    /// <exception cref="SecretSafeException">It is damaged (SSC4003).</exception>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Nothing but the data can be the reason.")]
    public static T Guard<T>(string what, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new SecretSafeException(DiagnosticCodes.Malformed, what, "its metadata is damaged", failure);
        }
    }
}
