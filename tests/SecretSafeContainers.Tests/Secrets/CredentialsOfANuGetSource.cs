using System.Text;
using System.Text.Json;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Tests.Detection;

namespace SecretSafeContainers.Tests.Secrets;

[TestClass]
public sealed class CredentialsOfANuGetSource : IDisposable
{
    private const string Url = "https://feeds.test/v3/index.json";
    private static readonly string Password = string.Concat("corr\"ct", "-h&rse", "-9");

    private static readonly string Other = string.Concat("from-a", ";vari", "able");

    private readonly Dictionary<string, string> environment = [];
    private readonly TemporaryFolder folder = new();

    [TestMethod]
    public void AreReadFromTheFilesAboveTheProject()
    {
        Configure(Password);
        folder.Write("src/shop/nuget.config", "<configuration><packageSources><add key=\"Else\" value=\"https://else.test/\" /></packageSources></configuration>");

        Assert.AreEqual(Password, Value(NuGetSecretForm.Password, "our feed", folder["src/shop"]));
    }

    [TestMethod]
    public void AreMadeIntoTheValueOfTheSourcesVariable()
    {
        Configure(Password);

        Assert.AreEqual($"Username=build;Password={Password}", Value(NuGetSecretForm.Credentials));
    }

    [TestMethod]
    public void KeepTheirAuthenticationTypes()
    {
        Configure(Password, "<add key=\"ValidAuthenticationTypes\" value=\"basic, negotiate\" />");

        Assert.AreEqual($"Username=build;Password={Password};ValidAuthenticationTypes=basic, negotiate", Value(NuGetSecretForm.Credentials));
    }

    [TestMethod]
    public void AreMadeIntoTheDocumentOfTheCredentialProvider()
    {
        Configure(Password);

        using var document = JsonDocument.Parse(Value(NuGetSecretForm.Endpoints));

        var endpoint = Assert.ContainsSingle(document.RootElement.GetProperty("endpointCredentials").EnumerateArray());
        Assert.AreEqual(
            (Url, "build", Password),
            (endpoint.GetProperty("endpoint").GetString(), endpoint.GetProperty("username").GetString(), endpoint.GetProperty("password").GetString()));
    }

    [TestMethod]
    public void AreTakenFromTheEnvironmentFirst()
    {
        Configure(Password);
        environment["NuGetPackageSourceCredentials_Our feed"] = $"username=ci; password={Other};ValidAuthenticationTypes=basic";

        Assert.AreEqual(Other, Value(NuGetSecretForm.Password, "OUR FEED"));
        Assert.AreEqual($"Username=ci;Password={Other};ValidAuthenticationTypes=basic", Value(NuGetSecretForm.Credentials));
    }

    [TestMethod]
    public void MayBeInTheEnvironmentAlone()
    {
        environment["NuGetPackageSourceCredentials_Nowhere"] = $"Username=ci;Password={Other}";

        Assert.AreEqual(Other, Value(NuGetSecretForm.Password, "Nowhere"));
        Assert.AreEqual(DiagnosticCodes.MissingSecret, Assert.ThrowsExactly<SecretSafeException>(() => Value(NuGetSecretForm.Endpoints, "Nowhere")).Code);
    }

    [TestMethod]
    public void MayNameAVariable()
    {
        Configure("%PATH%-9");

        Assert.AreEqual(Environment.GetEnvironmentVariable("PATH") + "-9", Value(NuGetSecretForm.Password));
    }

    [TestMethod]
    [DataRow("%SECRETSAFE_NO_SUCH_VARIABLE%")]
    [DataRow("$(FeedPat)")]
    public void AreRefusedWhenTheirVariableIsUnset(string password)
    {
        Configure(password);

        var thrown = Assert.ThrowsExactly<SecretSafeException>(() => Value(NuGetSecretForm.Credentials));

        Assert.AreEqual(DiagnosticCodes.MissingSecret, thrown.Code);
        Assert.Contains("not expanded", thrown.Message);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void AreRefusedWhenEncrypted()
    {
        Configure("AQAAANCMnd8BFdERjHoAwE/Cl+s=", key: "Password");

        var thrown = Assert.ThrowsExactly<SecretSafeException>(() => Value(NuGetSecretForm.Password));

        Assert.AreEqual(DiagnosticCodes.MissingSecret, thrown.Code);
        Assert.Contains("encrypted", thrown.Message);
        Assert.DoesNotContain("AQAA", thrown.ToString());
    }

    [TestMethod]
    public void AreMissedOnlyIfRequired()
    {
        folder.Write("nuget.config", $"<configuration><packageSources><add key=\"Our feed\" value=\"{Url}\" /></packageSources></configuration>");

        Assert.AreEqual(DiagnosticCodes.MissingSecret, Assert.ThrowsExactly<SecretSafeException>(() => Value(NuGetSecretForm.Password)).Code);
        Assert.IsEmpty(Resolve(new("feed", "Our feed", NuGetSecretForm.Password, folder.FullPath, Required: false)));
        Assert.IsEmpty(Resolve(new("feed", "No such feed", NuGetSecretForm.Password, folder.FullPath, Required: false)));
    }

    [TestMethod]
    public void AreNotQuotedWhenTheirFileIsDamaged()
    {
        folder.Write("nuget.config", $"<configuration><packageSources><add key='x' value='correct-horse' {Password.Replace('"', '<')}");

        var thrown = Assert.ThrowsExactly<SecretSafeException>(() => Value(NuGetSecretForm.Password));

        Assert.AreEqual(DiagnosticCodes.MissingSecret, thrown.Code);
        Assert.DoesNotContain("correct-horse", thrown.ToString());
        Assert.DoesNotContain("h&rse", thrown.ToString());
    }

    [TestMethod]
    public void AreLookedForWithTheirPasswordAndFoundOnceInAPlace()
    {
        // arrange
        Configure(Password);
        var secrets = Resolve(new("feed", "Our feed", NuGetSecretForm.Credentials, folder.FullPath));
        var whole = Encoding.UTF8.GetString(secrets[0].Value.Bytes);

        // act
        var scanned = Scanned.Of($"a {whole} b {Password} c {Convert.ToBase64String(Encoding.UTF8.GetBytes(whole))}", [], secrets);

        // assert
        Assert.AreEqual("False True", string.Join(' ', secrets.Select(secret => secret.IsPart)));
        Assert.AreEqual("feed feed feed", string.Join(' ', scanned.Detections.Select(detection => detection.SecretId)));
        foreach (var secret in secrets)
        {
            secret.Dispose();
        }
    }

    public void Dispose() => folder.Dispose();

    private void Configure(string password, string more = "", string key = "ClearTextPassword") => folder.Write(
        "nuget.config",
        $"""
         <configuration>
           <packageSources><clear /><add key="Our feed" value="{Url}" /></packageSources>
           <packageSourceCredentials><Our_x0020_feed>
             <add key="Username" value="build" /><add key="{key}" value="{System.Security.SecurityElement.Escape(password)}" />{more}
           </Our_x0020_feed></packageSourceCredentials>
         </configuration>
         """);

    private IReadOnlyList<KnownSecret> Resolve(SecretReference.NuGetSource reference) => new SecretResolver(environment.GetValueOrDefault).Resolve([reference]);

    private string Value(NuGetSecretForm form, string source = "Our feed", string? project = null)
    {
        var secrets = Resolve(new("feed", source, form, project ?? folder.FullPath));
        var value = Encoding.UTF8.GetString(secrets[0].Value.Bytes);
        secrets.ToList().ForEach(secret => secret.Dispose());
        return value;
    }
}
