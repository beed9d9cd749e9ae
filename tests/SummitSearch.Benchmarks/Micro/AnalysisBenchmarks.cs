using BenchmarkDotNet.Attributes;
using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Analysis.Standard;

namespace SummitSearch.Benchmarks.Micro;

/// <summary>Text to tokens: time for a text of 1,200 words.</summary>
[MemoryDiagnoser]
public class AnalysisBenchmarks
{
    private const string Sentence = "The harbour master's office reported on Monday that 14 ferries were repaired, and the council's engineers (who had inspected all of them) agreed with the U.S. builders. ";
    private const int Repetitions = 45;
    private readonly string _text = string.Concat(Enumerable.Repeat(Sentence, Repetitions));
    private readonly TokenStream _standard = new StandardAnalyzer().CreateStream("text");
    private readonly TokenStream _english = new EnglishAnalyzer().CreateStream("text");

    /// <summary>Words in lower case.</summary>
    [Benchmark(Baseline = true)]
    public int Standard() => Count(_standard);

    /// <summary>The same without stop words and possessives, stemmed.</summary>
    [Benchmark]
    public int English() => Count(_english);

    private int Count(TokenStream stream)
    {
        int tokens = 0;
        stream.Reset(_text.AsMemory());
        while (stream.MoveNext())
            tokens++;
        return tokens;
    }
}
