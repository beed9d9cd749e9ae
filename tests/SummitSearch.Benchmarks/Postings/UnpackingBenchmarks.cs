using BenchmarkDotNet.Attributes;
using SummitSearch.Lucene.Codecs.Postings;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Benchmarks.Postings;

/// <summary>Packing and unpacking of blocks: time for 128,000 postings, so milliseconds / 128 are microseconds a thousand and nanoseconds a posting are ns / 128,000.</summary>
[MemoryDiagnoser]
public class UnpackingBenchmarks
{
    private const int Blocks = 1000;
    private readonly int[] _docs = new int[128];
    private readonly int[] _freqs = new int[128];
    private readonly int[] _gaps = new int[128];
    private byte[] _packed = [];
    private MemoryDirectory _directory = new();
    private IndexInput _doc = null!;

    /// <summary>Bits a gap.</summary>
    [Params(2, 5, 8, 12, 20)]
    public int Bits { get; set; }

    /// <summary>Blocks of random gaps and of frequencies that fall off as in text.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        Random random = new(Bits);
        int[] gaps = _gaps, freqs = new int[128];
        _packed = new byte[Blocks * 16 * Bits + 64];
        _directory = new MemoryDirectory();
        using (IndexOutput output = _directory.CreateOutput("doc"))
        {
            for (int block = 0; block < Blocks; block++)
            {
                for (int i = 0; i < 128; i++)
                {
                    gaps[i] = random.Next(1, 1 << Bits);
                    freqs[i] = 1 + (int)(Math.Pow(random.NextDouble(), 8) * 12);
                }
                gaps[0] = (1 << Bits) - 1;
                ForEncoder.Pack(gaps, Bits, _packed.AsSpan(block * 16 * Bits));
                GapBlock.Write(output, gaps);
                PforBlock.Write(output, freqs);
            }
        }
        _doc = new IndexInput("doc", _directory.OpenBytes("doc"));
    }

    /// <summary>Documents with the widest vectors of the machine.</summary>
    [Benchmark(Baseline = true)]
    public void Documents()
    {
        for (int block = 0; block < Blocks; block++)
            ForDecoder.UnpackGaps(_packed.AsSpan(block * 16 * Bits), Bits, 0, _docs);
    }

    /// <summary>Documents with 64-bit arithmetic.</summary>
    [Benchmark]
    public void DocumentsScalar()
    {
        for (int block = 0; block < Blocks; block++)
        {
            ForScalar.Unpack(_packed.AsSpan(block * 16 * Bits), Bits, _docs);
            ForScalar.Accumulate(_docs, 0);
        }
    }

    /// <summary>Documents and frequencies out of a file.</summary>
    [Benchmark]
    public void DocumentsAndFrequencies()
    {
        long pointer = 0;
        for (int block = 0; block < Blocks; block++)
        {
            pointer = GapBlock.Read(_doc, pointer, 0, int.MaxValue, _docs);
            pointer = FreqBlock.Read(_doc, pointer, _freqs);
        }
    }

    /// <summary>The way back.</summary>
    [Benchmark]
    public void Pack()
    {
        for (int block = 0; block < Blocks; block++)
            ForEncoder.Pack(_gaps, Bits, _packed.AsSpan(block * 16 * Bits));
    }
}
