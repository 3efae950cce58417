import {Script} from 'node:vm';
import type fc from 'fast-check';

/**
 * Something of the program that takes input of any kind, and what must hold of it. The input is plain data (bytes are a
 * string with a character for each), so that a finding is a small file.
 */
export type Target<Input> = {
	readonly name: string;
	readonly inputs: fc.Arbitrary<Input>;
	/** Throws where something does not hold. */
	readonly check: (input: Input) => unknown;
	/** How many inputs are tried in about two seconds. */
	readonly runs: number;
	/** Whether programs or terminals are started: too slow for the short run of the tests. */
	readonly isSlow?: boolean;
};

export type AnyTarget = Target<unknown>;

/** A target among others, whose inputs are of other types. */
export const anyTarget = <Input>(target: Target<Input>): AnyTarget => ({
	...target,
	check: input => target.check(input as Input),
});

/** Far beyond what anything of the size that is tried may take. */
export const LIMIT_MS = 20_000;

const key = Symbol.for('celeb-reader.fuzzed');
const script = new Script('globalThis[Symbol.for("celeb-reader.fuzzed")]()');

/** Runs a check; what does not end is broken off and is a finding too. */
export async function checkInTime(target: AnyTarget, input: unknown, limitMs = LIMIT_MS): Promise<void> {
	let result: unknown;
	const held = globalThis as Record<symbol, unknown>;
	held[key] = () => {
		result = target.check(input);
	};
	script.runInThisContext({timeout: limitMs});
	await result;
}
