import { afterAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { allQuestions } from '@shiyu/ask/questions/all-questions.js';
import { askAs } from '@shiyu/ask/questions/ask-as.js';
import { checkAnswers } from '@shiyu/ask/questions/check-answers.js';
import { checkRefusal } from '@shiyu/ask/questions/check-refusal.js';
import { openDatabases } from '@shiyu/ask/questions/department-databases.js';
import type { Question } from '@shiyu/ask/questions/question.js';
import { readRegisteredDocuments, type RegisteredDocument } from '@shiyu/ask/registered-documents.js';
import { dataDir, testSystem } from './support/system.js';

const system = testSystem();
const databases = openDatabases(system.databases);
const oracle = { databases, asOf: system.asOf };
const ask = askAs(system.gateway.url, dataDir);
const documents = await readRegisteredDocuments();
const questions = await Promise.all(
  allQuestions.map(async (question) => ({ question, refusals: await question.refusals(oracle) })),
);

afterAll(() => databases.close());

describe.each(questions)('$question.document', ({ question, refusals }) => {
  const document = documents.find(({ name }) => name === question.document) as RegisteredDocument;

  test(`${question.mayAsk} gets what SQL computes over the databases of the departments`, async () => {
    const { rows, failure } = await checkAnswers(question, oracle, ask);
    expect(failure).toBeUndefined();
    expect(rows).toBeGreaterThanOrEqual(12);
  });

  test('an answer that differs from the expected one in a single value is noticed, with its place', async () => {
    const altered: Question = {
      ...question,
      async cases() {
        const [first] = await question.cases(oracle);
        return first ? [{ ...first, expected: withOneValueChanged(first.expected) }] : [];
      },
    };
    const { failure } = await checkAnswers(altered, oracle, ask);
    expect(failure?.path).not.toBe('');
    expect(failure?.expected).toBe('changed');
  });

  test.each(refusals)('$persona is refused: $because', async (refusal) => {
    expect(await checkRefusal(document, refusal, ask)).toBeUndefined();
  });

  test('what the persona who may ask gets is no refusal', async () => {
    const refusal = refusals.find(({ persona }) => persona !== question.mayAsk);
    const asked = { ...refusal, persona: question.mayAsk } as (typeof refusals)[number];
    expect(await checkRefusal(document, { ...asked, adHoc: undefined }, ask)).toBeDefined();
  });
});

test('`npm run questions` tells each question and how many hold', async () => {
  const program = fileURLToPath(import.meta.resolve('@shiyu/ask/questions.js'));
  const { stdout } = await promisify(execFile)(process.execPath, [program], {
    env: { ...process.env, DATA_DIR: dataDir },
  });
  const lines = stdout.trimEnd().split('\n');
  expect(lines.slice(0, -1)).toEqual(questions.map(({ question }) => expect.stringContaining(question.document)));
  expect(lines.at(-1)).toBe(`questions: ${questions.length}/${questions.length}`);
});

/** The same JSON value with its last leaf replaced. */
function withOneValueChanged(value: unknown): unknown {
  if (Array.isArray(value) && value.length > 0) return value.with(-1, withOneValueChanged(value.at(-1)));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'changed';
  const fields = Object.entries(value);
  return Object.fromEntries(
    fields.map(([name, inner], i) => [name, i === fields.length - 1 ? withOneValueChanged(inner) : inner]),
  );
}
