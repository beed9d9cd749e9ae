package summit.oracle;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PayloadAttribute;
import org.apache.lucene.codecs.lucene87.Lucene87Codec;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.BinaryPoint;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInvertState;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.SortedSetSortField;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** Everything of an index but its postings: random indexes that use every encoding, and a dump of every value. */
final class Containers {
  private static final String[] WORDS = "summit news river market council vote harbour strike budget weather coal school".split(" ");

  private Containers() {}

  static void generate(Args a) throws IOException {
    long seed = a.num("seed", 1);
    int docs = a.num("docs", 200), every = a.num("commit-every", 0);
    boolean merge = a.on("merge"), updates = a.on("updates"), deletes = a.on("deletes"), wide = a.on("wide-norms"), rich = a.on("rich");
    IndexWriterConfig c = new IndexWriterConfig(new WhitespaceAnalyzer());
    c.setUseCompoundFile(!a.on("no-cfs"));
    if (!a.on("no-cfs")) c.getMergePolicy().setNoCFSRatio(1.0);
    c.setCodec(new Lucene87Codec(a.get("mode", "fast").equals("high") ? Lucene87Codec.Mode.BEST_COMPRESSION : Lucene87Codec.Mode.BEST_SPEED));
    c.setSoftDeletesField("softly");
    if (every > 0 && !merge) c.setMergePolicy(NoMergePolicy.INSTANCE);
    if (wide) c.setSimilarity(new WideNorms());
    Sort sort = sort(a.get("sort", "none"));
    if (sort != null) c.setIndexSort(sort);
    String out = a.need("out");
    a.done();
    Random r = new Random(seed);
    try (FSDirectory d = FSDirectory.open(Paths.get(out)); IndexWriter w = new IndexWriter(d, c)) {
      for (int i = 0; i < docs; i++) {
        w.addDocument(document(r, i, rich));
        if (every > 0 && (i + 1) % every == 0) w.commit();
      }
      w.commit();
      if (deletes) for (int i = 0; i < docs / 10 + 1; i++) w.deleteDocuments(new Term("id", "d" + r.nextInt(docs)));
      for (int round = 0; updates && round < 3; round++) {
        for (int i = 0; i < docs / 8 + 1; i++) w.updateNumericDocValue(new Term("id", "d" + r.nextInt(docs)), "wide", r.nextLong());
        for (int i = 0; round != 1 && i < docs / 8 + 1; i++) w.updateBinaryDocValue(new Term("id", "d" + r.nextInt(docs)), "bytes", new BytesRef(new byte[r.nextInt(9)]));
        if (round == 2) for (int i = 0; i < docs / 20 + 1; i++) {
          String id = "d" + r.nextInt(docs);
          w.softUpdateDocument(new Term("id", id), document(r, docs + i, rich), new NumericDocValuesField("softly", 1));
        }
        w.commit();
      }
      if (merge) w.forceMerge(1);
      w.commit();
    }
  }

  private static Sort sort(String name) {
    switch (name) {
      case "none": return null;
      case "long": { SortField f = new SortField("wide", SortField.Type.LONG, true); f.setMissingValue(17L); return new Sort(f); }
      case "string": { SortField f = new SortField("sorted", SortField.Type.STRING); f.setMissingValue(SortField.STRING_LAST); return new Sort(f); }
      case "multi": return new Sort(new SortedSetSortField("tags", true), new SortedNumericSortField("numbers", SortField.Type.LONG));
      default: throw new IllegalArgumentException("unknown sort " + name);
    }
  }

