using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SecretSafeContainers.Detection.Literals;

/// <summary>
/// How often bytes and pairs of them stand in images: measured on 360 MB of programs, libraries, assemblies, scripts and documentation.
/// </summary>
/// <remarks>Wrong numbers make the search slower, never wrong. A letter is a frequency, half a bit each: 'A' is 1/2, 'Z' 2^-13.5, 'z' 2^-26.5.</remarks>
internal static class ByteFrequencies
{
    private const int FirstPrintable = 0x20;
    private const int Printables = 0x7F - FirstPrintable;

    // What is rarer by its pairs is no part of a word: the forms of secrets.
    private const float RareChance = 1f / (1 << 24);

    private static readonly float[] Levels = new float[2 * 26];
    private static readonly Vector128<float>[] Kinds = new Vector128<float>[WindowTables.Classes];
    private static readonly float[] Means = new float[WindowTables.Classes];

    static ByteFrequencies()
    {
        for (var level = 0; level < Levels.Length; level++)
        {
            Levels[level] = MathF.Pow(2, -(level + 2) / 2f);
        }

        for (var value = 0; value < WindowTables.Classes; value++)
        {
            var (zeros, spaces, dense) = (ShareOf(value), ShareOf(WindowTables.Classes + value), ShareOf((2 * WindowTables.Classes) + value));
            (Kinds[value], Means[value]) = (Vector128.Create(zeros, spaces, dense, 0), (zeros + spaces + dense) / 3);
        }
    }

    /// <summary>The share of a class of bytes, of each kind of data: with zeros, with spaces, dense; the fourth is 0.</summary>
    public static Vector128<float> OfClass(int value) => Kinds[value];

    /// <summary>The share of places at which a needle's window stands: by chance, which is a chain of pairs, or as a part of words; in either case of its letters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float OfWindow(Needle needle, int window, int places)
    {
        var (first, second) = WindowTables.ClassesAt(needle, window);
        var (toFirst, toSecond) = (Means[first], second < 0 ? 0 : Means[second]);
        for (var place = 1; place < places; place++)
        {
            var (next, other) = WindowTables.ClassesAt(needle, window + place);
            var toNext = (toFirst * Step(first, next)) + (second < 0 ? 0 : toSecond * Step(second, next));
            var toOther = other < 0 ? 0 : (toFirst * Step(first, other)) + (second < 0 ? 0 : toSecond * Step(second, other));
            (first, second, toFirst, toSecond) = (next, other, toNext, toOther);
        }

        var chance = toFirst + toSecond;
        return chance < RareChance || places < WindowTables.Places ? chance : Math.Max(chance, CommonWindows.ShareOf(needle.LowerAt(window)));
    }

    // Pairs of others are taken for independent.
    private static float Step(int from, int to)
    {
        var (row, column) = (from - FirstPrintable, to - FirstPrintable);
        return (uint)row < Printables && (uint)column < Printables
            ? Levels[LevelOf(Pairs[(row * Printables) + column])] / Means[from]
            : Means[to];
    }

    private static float ShareOf(int single) => Levels[LevelOf(Singles[single])];

    private static int LevelOf(byte letter) => letter <= 'Z' ? letter - 'A' : letter - 'a' + 26;

    /// <summary>Of each kind of data the classes.</summary>
    private static ReadOnlySpan<byte> Singles =>
        "CJKLLMMOMONPOPNLNOOPPOQQOQRRQQROLRRRLQRRNQPRQQOQNOQQRQRSPPRRQQRROMPPNNQQJNSRMPQROSPPOQRRQSRRQQSNPMQONLNPPMRRNOMMOSMMLNQRQPPQQQSC"u8 +
        "YTZcbddbaQKeeTcebZXdbafedbeeeeeeESJPSUSOOOPTNLJKMMMNNOOPOOMPKKKXWOROQOPSSOWUPQPPPYPNORTTUUYRRRYMSHLIJGKLKHQOIKIIKTHHHKNNNMRQVQYJ"u8 +
        "NMNNONOOONMOPOOOOONOPOPPPPPPPPPPMPLPOPOPPPPPMOMMLMNNNONONOMPNONPPMONONOOOOPPOOOOOPONOOPPPPOPPPPMPLOMMKNNMLPOMMLLMPLMLNOONOPOPOPB"u8;

