namespace SecretSafeContainers.Detection;

/// <summary>
/// How surprising a character is behind the one before it in words and identifiers that people write, in half bits. Made by <c>dotnet run --project build -- likeness</c>.
/// </summary>
internal static class WrittenText
{
    /// <summary>The letters a to z, any digit, and anything else, which includes a word's begin and end.</summary>
    public const int Symbols = 28;

    /// <summary>The symbol of digits.</summary>
    public const int Digit = 26;

    /// <summary>The symbol of all other characters.</summary>
    public const int Other = 27;

    // A row for each symbol before, a letter for each symbol after it: A is no surprise, Z and behind it a to f are the largest.
    private const string Costs =
        "PKIIQOKSKUNGIHTKTGIFLNONMSLJ" +
        "GMLNHOOQIKQGOOIORJKOGSRQKRII" +
        "HPMOGORHKUIJNQFOTJMHKQSTOULI" +
        "HNMKEMPPGRPKOPJNRLKMKPQUOVLE" +
        "JOJIMLMROURKKHPLNFHIQMNJNUNF" +
        "HONMHIQSEUTJPOGPVILLJUPRNUJH" +
        "KPMOEOLKIUSKMJKOSIILKQRTQSOE" +
        "FROOFPRPHTPNLPGOTKLJLSQTNTOF" +
        "LLIJKLKTRTQIJEHLTKHHQLUNUMRL" +
        "GLKLEOOOJOMNNOHLOOHOIMLQOQLH" +
        "IOMNEOMNHRPLNLLNRLIMLPMSORME" +
        "HOOJEOQSGTQHPQHNWPKJKPSVKTPG" +
        "FJOMEQRSISQLKOHHTPKNLQSUOUNH" +
        "HQIHHKHQJTNNPMJOTPHGLLSVPTPG" +
        "MLJIQMLRNQMJIELIWFKJJLKPRTRJ" +
        "GRNNFQRMJUNIPQHJUGLIKRSTLWNH" +
        "NNNNMOLONQQKNNPNLMKNCONPMQKH" +
        "HPLLFPLSHWNNLMHOVJIILNRVKVQF" +
        "KQKPGPQKIVNMOPJKRPIFKQPTLTPE" +
        "HPLOFNTIGVSMOPIMVHKKLRPRKSOF" +
        "JKKMILMTJURHIGOJVHIGRTUQSQGM" +
        "FOLRDQPRGSRPOOKLRONNQRQRQRLI" +
        "GONLHOPJFQPMNIGOQHJOPQPPQSMG" +
        "KOIMGMSOJSRNLPNHSNNFQQQMMSGF" +
        "LMLNKNNQLRQKKIMFRNIJOPMRQPMD" +
        "HMOODOOMHQPLMNKNQPMNMQNOMLKH" +
        "KKKKKKRRPQPPQQRPSPQQPQQRRRCD" +
        "IJHJJJKLIONJJKKIQJHIJMLMRRQO";

    /// <summary>The symbol of a character.</summary>
    public static int SymbolOf(char character) =>
        char.IsAsciiLetter(character) ? (character | ' ') - 'a' : char.IsAsciiDigit(character) ? Digit : Other;

    /// <summary>Bits of surprise in a symbol behind another.</summary>
    public static double Surprise(int before, int after)
    {
        var letter = Costs[(before * Symbols) + after];
        return (letter - (letter < 'a' ? 'A' : 'a' - 26)) / 2.0;
    }
}
