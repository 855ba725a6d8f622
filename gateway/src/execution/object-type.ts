import { isAbstractType, isInterfaceType, isObjectType, type GraphQLOutputType, type GraphQLSchema } from 'graphql';
import type { ShapeField, ShapeSelection } from '../plan/result-shape.js';
import { own, type JsonObject } from './json-object.js';

/**
 * The fields to answer of an object at a composite place, by the object type that it says it has; undefined when such an
 * object may not stand there. An interface object that nothing needed the type of is answered by the interface's fields.
 */
export function fieldsOfObject(
  schema: GraphQLSchema,
  place: GraphQLOutputType,
  selection: ShapeSelection,
  object: JsonObject,
): readonly ShapeField[] | undefined {
  if (selection.objectType) return selection.fieldsOf(selection.objectType);
  if (!isAbstractType(place)) return undefined;
  const typeName = own(object, '__typename');
  const found = typeof typeName === 'string' ? schema.getType(typeName) : typeName === undefined ? place : undefined;
  if (isObjectType(found)) return schema.isSubType(place, found) ? selection.fieldsOf(found) : undefined;
  if (!isInterfaceType(found) || (found !== place && !schema.isSubType(place, found))) return undefined;
  return selection.dependsOnType(found) ? undefined : selection.fieldsOf(found);
}
