using SummitSearch.Articles.Dates;
using SummitSearch.Articles.Languages;
using SummitSearch.Articles.Text;
using SummitSearch.Passages;

namespace SummitSearch.Articles;

/// <summary>Makes an article of a draft: cleans its text, separates captions from the story, fills in what the file does not say.</summary>
internal static class ArticleFinisher
{
    private const int LongestId = 512;
    private const int LongestDerivedTitle = 400;

    /// <summary>The article, or a refusal if the draft holds no text.</summary>
    /// <param name="draft">What the format found.</param>
    /// <param name="input">The file it comes from.</param>
    /// <param name="fallbackId">The id of an article that has none of its own.</param>
    public static ArticleResult Finish(ArticleDraft draft, ArticleInput input, string fallbackId)
    {
        StoryCleaner.Clean(draft);
        string body = string.Join("\n\n", draft.Paragraphs);
        string title = TextCleaner.Clean(draft.Title);
        bool titleIsDerived = title.Length == 0 && body.Length > 0;
        if (titleIsDerived) title = FirstSentence(draft.Paragraphs[0]);
        if (title.Length == 0) return input.Refuse(draft.Line, "There is no text: neither a headline nor a story.");
        string id = TextCleaner.Clean(draft.Id);
        if (id.Length == 0) id = fallbackId;
        if (id.Length > LongestId) return input.Refuse(draft.Line, $"The id is {id.Length:N0} characters long; at most {LongestId} are allowed.");
        GuessDate(draft, input.Options);
        string? language = NullIfEmpty(draft.Language)?.Replace('_', '-');
        bool languageIsDetected = language is null && input.Options.DetectLanguage;
        if (languageIsDetected) language = LanguageDetector.Detect(body.Length > title.Length ? body : title);
        return ArticleResult.Of(new Article
        {
            Id = id,
            Title = title,
            TitleIsDerived = titleIsDerived,
            Body = body,
            Captions = TextCleaner.CleanAll(draft.Captions),
            RelatedCoverage = TextCleaner.CleanAll(draft.RelatedCoverage),
            Authors = TextCleaner.CleanAll(draft.Authors),
            Tags = TextCleaner.CleanAll(draft.Tags),
            People = TextCleaner.CleanAll(draft.People),
            Places = TextCleaner.CleanAll(draft.Places),
            Organisations = TextCleaner.CleanAll(draft.Organisations),
            Source = NullIfEmpty(draft.Source),
            Section = NullIfEmpty(draft.Section),
            Language = language,
            LanguageIsDetected = languageIsDetected && language is not null,
            Url = NullIfEmpty(draft.Url),
            PublishedAt = draft.PublishedAt,
            PublishedAtIsGuessed = draft.PublishedAt is not null && draft.PublishedAtIsGuessed,
            UpdatedAt = draft.UpdatedAt,
            EmbargoedUntil = draft.EmbargoedUntil,
            Version = draft.Version,
            Status = draft.Status,
        });
    }

    private static void GuessDate(ArticleDraft draft, ArticleReaderOptions options)
    {
        if (draft.PublishedAt is not null || !options.GuessDates) return;
        draft.PublishedAt = DateFinder.Guess(draft.Paragraphs, draft.Captions);
        draft.PublishedAtIsGuessed = true;
    }

    private static string FirstSentence(string paragraph)
    {
        TextRange sentence = SentenceSplitter.Split(paragraph)[0];
        if (sentence.Length <= LongestDerivedTitle) return paragraph[sentence.Start..sentence.End];
        int space = paragraph.AsSpan(sentence.Start, LongestDerivedTitle).LastIndexOf(' ');
        int length = space > 0 ? space : LongestDerivedTitle - (char.IsHighSurrogate(paragraph[sentence.Start + LongestDerivedTitle - 1]) ? 1 : 0);
        return string.Concat(paragraph.AsSpan(sentence.Start, length).TrimEnd(), "…");
    }

    private static string? NullIfEmpty(string? text)
    {
        string clean = TextCleaner.Clean(text);
        return clean.Length == 0 ? null : clean;
    }
}
