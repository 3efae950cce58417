import {decodeEscapes, hashOf} from '../posts/addresses.ts';
import type {Post} from '../posts/post.ts';
import {isPostName} from '../posts/post-name.ts';
import {readableUrl} from '../text/sanitize.ts';
import {keepVisible} from './list-rows.ts';
import {linksOf} from './panel.ts';
import {atPlace} from './reader.ts';
import type {OpenReader, Stop} from './reader-state.ts';
import {ask, type State} from './state.ts';
import {findAnchor} from './words.ts';

/** Stops that are kept. */
const LONGEST_TRAIL = 50;

/** What the chosen entry of the links leads to: a place here, another post, or something for the system to open. */
export function followLink(state: State, reader: OpenReader): State {
	const entry = linksOf(reader)[reader.panel?.selected ?? 0];
	if (entry === undefined) return {...state, reader: {...reader, panel: null}};
	const {link, ref} = entry;
	if (ref !== null) return followRef(state, reader, ref);
	if (link === null)
		return {...state, notice: 'This image is not in the folder of its site, and its address does not open'};
	const known = postAt([...state.list.posts, reader.book.article.post], link);
	const name = hashOf(link);
	if (known !== null && known !== reader.path) return leaveFor(state, reader, known, name);
	if (known !== null && name !== '') return goToAnchor(state, reader, name);
	return ask({...state, notice: `Opening ${readableUrl(link)}`}, {kind: 'open-link', link});
}

function followRef(state: State, reader: OpenReader, ref: string): State {
	if (ref.startsWith('#')) return goToAnchor(state, reader, ref.slice(1));
	const {known, isSure} = linkedPost(ref, reader.path, state.list.posts);
	if (known === reader.path) return goToAnchor(state, reader, hashOf(ref));
	if (known !== null && isSure) return leaveFor(state, reader, known, hashOf(ref));
	return ask(state, {kind: 'follow', ref, from: reader.path, known});
}

/** The panel stays where nothing is found: another entry may be chosen. */
function goToAnchor(state: State, reader: OpenReader, name: string): State {
	const place = findAnchor(reader.book, name, reader.book.count);
	if (place === null) return {...state, notice: `Nothing in this article is called #${name}`};
	return {...state, reader: {...atPlace(reader, place, state.size), panel: null, trail: extend(reader)}};
}

/** Another post, with the way back. */
export function leaveFor(state: State, reader: OpenReader, path: string, anchor: string): State {
	const arrival = {place: null, anchor, trail: extend(reader)};
	const previous = {...reader, panel: null};
	return choose({...state, reader: {status: 'loading', path, previous, typedAhead: [], arrival}}, path);
}

/** In the list too that post is the chosen one, so that its neighbours are, and the list is come back to there. */
function choose(state: State, path: string): State {
	const selected = state.list.matches.findIndex(post => post.path === path);
	return selected < 0 ? state : {...state, list: keepVisible({...state.list, selected, hasMoved: true}, state)};
}

const extend = ({trail, path, anchor}: OpenReader): readonly Stop[] =>
	[...trail, {path, place: anchor}].slice(-LONGEST_TRAIL);

/** Back to where the last link was followed; null where none was. */
export function retrace(state: State): State | null {
	const {reader} = state;
	if (reader === null) return null;
	const stops = reader.status === 'loading' ? (reader.arrival?.trail ?? []) : reader.trail;
	const stop = stops.at(-1);
	if (stop === undefined) return null;
	const trail = stops.slice(0, -1);
	if (reader.status === 'open' && stop.path === reader.path)
		return {...state, reader: {...atPlace(reader, stop.place, state.size), trail}};
	const previous = reader.status === 'open' ? reader : reader.status === 'loading' ? reader.previous : null;
	const arrival = {place: stop.place, anchor: '', trail};
	return choose({...state, reader: {status: 'loading', path: stop.path, previous, typedAhead: [], arrival}}, stop.path);
}

/** The post that says of itself that it stands at an address. */
function postAt(posts: readonly Post[], link: string): string | null {
	const place = (address: string) =>
		address
			.replace(/[?#].*$/s, '')
			.replace(/^https?:\/\/(?:www\.)?/, '')
			.replace(/\/$/, '');
	const wanted = place(link);
	return posts.find(({canonical}) => canonical !== null && place(canonical) === wanted)?.path ?? null;
}

/**
 * The post of the list that a path in a post means: the file beside it, or where sites have addresses of their own, the
 * one post that is called like the last part of the path; which is not sure where the path is that of a file, since that
 * may be there and not in the list.
 */
export function linkedPost(
	ref: string,
	from: string,
	posts: readonly Post[],
): {readonly known: string | null; readonly isSure: boolean} {
	const path = decodeEscapes(ref.replace(/[?#].*$/s, ''));
	if (path === '') return {known: from, isSure: true};
	const beside = withoutExtension(joinPaths(from, path));
	const isBeside = (known: string) => known.startsWith(beside) && withoutExtension(known) === beside;
	const exact = isBeside(from) ? from : posts.find(post => isBeside(post.path))?.path;
	if (exact !== undefined) return {known: exact, isSure: true};
	const name = nameOf(path);
	// Most of a hundred thousand paths need no more than a look.
	const isNamed = (known: string) => known.toLowerCase().includes(name) && nameOf(known) === name;
	const named = name === '' ? [] : posts.filter(post => isNamed(post.path));
	return {known: named.length === 1 ? (named[0]?.path ?? null) : null, isSure: !isPostName(path)};
}

const withoutExtension = (path: string): string =>
	path.replace(/\.(?:md|markdown|mdown|mkd|mdx|html?)$/i, '').replace(/\/(?:index)?$/, '');

/** The last part of a path without the day before it. */
const nameOf = (path: string): string =>
	withoutExtension(path)
		.split('/')
		.at(-1)
		?.replace(/^\d{4}-\d{1,2}-\d{1,2}-/, '')
		.toLowerCase() ?? '';

function joinPaths(from: string, path: string): string {
	if (path.startsWith('/')) return path;
	const parts = from.split('/').slice(0, -1);
	for (const part of path.split('/')) {
		if (part === '..') parts.pop();
		else if (part !== '.') parts.push(part);
	}
	return parts.join('/');
}
