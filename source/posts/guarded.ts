/** Runs a function, or gives null where it takes too long. */
export type Guard = <Result>(run: () => Result) => Result | null;

export const unguarded: Guard = run => run();

/** Characters; fewer take no long time whatever they are, and a guard takes a third of a millisecond. */
export const GUARDED = 16_000;

/** The guard where a text is long enough to need one. */
export const guardFor = (text: string, guard: Guard): Guard => (text.length < GUARDED ? unguarded : guard);
