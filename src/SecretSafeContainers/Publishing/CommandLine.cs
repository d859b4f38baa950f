using System.Collections.Immutable;

namespace SecretSafeContainers.Publishing;

/// <summary>The command of an image, in the two parts of the config.</summary>
/// <param name="Entrypoint">What always runs.</param>
/// <param name="Command">What a user of the image can replace.</param>
public sealed record CommandLine(ImmutableArray<string> Entrypoint, ImmutableArray<string> Command)
{
    /// <summary>Divides the words of the items as the SDK does.</summary>
    /// <param name="entrypoint"><c>ContainerEntrypoint</c> and its arguments.</param>
    /// <param name="appCommand"><c>ContainerAppCommand</c> and its arguments.</param>
    /// <param name="defaultArgs"><c>ContainerDefaultArgs</c>.</param>
    /// <param name="instruction"><c>ContainerAppCommandInstruction</c>, or empty for the SDK's choice.</param>
    public static CommandLine Of(ImmutableArray<string> entrypoint, ImmutableArray<string> appCommand, ImmutableArray<string> defaultArgs, string instruction)
    {
        var isEntrypoint = instruction.Equals("Entrypoint", StringComparison.OrdinalIgnoreCase) || (instruction.Length == 0 && entrypoint.IsEmpty);
        return isEntrypoint ? new([.. entrypoint, .. appCommand], defaultArgs) : new(entrypoint, [.. appCommand, .. defaultArgs]);
    }
}
