using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Tests.Publishing;

[TestClass]
public sealed class BuildOnAnAgent(TestContext context)
{
    private static readonly string Password = string.Concat("kV8", "_tR2!", "mQ4zLp");

    private const string Settings = """
        {
          "ConnectionStrings:Shop": "Server=(localdb)\\mssqllocaldb;Database=shop;Trusted_Connection=True;MultipleActiveResultSets=true",
          "ConnectionStrings:DefaultConnection": "DataSource=app.db;Cache=Shared",
          "Authentication:Google:ClientId": "482193847-abcdefg2hijk.apps.googleusercontent.com",
          "Jwt": { "Issuer": "https://localhost:5001", "Audience": "shop-web", "Minutes": 60 },
          "Smtp": { "Host": "smtp.contoso.com", "Port": "587", "User": "shop-mailer", "From": "Contoso Shop <orders@contoso.com>" },
          "AzureAd": { "TenantId": "7e0f1a1c-5e43-4a3c-9d1e-0f5a3b8c7d22", "Domain": "contoso.onmicrosoft.com", "Instance": "https://login.microsoftonline.com/" },
          "AdminUser": "administrator", "AdminPassword": "Pass", "AllowedHosts": "*", "ApplicationName": "Contoso.Shop.Web", "DetailedErrors": "true",
          "Logging:LogLevel:Default": "Information", "Features:Checkout": "NewCheckoutV2", "Storage:Container": "product-images"
        }
        """;

    [TestMethod]
    public void KnowsNoSecretThatIsNone()
    {
        using var gathering = new Gathering().OnAnAgent().Write("home/.microsoft/usersecrets/shop-1/secrets.json", Settings);

        Assert.IsGreaterThanOrEqualTo(150, gathering.Place.Variables.Count);
        Assert.IsEmpty(gathering.Collect().Secrets, gathering.Values);
    }

    [TestMethod]
    public void KnowsWhatItsStepsAreGiven()
    {
        using var gathering = new Gathering().OnAnAgent().Set("SYSTEM_ACCESSTOKEN", $"{Password}1").Set("NUGETPAT", $"{Password}2").Set("SHOPDBPASSWORD", $"{Password}3")
            .Write("repo/.git/config", $"[http \"https://dev.azure.com/contoso\"]\n\textraheader = AUTHORIZATION: bearer {Password}4\n");

        Assert.AreEqual(
            "environment variable NUGETPAT, environment variable SHOPDBPASSWORD, environment variable SYSTEM_ACCESSTOKEN, git setting http.dev.azure.com.extraheader",
            string.Join(", ", gathering.Collect().Secrets.Select(secret => secret.Id).Distinct()));
    }

    [TestMethod]
    public async Task FindsNothingInAnAppThatHoldsNone()
    {
        using var gathering = new Gathering().OnAnAgent().Set("SYSTEM_ACCESSTOKEN", Password).Write("home/.microsoft/usersecrets/shop-1/secrets.json", Settings);
        using var auditor = new ImageAuditor(new() { Secrets = gathering.Collect().Secrets, Rules = [] });

        // The folder of these tests is one of an app: assemblies, settings, documentation.
        var report = await auditor.AuditAsync(FolderImage.Create(AppContext.BaseDirectory), context.CancellationToken);

        Assert.AreEqual(Verdict.Clean, report.Verdict);
        Assert.IsEmpty(report.Images.SelectMany(image => image.Findings));
    }

    [TestMethod]
    [DataRow(Severity.Low, Verdict.Leak)]
    [DataRow(Severity.Moderate, Verdict.Clean)]
    public async Task FailsForADoubtfulSecretAtTheLowestLevelOnly(Severity level, Verdict verdict)
    {
        const string Value = "not+very=special";
        using var gathering = new Gathering().Write("home/.microsoft/usersecrets/shop-1/secrets.json", $$"""{ "Smtp:Other": "{{Value}}" }""").Write("publish/notes.txt", $"it is {Value}");
        using var auditor = new ImageAuditor(new() { Secrets = gathering.Collect().Secrets, Policy = new() { Level = level } });

        var report = await auditor.AuditAsync(FolderImage.Create(gathering.In("publish")), context.CancellationToken);

        var finding = Assert.ContainsSingle(report.Images.Single().Findings);
        Assert.AreEqual(Severity.Low, finding.Severity);
        Assert.AreEqual("user-secret Smtp:Other", finding.SecretId);
        Assert.AreEqual(verdict, report.Verdict);
    }
}
