import type {Line, Span} from '../render/line.ts';
import type {ListState} from '../state/list-state.ts';
import type {Settings, State} from '../state/state.ts';
import {sanitizeField} from '../text/sanitize.ts';
import {formatCount} from './count.ts';

type Where = {readonly text: Line; readonly tail?: Line};

/** `3/120`, with what is filtered, found, and still being read; or what is being typed. */
export function whereLine({list, notice, settings}: State): Where {
	if (notice !== null) return {text: [{text: notice, style: {italic: true}}]};
	if (list.prompt !== null) return promptLine(list, settings);
	const {matches, selected} = list;
	const at = matches.length === 0 ? 0 : selected + 1;
	const found = [...searchParts(list, settings), ...filterParts(list, settings), ...progressParts(list)];
	const where = `${formatCount(at)}/${formatCount(matches.length)}`;
	return {text: [{text: where}, {text: found.map(part => `  ${part}`).join(''), style: {tone: 'quiet'}}]};
}

function promptLine(list: ListState, settings: Settings): Where {
	const cursor: Span = {text: settings.glyphs.captionBar, style: {tone: 'accent'}};
	const {prompt, matches, query, typed} = list;
	if (prompt === 'filter') {
		const count = [`${formatCount(matches.length)} of ${totalOf(list)}`, ...progressParts(list)];
		return {
			text: [{text: `/${query}`}],
			tail: [cursor, {text: count.map(part => `  ${part}`).join(''), style: {tone: 'quiet'}}],
		};
	}
	const example = prompt === 'date' ? '2019, 2019-05, 2019-05-12, or a number' : 'words, “phrases”, -not, tag:, title:';
	const [open, close] = settings.glyphs.quotes;
	const advice = typed === '' ? `  ${example.replace('“', open).replace('”', close)}` : '';
	return {
		text: [{text: `${prompt === 'date' ? ':' : 'f '}${typed}`}],
		tail: [cursor, {text: advice, style: {tone: 'quiet'}}],
	};
}

/** What a filter chooses from. */
const totalOf = ({filtered, matches}: ListState): string => formatCount(filtered?.from.length ?? matches.length);

function searchParts({search}: ListState, settings: Settings): readonly string[] {
	return search === null ? [] : [`found for ${quoteQuery(search.query, settings)}`];
}

function filterParts(list: ListState, settings: Settings): readonly string[] {
	if (list.query.trim() === '') return [];
	const filter = `filtered by ${quoteQuery(list.query, settings)}`;
	return [list.search === null ? `of ${totalOf(list)}, ${filter}` : filter];
}

const progressParts = ({progress}: ListState): readonly string[] =>
	progress === null || progress.total === 0
		? []
		: [`reading ${formatCount(progress.done)} of ${formatCount(progress.total)}`];

/** How far a search is, as long as it goes on. */
export function searchSide({list, notice, size}: State): string {
	const progress = list.search?.progress ?? null;
	if (notice !== null || progress === null || progress.total === 0) return '';
	const {done, total} = progress;
	if (size.columns >= 100) return `looking through ${formatCount(done)} of ${formatCount(total)}`;
	return `${size.columns < 60 ? '' : 'looking through '}${Math.floor((100 * done) / total)}%`;
}

export const quoteQuery = (query: string, {glyphs}: Settings): string =>
	glyphs.quotes.join(sanitizeField(query.trim()));
