/**
 * When pages are made: soon after somebody asks, once for all who ask in the meantime, and never two at a time.
 *
 *     asked ─► quiet for a moment ─► making ─► live
 *                                      └─ asked again: once more after it, as what is being made may be too old already
 */

/** Lets many ask for the same work. */
export class Rebuilds<Result> {
  readonly #work: () => Promise<Result>;
  readonly #quietMilliseconds: number;
  #next: { result: Promise<Result>; begin: () => void } | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param work Makes everything anew.
   * @param quietMilliseconds How long it waits for more to come.
   */
  constructor(work: () => Promise<Result>, quietMilliseconds: number) {
    this.#work = work;
    this.#quietMilliseconds = quietMilliseconds;
  }

  /**
   * Gives what comes of work that begins after this call.
   *
   * @param urgently Whether it begins as soon as nothing else runs.
   * @throws What the work throws.
   */
  ask(urgently = false): Promise<Result> {
    this.#next ??= this.#plan();
    if (urgently) this.#next.begin();
    return this.#next.result;
  }

  #plan(): { result: Promise<Result>; begin: () => void } {
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const timer = setTimeout(begin, this.#quietMilliseconds);
    const result = Promise.all([begun, this.#last]).then(() => {
      clearTimeout(timer);
      this.#next = undefined;
      return this.#work();
    });
    this.#last = result.catch(() => {});
    return { result, begin };
  }
}
