namespace SummitSearch.Articles.Languages;

/// <summary>How many letters of each script a text holds.</summary>
internal readonly record struct ScriptCounts(
    int Letters, int Latin, int Kana, int Han, int Hangul, int Cyrillic, int Greek, int Arabic, int Hebrew, int Devanagari, int Thai,
    int Ukrainian, int Serbian, int RussianOnly, int Bulgarian, int Persian, int Urdu, int Armenian, int Georgian, int Bengali, int Tamil)
{
    /// <summary>True if most letters are Latin.</summary>
    public bool IsLatin => Latin * 2 > Letters;

    public static ScriptCounts Of(ReadOnlySpan<char> text)
    {
        var counts = new ScriptCounts();
        int ascii = 0;
        foreach (char c in text)
        {
            if (c < 0x80)
            {
                if (char.IsAsciiLetter(c)) ascii++;
            }
            else if (char.IsLetter(c)) counts = counts.With(c);
        }
        return counts with { Letters = counts.Letters + ascii, Latin = counts.Latin + ascii };
    }

    /// <summary>The language, where the script decides; null for Latin, mixed and unknown scripts.</summary>
    public string? Language()
    {
        // Japanese mixes kana with Han; a few kana are enough. Names in Latin letters do not make a text English.
        if ((Kana + Han) * 3 > Letters) return Kana * 20 > Kana + Han ? "ja" : "zh";
        int most = Letters / 2;
        if (Hangul * 3 > Letters) return "ko";
        if (Cyrillic > most) return Ukrainian > RussianOnly ? "uk" : Serbian * 50 > Cyrillic ? "sr" : Bulgarian * 80 > Cyrillic && RussianOnly == 0 ? "bg" : "ru";
        if (Arabic > most) return Urdu * 50 > Arabic ? "ur" : Persian * 50 > Arabic ? "fa" : "ar";
        if (Greek > most) return "el";
        if (Hebrew > most) return "he";
        if (Devanagari > most) return "hi";
        if (Thai > most) return "th";
        if (Armenian > most) return "hy";
        if (Georgian > most) return "ka";
        if (Bengali > most) return "bn";
        return Tamil > most ? "ta" : null;
    }

    private ScriptCounts With(char c)
    {
        ScriptCounts next = this with { Letters = Letters + 1 };
        return c switch
        {
            < '\u0250' or >= '\u1E00' and <= '\u1EFF' => next with { Latin = Latin + 1 },
            >= '\u3041' and <= '\u30FF' => next with { Kana = Kana + 1 },
            >= '\u3400' and <= '\u9FFF' => next with { Han = Han + 1 },
            >= '\uAC00' and <= '\uD7A3' => next with { Hangul = Hangul + 1 },
            'і' or 'ї' or 'є' or 'ґ' or 'І' or 'Ї' or 'Є' => next with { Cyrillic = Cyrillic + 1, Ukrainian = Ukrainian + 1 },
            'ј' or 'љ' or 'њ' or 'ћ' or 'ђ' => next with { Cyrillic = Cyrillic + 1, Serbian = Serbian + 1 },
            'ы' or 'э' or 'ё' => next with { Cyrillic = Cyrillic + 1, RussianOnly = RussianOnly + 1 },
            'ъ' => next with { Cyrillic = Cyrillic + 1, Bulgarian = Bulgarian + 1 },
            >= '\u0400' and <= '\u04FF' => next with { Cyrillic = Cyrillic + 1 },
            >= '\u0370' and <= '\u03FF' or >= '\u1F00' and <= '\u1FFF' => next with { Greek = Greek + 1 },
            'ٹ' or 'ڈ' or 'ڑ' or 'ے' or 'ں' or 'ہ' => next with { Arabic = Arabic + 1, Urdu = Urdu + 1 },
            'پ' or 'چ' or 'ژ' or 'گ' or 'ی' or 'ک' => next with { Arabic = Arabic + 1, Persian = Persian + 1 },
            >= '\u0600' and <= '\u06FF' => next with { Arabic = Arabic + 1 },
            >= '\u0590' and <= '\u05FF' => next with { Hebrew = Hebrew + 1 },
            >= '\u0900' and <= '\u097F' => next with { Devanagari = Devanagari + 1 },
            >= '\u0980' and <= '\u09FF' => next with { Bengali = Bengali + 1 },
            >= '\u0B80' and <= '\u0BFF' => next with { Tamil = Tamil + 1 },
            >= '\u0E00' and <= '\u0E7F' => next with { Thai = Thai + 1 },
            >= '\u0530' and <= '\u058F' => next with { Armenian = Armenian + 1 },
            >= '\u10A0' and <= '\u10FF' => next with { Georgian = Georgian + 1 },
            _ => next,
        };
    }
}
