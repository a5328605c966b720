using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.QueryParsers.Classic;
using Lucene.Net.Search;
using Lucene.Net.Search.Highlight;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace NewsArchive.Benchmarks;

/// <summary>The same articles in Lucene.NET, as another limit for searches.</summary>
internal sealed class LuceneIndex : IDisposable
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private const int Hits = 20, SnippetLength = 250;

    private static readonly Analyzer Analyzer = new EnglishAnalyzer(Version, CharArraySet.Empty);

    private readonly FSDirectory directory;
    private readonly DirectoryReader reader;
    private readonly IndexSearcher searcher;

    private LuceneIndex(string folder)
    {
        directory = FSDirectory.Open(folder);
        reader = DirectoryReader.Open(directory);
        searcher = new IndexSearcher(reader);
    }

    /// <summary>With the articles of an archive; made when it is missing.</summary>
    public static LuceneIndex Beside(string archive)
    {
        var folder = archive + ".lucene";
        if (!System.IO.Directory.Exists(folder))
        {
            Fill(archive, folder + ".part");
            System.IO.Directory.Move(folder + ".part", folder);
        }

        return new LuceneIndex(folder);
    }

    /// <summary>The best twenty, each with an excerpt.</summary>
    public int Search(string query)
    {
        var parser = new MultiFieldQueryParser(Version, ["Title", "Text"], Analyzer)
        {
            DefaultOperator = Operator.AND,
        };
        var parsed = parser.Parse(query);
        var highlighter = new Highlighter(new QueryScorer(parsed.Rewrite(reader), "Text"))
        {
            TextFragmenter = new SimpleFragmenter(SnippetLength),
        };
        var found = searcher.Search(parsed, Hits).ScoreDocs;
        foreach (var hit in found)
        {
            var text = searcher.Doc(hit.Doc).Get("Text");
            using var tokens = Analyzer.GetTokenStream("Text", text);
            highlighter.GetBestFragment(tokens, text);
        }

        return found.Length;
    }

    public void Dispose()
    {
        reader.Dispose();
        directory.Dispose();
    }

    private static void Fill(string archive, string folder)
    {
        using var directory = FSDirectory.Open(folder);
        using var writer =
            new IndexWriter(directory, new IndexWriterConfig(Version, Analyzer) { RAMBufferSizeMB = 128 });
        using var connection = Sql.Open(archive);
        using var articles = connection.CreateCommand();
        articles.CommandText = "SELECT Title, Text FROM ArticleTexts ORDER BY Id";
        using var rows = articles.ExecuteReader();
        while (rows.Read())
        {
            writer.AddDocument(new Document
            {
                new TextField("Title", rows.GetString(0), Field.Store.YES),
                new TextField("Text", rows.GetString(1), Field.Store.YES),
            });
        }

        writer.ForceMerge(1);
        writer.Commit();
    }
}
