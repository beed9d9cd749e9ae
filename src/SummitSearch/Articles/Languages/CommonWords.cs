namespace SummitSearch.Articles.Languages;

/// <summary>The commonest words and the special letters of the languages written in Latin script.</summary>
internal static class CommonWords
{
    private static readonly (string Tag, string Words, string Letters)[] Lists =
    [
        ("en", "the of and to in a is that for it on was with as at by be from this are have has he not his which or an but were they will had would their its who been more said", ""),
        ("de", "der die und das in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über war wurde oder", "ßäöü"),
        ("fr", "de la le et les des en un du une que est dans qui par pour sur au plus pas se ce il sont avec ne aux son a cette ont été mais ou leur ses d l s c qu n", "éèêàçœùî"),
        ("es", "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha este si porque esta entre cuando muy sin sobre también fue", "ñáíóú"),
        ("it", "di e il la che in un a per è una del non con si da le sono dei i della al come ha più nel gli alla anche lo ma dal ed alle delle degli questo era dalla nella", "èòàù"),
        ("pt", "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já também foi pelo pela até são", "ãõçáêâ"),
        ("nl", "de van het een en in is dat op te zijn voor met die niet aan er om ook als bij door maar naar werd uit wordt nog over tot heeft had deze hij worden", ""),
        ("sv", "och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när år under också efter eller nu sin där vid", "åäö"),
        ("da", "og i at det som en på er af for med til den har de ikke om et han men var jeg sig fra vi så kan når år under også efter eller nu sin der ved blev", "æøå"),
        ("no", "og i at det som en på er av for med til den har de ikke om et han men var jeg seg fra vi så kan når år under også etter eller nå sin der ved ble", "æøå"),
        ("fi", "ja on ei että se oli hän mutta ovat kun myös joka mukaan sen kuin tai jos vain jo niin ole vuonna hänen sekä voi jonka mitä nyt siitä kanssa", "äö"),
        ("pl", "w i na z do się nie to że jest o jak za od po przez co ale dla czy są był tym tego roku lub oraz który które było jego przy może", "łąęśżźćń"),
        ("cs", "a v se na je že s z o do i to k ve pro za by ale jako po od které který jsou byl podle při až nebo bylo jeho také však má", "řěůčšžý"),
        ("sk", "a v sa na je že s z o do i to k vo pre za by ale ako po od ktoré ktorý sú bol podľa pri až alebo bolo jeho tiež však má", "ľĺŕôäčšž"),
        ("hu", "a az és hogy nem is egy ez volt meg csak de van el már még ki azt vagy mint ha kell lehet pedig nagyon után szerint között amely", "őűáéö"),
        ("ro", "și de în a la cu pe o din nu că este un care să mai pentru al au fost se sunt dar ca prin ale lui cel după sau fi acest într", "șțăâî"),
        ("tr", "ve bir bu da de için ile olarak olan daha çok en gibi kadar sonra ise ne o ki var veya değil ancak tarafından göre olduğu her ilk iki", "ğışç"),
        ("vi", "và của là có cho được trong một các với không những người để này đã từ khi đến ra về vào như năm cũng nhưng sự bị trên tại", "ơưđạảấầẩậắằếềểệịọốồộớờợụứừựỳ"),
        ("id", "yang dan di dengan untuk dari pada ini dalam tidak itu akan adalah juga ke oleh mereka telah sebagai ada bahwa karena atau bisa lebih tersebut saat para", ""),
        ("ca", "de la i el que a en els un les per amb una no es del al més com va però són ser seva seu o aquest també ha ho hi dels", "çïŀ"),
        ("hr", "i u je na se da su za od s a o kao koji koja što će bi ne iz ili ali do nije biti samo sve nakon godine", "ćđčšž"),
    ];

    private static readonly Dictionary<string, uint> WordMasks = BuildWordMasks();
    private static readonly Dictionary<string, uint>.AlternateLookup<ReadOnlySpan<char>> Words = WordMasks.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly Dictionary<char, uint> Letters = BuildLetterMasks();

    /// <summary>BCP 47 tags, by the index that scores use.</summary>
    public static readonly string[] Languages = Array.ConvertAll(Lists, list => list.Tag);

    /// <summary>Adds one point, shared between the languages that <paramref name="word"/> is common in.</summary>
    public static void ScoreWord(ReadOnlySpan<char> word, Span<float> scores)
    {
        if (word.Length <= 12 && Words.TryGetValue(word, out uint mask)) Add(mask, 1f, scores);
    }

    /// <summary>Adds half a point, shared between the languages that write <paramref name="letter"/>.</summary>
    public static void ScoreLetter(char letter, Span<float> scores)
    {
        if (Letters.TryGetValue(char.ToLowerInvariant(letter), out uint mask)) Add(mask, 0.5f, scores);
    }

    private static void Add(uint mask, float points, Span<float> scores)
    {
        // Square root, not equal shares: a word common to two sister languages must not lose to a rarer one of a third.
        float share = points / MathF.Sqrt(System.Numerics.BitOperations.PopCount(mask));
        for (; mask != 0; mask &= mask - 1) scores[System.Numerics.BitOperations.TrailingZeroCount(mask)] += share;
    }

    private static Dictionary<string, uint> BuildWordMasks()
    {
        var masks = new Dictionary<string, uint>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < Lists.Length; i++)
        {
            foreach (string word in Lists[i].Words.Split(' ')) masks[word] = masks.GetValueOrDefault(word) | 1u << i;
        }
        return masks;
    }

    private static Dictionary<char, uint> BuildLetterMasks()
    {
        var masks = new Dictionary<char, uint>();
        for (int i = 0; i < Lists.Length; i++)
        {
            foreach (char letter in Lists[i].Letters) masks[letter] = masks.GetValueOrDefault(letter) | 1u << i;
        }
        return masks;
    }
}
