import { buildSubgraphSchema } from '@apollo/subgraph';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { execute, GraphQLError, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';

/** A subgraph as data: its SDL and resolvers by type and field. */
export interface SubgraphFixture {
  readonly name: string;
  readonly typeDefs: DocumentNode;
  readonly resolvers: Record<string, object>;
}

/** One request that a subgraph received. */
export interface ReceivedRequest {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Answers a request in place of the schema; undefined lets the schema answer. */
export type Misbehaviour = (request: ReceivedRequest, response: ServerResponse) => 'answered' | undefined;

/** The chunks in which an answer travels, from what graphql-js answers. */
export type Writing = (answer: object) => readonly (string | Buffer)[];

/** A subgraph that runs: a real HTTP server over graphql-js and Apollo's subgraph library. */
export interface RunningSubgraph {
  readonly name: string;
  readonly url: string;
  readonly received: ReceivedRequest[];
  /** their bodies, as they travelled */
  readonly bodies: string[];
  misbehave(how: Misbehaviour | undefined): void;
  /** lets it write its answers in another way than most servers do */
  write(how: Writing | undefined): void;
  stop(): Promise<void>;
  /** listens again on the same port */
  restart(): Promise<void>;
}

/** Starts it on a free port of the loopback interface. */
export async function startSubgraph({ name, typeDefs, resolvers }: SubgraphFixture): Promise<RunningSubgraph> {
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]);
  const received: ReceivedRequest[] = [];
  const bodies: string[] = [];
  let misbehaviour: Misbehaviour | undefined;
  let writing: Writing = (answered) => [JSON.stringify(answered)];
  const plain = writing;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    bodies.push(body);
    const { query, variables } = JSON.parse(body) as ReceivedRequest;
    received.push({ query, variables });
    if (misbehaviour?.({ query, variables }, response) === 'answered') return;
    response.setHeader('content-type', 'application/json');
    for (const chunk of writing(await runQuery(schema, query, variables))) response.write(chunk);
    response.end();
  };
  const server = createServer((request, response) => void answer(request, response));
  const listen = (port: number): Promise<void> => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    name,
    url: `http://127.0.0.1:${port}/graphql`,
    received,
    bodies,
    misbehave: (how) => (misbehaviour = how),
    write: (how) => (writing = how ?? plain),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    restart: () => listen(port),
  };
}

/** Answers as graphql-js does, after validation. */
export async function runQuery(
  schema: GraphQLSchema,
  query: string,
  variableValues: Record<string, unknown>,
): Promise<object> {
  const document = parse(query);
  const invalid = validate(schema, document);
  if (invalid.length > 0) return { errors: invalid };
  return execute({ schema, document, variableValues, contextValue: {} });
}

/** An error that carries a code, as our subgraphs send them. */
export function codedError(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
