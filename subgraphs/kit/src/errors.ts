import { SUBGRAPH_ERRORS, type SubgraphErrorCode } from '@shiyu/protocol';
import { GraphQLError } from 'graphql';

/** An error that names its code; `detail` replaces the table's message and must be safe to show. */
export class SubgraphError extends GraphQLError {
  readonly status: number;

  constructor(
    readonly code: SubgraphErrorCode,
    detail?: string,
  ) {
    super(detail ?? SUBGRAPH_ERRORS[code].message, { extensions: { code } });
    this.status = SUBGRAPH_ERRORS[code].status;
  }
}
