import { Kind, parse, print } from 'graphql';

/**
 * The variables that a document requires and that are not given, as it declares them: `$station: OrgCode!`. Throws with
 * the place of the mistake when the text is no GraphQL.
 */
export function missingVariables(text: string, given: Readonly<Record<string, unknown>>): readonly string[] {
  return parse(text).definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    return (definition.variableDefinitions ?? [])
      .filter(({ type, defaultValue, variable }) => {
        const required = type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined;
        return required && (given[variable.name.value] ?? null) === null;
      })
      .map(({ type, variable }) => `$${variable.name.value}: ${print(type)}`);
  });
}
