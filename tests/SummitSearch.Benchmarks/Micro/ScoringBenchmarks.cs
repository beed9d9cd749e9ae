using BenchmarkDotNet.Attributes;
using SummitSearch.Lucene.Searching;

namespace SummitSearch.Benchmarks.Micro;

/// <summary>BM25 and the heap: time for 128,000 postings, so nanoseconds a posting are ns / 128,000.</summary>
[MemoryDiagnoser]
public class ScoringBenchmarks
{
    private const int Postings = 128_000;
    private const int Seed = 1;
    private readonly int[] _freqs = new int[Postings];
    private readonly byte[] _norms = new byte[Postings];
    private readonly float[] _inverse = new float[256];

    /// <summary>Frequencies that fall off as in text, and lengths of passages.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        Random random = new(Seed);
        for (int i = 0; i < Postings; i++)
        {
            _freqs[i] = 1 + (int)(Math.Pow(random.NextDouble(), 8) * 12);
            _norms[i] = (byte)random.Next(40, 90);
        }
        for (int i = 0; i < _inverse.Length; i++)
            _inverse[i] = 1f / (1.2f * (0.25f + (0.75f * i / 70f)));
    }

    /// <summary>The score of each posting.</summary>
    [Benchmark(Baseline = true)]
    public float Score()
    {
        LeafScore score = new(2.5f, _inverse);
        float sum = 0;
        for (int i = 0; i < Postings; i++)
            sum += score.Of(_freqs[i], _norms[i]);
        return sum;
    }

    /// <summary>The same, and the ten best kept.</summary>
    [Benchmark]
    public ulong ScoreAndCollect()
    {
        LeafScore score = new(2.5f, _inverse);
        HitQueue queue = new(10, null);
        for (int i = 0; i < Postings; i++)
            queue.Offer(i, score.Of(_freqs[i], _norms[i]));
        return queue.Floor;
    }
}
