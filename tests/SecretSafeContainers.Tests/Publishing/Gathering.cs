using System.Text;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Secrets.Providers;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Publishing;

/// <summary>A user's folder, a project's folder and an environment of a test's own, and what is gathered from them.</summary>
internal sealed class Gathering : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, string> variables = [];

    public Gathering() => Directory.CreateDirectory(folder["home"]);

    public string Root => folder.FullPath;

    public Gathering Set(string variable, string value)
    {
        variables[variable] = value;
        return this;
    }

    /// <summary>Writes <c>home/…</c>, <c>repo/…</c> or <c>etc/…</c>; the project lies in <c>repo/src/Shop</c>.</summary>
    public Gathering Write(string path, string text)
    {
        folder.Write(path, text);
        return this;
    }

    public string In(string path) => folder[path];

    public BuildPlace Place => new()
    {
        Variables = new Dictionary<string, string>(variables) { ["HOME"] = folder["home"] },
        Home = folder["home"],
        MachineFolder = folder["etc"],
        ProjectFolder = folder["repo/src/Shop"],
        UserSecretsId = "shop-1",
    };

    public BuildSecrets Collect() => BuildSecrets.Collect(Place);

    /// <summary>The id under which exactly this value is looked for; null if it is not.</summary>
    public string? IdOf(string value) => Find(value)?.Id;

    /// <summary>The secret with exactly this value; null if there is none.</summary>
    public KnownSecret? Find(string value) => Collect().Secrets.FirstOrDefault(secret => Encoding.UTF8.GetString(secret.Value.Bytes) == value);

    /// <summary>All values that are looked for, one line each.</summary>
    public string Values => string.Join('\n', Collect().Secrets.Select(secret => $"{secret.Id} = {Encoding.UTF8.GetString(secret.Value.Bytes)}"));

    public void Dispose() => folder.Dispose();
}
