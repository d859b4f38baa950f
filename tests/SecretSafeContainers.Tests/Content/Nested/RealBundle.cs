using System.Reflection;
using System.Runtime.InteropServices;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Content.Nested;

/// <summary>Single-file bundles, made by the SDK's own bundler out of its own host.</summary>
internal static class RealBundle
{
    /// <summary>A bundle of files.</summary>
    public static byte[] Of(params IEnumerable<(string Path, byte[] Content)> files)
    {
        using var folder = new TemporaryFolder();
        var sdk = Directory.EnumerateDirectories(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../sdk")).Order(StringComparer.Ordinal).Last();
        var model = Assembly.LoadFrom(Path.Combine(sdk, "Microsoft.NET.HostModel.dll"));
        var spec = model.GetType("Microsoft.NET.HostModel.Bundle.FileSpec", throwOnError: true)!;
        var bundler = model.GetType("Microsoft.NET.HostModel.Bundle.Bundler", throwOnError: true)!;
        var sources = files.Select(file => (Source: folder.Write($"in/{file.Path}", file.Content), file.Path)).Append((Path.Combine(sdk, "AppHostTemplate", "apphost"), "app")).ToArray();
        var specs = Array.CreateInstance(spec, sources.Length);
        for (var at = 0; at < sources.Length; at++)
        {
            specs.SetValue(Activator.CreateInstance(spec, sources[at].Item1, sources[at].Item2), at);
        }

        var arguments = bundler.GetConstructors().Single().GetParameters().Select(object? (parameter) => parameter.Name switch
        {
            "options" => Enum.Parse(parameter.ParameterType, "BundleAllContent"),
            "hostName" => "app",
            "outputDir" => folder.FullPath,
            "appAssemblyName" => "app",
            _ => parameter.DefaultValue,
        }).ToArray();
        var made = bundler.GetMethod("GenerateBundle")!.Invoke(Activator.CreateInstance(bundler, arguments), [specs]);
        return File.ReadAllBytes((string)made!);
    }
}
