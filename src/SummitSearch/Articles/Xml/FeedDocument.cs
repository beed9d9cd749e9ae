using System.Xml;
using System.Xml.Linq;

namespace SummitSearch.Articles.Xml;

/// <summary>Parses XML strictly, and what is ill-formed as well as can be.</summary>
internal static class FeedDocument
{
    // Entities declared in the file itself may add so many characters; external ones are never fetched.
    private const int CharactersFromEntities = 100_000;

    /// <summary>The root element.</summary>
    /// <param name="xml">The text of the file.</param>
    /// <param name="options">Limits.</param>
    /// <param name="fault">Why the file is ill-formed; null if it is not.</param>
    /// <exception cref="ArticleRefusedException">It is no XML at all, nests too deep, or its entities are an attack.</exception>
    public static XElement Parse(string xml, ArticleReaderOptions options, out XmlException? fault)
    {
        return ParseStrictly(WithoutLinesBefore(xml), options, out fault) ?? new LenientXmlParser(xml, options.MaxNestingDepth).Parse()
            ?? throw new ArticleRefusedException(1, "The file holds no XML element.", fault);
    }

    /// <summary>A declaration must be the very first thing, yet many feeds have empty lines before it. They go behind it, so that all other lines keep their numbers.</summary>
    private static string WithoutLinesBefore(string xml)
    {
        string trimmed = xml.TrimStart();
        int lines = xml.AsSpan(0, xml.Length - trimmed.Length).Count('\n');
        int end = lines > 0 && trimmed.StartsWith("<?xml", StringComparison.Ordinal) ? trimmed.IndexOf("?>", StringComparison.Ordinal) + 2 : 0;
        return lines == 0 ? trimmed : trimmed.Insert(end < 2 ? 0 : end, new string('\n', lines));
    }

    private static XElement? ParseStrictly(string xml, ArticleReaderOptions options, out XmlException? fault)
    {
        fault = null;
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Parse,
            XmlResolver = null,
            MaxCharactersFromEntities = CharactersFromEntities,
            MaxCharactersInDocument = options.MaxArticleBytes,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            RefuseDepth(xml, settings, options.MaxNestingDepth);
            using var reader = XmlReader.Create(new StringReader(xml), settings);
            return XElement.Load(reader, LoadOptions.PreserveWhitespace | LoadOptions.SetLineInfo);
        }
        catch (XmlException illFormed)
        {
            fault = illFormed;
            bool declaresEntities = xml.AsSpan(0, Math.Min(xml.Length, 64 << 10)).Contains("<!ENTITY", StringComparison.OrdinalIgnoreCase);
            if (!declaresEntities) return null;
            throw new ArticleRefusedException(fault.LineNumber, $"The file declares entities that cannot be resolved safely: {fault.Message}", fault);
        }
    }

    /// <summary>Reads the file once for its depth alone: a tree of it must not be built before that is known.</summary>
    private static void RefuseDepth(string xml, XmlReaderSettings settings, int maxDepth)
    {
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        int line = 1;
        try
        {
            for (; reader.Read(); line = ((IXmlLineInfo)reader).LineNumber)
            {
                if (reader.Depth >= maxDepth)
                    throw new ArticleRefusedException(((IXmlLineInfo)reader).LineNumber, $"The file nests deeper than {maxDepth} elements, the limit (option {nameof(ArticleReaderOptions.MaxNestingDepth)}).");
            }
        }
        catch (XmlException fault) when (fault.LineNumber == 0)
        {
            // The limits of the reader do not say where they were overrun.
            throw new XmlException(fault.Message, fault, line, 0);
        }
    }
}
