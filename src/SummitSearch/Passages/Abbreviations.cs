using System.Collections.Frozen;

namespace SummitSearch.Passages;

/// <summary>Words that end in a stop which need not end the sentence, and words that tell that a sentence begins.</summary>
/// <remarks>Lookups allocate nothing and are safe from any thread.</remarks>
internal static class Abbreviations
{
    // Titles and the like are always followed by what they belong to. Case counts here: "Gen." is a title, "fell ill." is not Illinois.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NeverLast = CaseSensitive(
        "Mr Mrs Ms Dr Prof Gen Sen Rep Reps Sens Gov Lt Col Sgt Capt Maj Cmdr Adm Rev Hon Messrs Mme Mlle Mx St Ste Mt Ft Pres Supt Brig Cpl Pvt Amb " +
        "vs v e.g i.e E.g I.e viz cf Cf al figs eq approx ca incl esp resp vols pp eds Hr Fr Sr Sra Srta Dña d.h z.B z.T bzw bspw vgl u.a evtl ggf " +
        "Mio Mrd Dott Sig Avv Ing т.е т.к им ул проф акад стр см напр тыс млн млрд п.п örn yrd Doç bl.a f.eks t.ex");

    // Followed by a number they belong to it; else they may end a sentence.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeNumber = CaseSensitive(
        "No Nos no nos Nr nr Núm núm num Art Arts art Sec Secs sec para Para ch Ch p pg Fig fig Vol vol Op op Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec " +
        "Abs г т п гл ст n° N° H.R Res c");

    // May stand inside or at the end of a sentence: the next word decides.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Ambiguous = CaseSensitive(
        "Inc Corp Co Ltd Bros LLC Plc PLC plc Jr Esq etc Ph.D M.D B.A M.A Dept Univ Assn Govt Natl Intl HQ Ave Blvd Rd " +
        "Alex Chas Geo Robt Thos Wm " +
        "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo " +
        "usw гг др пр");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Starters = AnyCase(
        "the a an it its he she his her they their we our i you your this that these those there here in on at as by for from with when while where " +
        "who what why how if but and so or yet after before since under over among both each all some many most no not one two about during despite " +
        "although though because however meanwhile moreover also then now today yesterday later still instead until according asked another " +
        "der die das ein eine es er sie wir im in am und aber doch nach bei el la los las un una en pero le les il elle ils elles dans mais " +
        "в и на но он она они по это как с к из для");

    // After "a.m." and "p.m." a weekday, a month or a zone goes on with the sentence.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AfterClockTime = AnyCase(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december " +
        "est edt cst cdt mst mdt pst pdt gmt utc jst bst cet eastern central pacific mountain japan local et ct mt pt");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> MonthNames = AnyCase(
        "januar jänner februar märz april mai juni juli august september oktober november dezember " +
        "januari februari maart mei augustus oktober december january february march may june july october " +
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta " +
        "desember februari marts maj");

    public static bool IsNeverLast(ReadOnlySpan<char> word) => NeverLast.Contains(word);

    public static bool BelongsToNumber(ReadOnlySpan<char> word) => BeforeNumber.Contains(word);

    public static bool IsAmbiguous(ReadOnlySpan<char> word) => Ambiguous.Contains(word);

    public static bool StartsSentence(ReadOnlySpan<char> word) => Starters.Contains(word);

    public static bool FollowsClockTime(ReadOnlySpan<char> word) => AfterClockTime.Contains(word);

    public static bool IsMonthName(ReadOnlySpan<char> word) => MonthNames.Contains(word);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CaseSensitive(string words) => Lookup(words, StringComparer.Ordinal);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AnyCase(string words) => Lookup(words, StringComparer.OrdinalIgnoreCase);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(string words, StringComparer comparer) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(comparer).GetAlternateLookup<ReadOnlySpan<char>>();
}
