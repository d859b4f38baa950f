using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Tests.Repository;

[TestClass]
public sealed class CodeTable
{
    [TestMethod]
    public void HoldsEachCodeOnce() => CollectionAssert.AllItemsAreUnique(DiagnosticCodes.All.Select(code => code.Id).ToArray());

    [TestMethod]
    public void HoldsEveryCodeThatIsDeclared()
    {
        var declared = typeof(DiagnosticCodes).GetFields().Select(field => field.GetValue(null)).OfType<DiagnosticCode>().ToList();

        CollectionAssert.AreEqual(declared, DiagnosticCodes.All.ToList());
    }

    [TestMethod]
    public void IsOrdered() => CollectionAssert.AreEqual(
        DiagnosticCodes.All.Select(code => code.Id).Order(StringComparer.Ordinal).ToList(),
        DiagnosticCodes.All.Select(code => code.Id).ToList());

    [TestMethod]
    public void UsesItsFourThousands()
    {
        foreach (var code in DiagnosticCodes.All)
        {
            Assert.MatchesRegex("^SSC[1-4][0-9]{3}$", code.Id);
        }
    }
}
