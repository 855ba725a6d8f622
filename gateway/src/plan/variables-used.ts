import { visit, type ASTNode } from 'graphql';

/** The names of the variables that anything below a node uses; a definition is not a use. */
export function variablesUsed(node: ASTNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(node, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void names.add(name.value),
  });
  return names;
}
