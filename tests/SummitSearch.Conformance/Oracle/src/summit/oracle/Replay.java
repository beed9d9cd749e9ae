package summit.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SoftDeletesRetentionMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/** replay: carries out a script of adds, updates, deletes, commits and merges. inspect: checks an index and prints all that is in it. */
final class Replay {
  private Replay() {}

  /** Merges only when told to, and then keeps the order of the documents. */
  private static IndexWriterConfig config(boolean compound) {
    IndexWriterConfig c = new IndexWriterConfig(new WhitespaceAnalyzer());
    LogDocMergePolicy merges = new LogDocMergePolicy();
    merges.setMergeFactor(1000);
    merges.setMinMergeDocs(1);
    merges.setNoCFSRatio(compound ? 1 : 0);
    c.setMergePolicy(merges);
    c.setUseCompoundFile(compound);
    c.setRAMBufferSizeMB(64);
    return c;
  }

  static void run(Args a) throws IOException {
    Path script = Paths.get(a.need("script"));
    IndexWriterConfig c = config(!a.on("no-cfs"));
    String out = a.need("out"), soft = a.get("soft-deletes", null);
    a.done();
    if (soft != null) {                                          // soft deletes are kept by merges, as this project's writer keeps them
      c.setSoftDeletesField(soft);
      c.setMergePolicy(new SoftDeletesRetentionMergePolicy(soft, MatchAllDocsQuery::new, c.getMergePolicy()));
    }
    try (FSDirectory d = FSDirectory.open(Paths.get(out)); IndexWriter w = new IndexWriter(d, c); BufferedReader in = Files.newBufferedReader(script)) {
      for (String line; (line = in.readLine()) != null; ) step(w, Json.object(Json.parse(line)));
    }
  }

  private static void step(IndexWriter w, Map<String, Object> op) throws IOException {
    switch (op.get("op").toString()) {
      case "add" -> w.addDocument(document(op));
      case "update" -> w.updateDocument(term(op), document(op));
      case "delete" -> w.deleteDocuments(term(op));
      case "commit" -> w.commit();
      case "merge" -> w.forceMerge(Integer.parseInt(op.get("segments").toString()));
      default -> throw new IllegalArgumentException("unknown operation " + op);
    }
  }

  private static Term term(Map<String, Object> op) {
    return new Term(op.get("field").toString(), op.get("value").toString());
  }

  private static Document document(Map<String, Object> op) {
    Document d = new Document();
    for (Object o : (List<?>) op.get("fields")) {
      List<?> f = (List<?>) o;
      d.add(field(f.get(0).toString(), f.get(1).toString(), f.get(2).toString()));
    }
    return d;
  }

  private static Field field(String kind, String name, String v) {
    switch (kind) {
      case "text": return new Field(name, v, type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true));
      case "offsets": return new Field(name, v, type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS, false));
      case "freqs": return new Field(name, v, type(IndexOptions.DOCS_AND_FREQS, false));
      case "docs": return new Field(name, v, type(IndexOptions.DOCS, false));
      case "keyword": return new StringField(name, v, Field.Store.YES);
      case "string": return new StoredField(name, v);
      case "bytes": return new StoredField(name, v.getBytes(StandardCharsets.UTF_8));
      case "int": return new StoredField(name, Integer.parseInt(v));
      case "long": return new StoredField(name, Long.parseLong(v));
      case "float": return new StoredField(name, Float.intBitsToFloat(Integer.parseInt(v)));
      case "double": return new StoredField(name, Double.longBitsToDouble(Long.parseLong(v)));
      case "numeric": return new NumericDocValuesField(name, Long.parseLong(v));
      case "binary": return new BinaryDocValuesField(name, new BytesRef(v));
      case "sorted": return new SortedDocValuesField(name, new BytesRef(v));
      case "set": return new SortedSetDocValuesField(name, new BytesRef(v));
      case "numbers": return new SortedNumericDocValuesField(name, Long.parseLong(v));
      case "point": return new LongPoint(name, Long.parseLong(v));
      case "real": return new DoublePoint(name, Double.longBitsToDouble(Long.parseLong(v)));
      default: throw new IllegalArgumentException("unknown kind " + kind);
    }
  }

  private static FieldType type(IndexOptions options, boolean stored) {
    FieldType t = new FieldType();
    t.setIndexOptions(options);
    t.setTokenized(true);
    t.setStored(stored);
    t.freeze();
    return t;
  }

  static int inspect(Args a, PrintStream out) throws IOException {
    String folder = a.word(0, "index folder");
    try (FSDirectory d = FSDirectory.open(Paths.get(folder)); CheckIndex check = new CheckIndex(d)) {
      boolean clean = check.checkIndex().clean;
      out.println(clean ? "clean" : "NOT CLEAN");
      if (!clean) return 1;
    }
    try (FSDirectory d = FSDirectory.open(Paths.get(folder)); DirectoryReader r = DirectoryReader.open(d)) {
      for (LeafReaderContext c : r.leaves()) postings(c.reader(), out);
    }
    Containers.dump(a, out);
    return 0;
  }

  private static void postings(LeafReader r, PrintStream out) throws IOException {
    List<String> fields = new ArrayList<>();
    for (FieldInfo f : r.getFieldInfos()) if (f.getIndexOptions() != IndexOptions.NONE) fields.add(f.name);
    Collections.sort(fields);
    PostingsEnum p = null;
    for (String field : fields) {
      Terms terms = r.terms(field);
      if (terms == null) continue;
      out.println("terms\t" + field + "\t" + terms.size() + "\t" + terms.getDocCount() + "\t" + terms.getSumDocFreq() + "\t" + terms.getSumTotalTermFreq());
      TermsEnum e = terms.iterator();
      for (BytesRef t; (t = e.next()) != null; ) {
        StringBuilder line = new StringBuilder(Json.quote(t.utf8ToString())).append('\t').append(e.docFreq()).append('\t').append(e.totalTermFreq());
        p = e.postings(p, PostingsEnum.ALL);
        for (int doc; (doc = p.nextDoc()) != PostingsEnum.NO_MORE_DOCS; ) {
          line.append('\t').append(doc).append(':').append(p.freq());
          for (int i = 0; terms.hasPositions() && i < p.freq(); i++) {
            line.append(',').append(p.nextPosition()).append('@').append(p.startOffset()).append('-').append(p.endOffset());
            if (p.getPayload() != null) line.append('#').append(Containers.hex(p.getPayload()));
          }
        }
        out.println(line);
      }
    }
  }
}
