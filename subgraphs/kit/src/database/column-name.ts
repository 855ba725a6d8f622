/** The column of a property under the ORM's underscore naming: `received_at` for `receivedAt`. */
export function columnOf(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
