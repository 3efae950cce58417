import {type Binding, bindings} from '../keys/keymap.ts';
import type {State} from '../state/state.ts';
import type {Hint} from './status-bar.tsx';

type Hinted = 'list' | 'reader' | 'help' | 'prompt';

/** The hints of a mode, from the key table, without those that would do nothing now. On the first screen `q` quits. */
export function hintsOf(mode: Hinted, state: State): readonly Hint[] {
	const isFirstScreen = mode === 'list' || (mode === 'reader' && state.isSingle);
	return bindings
		.filter(binding => binding.hint !== undefined && binding.modes.includes(mode) && isOfUse(binding, state))
		.map(({keys, hint = ''}) => {
			const key = keys[0] ?? '';
			return {key, word: key === 'q' && isFirstScreen ? 'quit' : hint};
		});
}

function isOfUse({command}: Binding, {list}: State): boolean {
	if (command.type === 'open') return list.matches.length > 0;
	if (command.type === 'prompt') return list.posts.length > 0 && list.query === '';
	return command.type !== 'clear-filter' || list.query !== '';
}
