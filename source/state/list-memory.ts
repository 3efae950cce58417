import type {ListMemory} from '../posts/marks.ts';
import type {Home, ListState} from './list-state.ts';
import type {State} from './state.ts';

/** How the list is left, to be found so the next time. */
export function memoryOf({list}: State): ListMemory {
	const {order, tab, isCompact} = list;
	return {order, tab, isCompact, chosen: chosenPath({list})};
}

/** The chosen post's path; null for the first, and where nobody chose. A filter or a search is not kept. */
function chosenPath({list}: Pick<State, 'list'>): string | null {
	const {matches, selected, hasMoved, awaited, progress} = list;
	const home = homeBehind(list);
	if (home !== null) return home.hasMoved ? (home.chosen?.path ?? null) : null;
	// The one that is waited for may be still to come.
	if (!hasMoved) return progress === null ? null : awaited;
	const isFirst = selected === 0 && list.search === null && list.home === null;
	return isFirst ? null : (matches[selected]?.path ?? null);
}

/** Where the reader was, as long as nothing was chosen among what was found. */
function homeBehind({search, home, prompt, selected, hasMoved}: ListState): Home | null {
	if (search !== null) return hasMoved ? null : search.home;
	return prompt === 'filter' && selected === 0 ? home : null;
}
