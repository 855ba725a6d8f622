import { isEnumType, type GraphQLLeafType, type GraphQLSchema } from 'graphql';

const hidden = new WeakMap<GraphQLLeafType, ReadonlySet<unknown>>();

/** Notes for each enum of the API schema which values of the supergraph's enum clients may not see (`@inaccessible`). */
export function noteHiddenValues(apiSchema: GraphQLSchema, supergraph: GraphQLSchema): void {
  for (const type of Object.values(apiSchema.getTypeMap())) {
    const whole = supergraph.getType(type.name);
    if (!isEnumType(type) || !isEnumType(whole)) continue;
    const names = whole.getValues().flatMap(({ name }) => (type.getValue(name) ? [] : [name]));
    if (names.length > 0) hidden.set(type, new Set(names));
  }
}

/** Whether a value is one that clients may not see: it is answered as if it were not there. */
export const hidesValue = (type: GraphQLLeafType, value: unknown): boolean => hidden.get(type)?.has(value) === true;
