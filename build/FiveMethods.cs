using System.Collections.Immutable;

namespace SecretSafeContainers.Build;

/// <summary>Five ways to use a private index in a Dockerfile, and who sees the password of each. Compiled into the tests too.</summary>
/// <param name="sources">The folder with the Dockerfiles: <c>build/demo</c>.</param>
/// <param name="context">An empty folder that becomes the build context. It will hold the password: delete it.</param>
internal sealed class FiveMethods(string sources, string context)
{
    /// <summary>Id of the known secret.</summary>
    public const string SecretId = "pip-password";

    /// <summary>The password: no pattern in the world describes it.</summary>
    public const string Secret = "My$3cr3" + "tP4$$";

    private const string SecretVariable = "SECRET";

    /// <summary>What each of them leaks.</summary>
    public static ImmutableArray<Row> Table { get; } =
    [
        new("v1", "COPY pip.conf", Runtime: true, Inspection: false, Layers: true),
        new("v2", "COPY, later RUN rm", Runtime: false, Inspection: false, Layers: true),
        new("v3", "COPY, RUN install && rm", Runtime: false, Inspection: false, Layers: true),
        new("v4", "ARG, RUN generate && rm", Runtime: false, Inspection: true, Layers: false),
        new("v5", "RUN --mount=type=secret", Runtime: false, Inspection: false, Layers: false),
    ];

    /// <summary>What a build and an audit find in their environment: the password is on no command line.</summary>
    public static IReadOnlyDictionary<string, string?> Environment { get; } = new Dictionary<string, string?> { [SecretVariable] = Secret, ["DOCKER_BUILDKIT"] = "1" };

    /// <summary>How an audit is told of the password.</summary>
    public static string KnownSecret => $"{SecretId}=env:{SecretVariable}";

    /// <summary>Fills the build context.</summary>
    public void Prepare()
    {
        foreach (var file in Directory.EnumerateFiles(sources))
        {
            File.Copy(file, Path.Combine(context, Path.GetFileName(file)));
        }

        File.WriteAllText(Path.Combine(context, "pip.conf"), $"[global]\nindex-url = https://hugo.prudente:{Secret}@private.pip/playlist\n");
    }

    /// <summary>The arguments for docker or podman, to be run in the context.</summary>
    /// <param name="row">Which of the five.</param>
    /// <param name="baseImage">An image with a shell.</param>
    /// <param name="tag">The name of the result.</param>
    public static IReadOnlyList<string> BuildCommand(Row row, string baseImage, string tag)
    {
        string[] hidden = row.Name switch
        {
            "v4" => ["--build-arg", SecretVariable],
            "v5" => ["--secret", "id=pip.conf,src=pip.conf"],
            _ => [],
        };
        return ["build", "--network", "none", "--build-arg", $"BASE={baseImage}", .. hidden, "-t", tag, "-f", $"{row.Name}.Dockerfile", "."];
    }

    /// <summary>A row of the table: a method, and who sees the password.</summary>
    /// <param name="Name">The Dockerfile.</param>
    /// <param name="Method">In a few words.</param>
    /// <param name="Runtime">The running container.</param>
    /// <param name="Inspection">Whoever asks for the history.</param>
    /// <param name="Layers">Whoever unpacks the layers.</param>
    internal sealed record Row(string Name, string Method, bool Runtime, bool Inspection, bool Layers);
}
