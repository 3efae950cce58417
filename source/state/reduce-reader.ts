import type {Post} from '../posts/post.ts';
import {beginSearch, dropDue, searchOn, stepMatch} from './find.ts';
import {followLink, leaveFor} from './follow.ts';
import {
	contentsOf,
	hasEntries,
	headingFrom,
	type LinkEntry,
	linksOf,
	movePanel,
	openPanel,
	type PanelKind,
	pickEntry,
	readForPanel,
	resizePanel,
} from './panel.ts';
import {atPlace, columnOf, isAtEnd, relayReader, replaceArticle, scrollReader, widen} from './reader.ts';
import type {OpenReader} from './reader-state.ts';
import {type Action, ask, type Motion, type Size, type State} from './state.ts';

type ReaderAction = Extract<
	Action,
	{
		type:
			| 'article-changed'
			| 'article-lost'
			| 'read-on'
			| 'restyled'
			| 'open-path'
			| 'find'
			| 'step-match'
			| 'step-heading'
			| 'show-panel'
			| 'pick'
			| 'go'
			| 'copy-link'
			| 'widen';
	}
>;

/** What happens to an open article on an action that is for it alone. */
export function reduceReader(state: State, reader: OpenReader, action: ReaderAction): State {
	const {size, settings} = state;
	switch (action.type) {
		case 'article-changed':
			if (action.article.post.path !== reader.path) return state;
			return isOther(reader, action.article.post)
				? {...state, reader: replaceArticle(reader, action.article, size, settings), notice: action.notice}
				: {...state, reader: {...reader, lost: null}, notice: action.notice && state.notice};
		case 'article-lost':
			return action.path === reader.path ? {...state, reader: {...reader, lost: action.how}} : state;
		case 'read-on':
			if (action.book !== reader.book) return state;
			return {
				...state,
				reader: resizePanel(searchOn({...reader, known: Math.max(reader.known, action.known)}, size), size),
			};
		case 'restyled':
			return {...state, reader: relayReader(reader, size, settings)};
		case 'open-path':
			return leaveFor(state, reader, action.path, action.anchor);
		case 'find':
			return {...state, reader: beginSearch(reader)};
		case 'step-match':
			return reader.search === null
				? {...state, notice: 'Nothing is searched for yet: / searches'}
				: {...state, reader: stepMatch(reader, action.direction, size)};
		case 'step-heading':
			return stepHeading(state, reader, action.direction);
		case 'show-panel':
			return showPanel(state, reader, action.panel);
		case 'pick':
			return {...state, reader: pickEntry(reader, action.digit, size)};
		case 'go':
			return followChosen(state, reader);
		case 'copy-link':
			return copyLink(state, reader);
		case 'widen':
			return changeMeasure(state, reader, action.cells);
		default:
			return action satisfies never;
	}
}

/** Whether it was written since. */
const isOther = ({book}: OpenReader, post: Post): boolean => post.modifiedMs !== book.article.post.modifiedMs;

/** The page, or the panel that lies over it. */
export function moveReader(reader: OpenReader, motion: Motion, direction: 1 | -1, size: Size): OpenReader {
	if (reader.search?.isPrompting) return stepMatch(reader, direction, size);
	return reader.panel === null
		? dropDue(scrollReader(reader, motion, direction, size))
		: movePanel(reader, motion, direction, size);
}

function stepHeading(state: State, reader: OpenReader, direction: 1 | -1): State {
	const place = headingFrom(reader, direction);
	if (direction > 0 && isAtEnd(reader, state.size)) return {...state, notice: 'This is the end'};
	if (place !== null) return {...state, reader: atPlace(reader, place, state.size)};
	return {...state, notice: direction > 0 ? 'There is no heading further down' : 'This is the beginning'};
}

/** Opens a panel, closes it where it is open, or says why there is none. */
export function showPanel(state: State, reader: OpenReader, kind: PanelKind): State {
	if (reader.panel?.kind === kind) return {...state, reader: {...reader, panel: null}};
	const informed = readForPanel(reader, kind);
	if (!hasEntries(informed, kind)) return {...state, notice: emptyPanel(informed, kind)};
	return {...state, reader: openPanel(informed, kind, state.size)};
}

function emptyPanel({known, book}: OpenReader, kind: PanelKind): string {
	const things = kind === 'contents' ? 'headings' : 'links and no images';
	return known < book.count ? `No ${things} so far: the rest is still being read` : `This article has no ${things}`;
}

/** Where the panel stays open the next digit begins another number. */
function followChosen(state: State, {panel, ...rest}: OpenReader): State {
	const reader = {...rest, panel: panel && {...panel, digits: ''}};
	return go({...state, reader}, reader);
}

function go(state: State, reader: OpenReader): State {
	if (reader.panel?.kind === 'links') return followLink(state, reader);
	const entry = contentsOf(reader)[reader.panel?.selected ?? 0];
	return entry === undefined ? state : {...state, reader: {...atPlace(reader, entry.place, state.size), panel: null}};
}

/** The address of the chosen link, as far as it has one; of a heading its name. */
function copyLink(state: State, reader: OpenReader): State {
	const {panel} = reader;
	const selected = panel?.selected ?? 0;
	const entry = linksOf(reader)[selected];
	const text = panel?.kind === 'links' ? entry && addressOf(entry, reader) : contentsOf(reader)[selected]?.text;
	return text == null ? {...state, notice: 'This has no address to copy'} : ask(state, {kind: 'copy', text});
}

/** On the web where the article says its own address there, else as it is written; a note has none. */
function addressOf({kind, link, ref}: LinkEntry, {book}: OpenReader): string | null {
	const {canonical} = book.article.post;
	if (link !== null || ref === null || kind === 'note') return link;
	return canonical !== null && URL.canParse(ref, canonical) ? new URL(ref, canonical).href : ref;
}

function changeMeasure(state: State, reader: OpenReader, cells: number): State {
	const {size} = state;
	const {width} = columnOf(size, state.settings);
	const settings = {...state.settings, measure: widen(width, cells)};
	const now = columnOf(size, settings).width;
	if (now === width) return {...state, notice: `Text ${width} wide: ${cells > 0 ? 'as wide' : 'as narrow'} as it gets`};
	return {...state, settings, reader: relayReader(reader, size, settings), notice: `Text ${now} wide`};
}
