import {Script} from 'node:vm';
import type {Guard} from './posts/guarded.ts';

const LIMIT_MS = 2000;
const NEXT_LIMIT_MS = 300;

const key = Symbol.for('celeb-reader.guarded');
let script: Script | undefined;

/**
 * Runs functions that may take for ever on text that is made for it: what is not done within a time is broken off, in
 * the midst of whatever it does, and gives null. Only for functions that leave nothing behind. Where a text was too much
 * once, the rest of it is hardly better, and each part would be waited for: from then on `nextMs` must do.
 */
export function createGuard(firstMs = LIMIT_MS, nextMs = NEXT_LIMIT_MS): Guard {
	let limitMs = firstMs;
	return <Result>(run: () => Result): Result | null => {
		let result: {readonly value: Result} | null = null;
		const held = globalThis as Record<symbol, unknown>;
		held[key] = () => {
			result = {value: run()};
		};
		try {
			script ??= new Script('globalThis[Symbol.for("celeb-reader.guarded")]()');
			script.runInThisContext({timeout: limitMs});
		} catch (error) {
			if (!isTimeout(error)) throw error;
			limitMs = nextMs;
		} finally {
			delete held[key];
		}
		return takeValue(result);
	};
}

const isTimeout = (error: unknown): boolean =>
	error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

const takeValue = <Result>(result: {readonly value: Result} | null): Result | null =>
	result === null ? null : result.value;
