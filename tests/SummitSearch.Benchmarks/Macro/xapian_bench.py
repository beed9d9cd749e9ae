"""Builds and searches a Xapian index for the macro benchmark.

index CORPUS TARGET                      prints documents and seconds
search INDEX QUERIES PROCESSES SECONDS   prints class, queries, median, p99, searches a second

Python's threads exclude each other, so several searchers are several processes.
"""
import json
import multiprocessing
import os
import sys
import time

import xapian

STOP = set("a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with".split())
STEM = xapian.Stem("porter")


def index(corpus, target):
    start = time.perf_counter()
    database = xapian.WritableDatabase(target, xapian.DB_CREATE_OR_OVERWRITE | xapian.DB_NO_SYNC)
    generator = xapian.TermGenerator()
    generator.set_stemmer(STEM)
    documents = 0
    with open(corpus, encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            document = xapian.Document()
            document.set_data(entry["title"] + "\n" + entry["text"])
            generator.set_document(document)
            generator.index_text(entry["text"])
            generator.increase_termpos()
            generator.index_text(entry["title"], 1, "S")
            database.add_document(document)
            documents += 1
    database.commit()
    database.close()
    print(f"{documents}\t{time.perf_counter() - start:.3f}")


def words(text):
    for mark in ".,+\"":
        text = text.replace(mark, " ")
    return [word.lower() for word in text.split() if word.lower() not in STOP]


def translate(text):
    """The query in Xapian's form; None for fuzzy ones and where only stop words are left."""
    if text.endswith("~"):
        return None
    if text.endswith("*"):
        return xapian.Query(xapian.Query.OP_WILDCARD, text[:-1].lower(), 0, xapian.Query.WILDCARD_LIMIT_ERROR, xapian.Query.OP_OR)
    terms = words(text)
    if not terms:
        return None
    if text.startswith('"'):
        return xapian.Query(xapian.Query.OP_PHRASE, terms)
    operator = xapian.Query.OP_AND if text.startswith("+") else xapian.Query.OP_OR
    return xapian.Query(operator, ["Z" + STEM(term).decode() for term in terms])


def ask(database, queries, seconds, first):
    enquire = xapian.Enquire(database)
    enquire.set_weighting_scheme(xapian.BM25Weight(1.2, 0, 1, 0.75, 0))
    times = []
    end = time.perf_counter() + seconds
    number = first
    while True:
        text = queries[number % len(queries)]
        number += 1
        begun = time.perf_counter()
        query = translate(text)
        enquire.set_query(query)
        hits = [match.docid for match in enquire.get_mset(0, 10)]
        now = time.perf_counter()
        times.append(now - begun)
        if now >= end:
            return times


def work(arguments):
    path, queries, seconds, first = arguments
    database = xapian.Database(path)
    ask(database, queries, seconds / 2, first)
    return ask(database, queries, seconds, first)


def search(path, folder, processes, seconds):
    with multiprocessing.get_context("fork").Pool(processes) if processes > 1 else Single() as pool:
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name), encoding="utf-8") as lines:
                queries = [line.rstrip("\n").split("\t", 1)[1] for line in lines]
            queries = [query for query in queries if translate(query) is not None]
            if not queries:
                continue
            jobs = [(path, queries, seconds, i * len(queries) // processes) for i in range(processes)]
            times = sorted(t for part in pool.map(work, jobs) for t in part)
            micro = [t * 1e6 for t in times]
            rate = len(times) * processes / sum(times)
            print(f"{name.split('.', 1)[1][:-4]}\t{min(len(queries), len(times))}\t{micro[len(micro) // 2]:.1f}\t{micro[int(len(micro) * 0.99)]:.1f}\t{rate:.1f}", flush=True)


class Single:
    """A pool of this process alone."""

    map = staticmethod(lambda function, jobs: [function(job) for job in jobs])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False


if sys.argv[1] == "index":
    index(*sys.argv[2:4])
else:
    search(sys.argv[2], sys.argv[3], int(sys.argv[4]), float(sys.argv[5]))
