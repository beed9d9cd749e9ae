using System.Text;

namespace SummitSearch.Resilience.Fuzzing;

/// <summary>Changes valid input a little, in the ways that parsers trip over.</summary>
/// <param name="random">Source of all choices.</param>
/// <param name="tokens">Pieces that mean something to the parser.</param>
internal sealed class Mutator(Random random, string[] tokens)
{
    private readonly byte[][] _tokens = Array.ConvertAll(tokens, Encoding.UTF8.GetBytes);

    /// <summary>One to eight changes.</summary>
    /// <param name="seed">Where to begin.</param>
    /// <param name="other">What pieces are taken from too.</param>
    public byte[] Mutate(byte[] seed, byte[] other)
    {
        byte[] bytes = seed;
        for (int changes = random.Next(1, 9); changes > 0; changes--)
            bytes = Change(bytes, other);
        return bytes;
    }

    private byte[] Change(byte[] bytes, byte[] other)
    {
        int at = random.Next(bytes.Length + 1);
        int end = Math.Min(bytes.Length, at + random.Next(1, 1 + random.Next(1, 64)));
        switch (random.Next(7))
        {
            case 0: // A bit.
                byte[] flipped = (byte[])bytes.Clone();
                if (at < bytes.Length)
                    flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1: // A piece less.
                return [.. bytes.AsSpan(0, at), .. bytes.AsSpan(end)];
            case 2: // A piece twice.
                return [.. bytes.AsSpan(0, end), .. bytes.AsSpan(at)];
            case 3: // Cut off.
                return random.Next(4) == 0 ? bytes[..at] : bytes;
            case 4: // A piece of another.
                int from = random.Next(other.Length + 1);
                return [.. bytes.AsSpan(0, at), .. other.AsSpan(from, Math.Min(other.Length - from, random.Next(64))), .. bytes.AsSpan(at)];
            default: // A token, now and then very often.
                byte[] token = _tokens[random.Next(_tokens.Length)];
                IEnumerable<byte> many = Enumerable.Repeat(token, random.Next(40) == 0 ? random.Next(1, 3000) : 1).SelectMany(static t => t);
                return [.. bytes.AsSpan(0, at), .. many, .. bytes.AsSpan(at)];
        }
    }
}
