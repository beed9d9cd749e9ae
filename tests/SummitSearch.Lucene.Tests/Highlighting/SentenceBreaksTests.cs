using SummitSearch.Lucene.Highlighting;

namespace SummitSearch.Lucene.Tests.Highlighting;

public class SentenceBreaksTests
{
    // Results of java.text.BreakIterator (Java 17, root locale); the bar stands at each border.
    [Theory]
    [InlineData("Hello world. |This is it.")]
    [InlineData("Mr. |Smith went. he ran. |\"Quoted.\" |Next one.")]
    [InlineData("What?|yes. |No!|No")]
    [InlineData("a.B c. |(Paren.) |[Br.] next. |Next")]
    [InlineData("x\ny. z\nA")]
    [InlineData("one\u2029|two. three")]
    [InlineData("end.)\" |Next. |“Quote.” |More")]
    [InlineData("abc... |Def ... ghi. 4 dogs. |IV")]
    [InlineData("3.14 is. -5 Six. - Seven")]
    [InlineData("U.S. |Army. u.s. army")]
    [InlineData("。。|x。|y")]
    [InlineData("wow?! |Really?!) |yes...")]
    [InlineData("x.\u00a0|Y. — Z")]
    [InlineData("a.\u0301 |B")]
    [InlineData("a|.|  (5c")]
    public void Next_FromTheBeginning_CutsAsJavaDoes(string marked)
    {
        string text = marked.Replace("|", "");
        List<string> sentences = [];
        for (int start = 0; start < text.Length;)
        {
            int end = SentenceBreaks.Next(text, start);
            sentences.Add(text[start..end]);
            start = end;
        }
        Assert.Equal(marked, string.Join('|', sentences));
    }

    [Theory]
    [InlineData("the U.S. – which", 11, 7)]
    [InlineData("Mr. Smith", 4, 4)]
    [InlineData("one. two", 5, 0)]
    public void StartAround_OutOfNowhere_IsWhereJavaLooksBackTo(string text, int offset, int expected) =>
        Assert.Equal(expected, SentenceBreaks.StartAround(text, offset));
}
