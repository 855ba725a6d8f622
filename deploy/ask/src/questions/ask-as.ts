import { issueToken } from '@shiyu/issuer/issue-token.js';
import { sendOperation, type GraphqlResponse, type OperationRequest } from '../send-operation.js';

/** Asks one gateway as any persona; a token of each is made once. */
export type AskAs = (
  persona: string,
  operation: OperationRequest['operation'],
  variables: object,
) => Promise<GraphqlResponse>;

/** Asks the gateway at `url` with tokens of the issuer in `dataDir`. */
export function askAs(url: string, dataDir: string): AskAs {
  const tokens = new Map<string, Promise<string>>();
  return async (persona, operation, variables) => {
    const token = tokens.get(persona) ?? issueToken(persona, { dataDir });
    tokens.set(persona, token);
    return sendOperation({ url, token: await token, operation, variables });
  };
}
