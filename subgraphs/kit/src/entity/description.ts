/**
 * Adds to a description, which is one English sentence and its Chinese term: `withAddition('The steps. 办理环节', ', at
 * most 50')` gives `The steps, at most 50. 办理环节`.
 */
export function withAddition(description: string, addition: string): string {
  const end = description.lastIndexOf('. ');
  return end < 0 ? `${description}${addition}` : `${description.slice(0, end)}${addition}${description.slice(end)}`;
}

/** The Chinese term of a description: `办理环节` of `The steps. 办理环节`. */
export function chineseTerm(description: string): string {
  return description.slice(description.lastIndexOf('. ') + 2);
}
