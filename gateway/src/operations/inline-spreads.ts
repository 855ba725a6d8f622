import { Kind, visit, type DocumentNode } from 'graphql';

/** The operation with every fragment spread replaced by its fragment; validation has refused cycles. */
export function inlineSpreads(document: DocumentNode, operation: object): object {
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
  const inline = (node: object): object =>
    visit(node as never, {
      FragmentSpread(spread) {
        const fragment = fragments.get(spread.name.value);
        return fragment
          ? (inline({
              kind: Kind.INLINE_FRAGMENT,
              typeCondition: fragment.typeCondition,
              directives: spread.directives,
              selectionSet: fragment.selectionSet,
            }) as never)
          : undefined;
      },
    }) as object;
  return inline(operation);
}
