/** Answers that are being made, by all that they depend on. Holds nothing once an answer is there: it is no cache. */
export interface InFlight<Answer> {
  /** The answer under way for this key, or a new one. */
  share(key: string, make: () => Promise<Answer>): Promise<Answer>;
}

export function createInFlight<Answer>(): InFlight<Answer> {
  const underWay = new Map<string, Promise<Answer>>();
  return {
    share(key, make) {
      const known = underWay.get(key);
      if (known) return known;
      const answer = make();
      underWay.set(key, answer);
      const forget = (): void => void underWay.delete(key);
      answer.then(forget, forget);
      return answer;
    },
  };
}
