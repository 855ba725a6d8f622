import type { AskAs } from './ask-as.js';
import { firstDifference, type Difference } from './first-difference.js';
import type { Oracle, Question } from './question.js';

/** What was compared, and the first answer that was not as expected. */
export interface AnswersChecked {
  readonly answers: number;
  readonly rows: number;
  readonly pages: number;
  readonly failure?: Difference & { readonly variables: object };
}

/** Asks a question as the persona who may and compares every answer whole. Throws when a response has errors. */
export async function checkAnswers(question: Question, oracle: Oracle, ask: AskAs): Promise<AnswersChecked> {
  const { document, mayAsk } = question;
  const askDocument = async (variables: object): Promise<unknown> => {
    const { data, errors } = await ask(mayAsk, { documentId: document }, variables);
    if (errors) {
      const messages = errors.map(({ message }) => message).join('; ');
      throw new Error(`${document} as ${mayAsk} with ${JSON.stringify(variables)}: ${messages}`);
    }
    return data;
  };
  let [answers, rows, pages] = [0, 0, 0];
  for (const { variables, expected, rows: compared } of await question.cases(oracle)) {
    const reading = await question.read(askDocument, variables);
    answers += 1;
    rows += compared;
    pages += reading.pages;
    const difference = firstDifference(expected, reading.answer);
    if (difference) return { answers, rows, pages, failure: { ...difference, variables } };
  }
  return { answers, rows, pages };
}
