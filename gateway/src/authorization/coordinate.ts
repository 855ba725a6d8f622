/** A field of the API schema: `Person.name`. */
export type Coordinate = string;
