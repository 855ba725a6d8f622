import {
  getOperationAST,
  Kind,
  type DocumentNode,
  type FieldNode,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { FetchNode, QueryPlan } from '../../query-plan.js';
import { readClientSelection, type ClientSelection } from './client-selection.js';
import { withOperation } from './fetch-operation.js';
import { mapFetches } from './map-fetches.js';
import { readPlannedFields, type PlannedFields } from './planned-fields.js';
import type { SubgraphTypes } from './subgraph-types.js';

/**
 * Puts back what a client asks of a type where the planner left it out although the subgraph that is asked may answer an
 * object of that type: of a field that several subgraphs share, the planner expects such types only as all of them have,
 * but an object that was reached in one of them is of that one's types. Fields that this subgraph has of its own accord
 * are put back; those that others would have to join stay out.
 */
export function restoreFragments(
  plan: QueryPlan,
  document: DocumentNode,
  operationName: string | undefined,
  types: SubgraphTypes,
): QueryPlan {
  if (!types.differ) return plan;
  const client = readClientSelection(document, operationName);
  const planned = readPlannedFields(plan);
  const variables = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  return mapFetches(plan, (fetch, path) => [
    new FragmentRestorer(fetch, client, planned, types).restore(path, variables),
  ]);
}

class FragmentRestorer {
  #restored = false;

  constructor(
    private readonly fetch: FetchNode,
    private readonly client: ClientSelection,
    private readonly planned: PlannedFields,
    private readonly types: SubgraphTypes,
  ) {}

  restore(path: readonly string[], variables: readonly VariableDefinitionNode[]): FetchNode {
    const { fetch } = this;
    const known = new Set(fetch.variableUsages);
    const more = variables.filter(({ variable }) => !known.has(variable.name.value));
    const usages = [...known, ...more.map(({ variable }) => variable.name.value)];
    const restored = withOperation({ ...fetch, variableUsages: usages }, (operation) => {
      const rootType = operation.operation[0]?.toUpperCase() + operation.operation.slice(1);
      const [entities] = operation.selectionSet.selections;
      const selectionSet =
        fetch.requires && entities?.kind === Kind.FIELD && entities.selectionSet
          ? {
              ...operation.selectionSet,
              selections: [{ ...entities, selectionSet: this.#below(entities.selectionSet, '', path) }],
            }
          : this.#below(operation.selectionSet, rootType, path);
      return { ...operation, variableDefinitions: [...(operation.variableDefinitions ?? []), ...more], selectionSet };
    });
    return this.#restored ? restored : fetch;
  }

  #below(set: SelectionSetNode, typeName: string, path: readonly string[]): SelectionSetNode {
    const selections = set.selections.map((selection): SelectionNode => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value ?? typeName;
        return { ...selection, selectionSet: this.#below(selection.selectionSet, condition, path) };
      }
      const below = this.types.typeOf(typeName, selection.name.value);
      if (!selection.selectionSet || below === undefined) return selection;
      const at = [...path, (selection.alias ?? selection.name).value];
      const selectionSet = this.#below(selection.selectionSet, below, at);
      const restored = this.types.members(this.fetch.serviceName, below).flatMap((type) => this.#missing(type, at));
      return { ...selection, selectionSet: { ...selectionSet, selections: [...selectionSet.selections, ...restored] } };
    });
    return { ...set, selections };
  }

  /** A fragment with what is asked of a type, and planned nowhere. */
  #missing(type: string, path: readonly string[]): InlineFragmentNode[] {
    const applies = (condition: string): boolean => this.types.applies(condition, type);
    const asked = this.client.fieldsOf(this.client.at(path), applies);
    const fields = [...asked].filter(([name]) => !this.planned.has(path, name, applies));
    const selections = fields.flatMap(([, nodes]) => this.#ownField(type, nodes));
    if (selections.length === 0) return [];
    this.#restored = true;
    const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections };
    this.planned.add(selectionSet, path, [type]);
    const typeCondition = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } } as const;
    return [{ kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet }];
  }

  /** A field as the client asks for it, as far as the subgraph has it of its own accord. */
  #ownField(type: string, nodes: readonly FieldNode[]): FieldNode[] {
    const [node] = nodes;
    const below = node && this.types.typeOf(type, node.name.value);
    if (!node || below === undefined || !this.types.resolves(this.fetch.serviceName, type, node.name.value)) return [];
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    if (sets.length === 0) return [node];
    if (!this.types.isObject(below)) return [];
    const fields = this.client.fieldsOf(sets, (condition) => this.types.applies(condition, below));
    const selections = [...fields.values()].flatMap((inner) => this.#ownField(below, inner));
    return selections.length > 0 ? [{ ...node, selectionSet: { kind: Kind.SELECTION_SET, selections } }] : [];
  }
}
