using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Policy;

/// <summary>What there is to say about suppressions, baseline and trial themselves.</summary>
/// <param name="Weight">How loud.</param>
/// <param name="Text">One sentence, without a full stop; not redacted.</param>
/// <param name="Code">The code of a warning; null for a message.</param>
public sealed record TriageRemark(TriageRemark.Loudness Weight, string Text, DiagnosticCode? Code = null)
{
    /// <summary>How loud something is said.</summary>
    public enum Loudness
    {
        /// <summary>To who looks for it.</summary>
        Message,

        /// <summary>To everybody.</summary>
        Notice,

        /// <summary>As a warning.</summary>
        Warning,
    }
}
