import pg from 'pg';
import type { Queryable } from '../client.ts';
import { withinDeadline } from '../deadline.ts';

/** Reads that are one statement for all who ask; `answers` stand in the order of `questions`. */
type Batch<Question, Answer> = { questions: Question[]; answers: Promise<readonly Answer[]> };

/** More in one would hold up whoever else is served. */
const MOST_IN_ONE = 64;

/** A connection that has gone silent would otherwise hold up all who ask after it, for as long as the network takes to say so. */
const LONGEST_MS = 5_000;

/** Who reads one after the other; `next` are those who wait. */
type Line<Question, Answer> = { last: Promise<unknown>; next: Batch<Question, Answer> | null };

/**
 * One read for the questions of many requests. While one is under way, all who ask wait for the next, which begins once it
 * is over: so nobody is told how things were before asking, and the busier the server, the more share a statement. `form`
 * tells apart what cannot be read together.
 *
 * The answer may depend on nothing but form and question, and no question that was let through may make the read fail, since
 * it fails for all of them. It is nobody's alone, and so outlives the deadline of whoever asked first. In a transaction each
 * reads for itself.
 */
export function coalesceReads<Question, Answer, Form = void>(
  load: (db: Queryable, questions: readonly Question[], form: Form) => Promise<readonly Answer[]>,
): (db: Queryable, question: Question, form: Form) => Promise<Answer> {
  const linesOf = new WeakMap<Queryable, Map<string | undefined, Line<Question, Answer>>>();

  function nextOf(db: Queryable, form: Form): Batch<Question, Answer> {
    let lines = linesOf.get(db);
    if (!lines) linesOf.set(db, (lines = new Map()));
    const key = JSON.stringify(form);
    const line = lines.get(key) ?? { last: Promise.resolve(), next: null };
    if (line.next && line.next.questions.length < MOST_IN_ONE) return line.next;
    lines.set(key, line);
    const questions: Question[] = [];
    const begin = () => {
      if (line.next?.questions === questions) line.next = null;
      return withinDeadline(LONGEST_MS, () => load(db, questions, form));
    };
    const answers = line.last.then(begin, begin);
    line.last = answers;
    line.next = { questions, answers };
    const leave = () => line.last === answers && lines.delete(key);
    answers.then(leave, leave);
    return line.next;
  }

  return async (db, question, form) => {
    if (!isPool(db)) return (await load(db, [question], form))[0]!;
    const { questions, answers } = nextOf(db, form);
    const index = questions.push(question) - 1;
    return (await answers)[index]!;
  };
}

const isPool = (db: Queryable) => '$client' in db && db.$client instanceof pg.Pool;
