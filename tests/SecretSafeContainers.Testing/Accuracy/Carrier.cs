using System.Text.Json;

namespace SecretSafeContainers.Testing.Accuracy;

/// <summary>A shape in which a name and its value stand in a file.</summary>
/// <param name="Path">A file of that shape.</param>
/// <param name="Write">Writes a name and a value.</param>
public sealed record Carrier(string Path, Func<string, string, string> Write)
{
    /// <summary>The shapes of settings, code, scripts and logs.</summary>
    public static IReadOnlyList<Carrier> All { get; } =
    [
        new("app/.env", (name, value) => $"NODE_ENV=production\n{Upper(name)}={value}\nPORT=8080\n"),
        new("app/appsettings.json", (name, value) => $"{{\n  \"Logging\": {{ \"Default\": \"Warning\" }},\n  \"Shop\": {{ \"{name}\": {JsonSerializer.Serialize(value)} }}\n}}\n"),
        new("app/config.yaml", (name, value) => $"service:\n  host: db\n  {name}: {value}\n  port: 5432\n"),
        new("app/values.yaml", (name, value) => $"env:\n  - name: {Upper(name)}\n    value: \"{value}\"\n"),
        new("etc/app/app.ini", (name, value) => $"[service]\nhost = db\n{name} = {value}\n"),
        new("app/application.properties", (name, value) => $"server.port=8080\nshop.{name}={value}\n"),
        new("app/config.toml", (name, value) => $"[service]\n{name} = \"{value}\"\n"),
        new("app/web.config", (name, value) => $"<configuration><appSettings><add key=\"{name}\" value=\"{value}\" /></appSettings></configuration>"),
        new("app/settings.xml", (name, value) => $"<settings>\n  <{name}>{value}</{name}>\n</settings>\n"),
        new("app/Program.cs", (name, value) => $"public static class Settings\n{{\n    private const string {name} = \"{value}\";\n}}\n"),
        new("app/main.py", (name, value) => $"import shop\n\n{name} = '{value}'\n"),
        new("app/main.js", (name, value) => $"const client = new Client({{ host: 'db', {name}: '{value}' }});\n"),
        new("app/main.rb", (name, value) => $"connect host: 'db', :{name} => '{value}'\n"),
        new("app/start.sh", (name, value) => $"#!/bin/sh\nexport {Upper(name)}={value}\nexec app\n"),
        new("src/Makefile", (name, value) => $"{Upper(name)} ?= {value}\nall:\n\techo done\n"),
        new("blobs/sha256/0a", (name, value) => $"{{\"history\": [{{\"created_by\": \"RUN |1 {Upper(name)}={value} /bin/sh -c make # buildkit\"}}]}}"),
    ];

    private static string Upper(string name) => string.Concat(name.Select((character, at) => char.IsUpper(character) && at > 0 && char.IsLower(name[at - 1]) ? "_" + character : character.ToString())).ToUpperInvariant();
}
