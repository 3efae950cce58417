import {graphemes} from '../text/width.ts';
import {acceptSearch, cancelSearch, searchFor} from './find.ts';
import {clearFilter, setQuery} from './list.ts';
import {jumpTo} from './list-date.ts';
import {endSearch, startSearch} from './list-search.ts';
import type {ListPrompt} from './list-state.ts';
import {inReader} from './opening.ts';
import {LONGEST_QUERY} from './search.ts';
import {queryProblem} from './search-words.ts';
import type {Action, State} from './state.ts';

type PromptAction = Extract<
	Action,
	{type: 'prompt' | 'prompt-text' | 'prompt-erase' | 'prompt-accept' | 'prompt-cancel'}
>;

/** What is typed where text is asked for: for a filter, a search, a date, or in an article. */
export function reducePrompt(state: State, action: PromptAction): State {
	switch (action.type) {
		case 'prompt':
			return openPrompt(state, action.prompt);
		case 'prompt-text':
			return typeText(state, promptText(state) + action.text);
		case 'prompt-erase':
			return erase(state, action.unit);
		case 'prompt-accept':
			return state.screen === 'reader' ? inReader(state, acceptSearch) : accept(state);
		case 'prompt-cancel':
			return cancel(state);
		default:
			return action satisfies never;
	}
}

const openPrompt = (state: State, prompt: ListPrompt): State => ({...state, list: {...state.list, prompt, typed: ''}});

const closePrompt = (state: State): State => ({...state, list: {...state.list, prompt: null, typed: ''}});

/** What stands in the prompt that is open. */
function promptText({screen, list, reader}: State): string {
	if (screen === 'list') return list.prompt === 'filter' ? list.query : list.typed;
	return reader?.status === 'open' ? (reader.search?.query ?? '') : '';
}

function typeText(state: State, text: string): State {
	const {list} = state;
	if (state.screen === 'reader') return inReader(state, reader => searchFor(reader, text, state.size));
	const typed = list.prompt === 'filter' ? setQuery(list, text, state) : {...list, typed: text.slice(0, LONGEST_QUERY)};
	return typed === list ? state : {...state, list: typed};
}

/** Erasing in an empty prompt leaves it, as in less and vim. */
function erase(state: State, unit: 'character' | 'word' | 'all'): State {
	const text = promptText(state);
	if (text !== '' || unit !== 'character') return typeText(state, eraseFrom(text, unit));
	return state.screen === 'list' ? closePrompt(state) : cancel(state);
}

function eraseFrom(query: string, unit: 'character' | 'word' | 'all'): string {
	if (unit === 'all') return '';
	if (unit === 'word') return query.replace(/\S+\s*$|\s+$/, '');
	return graphemes(query).slice(0, -1).join('');
}

/** What cannot be understood stays in the prompt, to be put right. */
function accept(state: State): State {
	const {list} = state;
	const text = list.typed.trim();
	if (list.prompt === 'date' && text !== '') {
		const jumped = jumpTo(list, text, state);
		return typeof jumped === 'string' ? {...state, notice: jumped} : closePrompt({...state, list: jumped});
	}
	if (list.prompt !== 'search') return closePrompt(state);
	if (text === '') return closePrompt({...state, list: endSearch(list, state)});
	const problem = queryProblem(text);
	return problem === null ? {...state, list: startSearch(list, text, state)} : {...state, notice: problem};
}

function cancel(state: State): State {
	if (state.screen === 'reader') return inReader(state, reader => cancelSearch(reader, state.size));
	return state.list.prompt === 'filter' ? {...state, list: clearFilter(state.list, state)} : closePrompt(state);
}
