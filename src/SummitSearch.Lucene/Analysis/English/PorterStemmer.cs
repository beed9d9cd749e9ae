namespace SummitSearch.Lucene.Analysis.English;

/// <summary>The Porter stemmer, in place on lower-case terms.</summary>
/// <remarks>
/// M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, with the author's later departures (<c>bli</c> to
/// <c>ble</c>, <c>logi</c> to <c>log</c>). Every character but a, e, i, o, u and a y after a consonant counts as a consonant.
/// A stem is never longer than its word.
/// </remarks>
internal static class PorterStemmer
{
    /// <summary>Stems a term; one of two characters or fewer stays as it is.</summary>
    /// <param name="word">The term; its first characters become the stem.</param>
    /// <returns>The length of the stem, 1 or more for a term that is not empty.</returns>
    public static int Stem(Span<char> word)
    {
        if (word.Length <= 2) return word.Length;
        int length = RemovePlural(word);
        length = RemovePastOrProgressive(word, length);
        if (length > 1 && word[length - 1] == 'y' && HasVowel(word[..(length - 1)])) word[length - 1] = 'i';
        if (length > 2)
        {
            length = ReplaceDoubleSuffix(word, length);
            length = ReplaceSecondSuffix(word, length);
            length = RemoveLastSuffix(word, length);
        }

        return RemoveFinalLetters(word, length);
    }

    /// <summary>Step 1a.</summary>
    private static int RemovePlural(Span<char> word)
    {
        int length = word.Length;
        if (word[length - 1] != 's') return length;
        if (word.EndsWith("sses") || word.EndsWith("ies")) return length - 2;
        return word[length - 2] == 's' ? length : length - 1;
    }

    /// <summary>Step 1b.</summary>
    private static int RemovePastOrProgressive(Span<char> word, int length)
    {
        ReadOnlySpan<char> text = word[..length];
        if (text.EndsWith("eed")) return Measure(text[..^3]) > 0 ? length - 1 : length;
        int stem = text.EndsWith("ed") ? length - 2 : text.EndsWith("ing") ? length - 3 : 0;
        return stem > 0 && HasVowel(text[..stem]) ? Repair(word, stem) : length;
    }

    /// <summary>Gives back the e that <c>ed</c> and <c>ing</c> may have displaced, or takes a doubled consonant away.</summary>
    private static int Repair(Span<char> word, int length)
    {
        ReadOnlySpan<char> stem = word[..length];
        if (stem.EndsWith("at") || stem.EndsWith("bl") || stem.EndsWith("iz")) return AppendE(word, length);
        if (EndsWithDoubleConsonant(stem)) return stem[^1] is 'l' or 's' or 'z' ? length : length - 1;
        return EndsWithShortSyllable(stem) && Measure(stem) == 1 ? AppendE(word, length) : length;
    }

    private static int AppendE(Span<char> word, int length)
    {
        word[length] = 'e';
        return length + 1;
    }

    /// <summary>Step 2; the suffixes are told apart by their last letter but one.</summary>
    private static int ReplaceDoubleSuffix(Span<char> word, int length)
    {
        ReadOnlySpan<char> text = word[..length];
        switch (text[^2])
        {
            case 'a':
                if (text.EndsWith("ational")) return Replace(word, length, 7, "ate");
                return text.EndsWith("tional") ? Replace(word, length, 6, "tion") : length;
            case 'c':
                if (text.EndsWith("enci")) return Replace(word, length, 4, "ence");
                return text.EndsWith("anci") ? Replace(word, length, 4, "ance") : length;
            case 'e':
                return text.EndsWith("izer") ? Replace(word, length, 4, "ize") : length;
            case 'l':
                return ReplaceAdverb(word, length);
            case 'o':
                if (text.EndsWith("ization")) return Replace(word, length, 7, "ize");
                if (text.EndsWith("ation")) return Replace(word, length, 5, "ate");
                return text.EndsWith("ator") ? Replace(word, length, 4, "ate") : length;
            case 's':
                if (text.EndsWith("alism")) return Replace(word, length, 5, "al");
                if (text.EndsWith("iveness")) return Replace(word, length, 7, "ive");
                if (text.EndsWith("fulness")) return Replace(word, length, 7, "ful");
                return text.EndsWith("ousness") ? Replace(word, length, 7, "ous") : length;
            case 't':
                if (text.EndsWith("aliti")) return Replace(word, length, 5, "al");
                if (text.EndsWith("iviti")) return Replace(word, length, 5, "ive");
                return text.EndsWith("biliti") ? Replace(word, length, 6, "ble") : length;
            case 'g':
                return text.EndsWith("logi") ? Replace(word, length, 4, "log") : length;
            default:
                return length;
        }
    }

    private static int ReplaceAdverb(Span<char> word, int length)
    {
        ReadOnlySpan<char> text = word[..length];
        if (text.EndsWith("bli")) return Replace(word, length, 3, "ble");
        if (text.EndsWith("alli")) return Replace(word, length, 4, "al");
        if (text.EndsWith("entli")) return Replace(word, length, 5, "ent");
        if (text.EndsWith("eli")) return Replace(word, length, 3, "e");
        return text.EndsWith("ousli") ? Replace(word, length, 5, "ous") : length;
    }

