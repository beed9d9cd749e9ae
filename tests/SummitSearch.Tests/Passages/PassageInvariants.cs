using SummitSearch.Passages;

namespace SummitSearch.Tests.Passages;

/// <summary>What holds for the passages of every text.</summary>
internal static class PassageInvariants
{
    /// <summary>Fails unless the passages (without overlap) hold every character that is not white space exactly once, in order.</summary>
    public static void AssertCover(string body, IReadOnlyList<Passage> passages)
    {
        int position = 0;
        for (int i = 0; i < passages.Count; i++)
        {
            Passage passage = passages[i];
            Assert.Equal(i, passage.Ordinal);
            Assert.True(passage.Start < passage.End && passage.End <= body.Length, $"{passage} of a body of {body.Length}");
            Assert.True(body.AsSpan(position, passage.Start - position).IsWhiteSpace(), $"text lost before {passage}");
            Assert.False(char.IsWhiteSpace(body[passage.Start]) || char.IsWhiteSpace(body[passage.End - 1]), $"{passage} is not trimmed");
            position = passage.End;
        }
        Assert.True(body.AsSpan(position).IsWhiteSpace(), $"text lost behind {position}");
    }

    /// <summary>Fails if a passage begins or ends in the middle of a sentence that fits into a passage.</summary>
    public static void AssertWholeSentences(string body, IReadOnlyList<Passage> passages, int maxWords)
    {
        var starts = passages.Select(passage => passage.Start).ToHashSet();
        foreach (TextRange sentence in SentenceSplitter.Split(body))
        {
            if (WordCounter.Measure(body.AsSpan(sentence.Start, sentence.Length)) > maxWords * WordCounter.TenthsPerWord) continue;
            for (int i = sentence.Start + 1; i < sentence.End; i++)
                Assert.False(starts.Contains(i), $"a passage begins at {i}, inside the sentence {sentence}");
        }
    }
}
