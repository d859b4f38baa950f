using Microsoft.Build.Framework;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Secrets.Providers;

namespace SecretSafeContainers.Tasks;

/// <summary>What a build knows of itself, gathered once for all tasks of a project, its runtime identifiers among them, and zeroed by MSBuild when the build ends.</summary>
internal static class GatheredSecrets
{
    private static readonly Lock Access = new();

    /// <summary>The secrets of a place. Stay the build's.</summary>
    /// <param name="engine">The build.</param>
    /// <param name="place">Where it runs.</param>
    public static BuildSecrets Of(IBuildEngine4 engine, BuildPlace place)
    {
        var key = (typeof(GatheredSecrets), place.ProjectFolder, place.UserSecretsId, DigestOf(place.Variables));
        lock (Access)
        {
            if (engine.GetRegisteredTaskObject(key, RegisteredTaskObjectLifetime.Build) is BuildSecrets gathered)
            {
                return gathered;
            }

            gathered = BuildSecrets.Collect(place);
            engine.RegisterTaskObject(key, gathered, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
            return gathered;
        }
    }

    // A task of the user may set a variable between two of ours. Whatever their order.
    private static int DigestOf(IReadOnlyDictionary<string, string> variables) =>
        variables.Aggregate(0, (digest, variable) => digest ^ HashCode.Combine(variable.Key, variable.Value));
}
