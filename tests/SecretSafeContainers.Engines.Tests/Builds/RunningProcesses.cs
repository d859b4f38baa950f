using System.Text;

namespace SecretSafeContainers.Engines.Tests.Builds;

/// <summary>What everybody on this machine can see of its processes, and what their owner can.</summary>
internal static class RunningProcesses
{
    /// <summary>Their command lines.</summary>
    public static string CommandLines() => Read("cmdline", _ => true);

    /// <summary>The environment of those whose command line holds a text.</summary>
    public static string Environments(string commandLine) => Read("environ", folder => Text(folder, "cmdline").Contains(commandLine, StringComparison.Ordinal));

    private static string Read(string name, Predicate<string> wanted) => string.Join(
        '\n', Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _) && wanted(folder)).Select(folder => Text(folder, name)));

    private static string Text(string folder, string name)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(folder, name))).Replace('\0', ' ');
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