  private static Document document(Random r, int i, boolean rich) {
    Document d = new Document();
    d.add(new StringField("id", "d" + i, Field.Store.YES));
    if (r.nextInt(10) > 0) d.add(new TextField("text", text(r, r.nextInt(60)), r.nextBoolean() ? Field.Store.YES : Field.Store.NO));
    if (r.nextInt(4) == 0) d.add(new TextField("rare", text(r, 1 + r.nextInt(5)), Field.Store.NO));
    d.add(new TextField("even", i % 2 == 0 ? "one two three" : "one", Field.Store.NO));
    d.add(new TextField("equal", "one two three", Field.Store.NO));
    stored(r, d);
    d.add(new NumericDocValuesField("constant", 42));
    d.add(new NumericDocValuesField("table", new long[] {-5, 7, 1L << 40, 99, 100}[r.nextInt(5)]));
    d.add(new NumericDocValuesField("dates", 1700000000000L + 86400000L * r.nextInt(5000)));
    d.add(new NumericDocValuesField("wide", r.nextLong()));
    d.add(new NumericDocValuesField("blocks", i / 20000 % 2 == 0 ? 3 * r.nextInt(8) : 3 * (long) r.nextInt()));
    if (r.nextInt(50) == 0) d.add(new NumericDocValuesField("seldom", r.nextInt(1000)));
    if (r.nextInt(3) > 0) d.add(new NumericDocValuesField("often", r.nextInt(100000)));
    d.add(new BinaryDocValuesField("fixed", new BytesRef(new byte[] {(byte) i, 1, (byte) r.nextInt(4)})));
    if (r.nextInt(5) > 0) d.add(new BinaryDocValuesField("bytes", new BytesRef(text(r, r.nextInt(12)))));
    if (r.nextInt(6) > 0) d.add(new SortedDocValuesField("sorted", new BytesRef(WORDS[r.nextInt(WORDS.length)] + (r.nextBoolean() ? r.nextInt(2000) : ""))));
    d.add(new SortedDocValuesField("same", new BytesRef("same")));
    for (int n = r.nextInt(4); n > 0; n--) d.add(new SortedSetDocValuesField("tags", new BytesRef(WORDS[r.nextInt(WORDS.length)] + r.nextInt(3))));
    d.add(new SortedSetDocValuesField("one", new BytesRef(WORDS[r.nextInt(WORDS.length)])));
    for (int n = r.nextInt(4); n > 0; n--) d.add(new SortedNumericDocValuesField("numbers", r.nextInt(500) - 250));
    d.add(new SortedNumericDocValuesField("single", r.nextInt(500)));
    if (r.nextInt(3) > 0) d.add(new LongPoint("point", r.nextLong() >> r.nextInt(60)));
    if (r.nextInt(3) > 0) d.add(new DoublePoint("place", r.nextDouble() * 100, r.nextGaussian()));
    if (rich) rich(r, d);
    return d;
  }

  /** What this project's writer does not make by itself: payloads, term vectors, points of other shapes. */
  private static void rich(Random r, Document d) {
    for (IndexOptions o : new IndexOptions[] {IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS}) {
      if (r.nextInt(5) == 0) continue;
      FieldType t = new FieldType();
      t.setIndexOptions(o);
      t.setTokenized(true);
      t.freeze();
      d.add(new Field(o == IndexOptions.DOCS_AND_FREQS_AND_POSITIONS ? "payloads" : "marks", new Payloads(r, r.nextInt(40)), t));
    }
    FieldType vectors = new FieldType(TextField.TYPE_NOT_STORED);
    vectors.setStoreTermVectors(true);
    vectors.setStoreTermVectorPositions(true);
    vectors.setStoreTermVectorOffsets(true);
    vectors.freeze();
    if (r.nextInt(3) > 0) d.add(new Field("vectors", text(r, r.nextInt(20)), vectors));
    for (int n = r.nextInt(3); n > 0; n--) d.add(new IntRange("range", new int[] {r.nextInt(50), r.nextInt(9)}, new int[] {50 + r.nextInt(1000), 9 + r.nextInt(2)}));
    byte[] address = new byte[16];
    r.nextBytes(address);
    if (r.nextInt(2) == 0) d.add(new BinaryPoint("address", new byte[][] {address}));
    d.add(new BinaryPoint("same-place", new byte[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}));
    FieldType corner = new FieldType();
    corner.setDimensions(5, 2, 4);
    corner.freeze();
    byte[] packed = new byte[20];
    r.nextBytes(packed);
    packed[0] = packed[4] = 0;
    d.add(new Field("corner", packed, corner) {});
  }

  /** A few words, about half of them with a payload. */
  private static final class Payloads extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offsets = addAttribute(OffsetAttribute.class);
    private final PayloadAttribute payload = addAttribute(PayloadAttribute.class);
    private final Random random;
    private int left, at;

    Payloads(Random random, int words) {
      this.random = new Random(random.nextLong());
      left = words;
    }

