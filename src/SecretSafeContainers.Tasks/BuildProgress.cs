using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using SecretSafeContainers.Engines.Builds;

namespace SecretSafeContainers.Tasks;

/// <summary>What a build prints, redacted, as MSBuild's messages: steps for everybody, their output for whoever asks for details.</summary>
internal sealed class BuildProgress(TaskLoggingHelper log) : IBuildLog
{
    /// <inheritdoc/>
    public void Step(string text) => log.LogMessage(MessageImportance.High, "{0}", text);

    /// <inheritdoc/>
    public void Output(string line) => log.LogMessage(MessageImportance.Low, "{0}", line);

    /// <inheritdoc/>
    public void Warning(string text) => log.LogMessage(MessageImportance.Normal, "{0}", text);
}
