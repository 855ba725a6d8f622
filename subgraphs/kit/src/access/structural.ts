import { Directive } from 'type-graphql';

/**
 * Declares that the fields of a type belong to no access item of their own: the field that leads to such an object governs
 * them (docs/contracts.md §4). A field that has neither an item nor this is closed.
 */
export const Structural = (): ClassDecorator => Directive('@structural') as ClassDecorator;