    @Override public boolean incrementToken() {
      if (left-- <= 0) return false;
      clearAttributes();
      String word = WORDS[random.nextInt(WORDS.length)];
      term.append(word);
      offsets.setOffset(at, at + word.length());
      at += word.length() + 1;
      if (random.nextBoolean()) {
        byte[] b = new byte[1 + random.nextInt(12)];
        random.nextBytes(b);
        payload.setPayload(new BytesRef(b));
      }
      return true;
    }
  }

  private static void stored(Random r, Document d) {
    for (int n = r.nextInt(5); n > 0; n--) {
      switch (r.nextInt(6)) {
        case 0: d.add(new StoredField("s", r.nextInt(10) == 0 ? "Z\u00fcrich \ud83d\uddde \u8a9e" : text(r, r.nextInt(30)))); break;
        case 1: { byte[] b = new byte[r.nextInt(20)]; r.nextBytes(b); d.add(new StoredField("b", b)); break; }
        case 2: d.add(new StoredField("i", r.nextInt() >> r.nextInt(32))); break;
        case 3: d.add(new StoredField("f", r.nextBoolean() ? r.nextInt(200) - 20 : Float.intBitsToFloat(r.nextInt()))); break;
        case 4: d.add(new StoredField("l", (r.nextLong() >> r.nextInt(64)) * new long[] {1, 1000, 3600000, 86400000}[r.nextInt(4)])); break;
        default: d.add(new StoredField("d", r.nextBoolean() ? r.nextInt(200) - 20 : r.nextBoolean() ? (double) r.nextFloat() : Double.longBitsToDouble(r.nextLong())));
      }
    }
  }

  private static String text(Random r, int words) {
    StringBuilder b = new StringBuilder();
    for (int i = 0; i < words; i++) b.append(i > 0 ? " " : "").append(WORDS[r.nextInt(WORDS.length)]);
    return b.toString();
  }

  /** Norms of every width: two, four and eight bytes by field. */
  private static final class WideNorms extends Similarity {
    @Override public long computeNorm(FieldInvertState s) {
      long length = Math.max(1, s.getLength());
      switch (s.getName()) {
        case "text": return length * 1000;
        case "rare": return length << 40;
        default: return length * 100000 + s.getUniqueTermCount();
      }
    }

    @Override public SimScorer scorer(float boost, CollectionStatistics c, TermStatistics... t) { throw new UnsupportedOperationException(); }
  }

  /** Checks the folders named on standard input: a line each, "clean" or "fault" and the reason. */
  static void checkEach(Args a, PrintStream out) throws IOException {
    a.done();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String folder; (folder = in.readLine()) != null; ) {
      if (folder.isEmpty()) continue;
      String verdict;
      try (FSDirectory d = FSDirectory.open(Paths.get(folder)); CheckIndex c = new CheckIndex(d)) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        c.setInfoStream(new PrintStream(text, true, StandardCharsets.UTF_8), false);
        verdict = c.checkIndex().clean ? "clean" : "fault\t" + text.toString(StandardCharsets.UTF_8).lines().filter(l -> l.contains("Exception") || l.contains("ERROR") || l.contains("Error")).findFirst().orElse("");
      } catch (Throwable t) {
        verdict = "fault\t" + t;
      }
      out.println(verdict.replace('\n', ' '));
    }
  }

  static void dump(Args a, PrintStream out) throws IOException {
    try (FSDirectory d = FSDirectory.open(Paths.get(a.word(0, "index folder"))); DirectoryReader r = DirectoryReader.open(d)) {
      a.done();
      for (LeafReaderContext ctx : r.leaves()) dump(ctx.reader(), out);
    }
  }

  private static void dump(LeafReader r, PrintStream out) throws IOException {
    out.println("segment\t" + ((SegmentReader) r).getSegmentName() + "\t" + r.maxDoc() + "\t" + r.numDocs());
    Bits live = r.getLiveDocs();
    for (int doc = 0; doc < r.maxDoc(); doc++) {
      if (live != null && !live.get(doc)) out.println("deleted\t" + doc);
      stored(r, doc, out);
    }
    List<FieldInfo> fields = new ArrayList<>();
    for (FieldInfo f : r.getFieldInfos()) fields.add(f);
    fields.sort((x, y) -> x.name.compareTo(y.name));
    for (FieldInfo f : fields) {
      if (f.hasNorms()) numeric("norm", f.name, r.getNormValues(f.name), out);
      columns(r, f, out);
      if (f.getPointDimensionCount() > 0) points(r, f, out);
    }
  }

  private static void stored(LeafReader r, int doc, PrintStream out) throws IOException {
    r.document(doc, new StoredFieldVisitor() {
      private void print(FieldInfo f, String type, String value) { out.println("stored\t" + doc + "\t" + f.name + "\t" + type + "\t" + value); }
      @Override public Status needsField(FieldInfo f) { return Status.YES; }
      @Override public void stringField(FieldInfo f, byte[] v) { print(f, "string", hex(v, 0, v.length)); }
      @Override public void binaryField(FieldInfo f, byte[] v) { print(f, "bytes", hex(v, 0, v.length)); }
      @Override public void intField(FieldInfo f, int v) { print(f, "int", "" + v); }
      @Override public void longField(FieldInfo f, long v) { print(f, "long", "" + v); }
      @Override public void floatField(FieldInfo f, float v) { print(f, "float", "" + Float.floatToIntBits(v)); }
      @Override public void doubleField(FieldInfo f, double v) { print(f, "double", "" + Double.doubleToLongBits(v)); }
    });
  }

  private static void numeric(String kind, String field, NumericDocValues v, PrintStream out) throws IOException {
    while (v != null && v.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) out.println(kind + "\t" + field + "\t" + v.docID() + "\t" + v.longValue());
  }

  private static void columns(LeafReader r, FieldInfo f, PrintStream out) throws IOException {
    if (f.getDocValuesType() == DocValuesType.NUMERIC) numeric("numeric", f.name, r.getNumericDocValues(f.name), out);
    if (f.getDocValuesType() == DocValuesType.BINARY) {
      BinaryDocValues v = r.getBinaryDocValues(f.name);
      while (v.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) out.println("binary\t" + f.name + "\t" + v.docID() + "\t" + hex(v.binaryValue()));
    }
    if (f.getDocValuesType() == DocValuesType.SORTED) {
      SortedDocValues v = r.getSortedDocValues(f.name);
      for (int o = 0; o < v.getValueCount(); o++) out.println("term\t" + f.name + "\t" + o + "\t" + hex(v.lookupOrd(o)));
      while (v.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) out.println("sorted\t" + f.name + "\t" + v.docID() + "\t" + v.ordValue());
    }
    if (f.getDocValuesType() == DocValuesType.SORTED_SET) {
      SortedSetDocValues v = r.getSortedSetDocValues(f.name);
      for (long o = 0; o < v.getValueCount(); o++) out.println("term\t" + f.name + "\t" + o + "\t" + hex(v.lookupOrd(o)));
      while (v.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        out.print("set\t" + f.name + "\t" + v.docID());
        for (long o = v.nextOrd(); o != SortedSetDocValues.NO_MORE_ORDS; o = v.nextOrd()) out.print("\t" + o);
        out.println();
      }
    }
    if (f.getDocValuesType() == DocValuesType.SORTED_NUMERIC) {
      SortedNumericDocValues v = r.getSortedNumericDocValues(f.name);
      while (v.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        out.print("numbers\t" + f.name + "\t" + v.docID());
        for (int n = v.docValueCount(); n > 0; n--) out.print("\t" + v.nextValue());
        out.println();
      }
    }
  }

  private static void points(LeafReader r, FieldInfo f, PrintStream out) throws IOException {
    PointValues p = r.getPointValues(f.name);
    if (p == null) return;
    List<String> lines = new ArrayList<>();
    p.intersect(new PointValues.IntersectVisitor() {
      @Override public void visit(int doc) { throw new IllegalStateException("nothing is inside"); }
      @Override public void visit(int doc, byte[] v) { lines.add("point\t" + f.name + "\t" + String.format("%08d", doc) + "\t" + hex(v, 0, v.length)); }
      @Override public PointValues.Relation compare(byte[] min, byte[] max) { return PointValues.Relation.CELL_CROSSES_QUERY; }
    });
    Collections.sort(lines);
    for (String line : lines) out.println(line);
  }

  static String hex(BytesRef b) { return hex(b.bytes, b.offset, b.length); }

  private static String hex(byte[] b, int from, int length) {
    StringBuilder s = new StringBuilder();
    for (int i = from; i < from + length; i++) s.append(Character.forDigit(b[i] >> 4 & 15, 16)).append(Character.forDigit(b[i] & 15, 16));
    return s.toString();
  }
}
