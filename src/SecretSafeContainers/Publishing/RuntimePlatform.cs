using SecretSafeContainers.Images;

namespace SecretSafeContainers.Publishing;

/// <summary>The image platform of a .NET runtime identifier, as the SDK picks a manifest from a base image's index.</summary>
public static class RuntimePlatform
{
    /// <summary>The platform; null for an identifier that no container platform belongs to.</summary>
    public static Platform? Of(string runtimeIdentifier)
    {
        ArgumentNullException.ThrowIfNull(runtimeIdentifier);
        var os = runtimeIdentifier.Split('-')[0] switch
        {
            "linux" or "alpine" or "ubuntu" or "debian" => "linux",
            ['w', 'i', 'n', ..] => "windows",
            _ => null,
        };
        return (os, runtimeIdentifier[(runtimeIdentifier.LastIndexOf('-') + 1)..]) switch
        {
            (null, _) => null,
            (_, "x64") => new(os, "amd64"),
            (_, "x86") => new(os, "386"),
            (_, "arm64") => new(os, "arm64"),
            (_, "arm") => new(os, "arm"),
            (_, "ppc64le" or "s390x" or "riscv64" or "loongarch64") => new(os, runtimeIdentifier[(runtimeIdentifier.LastIndexOf('-') + 1)..]),
            _ => null,
        };
    }
}
