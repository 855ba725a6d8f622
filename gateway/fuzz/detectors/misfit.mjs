import {
  getDirectiveValues,
  getNamedType,
  getNullableType,
  getOperationAST,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  parse,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql';

/** How leaf values look in JSON, by type; custom scalars may be anything. */
const LEAVES = {
  Int: (value) => Number.isInteger(value) && Math.abs(value) <= 2 ** 31,
  Float: (value) => typeof value === 'number',
  String: (value) => typeof value === 'string',
  ID: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
};

/** Where and how data do not fit the operation that was asked; undefined where they fit. */
export function misfit(schema, { query, operationName, variables = {} }, data) {
  const document = parse(query);
  const operation = getOperationAST(document, operationName);
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === 'FragmentDefinition' ? [[one.name.value, one]] : [])),
  );
  const defaults = operation.variableDefinitions?.map(({ variable, defaultValue }) => [
    variable.name.value,
    defaultValue?.value,
  ]);
  const context = { schema, fragments, variables: { ...Object.fromEntries(defaults ?? []), ...variables } };
  return ofObject(context, schema.getRootType(operation.operation), [operation.selectionSet], data, '');
}

function ofValue(context, type, selections, value, place) {
  if (value === undefined) return `${place} is missing`;
  if (value === null) return isNonNullType(type) ? `${place} is null` : undefined;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    if (!Array.isArray(value)) return `${place} is not a list`;
    return first(value.map((item, i) => () => ofValue(context, nullable.ofType, selections, item, `${place}.${i}`)));
  }
  if (isCompositeType(nullable)) return ofComposite(context, nullable, selections, value, place);
  if (isEnumType(nullable)) return nullable.getValue(value) ? undefined : `${place} is no ${nullable.name}`;
  return (LEAVES[nullable.name]?.(value) ?? true) ? undefined : `${place} is not ${nullable.name}`;
}

/** An object of an abstract type says by its fields alone which type it has: it fits if it fits one. */
function ofComposite(context, type, selections, value, place) {
  if (typeof value !== 'object' || Array.isArray(value)) return `${place} is not an object`;
  if (!isAbstractType(type)) return ofObject(context, type, selections, value, place);
  const tried = context.schema.getPossibleTypes(type).map((one) => ofObject(context, one, selections, value, place));
  return tried.includes(undefined) ? undefined : tried[0];
}

function ofObject(context, type, selections, value, place) {
  const [fields, visited] = [new Map(), new Set()];
  for (const set of selections) collect(context, type, set, fields, visited);
  const extra = Object.keys(value).find((name) => !fields.has(name));
  if (extra !== undefined) return `${place}.${extra} was not asked for`;
  return first(
    [...fields].map(([name, nodes]) => () => {
      const at = `${place}.${name}`;
      const fieldName = nodes[0].name.value;
      if (fieldName === '__typename') return value[name] === type.name ? undefined : `${at} is not ${type.name}`;
      const definition =
        fieldName === '__schema'
          ? SchemaMetaFieldDef
          : fieldName === '__type'
            ? TypeMetaFieldDef
            : type.getFields()[fieldName];
      const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      return Object.hasOwn(value, name)
        ? ofValue(context, definition.type, below, value[name], at)
        : `${at} is missing`;
    }),
  );
}

/** As the specification collects fields (§6.3.2): each fragment once. */
function collect(context, type, { selections }, fields, visited) {
  for (const selection of selections) {
    const { variables, fragments, schema } = context;
    if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true) continue;
    if (getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if === false) continue;
    if (selection.kind === 'Field') {
      const name = (selection.alias ?? selection.name).value;
      fields.set(name, [...(fields.get(name) ?? []), selection]);
      continue;
    }
    if (selection.kind === 'FragmentSpread') {
      if (visited.has(selection.name.value)) continue;
      visited.add(selection.name.value);
    }
    const fragment = selection.kind === 'FragmentSpread' ? fragments.get(selection.name.value) : selection;
    const condition = fragment.typeCondition && getNamedType(schema.getType(fragment.typeCondition.name.value));
    const applies =
      !condition || condition === type || (isAbstractType(condition) && schema.isSubType(condition, type));
    if (applies) collect(context, type, fragment.selectionSet, fields, visited);
  }
}

function first(checks) {
  for (const check of checks) {
    const found = check();
    if (found !== undefined) return found;
  }
  return undefined;
}
