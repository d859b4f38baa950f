using System.Text;
using SecretSafeContainers.Dockerfiles;
using SecretSafeContainers.Testing.Readme;

namespace SecretSafeContainers.Tests.Dockerfiles;

/// <summary>Dockerfiles of tests.</summary>
internal static class Dockerfiles
{
    public static Dockerfile Of(string text) => Dockerfile.Parse("Dockerfile", Encoding.UTF8.GetBytes(text));

    public static Dockerfile Of(params string[] lines) => Of(string.Join('\n', lines) + "\n");

    /// <summary>One of the five methods of the demo.</summary>
    public static Dockerfile OfDemo(string method) => Dockerfile.Read(SourceTree.Files("build/demo", ".Dockerfile").Single(path => Path.GetFileName(path) == $"{method}.Dockerfile"));
}
