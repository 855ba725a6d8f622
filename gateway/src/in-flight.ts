/** Answers in progress, by everything they depend on. An entry goes as soon as its answer is there: this is not a cache. */
export interface InFlight<Answer> {
  /** The answer in progress for this key, or a new one. */
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
