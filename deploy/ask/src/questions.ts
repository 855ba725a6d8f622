import { readRegisteredDocuments, type RegisteredDocument } from './registered-documents.js';
import { dataDirectory, findRunningSystem } from './running-system.js';
import { allQuestions } from './questions/all-questions.js';
import { askAs, type AskAs } from './questions/ask-as.js';
import { checkAnswers } from './questions/check-answers.js';
import { checkRefusal } from './questions/check-refusal.js';
import { openDatabases } from './questions/department-databases.js';
import type { Difference } from './questions/first-difference.js';
import type { Oracle, Question, Refusal } from './questions/question.js';

/** `npm run questions`: the registered questions of docs/domain.md §4, asked, compared and refused. */
try {
  const dataDir = dataDirectory();
  const system = await findRunningSystem(dataDir);
  const databases = openDatabases(system.databases);
  try {
    const documents = (await readRegisteredDocuments()).filter(({ name }) => name.startsWith('questions/'));
    process.stderr.write(`data set ${system.dataset} as of ${system.asOf}, at ${system.gateway.url}\n`);
    const ask = askAs(system.gateway.url, dataDir);
    let passed = 0;
    for (const document of documents) {
      const { held, line } = await report(document, { databases, asOf: system.asOf }, ask);
      process.stdout.write(`${held ? 'ok    ' : 'FAILED'} ${document.name}: ${line}\n`);
      if (held) passed += 1;
    }
    process.stdout.write(`questions: ${passed}/${documents.length}\n`);
    if (passed < documents.length || documents.length === 0) process.exitCode = 1;
  } finally {
    await databases.close();
  }
} catch (cause) {
  process.stderr.write(`${(cause as Error).message}\n`);
  process.exitCode = 1;
}

interface Report {
  readonly held: boolean;
  readonly line: string;
}

/** One question: its answers, then its refusals. A failure is reported in its line, so that the others are asked too. */
async function report(document: RegisteredDocument, oracle: Oracle, ask: AskAs): Promise<Report> {
  const failed = (line: string): Report => ({ held: false, line });
  const question = allQuestions.find((known) => known.document === document.name);
  if (!question) return failed('registered, but nothing computes its answer; add it to deploy/ask/src/questions');
  try {
    const { answers, rows, pages, failure } = await checkAnswers(question, oracle, ask);
    if (failure)
      return failed(`as ${question.mayAsk} with ${JSON.stringify(failure.variables)}: ${describeDifference(failure)}`);
    if (rows === 0) return failed(`no row to compare in ${answers} answers; the data set says nothing about it`);
    const refusals = await question.refusals(oracle);
    for (const refusal of refusals) {
      const difference = await checkRefusal(document, refusal, ask);
      if (difference)
        return failed(`not refused to ${refusal.persona} (${refusal.because}): ${describeDifference(difference)}`);
    }
    const refused = refusals.map((refusal) => asWhom(refusal, question)).join(', ');
    const compared = `${answers} answers as ${question.mayAsk} equal SQL (${rows} rows, ${pages} pages)`;
    return { held: true, line: `${compared}; refused to ${refused}` };
  } catch (cause) {
    return failed((cause as Error).message);
  }
}

function asWhom({ persona, adHoc }: Refusal<object>, { mayAsk }: Question): string {
  if (adHoc) return `${persona} ad hoc`;
  return persona === mayAsk ? `${persona} elsewhere` : persona;
}

function describeDifference({ path, expected, got }: Difference): string {
  return `${path || 'the answer'}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`;
}
