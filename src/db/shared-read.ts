import pg from 'pg';
import type { Queryable } from './client.ts';
import { outsideDeadline } from './deadline.ts';

/** Reads that are one statement for all who ask; `answers` stand in the order of `questions`. */
type Batch<Question, Answer> = { questions: Question[]; answers: Promise<readonly Answer[]> };

/**
 * One read for the questions of many requests. While one is under way, all who ask wait for the next, which begins once it
 * is over: so nobody is told how things were before asking, and the busier the server, the more share a statement.
 *
 * The answer may depend on nothing but the question, and no question that was let through may make the read fail, since it
 * fails for all of them. It is nobody's alone, and so outlives the deadline of whoever asked first. In a transaction each
 * reads for itself.
 */
export function shared<Question, Answer>(
  load: (db: Queryable, questions: readonly Question[]) => Promise<readonly Answer[]>,
): (db: Queryable, question: Question) => Promise<Answer> {
  type Line = { last: Promise<unknown>; next: Batch<Question, Answer> | null };
  const lines = new WeakMap<Queryable, Line>();

  function nextOf(db: Queryable): Batch<Question, Answer> {
    let line = lines.get(db);
    if (!line) lines.set(db, (line = { last: Promise.resolve(), next: null }));
    const { last, next } = line;
    if (next) return next;
    const questions: Question[] = [];
    const begin = () => {
      line.next = null;
      return load(db, questions);
    };
    const answers = outsideDeadline(() => last.then(begin, begin));
    line.last = answers;
    return (line.next = { questions, answers });
  }

  return async (db, question) => {
    if (!isPool(db)) return (await load(db, [question]))[0]!;
    const { questions, answers } = nextOf(db);
    const index = questions.push(question) - 1;
    return (await answers)[index]!;
  };
}

const isPool = (db: Queryable) => '$client' in db && db.$client instanceof pg.Pool;
