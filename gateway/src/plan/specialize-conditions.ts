import { getOperationAST, Kind, visit, type DirectiveNode, type DocumentNode, type SelectionNode } from 'graphql';

/**
 * The document as it reads for given values of those variables: what is skipped is gone, and with it the directives
 * (GraphQL specification §3.13.1, §3.13.2). Plans and shapes made from it depend on no variable. Variables that nothing
 * uses any more stay declared; the operation was validated before. Selections may be empty then. Undefined when nothing at
 * all is left to select.
 */
export function specializeConditions(
  document: DocumentNode,
  operationName: string | undefined,
  variables: Readonly<Record<string, unknown>>,
): DocumentNode | undefined {
  let touched = false;
  const holds = ({ arguments: given }: DirectiveNode): boolean => {
    const value = given?.find(({ name }) => name.value === 'if')?.value;
    return value?.kind === Kind.VARIABLE
      ? variables[value.name.value] === true
      : value?.kind === Kind.BOOLEAN && value.value;
  };
  const included = <Node extends SelectionNode>(node: Node): Node | null | undefined => {
    const conditions = node.directives?.filter(({ name }) => name.value === 'skip' || name.value === 'include') ?? [];
    if (conditions.length === 0) return undefined;
    touched = true;
    if (conditions.some((condition) => holds(condition) !== (condition.name.value === 'include'))) return null;
    return { ...node, directives: node.directives?.filter((directive) => !conditions.includes(directive)) };
  };
  const reduced = visit(document, {
    Field: { enter: included },
    InlineFragment: { enter: included },
    FragmentSpread: { enter: included },
  });
  if (!touched) return document;
  return getOperationAST(reduced, operationName)?.selectionSet.selections.length === 0 ? undefined : reduced;
}

/**
 * The document as planner and subgraphs take it: where nothing is left to select of an object, its `__typename` is asked,
 * since a document needs something there. The answer is shaped by the document without it, and so is `{}` there.
 */
export function fillEmptySelections(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet(set) {
      if (set.selections.length > 0) return undefined;
      return { ...set, selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }] };
    },
  });
}
