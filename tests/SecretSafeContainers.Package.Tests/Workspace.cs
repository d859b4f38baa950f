namespace SecretSafeContainers.Package.Tests;

/// <summary>A fresh folder with a user's projects, cut off from this repository and from this machine's caches.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly CancellationToken cancellationToken;
    private readonly Dictionary<string, string> environment = [];

    public Workspace(TestContext context)
    {
        cancellationToken = context.CancellationToken;
        Root = Directory.CreateTempSubdirectory("secretsafe-app-").FullName;
        environment["NUGET_PACKAGES"] = PackageUnderTest.Packages;
        // Its locks: restores that unpack into one folder must see each other's.
        environment["NUGET_SCRATCH"] = PackageUnderTest.Scratch;
        environment["XDG_CACHE_HOME"] = Path.Combine(Root, ".cache");
        environment["TMPDIR"] = Directory.CreateDirectory(Path.Combine(Root, ".tmp")).FullName;
        Add("nuget.config", $"<configuration><packageSources><clear /><add key=\"feed\" value=\"{PackageUnderTest.Feed}\" /></packageSources></configuration>");
        Add("Directory.Build.props", "<Project />").Add("Directory.Build.targets", "<Project />").Add("Directory.Packages.props", "<Project />");
    }

    public string Root { get; }

    public string Archive => In("out/app.tar.gz");

    public string ContentStore => In(".cache/dotnet/Containers/Content");

    /// <summary>The reference as a project writes it.</summary>
    public static string PackageReference => $"<PackageReference Include=\"SecretSafeContainers\" Version=\"[{PackageUnderTest.Version}]\" PrivateAssets=\"all\" />";

    public string In(string path) => Path.Combine(Root, path);

    public Workspace Set(string variable, string value)
    {
        environment[variable] = value;
        return this;
    }

    public Workspace Add(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(path))!);
        File.WriteAllText(In(path), content);
        return this;
    }

    /// <summary>A console app that is published to <see cref="Archive"/> on an empty base image.</summary>
    public Workspace AddConsole(string items = "", string properties = "", string? reference = null) => Add("app.csproj", $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <UseAppHost>false</UseAppHost>
            <UseSharedCompilation>false</UseSharedCompilation>
            <RunAnalyzers>false</RunAnalyzers>
            <ContainerBaseImage>scratch</ContainerBaseImage>
            <ContainerArchiveOutputPath>$(MSBuildThisFileDirectory)out/app.tar.gz</ContainerArchiveOutputPath>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {reference ?? PackageReference}
            {items}
          </ItemGroup>
        </Project>
        """).Add("Program.cs", "System.Console.WriteLine(\"hello\");");

    /// <summary>A web app with settings, published like <see cref="AddConsole"/>.</summary>
    public Workspace AddWeb(string settings, string items = "", string properties = "") => Add("app.csproj", $"""
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <UseAppHost>false</UseAppHost>
            <UseSharedCompilation>false</UseSharedCompilation>
            <RunAnalyzers>false</RunAnalyzers>
            <ImplicitUsings>enable</ImplicitUsings>
            <ContainerBaseImage>scratch</ContainerBaseImage>
            <ContainerArchiveOutputPath>$(MSBuildThisFileDirectory)out/app.tar.gz</ContainerArchiveOutputPath>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {PackageReference}
            {items}
          </ItemGroup>
        </Project>
        """).Add("Program.cs", "WebApplication.Create(args).Run();").Add("appsettings.json", settings);

    /// <summary>A file that a target of the user adds behind even the last word: only the audit after publishing sees it.</summary>
    public Workspace AddBehindEverything(string file, string content) => Add(file, content).Add("Directory.Build.targets", $"""
        <Project>
          <Target Name="AddBehindEverything" BeforeTargets="_PublishSingleContainer">
            <Copy SourceFiles="{file}" DestinationFolder="$(PublishDir)" />
          </Target>
        </Project>
        """);

    /// <summary><c>dotnet publish -t:PublishContainer</c>, with more arguments.</summary>
    public Task<PublishResult> PublishAsync(params string[] arguments) => RunAsync(["publish", "-t:PublishContainer", .. arguments]);

    public Task<PublishResult> RunAsync(params string[] arguments) => Dotnet.RunAsync(Root, arguments, environment, cancellationToken);

    /// <summary>Asks the tool whether the audit's report is evidence for an image.</summary>
    public Task<PublishResult> VerifyAsync(string image) => RunAsync(Path.Combine(AppContext.BaseDirectory, "secretsafe.dll"), "verify", "--report", In("obj/secretsafe/app.audit.json"), image);

    public string Report(string phase, string project = "app") => File.ReadAllText(In($"obj/secretsafe/{project}.{phase}.json"));

    public void AssertNothingPublished()
    {
        Assert.IsFalse(File.Exists(Archive), "an archive was left");
        Assert.IsFalse(Directory.Exists(ContentStore) && Directory.EnumerateFiles(ContentStore).Any(), "a layer was left in the content store");
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
