import {type Mark, unmarked} from '../posts/marks.ts';
import type {Post} from '../posts/post.ts';
import {searchForTerms} from './find.ts';
import {isAtEnd, openArticle} from './reader.ts';
import type {Arrival, OpenReader, Stop} from './reader-state.ts';
import {showPanel} from './reduce-reader.ts';
import {atSaved} from './saved-place.ts';
import {clamp} from './scroll.ts';
import {type Action, ask, type State} from './state.ts';

/** As for a post's minutes. */
const WORDS_A_MINUTE = 230;

/** A second look is no glance any more, and a slow reader of a long article has moved on by then. */
const [SHORTEST_GLANCE_MS, LONGEST_GLANCE_MS] = [2000, 10_000];
/** For articles that are pictures more than words. */
const SHORTEST_HALF_MS = 20_000;

/**
 * How long a post must have been open, ms. A post counts as read once its end is on the screen and it was open for a
 * `glance`: a fifth of the time that it takes to read, between 2 and 10 seconds; so that to hop to the end and back, or
 * through a list of short posts, marks nothing. It also counts, wherever one is in it, once it was open for `half` of
 * that time, at least 20 seconds.
 */
export function timesToRead({words}: Pick<Post, 'words'>): {readonly glanceMs: number; readonly halfMs: number} {
	const allMs = (words / WORDS_A_MINUTE) * 60_000;
	return {
		glanceMs: clamp(allMs / 5, SHORTEST_GLANCE_MS, LONGEST_GLANCE_MS),
		halfMs: Math.max(allMs / 2, SHORTEST_HALF_MS),
	};
}

/** The post counts as read where its end is on the screen and this is no glance; once a sitting. */
export function markRead(state: State): State {
	const {reader, size} = state;
	const isDue = reader?.status === 'open' && reader.stay === 'while' && isAtEnd(reader, size);
	return isDue ? countAsRead(state, reader) : state;
}

/** An article was open for as long as a glance takes; the second time, for half the time that it takes to read. */
export function stayed(state: State, path: string): State {
	const {reader} = state;
	if (reader?.status !== 'open' || reader.path !== path) return state;
	switch (reader.stay) {
		case 'glance':
			return markRead({...state, reader: {...reader, stay: 'while'}});
		case 'while':
			return countAsRead(state, reader);
		case 'counted':
			return state;
		default:
			return reader.stay satisfies never;
	}
}

function countAsRead(state: State, reader: OpenReader): State {
	const counted: State = {...state, reader: {...reader, stay: 'counted'}};
	if (state.marks.get(reader.path)?.isRead) return counted;
	return ask(withMark(counted, reader.path, {isRead: true}), {
		kind: 'set-read',
		post: reader.book.article.post,
		isRead: true,
	});
}

/** The state with a post marked otherwise. */
export function withMark(state: State, path: string, change: Partial<Mark>): State {
	const mark = {...unmarked, ...state.marks.get(path), ...change};
	return {...state, marks: new Map(state.marks).set(path, mark)};
}

/** How far one got in an article. */
export function placeSaved(state: State, path: string, percent: number): State {
	return state.marks.get(path)?.percent === percent ? state : withMark(state, path, {percent});
}

type Opened = Extract<Action, {type: 'article-opened'}>;

/** An article that is there by now: where the way to it leads, else where it was left. */
export function openedArticle(state: State, {article, saved = null, mark = null}: Opened): State {
	const {reader, size, settings} = state;
	const {path} = article.post;
	if (reader?.status !== 'loading' || reader.path !== path) return state;
	const {arrival} = reader;
	const opened = openArticle(article, size, settings, arrival);
	const words = arrival?.words ?? [];
	const isLeft = saved !== null && !isPlaced(arrival) && words.length === 0;
	const found = isLeft ? atSaved(opened, saved, size) : searchForTerms(opened, words, size);
	const placed = {...found, begun: {anchor: found.anchor, saved}};
	const known = mark === null || state.marks.has(path) ? state : withMark(state, path, mark);
	const next = {...known, reader: placed};
	if (arrival?.panel !== undefined) return showPanel(next, placed, arrival.panel);
	return isLeft && !isAtStart(placed) ? {...next, notice: state.notice ?? WHERE_LEFT} : next;
}

const WHERE_LEFT = 'Where you left it: g goes to the beginning';

const isPlaced = (arrival: Arrival | null): boolean =>
	arrival !== null && (arrival.place !== null || arrival.anchor !== '');

const isAtStart = ({top}: OpenReader): boolean => top.section === 0 && top.line === 0;

/** The state after a file was given another name: the article that is read, or on the way back from it, is the same. */
export function renamed(state: State, from: string, to: string): State {
	const {reader} = state;
	const path = (old: string) => (old === from ? to : old);
	switch (reader?.status) {
		case undefined:
			return state;
		case 'open':
			return {...state, reader: renameOpen(reader, from, to)};
		case 'failed':
			return {...state, reader: {...reader, path: path(reader.path), trail: renameStops(reader.trail, from, to)}};
		case 'loading': {
			const {previous, arrival} = reader;
			return {
				...state,
				reader: {
					...reader,
					path: path(reader.path),
					previous: previous && renameOpen(previous, from, to),
					arrival: arrival && {...arrival, trail: renameStops(arrival.trail, from, to)},
				},
			};
		}
		default:
			return reader satisfies never;
	}
}

function renameOpen(reader: OpenReader, from: string, to: string): OpenReader {
	const trail = renameStops(reader.trail, from, to);
	if (reader.path !== from) return trail === reader.trail ? reader : {...reader, trail};
	const {article} = reader.book;
	const book = {...reader.book, article: {...article, post: {...article.post, path: to}}};
	return {...reader, path: to, book, pages: {...reader.pages, book}, trail, lost: null};
}

const renameStops = (stops: readonly Stop[], from: string, to: string): readonly Stop[] =>
	stops.some(({path}) => path === from) ? stops.map(stop => (stop.path === from ? {...stop, path: to} : stop)) : stops;
