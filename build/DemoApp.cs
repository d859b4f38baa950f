using System.Security.Cryptography;
using System.Text;

namespace SecretSafeContainers.Build;

/// <summary>A small web app on an empty base image, with three leaks or none. Its secrets are made up in each run.</summary>
internal sealed class DemoApp
{
    private const string Variable = "SHOP_API_PASSWORD";
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly string version;
    private readonly string databasePassword = RandomNumberGenerator.GetString(LettersAndDigits, 20);
    private readonly string gitHubToken = "ghp" + "_" + RandomNumberGenerator.GetString(LettersAndDigits, 36);
    private readonly string apiPassword = RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz!$%?-", 14);

    /// <summary>Creates its folder.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="version">The package's version to refer to.</param>
    public DemoApp(string folder, string version)
    {
        this.version = version;
        Folder = folder;
        Directory.CreateDirectory(Path.Combine(folder, "wwwroot"));
    }

    /// <summary>Where it lies.</summary>
    public string Folder { get; }

    /// <summary>Where it is published to.</summary>
    public string Archive => Path.Combine(Folder, "shop.tar.gz");

    /// <summary>What its build finds in its environment.</summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?> { [Variable] = apiPassword };

    /// <summary>What must not be printed.</summary>
    public IReadOnlyList<string> Secrets => [databasePassword, gitHubToken, apiPassword];

    /// <summary>Writes the app with its leaks, and says what they are.</summary>
    public void WriteLeaking()
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"shop:{apiPassword}"));
        Write("Program.cs", """
            var app = WebApplication.Create(args);
            app.UseStaticFiles();
            app.MapGet("/", () => "Hello from an image without secrets");
            app.Run();
            """);
        WriteProject($"""<ContainerEnvironmentVariable Include="GITHUB_TOKEN" Value="{gitHubToken}" />""");
        WriteSettings($"Server=db;Database=shop;User Id=shop;Password={databasePassword}");
        WriteScript($"{{ headers: {{ authorization: 'Basic {encoded}' }} }}");
        Console.WriteLine($"""
            1. appsettings.json    a connection string with the database's password
            2. shop.csproj         a GitHub token in a ContainerEnvironmentVariable
            3. wwwroot/shop.js     base64, in which the password from the variable {Variable} is hidden
            """);
    }

    /// <summary>Removes the leaks, and says how.</summary>
    public void Fix()
    {
        WriteProject("");
        WriteSettings("");
        WriteScript("{ credentials: 'same-origin' }");
        Console.WriteLine("""
            1. appsettings.json    the connection string comes at run time, from the variable ConnectionStrings__Shop
            2. shop.csproj         no token: whoever runs the container passes it
            3. wwwroot/shop.js     no password: the browser is signed in by a cookie
            """);
    }

    private void WriteProject(string leak) => Write("shop.csproj", $"""
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <ContainerBaseImage>scratch</ContainerBaseImage>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="SecretSafeContainers" Version="{version}" />
            <ContainerSecret Include="shop-api-password" Environment="{Variable}" />
            {leak}
          </ItemGroup>
        </Project>
        """);

    private void WriteSettings(string connection) => Write("appsettings.json", $$"""
        {
          "ConnectionStrings": {
            "Shop": "{{connection}}"
          }
        }
        """);

    private void WriteScript(string options) => Write("wwwroot/shop.js", $"fetch('/orders', {options}).then(show);");

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text + "\n");
}
