namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>One piece of a left-over value: <see cref="Take"/> bits, found <see cref="Right"/> bits up in packed word <see cref="Word"/>, that go <see cref="Left"/> bits up in the value.</summary>
/// <param name="Word">Packed word.</param>
/// <param name="Right">Distance of the piece from the low end of its lane.</param>
/// <param name="Take">Length of the piece in bits.</param>
/// <param name="Left">Distance of the piece from the low end of the value; 0 ends the value.</param>
internal readonly record struct RemainderStep(byte Word, byte Right, byte Take, byte Left);
