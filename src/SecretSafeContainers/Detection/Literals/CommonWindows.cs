using System.Buffers.Binary;

namespace SecretSafeContainers.Detection.Literals;

/// <summary>
/// Four characters that stand in images far more often than a chain of their pairs says, as they are a part of a word: <c>atio</c>, <c>name</c>.
/// </summary>
/// <remarks>
/// Measured on 285 MB of assemblies, programs, scripts and documentation, letters in either case. Wrong numbers make the search slower, never wrong.
/// Without them a vendor's name is recognised by what all of English shares with it: half of all comparisons were of 40 windows.
/// </remarks>
internal static class CommonWindows
{
    private const int Characters = 4;

    // The first list holds what stands at a 1024th of all places or more, each next one at half as many.
    private const float MostShare = 1f / 1024;

    private static readonly Dictionary<uint, float> Shares = Read();

    /// <summary>The share of places at which a window stands; 0 if it is not known to be common.</summary>
    /// <param name="window">Its characters in lower case, the first one lowest.</param>
    public static float ShareOf(uint window) => Shares.GetValueOrDefault(window);

    private static Dictionary<uint, float> Read()
    {
        var shares = new Dictionary<uint, float>();
        Add(shares, Thousandth, MostShare);
        Add(shares, Half, MostShare / 2);
        Add(shares, Quarter, MostShare / 4);
        Add(shares, Eighth, MostShare / 8);
        Add(shares, Sixteenth, MostShare / 16);
        return shares;
    }

    private static void Add(Dictionary<uint, float> shares, ReadOnlySpan<byte> windows, float share)
    {
        for (var at = 0; at < windows.Length; at += Characters)
        {
            shares.Add(BinaryPrimitives.ReadUInt32LittleEndian(windows[at..]), share);
        }
    }

    private static ReadOnlySpan<byte> Thousandth =>
        " thethe tion"u8;

    private static ReadOnlySpan<byte> Half =>
        "atiocaacctioion mentnamenodestritype"u8;

    private static ReadOnlySpan<byte> Quarter =>
        "  re and cla con for if  in  is  lib nam of  ret thi to .com/nodaaaaablealueand aramclascodecompconscontdataerroeturfilefor funchttpiaaiibs/ing inteionslasslibs"u8 +
        "listmberparaportps:/ptiorequreturingrrorselfsionspantestthistps:trinttpsturnvalu"u8;

    private static ReadOnlySpan<byte> Eighth =>
        "  co  if  th a t be  com def e r exp fil fro fun get i n int not o n or  par pro r e req res sel str t e t i tha typ use val wit.cpp.hpp//gi/boo/com/git/inc/spa"u8 +
        "/tesame=anceangeare arraarseass=atchate atedatoraultauthb.cobackbasebjecbooscaaacallcaticensceptcesscludcom/commconfcopycreacrosctordatede/bdefadefidejsdentding"u8 +
        "diree r e ree the/boeaaeeateectiefauefinejs/elf.embeemenenceenerenseent entientsequeequieratersiest/esulevenexceexpof thfaulformfromgaaggithhat he shis his.hub."u8 +
        "i n ibuticaticenicroightimpoinclindeinitinstion.irecith ithujectjs/nkaaklemelicelinelocaludem/nomaammembmicrmplemporn thnclunctinfignot nst nstanternumbo n oaao"u8 +
        "objeode/odejof tokenom/nonfions onstoostoperoptiormaort osofost/ourcparspathprespropquesquirr e r thratireadreatrectref=resoressresuriburom rosorrayrsioructs th"u8 +
        "s/noscriservsoftsourspecstanstatstemstrusultsystt e t i tatetatited tem.textthattherthubtimetingtoketribtructureub.cude/uestuireumbeumenuncturceurn verswithwrit"u8 +
        "xporype yste"u8;

    private static ReadOnlySpan<byte> Sixteenth =>
        "  de  ex  se a c a l a m a n a r a s add all an  any app are as  aut by  c o cal can cha cod cop cre d e dat dis doc e c e d e n e s e t els err hre i o i t imp"u8 +
        " inc ind ins it  key l e l i lic lis m e met mod n o n t new non nul num o r obj on  ope opt p e pat per pre pri que r a r i r o r r rea rep s i s t ser set spe"u8 +
        " sta tru und ver whe whi wil you.get/cod/doc/pul: sta hra l a n a r a t acceace acheackaactiadataderage alidalizall allballoalseame amesametamplan candlany appl"u8 +
        "argeariaase asseata ata.atesattratusawavber bersble boolbuffbuilbutebytec o cachcan casecatechancharcheccifickagcliecollcondconncorecouncripcturcumecurrd byd e "u8 +
        "d ind tode/cde/pded def deleder descdetadistdocudulee a e c e coe d e dee foe ine ise lie n e nae ofe pae s e t e toe/coe/pueaaaeadeecifeconect ectoed bed ied t"u8 +
        "eferelemelseenamencoendeengtentaentreptier terenerfaermiernaers ertiertyerveervies aes tescresouespoess essaessiest estaetadetaieterethoeverexamexprextefacefals"u8 +
        "ferefferficafielfinegenegooggrouh thhandhanghe ahe che fhe lhe phe rheadheckhen her hljshrefhtmli o i t ialiidenieldienties ificifieile ilesill implin tindiine "u8 +
        "inedinfoing.ingsinpuion/ionairedisteistritemiteritioity ivatl e l i latelatilbacleanlectlengletelicalienlinklitylizeljs-llballowloadlterlue m e markmarymatcmess"u8 +
        "metametemethmetrmit/mmarmmitmodemodumoven a n cln o n t nce nderndexndlenectneranew nextng tngthningnitinnecnonenputnse nstrntaintenntexnts nullnvalo r o thocal"u8 +
        "ocatocesocumode oduloft.ogleointoleaolleommiompaon tonalonlyonneons.onseontaonteooglooleopyror aor tore orteotheoundountout outpoverovidp e pacepackpan parepart"u8 +
        "pdatpecipendperapertplatplicpoinponspporprocprotprovpublpullpyriqaaqqualquerr a r i r o r r ractram rameransrateratoreamreferelaremorencrentreporeprreseresprfac"u8 +
        "rgetrighriptriterityrivarmatrnalroceroperouprovirrenrttirverrvics a s ans e s i s ins nos ofs res t s tosaassagesed see signsingsizespacsponssagssiostarstenstor"u8 +
        "stresummsuppsynct a t cot int ist oft ret thtabltadatailtaintanctargtarttemptentter teraterfternterstes thodtialtifitiveto ttoretorytputtractrantreatruettriubli"u8 +
        "uctuueryuffeuildull/ultsummaundeupdauppournsurreuse useduserutilutpuvalivateventvicevidevoidwhenwillwordworkxampxcepxprexsltxtenyou ypesyrig"u8;
}