    /// <summary>Of each printable character those that follow it: the mean of the kinds.</summary>
    private static ReadOnlySpan<byte> Pairs =>
        "KbVXXZbVVbXZgVZXUVWYYZZbabXaSUbebWXVXYXZXWccWYYYWfXWVYaZcceXaeeZZRUQSUTYSRbZTUTTTcTSQVVUZabWaYg"u8 +
        "aaghhghhfhhiiaihghhhihihiihifbiihhiiahiifhiihhiiiiiifiiiiihchgiiiiiihhhhihihiihiiihhhiiiiiiiiii"u8 +
        "RgXXdegefYggWcTbaYZbcbdfffSdchQhgdgbceegffhifbfgdieaaffhhhigcehcgXaYUYYbXXgbZYadZhWTUbZZfggchei"u8 +
        "WgcZhhihihiiihhgfaccdedfefiifiiihhghhhhgegiihhhiiiifggjihiieiiiiichfeefgibihgahhfiefehhidiiiiih"u8 +
        "XgghYghgXhhhehhgYeghfghhZhhgfiihYdgeedebXcgicehhZhhebhgfahhgfhhXZdfdddahabhhdegfZifabffgaghbgii"u8 +
        "chfhhghiaghhhdhibgcahfhfhiihhhijhhihihiigfhhhihiiihiihiiihihiiigihhhdghiihhighhhggeZifghhihgihi"u8 +
        "dihchhcghhgghihhdhihihihhhiihiiighihhhhighhghhhihhhfhhihihihhhighchgfhiZihhfahciihgghihiiiihhif"u8 +
        "XgeffegdfZggXfdgefgghhhhhhdbdgeihffefeggfeiigefgghgefgghhhigcehfgcedcdeffdhhfdefeiebbffgghiahgi"u8 +
        "cfXgbeeZdXZgffeecceffbfggfggbggeebbccedfYbfgcdeedgdbdeffgggceghdgbdacbafZcgfddcccgbZbdcceggfghg"u8 +
        "ViaihgheeZfgZgXfhhiihiihiiZWZhhgiiihdciighiiggiiiihgggiiihiffbiieiiichiiiiiiiiijiihghiiiiiiegfi"u8 +
        "XfdighhhedUgghdcfgdiiigiiibigihhiggfgfggfgghggghfifffgfgihhghhgiifffegeggghhhfghgifedhgihihihgh"u8 +
        "Zhghgehfffeagfhgffgghhhhghhigfihhghhhfghfghhhhgihhhgghhhhhihghiihghhgghhhgihgggghihghhhhcihihhi"u8 +
        "RgThdghehghdfhhhdafdffggfehhehhihggfgdZfffhggfhghggaghggihigeiihhggfgffghfigghfegifefhgihhifiii"u8 +
        "XfghhhbhhhhghTegYWYZZaZeZZhighYhhefedfehfchhfaggfiZaddgghigcegihhZYWaYZcZZadYaZbYhYWXdabfhfihhi"u8 +
        "WhcghhhfZfehfiQRUYYYYYZZZXhhXhiihacYbacccZegbcbcbhaYadeebhihfgjXiacUabWZTYXgZZaZYdXXYbaXehghghi"u8 +
        "XfahchighgchehSVfbceeffgfgihgiYhhfhfehgfffehfdhgghegghhehhhhfiffhSXTVaWXWWfbXYWbVgXSWbYZYhhhihi"u8 +
        "WgXdddfefcgfVZWdQWWYXYZYYYdaaghghYcccbchZdffceggefgffeffhhfgacgZgaaddbbgggggfgghghheeehgThficWh"u8 +
        "YhZhgeddebigXbTeVVUWWYVXXXdddibjicdcaZaifghigghhhggfhghhhhghgbiahbfcaeeghghihhihhgigiiiihigigZi"u8 +
        "XgYhhhhfechgWaWdUXXXYWXYXYcdbiYihdebcbcgegghfgggghgfhhghhhghebhYgedddedgfdihgghhggefhgZhbighhci"u8 +
        "YhbhhhigheigZaXeXYVYYXYYZZefeicjhdeadbehefhigghhhhgghfhighghefibheeeecZgghiigiihhhhghhihhihiiei"u8 +
        "YhahdghgfahhZYYaYYYYYZZZXYbfbicihddddcdhdfhhgffhghgfghghhighgeiaheadcefggfhhfhdhgghfhhhfdighifi"u8 +
        "YhbhihgggdihaaWgYWaZZZWaaYegeigihdddddehgghhfghhhhggfhfghhfhgfidhffdcfegghhhghhhhihhhhhghihihgi"u8 +
        "YgaiihigfeihaYYZYYYZVZaZZZagbhhgidddeddhcehhdehfghgfhhghhihhgfiYgfcceacggbihhhgihhhghhghdihiigi"u8 +
        "ZhbiiiihifhiacahYaZYaZZZZaegejhiiddddedheehifhhghighhhhhhihihgidgfabfcbghhihhihhhhghghiihihjigi"u8 +
        "YfZhhhhgfeghabXfXZaaaaWaXZdfbhhfhbddcddgZeffdfggghgfhhhghhhfgeibhccbdeehfZihghfhfhgbhhhhdhfhhgh"u8 +
        "ZhcgiiigifihacZgZaaYaWYZYYefehhYhdddddegfghhfhggghheghghhhhigeidhacefccehghhgghhhihfghhhhhghhfh"u8 +
        "TfahighfhhhhihhXXWceffggfgThYZhhhffeffegebhifcgfdifZefhghihegfiafYfcgedhebhiadeddhfceecfaiiTiii"u8 +
        "WifhgfeefhhigihhhiiiiiiihhffZgiihgghhfhheehighhfhhhfdciihhihhhhhihhfigciigiihfgghigfgghhhihhigh"u8 +
        "dYghbhhghhhhhghPhhihijihhhhfefdghfhfggfgffihgfhhfigfeghhhiihhiihiTYWVdfeWcheWXahXiaTYdgXhhihhih"u8 +
        "UhOZfehcghhghhcgdaeeefggggihgWZhhfhfhhgigghihhfhhihhghihhgifYhihhfffcgdheeihggfggigfehghhghghhf"u8 +
        "VhccgiZdaagiZfYceZedefegffafPfYghbebdcbfeaihfeeediZYZfffhiifgfiabYdZedbffageaddfbgdbdbcdchgdhfi"u8 +
        "eihiiiihihiigiiiiiijijiiiifhghgfhZiihiijbeiifhiiiiijhjijiijfghihiiihiiiiiijiiijiiiiiiiiigihihhh"u8 +
        "ehhhghhhfghhghghfhihhihheghigiiicfhhffheaehidgiifhhhhiihhhihhhifgghgfheghhiigghheigggghhhgigiii"u8 +
        "ZgghhehhhfhebefhbbcdddcbcbgehgiihVZYZbcbeaecYaXeZbXZWYYYdcghYYYXhfecZgddgggeaeagchZZZbddghhiihi"u8 +
        "digihgghggihbhfhcdedddeedeghggiihadbecdhfaegbfgcggecfchhhdhiihiafahhhdgffbhhdhhaghdhhZhghbhiihi"u8 +
        "ahhhghifefigbgehbccededecdeediiifXbbcZdgacfcacfYcfccYcfgcghihhibgZihhchgZfhhaghUfibhgciggghhihj"u8 +
        "ZggiUghghdigbefhbcdeddeedbgdgigjhacdcYdgeZhedffYefcceeffhfhiihibhZhhhXhhhZhhghhaehcgheighfhihhg"u8 +
        "XgdidhigfehhadehaYccddddccfeghhjfYcZZXbceeggaaXcZdVXYedfaegighiYgfghfhhgfdghbdZifcZehhZgXhhihej"u8 +
        "bhhggiehggiibfghcdededeeccehhiijhbcdcbahfahhcgfbbheeddhgggiihhichbhhgehhgWhgchdZfhZhhahhhiiiigi"u8 +
        "cihigiihfhiigggiehhhhiihghhghiiigcfdgZgfdcihZfcadhcdfeghgghihiichgihfYihhfiicihdficigfhhhihiihi"u8 +
        "behghgihgaibfehhgeedhhhihYicheiihZhheahhacghdfhcghegafhhgghghiidhaiZgbhhhdhghhhdhihidffhhhiiihi"u8 +
        "bghhhhghheigfgeggfgghhgihbfcgiiihabZZacbdeffZbVZbgcYXgdhegejiiiahhhabhbfgghhgbVghigbXihehhhiiig"u8 +
        "giihihiihiiiiiiifhihihiihhiiiigiieghhdhhgghfhhggghgchggghhgiiiiiidihhghhhhhhhhhehhheighhhiiijii"u8 +
        "dhhhhiihhhiifhhhgffhghfhghiihihihdhggchgfehhhhdhgghdgfhihhhiiiieighfhbihgehighhfiihihhhhhiijiii"u8 +
        "ZfhhWihgcdihfdghfggfghihibgffcgjiZddcXeffYhgageaegfbcceghdhiihiahbfefahhhXhhhhhZhighhggiiihihhi"u8 +
        "cghhgiifhfhhfhhieffgghhggcdfhihihYdfeZggfbigacgcahfddeghgggiihibiYhfiYihiXhhihhahiigibhhhghiiii"u8 +
        "ZigighghgeihggghfeZgdgdhgedhhhhiiagbZZdYgahcegeafhfWYcdghdiiihibiZihhahggehhhhiYhifggahiihgiihi"u8 +
        "cihiiiihhhiifhggfhiiiihihighiihhiedZbgbageheaaXabhXaaadcggiiiiiciiaghhchhhhhghchYibgdcffhihiiii"u8 +
        "chhighggffhhggggefggghhfffdhghhidZfadYffYZgcadbacgaccbgggfhfhhicgXhggbggfdhhdghaghWhdbghgcihhhi"u8 +
        "fhhihiiihihihiiifghihhhhhhhiiiiihcffffghfgihehhihfghhdhhighiigihghhhhhhghhhhiihhhhhhhdihhiiiiij"u8 +
        "YigiehihgfihgeghfefhghhihhgghiiihYfbcXecfZhcaccZdfZaZdeghdhiihiZgbfggUhhhdihihibghihgZihhhhiihi"u8 +
        "ZhgidiiggfihfffeZacdeefgfhggghhihabbbXffXZgfccdaaddZYcffgchhihiYgYgbfWhhbYhceggXbfhhVbhfhXhiggi"u8 +
        "ZgeiWfeggehhdffhffgghihihiahfigiiYfbcXcfYXgfcaeabhZYYaedfYhhihiYgahhgZhiWaighfhZhhZhhfhhgZhihhi"u8 +
        "dhiiihgghhifghhidghghihifhhihiiihYdddcffabhhbdagdgZYaeghfghhihifhhhhhhhihfhhhhYidifbehihhiiiigi"u8 +
        "eihihhhhghhhfihhfgggghhhfiiiiiiigZgggahhfchhgdfffggdfggghhhiiiiggZihhZhihchhhghfhhhhhghhhhhhiij"u8 +
        "fihiiiihhhiihhiifghhhhihhhihiiiiiYehhehieahhggfeghecghhghhihiiiegaiihcihdaihhhhchibhhhihhiiiiij"u8 +
        "dihihiihgghiggghffghhfhhghhihiiihefefeghbehhedghdhhechghbgfgihiahhhhfhghhhihhchghhihgiiihhhihgi"u8 +
        "bhhifihhghhifhhhghghhihighhgihhhhdgfgehhgfhifefgZhfdehhghhhiihhdhhihhghhihhhihhehihhhhihihiiiii"u8 +
        "ghhhhihhhhihhhhhdfghhhhhihiiiiiiifhhheihgfhhhhXhhhhgdhhgggghihigifiihfhhhghhhhhfhhihiihiiiiiiii"u8 +
        "eifcgghehifhggahcdfghhhhhifigiiiiYihghiiffiighhihihgghhiiiibeYfhbfhggcggibgfgggfghgeggihhiigiih"u8 +
        "fiWiXghfggghhhfghhiiiiiiiihihiihhYiihhiighiihhifigghiehhiiibcfhfiheiehhihhiiihbihhhegcggYihhhhi"u8 +
        "YigihihgZcffcceghiiiiiiiiifeggchhXhihhiidfiihiiiiiiiihiiiiicgehghifiiiiiihiiiiigiiigihjiiiighfi"u8 +
        "giiihihhhhiighfigiiiiiiiiiiihiijiYihhiiihiiiihhgiiiihiiiiiiggfehhigiiiiiiiiigihiiiiiiiiiiiiihii"u8 +
        "cichWiihefhiehfgcZbcceabefhgaiiihZbZaZbcbZgfbabaZgaYZccdeiXfgZhVhYZWYXYaaXgeZUZaXdYWXZZbbgfihgi"u8 +
        "agghgghggchhegdhddffggggggggcihhhfgggfhhbfhheghgghggghhhhhhghbigaffefgfhggggfgggfigfgghhhghhhgh"u8 +
        "RichihhffehhcVXdddbbceefeccgfgTihfhggfghhdhhggggghgYfighhhhghhicgZUTTcZUeSfYRSQgVfPQPXWZaXciigi"u8 +
        "YheiigiegehhdcWccbefcffaacdgghgjhfhghgghgfihhhhihhhghhhhihihhfgbgUecbUbefWYfUefVfhWWdVgfeXgiihi"u8 +
        "XhZhiihecdehcVVYccdaeeeeefcgeZeigefefcghgfifggggfhedfghghhhhghiZgTbYcSbeSWfVRaePZgSVSWagdbfghei"u8 +
        "SgXfafgcabffaZWXeaddbeefccYaaWXhhcddecdfZcggdeecdgebdeffhhhgefhXfUaZWPWefRbcYbbSdfZYXXeeeYggggi"u8 +
        "PgVhefgaXYgfXWUUdabbaedcebVaXUUhgacZcYcfdagfcccbZgbZbdddghgebehVdSVSRVRVcZZcSSQaVXOQQbWYTYdffej"u8 +
        "UhUihghfacihbbWdbbXcaecabcceeShiiaggcdhhbeihghhhhhgfggihihiggcicgWfcbVUegTihYcWTbhXaWWgfhciihcj"u8 +
        "UiWhggiedcicccZYgfghghhhhideeZaihcfefcdhgdhhfefgfgfefgghhhhhhgiafZedaTfYXVhhXcXWehXXXXfdhffhggi"u8 +
        "VhZhhhhfcbhhbZbXfaXbbfaihhXfaZeihefffeghbehhefggfggffhhhhhhghhiZgTfgfRfhgUhgZceVahSdSWfghdhihhi"u8 +
        "ZhbihiighfhgedbagbebghchdhehdhWihggghghhhhhihhghfhgfhhhhhhhihfibhVURTVUVgdfaSTORTeVSQaTgZgWiihi"u8 +
        "eihiihihhhhhhhghghhhihhihigiiiiiighghfhihhhihhhhhhghihhihhhiihigibhggXhhidghhggbgiiVheghihhiiii"u8 +
        "WhbiihiddehgebcfgfgfhigiahegefhihegegeghgeihgghgehfefhgghhhhhhiZhZcffVgbfYggdgccfhfadcgbhcbgiii"u8 +
        "UdUZXhedccghbZYYfbdffggfbfacbXYhheececegfdghffeeehecdgeghhhgcgiYgQadWPXcfRaeTebSagdVVVcegWfifgi"u8 +
        "VhbghghfdehhdZXWebadgZehghcfchaigfgfffghgchigfghfhfeggfghhhhfhiYhSWfYQfcfVgfTUeVThcXcYgghbhiigj"u8 +
        "RhVhhhhaZbhgaWVZfafehhhhhhadaaUggdedecegfdhgedfedhdccggghhhgffiXfSbTRSXRdUfWYbYTaedSPWYdhZeggfj"u8 +
        "ThZhgggeeegheYaZgfggghggggcfegfggeedfefgfcggeffffgfdffgghgggfggagXXSRbTVfYbYUSPUTgPTUTXVbddgggg"u8 +
        "YhchigheaegheZaceddgghfhfhaaegXhhefeeeghbdhhefdffhfefhggihhghhhahRaZaSddZVhaUdaUVgTWTWfgfXgghhg"u8 +
        "efgiiiihhhiihhdifhhihicihihigiiiighhhhihhhiiihiiihihiiiiihgifiibigfhhighhghifhiihhefgWgfhihhhii"u8 +
        "SfVgfffaZZgfZWXXebbffgfgffYbbcVhgcebcbedfbhfeeeedgecdffghgggdfgXeRcSVOZWfRhYYVURYfVTTTYcgVdfgfh"u8 +
        "RhUffghbaZefZWUTfaecfhehehWdaRaggcddebegfbhgefeedhdddgfegghdeegXfXfUcQcdUSgWZaZUSdWQPUYcbYeffei"u8 +
        "QeUfXefbYYeeZWUWdacbefbdcfYWYXVggacacZcebagfccccbgbabddegghecegVeQdYUPVeQPfdUTbRVfRUTVeacTegfeh"u8 +
        "ZgdgfhhgfghhffegdcfcghdgcfghgghhggghhhhgghhhhhhhgghhhghhhhhghhhbhYVVYVYZfWfeUUTdWhTTTgegdgfhhhi"u8 +
        "ViciiiihfghhgeegfZdefhdhZhghhcWigghhhghighhhhhghghhghhiihihhhihchVedfSeYdWhgdbfaeddbbegecggiihi"u8 +
        "ZiciihhgdghhgdZffhgehhihgighfghiidefgdhhgfhhgfhgghgehhghihhhhiibhWXgfYhgYVihggaVchZZgffZhfhihii"u8 +
        "ahdihghgeeihdaYdYVYZabdeWcegfagigZccdcbhcfhifgggghgfghehhhhghghagZfYfZfhgaigfZhfXhgbWgdhcegfhhi"u8 +
        "ThahiiheddhhcaZbhghhhhhhghcfddXhhdedfcdggchhfffeegfddggghhhghghagdeegcgdhdhgYZZaUhaWYfgbhgfhhgi"u8 +
        "diehiiihhghihhghghhhhhhhhhhihiiihfhhihhihhiiiehiihhhiiiiihiiiiibhbiggWhhfbihfdfeghhggfhghefiihi"u8 +
        "ZhUhZggfehgghgghZbeegfhifihhhhihgghghhhhfhiihhhhfhhghhhhghhhhhhgffffggchggigggfgfhffggegghhfhXh"u8 +
        "bihhWhhghhihihghgdhhhghhhghghghghhhhhhhihhiihhihiihghhiiiiihgihhihhghhhihgiiihhhhigghhhhhhhidhh"u8 +
        "ZiaihhhafcihUheggiihiiihghgdghhhggiihhiieiiiiiiihiiihiiihhhifgigghihiihihigiiiihhhhhhhhhhhhfhWg"u8 +
        "eiiiiiiigiiiiiihehiiiigihihhhihigihhhiiigigiiiihhiiihihiiiiiiihihiiiiiiiiiiiiiihiiihihihhhihgha"u8;
}
