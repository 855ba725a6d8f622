import {
  getNamedType,
  getOperationAST,
  GraphQLID,
  GraphQLInt,
  isScalarType,
  Kind,
  parseType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FloatValueNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type IntValueNode,
  type VariableDefinitionNode,
  type VariableNode,
} from 'graphql';
import { exactNumber, isRawNumber } from '../exact-json.js';
import { freeName } from './free-name.js';

/** A document without number literals that a planner would round, and the values of the variables in their place. */
export interface LiftedNumbers {
  readonly document: DocumentNode;
  readonly values: Readonly<Record<string, unknown>>;
}

const NONE: LiftedNumbers['values'] = Object.freeze({});

/**
 * Puts variables of our own in place of number literals whose text JavaScript would change: a proxy or a server that parses
 * the document on its way reads such literals as its own number type. Whole numbers of `Int` are small, and stay.
 */
export function liftNumbers(
  document: DocumentNode,
  operationName: string | undefined,
  schema: GraphQLSchema,
): LiftedNumbers {
  const taken = new Set<string>();
  let isNeeded = false;
  const note = ({ value }: IntValueNode | FloatValueNode): void => void (isNeeded ||= isRawNumber(exactNumber(value)));
  visit(document, { Variable: ({ name }) => void taken.add(name.value), IntValue: note, FloatValue: note });
  if (!isNeeded) return { document, values: NONE };
  const typeInfo = new TypeInfo(schema);
  const definitions: VariableDefinitionNode[] = [];
  const values: [string, unknown][] = [];
  /** of the literals around: inside a custom scalar there are no types */
  const outer: GraphQLInputType[] = [];
  const lift = (node: IntValueNode | FloatValueNode): VariableNode | undefined => {
    const number = exactNumber(node.value);
    const type = typeInfo.getInputType() ?? outer.at(-1);
    if (!type || !isRawNumber(number) || getNamedType(type) === GraphQLInt) return undefined;
    const named = getNamedType(type);
    if (!isScalarType(named)) return undefined;
    const name = freeName(`number${definitions.length}`, taken);
    taken.add(name);
    const variable: VariableNode = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } };
    // A single value may stand for a list; then the variable stands for that value.
    const declared = typeInfo.getInputType() && !String(type).includes('[') ? String(type) : named.name;
    definitions.push({ kind: Kind.VARIABLE_DEFINITION, variable, type: parseType(declared) });
    const isText = named === GraphQLID && node.kind === Kind.INT;
    values.push([name, isText ? node.value : number]);
    return variable;
  };
  const enter = (): void => {
    const type = typeInfo.getInputType();
    outer.push((type ?? outer.at(-1)) as GraphQLInputType);
  };
  const leave = (): void => void outer.pop();
  const operation = getOperationAST(document, operationName);
  const lifted: DocumentNode = visit(
    withFiniteDefaults(document),
    visitWithTypeInfo(typeInfo, {
      VariableDefinition: () => false,
      IntValue: lift,
      FloatValue: lift,
      ObjectValue: { enter, leave },
      ListValue: { enter, leave },
    }),
  );
  return {
    document: {
      ...lifted,
      definitions: lifted.definitions.map((definition) =>
        definition.kind === Kind.OPERATION_DEFINITION && definition.name?.value === operation?.name?.value
          ? { ...definition, variableDefinitions: [...(definition.variableDefinitions ?? []), ...definitions] }
          : definition,
      ),
    },
    values: Object.freeze(Object.fromEntries(values)),
  };
}

/**
 * Defaults of variables are sent with the request (coerce-variables.ts), so those in the document count for nothing. One that
 * JavaScript takes for infinite could not be written again.
 */
function withFiniteDefaults(document: DocumentNode): DocumentNode {
  const zero = (node: IntValueNode | FloatValueNode): IntValueNode | undefined =>
    Number.isFinite(Number(node.value)) ? undefined : { kind: Kind.INT, value: '0' };
  const limits = { IntValue: zero, FloatValue: zero };
  return visit(document, {
    VariableDefinition: (definition) =>
      definition.defaultValue && { ...definition, defaultValue: visit(definition.defaultValue, limits) },
  });
}