    /// <summary>Step 3.</summary>
    private static int ReplaceSecondSuffix(Span<char> word, int length)
    {
        ReadOnlySpan<char> text = word[..length];
        switch (text[^1])
        {
            case 'e':
                if (text.EndsWith("icate")) return Replace(word, length, 5, "ic");
                if (text.EndsWith("ative")) return Replace(word, length, 5, "");
                return text.EndsWith("alize") ? Replace(word, length, 5, "al") : length;
            case 'i':
                return text.EndsWith("iciti") ? Replace(word, length, 5, "ic") : length;
            case 'l':
                if (text.EndsWith("ical")) return Replace(word, length, 4, "ic");
                return text.EndsWith("ful") ? Replace(word, length, 3, "") : length;
            case 's':
                return text.EndsWith("ness") ? Replace(word, length, 4, "") : length;
            default:
                return length;
        }
    }

    /// <summary>Step 4.</summary>
    private static int RemoveLastSuffix(ReadOnlySpan<char> word, int length)
    {
        ReadOnlySpan<char> text = word[..length];
        if (text.Length < 3) return length;
        int suffix = text[^2] switch
        {
            'a' => text.EndsWith("al") ? 2 : 0,
            'c' => text.EndsWith("ance") || text.EndsWith("ence") ? 4 : 0,
            'e' => text.EndsWith("er") ? 2 : 0,
            'i' => text.EndsWith("ic") ? 2 : 0,
            'l' => text.EndsWith("able") || text.EndsWith("ible") ? 4 : 0,
            'n' => text.EndsWith("ant") ? 3 : text.EndsWith("ement") ? 5 : text.EndsWith("ment") ? 4 : text.EndsWith("ent") ? 3 : 0,
            'o' => text.EndsWith("sion") || text.EndsWith("tion") ? 3 : text.EndsWith("ou") ? 2 : 0,
            's' => text.EndsWith("ism") ? 3 : 0,
            't' => text.EndsWith("ate") || text.EndsWith("iti") ? 3 : 0,
            'u' => text.EndsWith("ous") ? 3 : 0,
            'v' => text.EndsWith("ive") ? 3 : 0,
            'z' => text.EndsWith("ize") ? 3 : 0,
            _ => 0,
        };
        return suffix > 0 && Measure(text[..^suffix]) > 1 ? length - suffix : length;
    }

    /// <summary>Step 5: a silent e, and one of two l.</summary>
    private static int RemoveFinalLetters(ReadOnlySpan<char> word, int length)
    {
        ReadOnlySpan<char> text = word[..length];
        if (text[^1] == 'e')
        {
            int measure = Measure(text);
            if (measure > 1 || (measure == 1 && !EndsWithShortSyllable(text[..^1]))) length--;
        }

        return text[..length].EndsWith("ll") && Measure(text) > 1 ? length - 1 : length;
    }

    /// <summary>Puts another suffix in place of one, if the stem before it holds a vowel-consonant sequence.</summary>
    private static int Replace(Span<char> word, int length, int suffixLength, ReadOnlySpan<char> replacement)
    {
        int stem = length - suffixLength;
        if (Measure(word[..stem]) == 0) return length;
        replacement.CopyTo(word[stem..]);
        return stem + replacement.Length;
    }

    /// <summary>The number of vowel-consonant sequences.</summary>
    private static int Measure(ReadOnlySpan<char> text)
    {
        int measure = 0;
        bool afterVowel = false;
        bool afterConsonant = false;
        foreach (char letter in text)
        {
            bool isVowel = IsPlainVowel(letter) || (letter == 'y' && afterConsonant);
            if (afterVowel && !isVowel) measure++;
            afterVowel = isVowel;
            afterConsonant = !isVowel;
        }

        return measure;
    }

    private static bool HasVowel(ReadOnlySpan<char> text)
    {
        bool afterConsonant = false;
        foreach (char letter in text)
        {
            if (IsPlainVowel(letter) || (letter == 'y' && afterConsonant)) return true;
            afterConsonant = true;
        }

        return false;
    }

    private static bool EndsWithDoubleConsonant(ReadOnlySpan<char> text) =>
        text.Length >= 2 && text[^1] == text[^2] && IsConsonant(text, text.Length - 1);

    /// <summary>Consonant, vowel, consonant at the end, the last not w, x or y.</summary>
    private static bool EndsWithShortSyllable(ReadOnlySpan<char> text) =>
        text.Length >= 3 && text[^1] is not ('w' or 'x' or 'y') && IsConsonant(text, text.Length - 1)
        && !IsConsonant(text, text.Length - 2) && IsConsonant(text, text.Length - 3);

    private static bool IsConsonant(ReadOnlySpan<char> text, int index)
    {
        if (IsPlainVowel(text[index])) return false;
        if (text[index] != 'y') return true;

        // In a run of y the kinds alternate, from the consonant that a y at the start or after a vowel is.
        int first = index;
        while (first > 0 && text[first - 1] == 'y') first--;
        bool firstIsConsonant = first == 0 || IsPlainVowel(text[first - 1]);
        return firstIsConsonant == ((index - first) % 2 == 0);
    }

    private static bool IsPlainVowel(char letter)
    {
        const uint Vowels = (1u << ('a' - 'a')) | (1u << ('e' - 'a')) | (1u << ('i' - 'a')) | (1u << ('o' - 'a')) | (1u << ('u' - 'a'));
        uint index = (uint)(letter - 'a');
        return index < 26 && ((Vowels >> (int)index) & 1) != 0;
    }
}
