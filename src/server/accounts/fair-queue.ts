/** A request that waits. Its promise resolves when its turn comes, and rejects if it has to leave for another. */
type Turn = PromiseWithResolvers<void>;

/**
 * A queue of requests in which addresses take turns: one address with many requests delays no other. If the queue is full,
 * a request takes the place of the last one of the address that has most.
 */
export function makeFairQueue(longest: number, refuse: () => Error) {
  const lines = new Map<string, Turn[]>();
  let length = 0;

  /** Removes a request, if it is still waiting. */
  function leave(address: string, turn: Turn): void {
    const line = lines.get(address) ?? [];
    const index = line.indexOf(turn);
    if (index < 0) return;
    line.splice(index, 1);
    if (line.length === 0) lines.delete(address);
    length -= 1;
  }

  /** Adds a request of an address. Throws if the queue is full and the address has its share of it. */
  function join(address: string): Turn {
    const line = lines.get(address) ?? [];
    if (length >= longest) {
      const [most, longestLine] = [...lines].reduce((one, other) =>
        other[1].length > one[1].length ? other : one,
      );
      const last = longestLine.at(-1);
      if (last === undefined || longestLine.length <= line.length + 1) throw refuse();
      leave(most, last);
      last.reject(refuse());
    }
    const turn = Promise.withResolvers<void>();
    line.push(turn);
    lines.set(address, line);
    length += 1;
    return turn;
  }

  /** Starts the request whose turn it is. False if none waits. */
  function startNext(): boolean {
    const [[address, line] = []] = lines;
    const turn = line?.shift();
    if (address === undefined || line === undefined || turn === undefined) return false;
    length -= 1;
    lines.delete(address);
    if (line.length > 0) lines.set(address, line);
    turn.resolve();
    return true;
  }

  return { join, leave, startNext };
}
