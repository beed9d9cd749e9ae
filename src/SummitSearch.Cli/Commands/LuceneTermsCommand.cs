using System.CommandLine;
using System.Text;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Cli.Commands;

/// <summary><c>summit lucene terms</c>.</summary>
internal static class LuceneTermsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Argument<string> folder = LuceneCommand.Folder();
        var field = new Option<string>("--field") { Description = "Field.", HelpName = "F", Required = true };
        var prefix = new Option<string>("--prefix") { Description = "Only terms that begin so.", HelpName = "P", DefaultValueFactory = static _ => "" };
        var k = new Option<int>("-k") { Description = "Most terms.", HelpName = "N", DefaultValueFactory = static _ => int.MaxValue };
        var command = new Command("terms", """
            Prints the terms of a field in order: term, documents, occurrences, tab-separated. Deleted documents count until they are merged away.

            Example:
              summit lucene terms index --field exact --prefix semi
            """) { folder, field, prefix, k };
        command.SetAction(parsed => LuceneCommand.WithReader(parsed.GetValue(folder)!, reader =>
        {
            foreach ((string term, (int documents, long occurrences)) in Terms(reader, parsed.GetValue(field)!, parsed.GetValue(prefix)!).Take(parsed.GetValue(k)))
                terminal.Output.WriteLine($"{term}\t{documents}\t{occurrences}");
            return ExitCode.Done;
        }));
        return command;
    }

    private static SortedDictionary<string, (int Documents, long Occurrences)> Terms(IndexReader reader, string field, string prefix)
    {
        // Ordinal order of UTF-16 differs from byte order for rare characters only; people read this, not programs.
        var terms = new SortedDictionary<string, (int Documents, long Occurrences)>(StringComparer.Ordinal);
        byte[] start = Encoding.UTF8.GetBytes(prefix);
        foreach (SegmentReader segment in reader.Segments)
        {
            if (segment.Terms(field)?.OpenTerms() is not { } cursor) continue;
            for (bool more = cursor.Seek(start) != SeekResult.End; more && cursor.Term.StartsWith(start); more = cursor.MoveNext())
            {
                string term = Encoding.UTF8.GetString(cursor.Term);
                (int documents, long occurrences) = terms.GetValueOrDefault(term);
                terms[term] = (documents + cursor.Entry.DocFreq, occurrences + cursor.Entry.TotalTermFreq);
            }
        }
        return terms;
    }
}
