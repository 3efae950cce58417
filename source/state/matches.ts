import type {Flow} from '../render/flow.ts';
import {type Folded, foldWithPlaces} from '../text/fold.ts';

/** What is searched for: each of these words or phrases. White space in one stands for any. */
export type Sought = {readonly terms: readonly string[]; readonly keepsCase: boolean};

export const nothing = new Uint32Array();

/**
 * A function that gives the places in what a section says: where a match begins, where it ends, and so on by turns,
 * ascending. Where matches of several terms overlap, they are one.
 */
export function createFinder({terms, keepsCase}: Sought): (flow: Flow) => Uint32Array {
	const wanted = terms.map(term => foldWithPlaces(term, keepsCase).text).filter(term => term.trim() !== '');
	const [first, ...others] = wanted;
	if (first === undefined) return () => nothing;
	return flow => {
		const text = foldedText(flow, keepsCase);
		const found = findIn(text, first);
		return others.length === 0 ? found : joinMatches([found, ...others.map(term => findIn(text, term))]);
	};
}

function findIn({text, starts}: Folded, wanted: string): Uint32Array {
	const places: number[] = [];
	for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
		const end = at + wanted.length;
		places.push(starts?.[at] ?? at, starts === null ? end : endIn(starts, end));
	}
	return places.length === 0 ? nothing : Uint32Array.from(places);
}

/** The end of the character that holds the last unit of a match: one may have become several. */
function endIn(starts: Uint32Array, end: number): number {
	let next = end;
	while (next < starts.length - 1 && starts[next] === starts[end - 1]) next++;
	return starts[next] ?? 0;
}

function joinMatches(found: readonly Uint32Array[]): Uint32Array {
	const filled = found.filter(({length}) => length > 0);
	if (filled.length < 2) return filled[0] ?? nothing;
	const pairs = filled.flatMap(places =>
		Array.from(
			{length: places.length / 2},
			(_, index) => [places[index * 2] ?? 0, places[index * 2 + 1] ?? 0] as const,
		),
	);
	pairs.sort(([a], [b]) => a - b);
	const joined: number[] = [];
	for (const [from, to] of pairs) {
		const last = joined.at(-1) ?? 0;
		if (from >= last) joined.push(from, to);
		else joined[joined.length - 1] = Math.max(last, to);
	}
	return Uint32Array.from(joined);
}

/** What was folded for the last search: each letter that is typed searches all of it again. */
const folded = new WeakMap<Flow, Folded & {readonly keepsCase: boolean}>();

function foldedText(flow: Flow, keepsCase: boolean): Folded {
	const known = folded.get(flow);
	if (known?.keepsCase === keepsCase) return known;
	const text = {...foldWithPlaces(flow.text, keepsCase), keepsCase};
	folded.set(flow, text);
	return text;
}

/** Folds what a section says before anybody searches it: the first letter of a search would wait for all of them. */
export const prepareSearch = (flow: Flow): void => void foldedText(flow, false);
