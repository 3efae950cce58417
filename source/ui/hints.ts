import {bindings, type Mode} from '../keys/keymap.ts';
import type {Hint} from './status-bar.tsx';

/** The hints of a mode, from the key table. On the first screen `q` quits. */
export function hintsOf(mode: Mode, isFirstScreen: boolean): readonly Hint[] {
	return bindings
		.filter(binding => binding.hint !== undefined && binding.modes.includes(mode))
		.map(({keys, hint = ''}) => {
			const key = keys[0] ?? '';
			return {key, word: key === 'q' && isFirstScreen ? 'quit' : hint};
		});
}
