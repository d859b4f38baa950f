namespace SecretSafeContainers.Publishing;

/// <summary>Which logs a build writes, as far as its command line says: <c>-bl</c>, <c>-fl</c> and <c>-flp</c>, on the line itself, in response files and in <c>MSBUILD_LOGGING_ARGS</c>.</summary>
/// <remarks>
/// <see href="https://learn.microsoft.com/visualstudio/msbuild/msbuild-command-line-reference"/>. Logs of loggers that are named by their assembly (<c>-logger</c>) and those of
/// each node (<c>-dfl</c>) are not known. A build node other than the first was not started with the build's command line and knows of none.
/// </remarks>
public sealed class BuildLogs
{
    /// <summary>More switches than this are no command line of a person.</summary>
    private const int MaxLogs = 32;

    /// <summary>MSBuild's name for the time and a random part in the name of a binary log.</summary>
    private const string Unique = "{}";

    private readonly string startFolder;
    private readonly DateTime started;
    private readonly HashSet<BuildLog> found = [];
    private readonly Dictionary<string, string> textLogs = new(StringComparer.Ordinal);

    private BuildLogs(string startFolder, DateTime started) => (this.startFolder, this.started) = (startFolder, started);

    /// <summary>Reads a command line.</summary>
    /// <param name="arguments">The arguments of MSBuild's process.</param>
    /// <param name="startFolder">Absolute folder in which it was started, <c>MSBuildStartupDirectory</c>: paths are relative to it.</param>
    /// <param name="projectFolder">Absolute folder of the project: it and those above can hold a <c>Directory.Build.rsp</c>.</param>
    /// <param name="variable">The value of an environment variable, or null.</param>
    /// <param name="started">When the process began, in UTC: what is older is the log of another build.</param>
    public static IReadOnlyCollection<BuildLog> Of(
        IEnumerable<string> arguments, string startFolder, string projectFolder, Func<string, string?> variable, DateTime started)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(variable);
        var line = arguments.ToList();
        if (startFolder.Length == 0 || line.Any(argument => Switch(argument).Name is "nodemode"))
        {
            return [];
        }

        string[] own = [.. line.SelectMany(argument => argument.StartsWith('@') ? ResponseFile.Read(Path.GetFullPath(argument[1..], startFolder)) : [argument])];
        string[] automatic = own.Any(argument => Switch(argument).Name is "noautoresponse" or "noautorsp") ? [] : ResponseFile.OfProject(projectFolder);
        var logs = new BuildLogs(startFolder, started);
        foreach (var argument in (string[])[.. automatic, .. ResponseFile.Split(variable("MSBUILD_LOGGING_ARGS") ?? ""), .. own])
        {
            logs.Add(argument);
        }

        foreach (var path in logs.textLogs.Values)
        {
            logs.Add(path, isBinary: false);
        }

        return [.. logs.found.Take(MaxLogs)];
    }

    private static (string Name, string Parameters) Switch(string argument)
    {
        if (argument is not ['-' or '/', ..])
        {
            return ("", "");
        }

        var text = argument.TrimStart('-', '/');
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (text.ToLowerInvariant(), "") : (text[..colon].ToLowerInvariant(), text[(colon + 1)..]);
    }

    private void Add(string argument)
    {
        var (name, parameters) = Switch(argument);
        switch (name.TrimEnd("123456789".ToCharArray()))
        {
            case "bl" or "binarylogger":
                AddBinary(parameters);
                break;
            case "fl" or "filelogger":
                _ = textLogs.TryAdd(Number(name), $"msbuild{Number(name)}.log");
                break;
            case "flp" or "fileloggerparameters":
                AddText(Number(name), parameters);
                break;
            default:
                break;
        }
    }

    private static string Number(string name) => char.IsAsciiDigit(name[^1]) ? name[^1..] : "";

    // Without the name of a file the number of the logger is in its default name.
    private void AddText(string number, string parameters)
    {
        var file = Parameters(parameters).Select(parameter => Value(parameter, "LogFile")).LastOrDefault(value => value is not null);
        textLogs[number] = file ?? textLogs.GetValueOrDefault(number, $"msbuild{number}.log");
    }

    private void AddBinary(string parameters)
    {
        var file = Parameters(parameters).Select(parameter => Value(parameter, "LogFile") ?? (IsBinaryLog(parameter) ? parameter : null)).LastOrDefault(value => value is not null);
        Add(file ?? "msbuild.binlog", isBinary: true);
    }

    private static bool IsBinaryLog(string parameter) => parameter.EndsWith(".binlog", StringComparison.OrdinalIgnoreCase) || parameter == Unique;

    private static string[] Parameters(string parameters) => [.. parameters.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(parameter => parameter.Trim('"'))];

    private static string? Value(string parameter, string name) =>
        parameter.StartsWith($"{name}=", StringComparison.OrdinalIgnoreCase) ? parameter[(name.Length + 1)..].Trim('"') : null;

    private void Add(string file, bool isBinary)
    {
        if (file.IndexOfAny(Path.GetInvalidPathChars()) >= 0 || file.Length == 0)
        {
            return;
        }

        if (!isBinary || !file.Contains(Unique, StringComparison.Ordinal))
        {
            found.Add(new(Path.GetFullPath(file.Replace('\\', Path.DirectorySeparatorChar), startFolder), isBinary));
            return;
        }

        var pattern = Path.GetFullPath((file == Unique ? $"{Unique}.binlog" : file).Replace(Unique, "*", StringComparison.Ordinal), startFolder);
        if (Path.GetDirectoryName(pattern) is { } folder && Directory.Exists(folder))
        {
            found.UnionWith(Directory.EnumerateFiles(folder, Path.GetFileName(pattern)).Where(log => File.GetLastWriteTimeUtc(log) >= started).Select(log => new BuildLog(log, true)));
        }
    }
}
